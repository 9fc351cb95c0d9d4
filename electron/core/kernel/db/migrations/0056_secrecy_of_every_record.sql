-- Secrecy marks (P5) on every kind of record, by one list of what a record is and one rule of what a mark on it covers.

-- A decision and an answer of a checklist get names of their own, so that they can be pointed at.
ALTER TABLE mandate ADD COLUMN id TEXT;
DROP TRIGGER mandate_never_changes;
UPDATE mandate SET id = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)
  || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
CREATE UNIQUE INDEX mandate_id ON mandate (id);
CREATE TRIGGER mandate_never_changes BEFORE UPDATE ON mandate
BEGIN SELECT RAISE(ABORT, 'a mandate is never changed: a new decision is a new row'); END;
CREATE TRIGGER mandate_has_an_id BEFORE INSERT ON mandate WHEN NEW.id IS NULL
BEGIN SELECT RAISE(ABORT, 'a mandate has an id'); END;

ALTER TABLE checklist_answer ADD COLUMN id TEXT;
DROP TRIGGER checklist_answer_stays;
UPDATE checklist_answer SET id = lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4'
  || substr(hex(randomblob(2)), 2) || '-a' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));
CREATE UNIQUE INDEX checklist_answer_id ON checklist_answer (id);
CREATE TRIGGER checklist_answer_stays BEFORE UPDATE ON checklist_answer
BEGIN SELECT RAISE(ABORT, 'an answer is never changed; a later one stands beside it'); END;
CREATE TRIGGER checklist_answer_has_an_id BEFORE INSERT ON checklist_answer WHEN NEW.id IS NULL
BEGIN SELECT RAISE(ABORT, 'an answer has an id'); END;

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

-- The marks again, without a list of kinds of their own.
DROP TRIGGER message_secret_is_registered;
DROP TRIGGER comment_secret_is_registered;
DROP VIEW secret_record;
CREATE TABLE secrecy_mark_before AS SELECT * FROM secrecy_mark;
DROP TABLE secrecy_mark;
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
INSERT INTO secrecy_mark (seq, kind, record_id, paragraph, note, marked_at, marked_by, lifted_at, lifted_by, lifted_because)
  SELECT seq, kind, record_id, paragraph, note, marked_at, marked_by, lifted_at, lifted_by, lifted_because
  FROM secrecy_mark_before ORDER BY seq;
DROP TABLE secrecy_mark_before;
CREATE UNIQUE INDEX secrecy_mark_in_force ON secrecy_mark (kind, record_id) WHERE lifted_at IS NULL;
CREATE INDEX secrecy_mark_record ON secrecy_mark (record_id, seq);
CREATE TRIGGER secrecy_mark_is_on_a_record BEFORE INSERT ON secrecy_mark
WHEN NOT EXISTS (SELECT 1 FROM kept_record WHERE kind = NEW.kind AND id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is on a record that is kept'); END;
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
  UNION SELECT 'document', mandate.document, paragraph FROM secret
    JOIN mandate ON secret.kind = 'mandate' AND mandate.id = secret.id AND mandate.document IS NOT NULL
  UNION SELECT 'document', image_consent.document, paragraph FROM secret
    JOIN image_consent ON secret.kind = 'consent' AND image_consent.id = secret.id
  UNION SELECT 'document', attestation.paper, paragraph FROM secret
    JOIN attestation ON secret.kind = 'attestation' AND attestation.id = secret.id AND attestation.paper IS NOT NULL
)
SELECT kind, id, paragraph FROM secret;

-- What is secret is registered (OSL 5:1): the exceptions, to keep it in order or find it of minor importance, are not for it.
CREATE TRIGGER message_secret_is_registered BEFORE UPDATE OF state ON message
WHEN NEW.state IN ('copied', 'redirected', 'minor')
  AND EXISTS (SELECT 1 FROM secret_record WHERE kind = 'message' AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'what is secret is registered'); END;
CREATE TRIGGER comment_secret_is_registered BEFORE INSERT ON comment_registration
WHEN NEW.outcome <> 'registered'
  AND EXISTS (SELECT 1 FROM secret_record WHERE kind = 'comment' AND id = NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'what is secret is registered'); END;
