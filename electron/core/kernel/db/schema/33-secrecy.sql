-- Secrecy (P5): the marks, every kind of record that one may be on, and what each covers.

-- Every record that the archive keeps, of whatever kind. A document is known by its digest.
CREATE VIEW kept_record (kind, id) AS
            SELECT 'department', id FROM department
  UNION ALL SELECT 'person', id FROM person
  UNION ALL SELECT 'channel', id FROM channel
  UNION ALL SELECT 'website', id FROM website
  UNION ALL SELECT 'mandate', id FROM mandate
  UNION ALL SELECT 'credential', id FROM credential
  UNION ALL SELECT 'account', id FROM account
  UNION ALL SELECT 'attestation', id FROM attestation
  UNION ALL SELECT 'checklist-answer', id FROM checklist_answer
  UNION ALL SELECT 'consent', id FROM image_consent
  UNION ALL SELECT 'capture', id FROM capture
  UNION ALL SELECT 'comment', id FROM comment
  UNION ALL SELECT 'sender', id FROM actor
  UNION ALL SELECT 'message', id FROM message
  UNION ALL SELECT 'conversation', id FROM conversation
  UNION ALL SELECT 'import', id FROM import_run
  UNION ALL SELECT 'mail', id FROM outgoing_mail
  UNION ALL SELECT 'package', id FROM export
  UNION ALL SELECT 'receipt', id FROM receipt
  UNION ALL SELECT 'disclosure', id FROM disclosure
  UNION ALL SELECT 'hold', id FROM disposal_hold
  UNION ALL SELECT 'document', document FROM mandate WHERE document IS NOT NULL
  UNION ALL SELECT 'document', document FROM image_consent
  UNION ALL SELECT 'document', paper FROM attestation WHERE paper IS NOT NULL
  UNION ALL SELECT 'document', document FROM retention_rule WHERE document IS NOT NULL;

-- A mark is on any record, with the paragraph, by whom and when; it is lifted by a decision of its own.
CREATE TABLE secrecy_mark (
  seq            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind           TEXT NOT NULL,
  record_id      TEXT NOT NULL,
  paragraph      TEXT NOT NULL CHECK (paragraph <> ''),
  note           TEXT,
  marked_at      TEXT NOT NULL,
  marked_by      TEXT NOT NULL,
  lifted_at      TEXT,
  lifted_by      TEXT,
  lifted_because TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_because IS NULL))
) STRICT;
CREATE UNIQUE INDEX secrecy_mark_in_force ON secrecy_mark (kind, record_id) WHERE lifted_at IS NULL;
CREATE INDEX secrecy_mark_record ON secrecy_mark (record_id, seq);

-- A mark is on something that the archive keeps.
CREATE TRIGGER secrecy_mark_is_on_a_record BEFORE INSERT ON secrecy_mark
WHEN NOT EXISTS (SELECT 1 FROM kept_record WHERE kind = NEW.kind AND id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is on a record that is kept'); END;

-- A mark is never edited: it is lifted, once, by a decision of its own.
CREATE TRIGGER secrecy_mark_is_lifted_once BEFORE UPDATE ON secrecy_mark
WHEN OLD.lifted_at IS NOT NULL OR NEW.kind IS NOT OLD.kind OR NEW.record_id IS NOT OLD.record_id
  OR NEW.paragraph IS NOT OLD.paragraph OR NEW.note IS NOT OLD.note OR NEW.marked_at IS NOT OLD.marked_at
  OR NEW.marked_by IS NOT OLD.marked_by
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is lifted, and never changed'); END;

-- What is disposed of takes its marks along, and so does what goes because nothing is left of it.
CREATE TRIGGER secrecy_mark_never_goes BEFORE DELETE ON secrecy_mark
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = OLD.kind AND id = OLD.record_id)
  AND EXISTS (SELECT 1 FROM kept_record WHERE kind = OLD.kind AND id = OLD.record_id)
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is lifted, and its traces stay'); END;

-- Every record that is secret now, with the paragraph. A mark covers what lies within the record: all of a department, all
-- of a channel, all that a sender wrote, the messages of a conversation, the document of a decision.
CREATE VIEW secret_record (kind, id, paragraph) AS
WITH RECURSIVE secret (kind, id, paragraph) AS (
  SELECT kind, record_id, paragraph FROM secrecy_mark WHERE lifted_at IS NULL
  UNION SELECT 'person', person.id, paragraph FROM secret
    JOIN person ON secret.kind = 'department' AND department_id = secret.id
  UNION SELECT 'channel', channel.id, paragraph FROM secret
    JOIN channel ON secret.kind = 'department' AND department_id = secret.id
  UNION SELECT 'attestation', attestation.id, paragraph FROM secret
    JOIN attestation ON secret.kind = 'department' AND department_id = secret.id
  UNION SELECT 'mandate', mandate.id, paragraph FROM secret
    JOIN mandate ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'credential', credential.id, paragraph FROM secret
    JOIN credential ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'account', account.id, paragraph FROM secret
    JOIN account ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'checklist-answer', checklist_answer.id, paragraph FROM secret
    JOIN checklist_answer ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'checklist-answer', checklist_answer.id, paragraph FROM secret
    JOIN checklist_answer ON secret.kind = 'capture' AND capture_id = secret.id
  UNION SELECT 'capture', capture.id, paragraph FROM secret
    JOIN capture ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'conversation', conversation.id, paragraph FROM secret
    JOIN conversation ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'comment', comment.id, paragraph FROM secret
    JOIN comment ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'comment', comment.id, paragraph FROM secret
    JOIN comment ON secret.kind = 'sender' AND actor_id = secret.id
  UNION SELECT 'message', message.id, paragraph FROM secret
    JOIN message ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'message', message.id, paragraph FROM secret
    JOIN message ON secret.kind = 'sender' AND actor_id = secret.id
  UNION SELECT 'message', message.id, paragraph FROM secret
    JOIN message ON secret.kind = 'conversation' AND conversation_id = secret.id
  UNION SELECT 'mail', outgoing_mail.id, paragraph FROM secret
    JOIN outgoing_mail ON secret.kind = 'message' AND message_id = secret.id
  UNION SELECT 'mail', outgoing_mail.id, paragraph FROM secret
    JOIN outgoing_mail ON secret.kind = 'comment' AND comment_id = secret.id
  UNION SELECT 'document', mandate.document, paragraph FROM secret
    JOIN mandate ON secret.kind = 'mandate' AND mandate.id = secret.id AND mandate.document IS NOT NULL
  UNION SELECT 'document', image_consent.document, paragraph FROM secret
    JOIN image_consent ON secret.kind = 'consent' AND image_consent.id = secret.id
  UNION SELECT 'document', attestation.paper, paragraph FROM secret
    JOIN attestation ON secret.kind = 'attestation' AND attestation.id = secret.id AND attestation.paper IS NOT NULL
)
SELECT kind, id, paragraph FROM secret;

-- What is secret and came in is to be registered (OSL 5:1), also when it was kept in order or found of minor importance before it
-- was marked. A receipt from the diary is a registration too.
CREATE VIEW secret_unregistered (kind, id, paragraph) AS
SELECT kind, id, min(paragraph) FROM secret_record WHERE (
    (kind = 'message' AND EXISTS (SELECT 1 FROM message
      WHERE message.id = secret_record.id AND state IN ('copied', 'redirected', 'minor')))
    OR (kind = 'comment' AND EXISTS (SELECT 1 FROM comment WHERE comment.id = secret_record.id AND same_as IS NULL)
      AND 'registered' IS NOT (SELECT outcome FROM comment_registration
        WHERE comment_id = secret_record.id ORDER BY seq DESC LIMIT 1)))
  AND NOT EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
    WHERE receipt_item.kind = secret_record.kind AND item_id = secret_record.id AND receiver = 'diary'
      AND withdrawn_because IS NULL)
GROUP BY kind, id;
