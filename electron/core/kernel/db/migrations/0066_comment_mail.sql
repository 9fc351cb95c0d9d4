-- A comment is copied to the authority's mailbox as a message is (P8b): the outbox again, where a copy is of one or the other.
CREATE TABLE outgoing_mail_before AS SELECT * FROM outgoing_mail;
DROP TABLE outgoing_mail;
CREATE TABLE outgoing_mail (
  id              TEXT PRIMARY KEY,
  purpose         TEXT NOT NULL CHECK (purpose IN ('copy', 'reminder', 'test')),
  message_id      TEXT REFERENCES message (id),
  comment_id      TEXT REFERENCES comment (id),
  header_id       TEXT NOT NULL UNIQUE,
  sender          TEXT NOT NULL,
  recipient       TEXT NOT NULL,
  eml             TEXT NOT NULL REFERENCES object (sha256),
  state           TEXT NOT NULL
    CHECK (state IN ('queued', 'sending', 'accepted', 'unknown', 'refused', 'arrived', 'bounced')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT,
  -- The last attempt: when every byte had left for the server and its answer was waited for.
  handed_over_at  TEXT,
  -- What went wrong last, as a code, and what the server said to it, in its own words.
  problem         TEXT,
  reply           TEXT,
  queued_at       TEXT NOT NULL,
  queued_by       TEXT NOT NULL,
  settled_at      TEXT,
  -- Who says how it went.
  settled_basis   TEXT CHECK (settled_basis IN ('server', 'report', 'mailbox', 'person')),
  CHECK ((purpose = 'copy') = (message_id IS NOT NULL) + (comment_id IS NOT NULL)),
  CHECK ((state = 'queued') = (next_attempt_at IS NOT NULL)),
  CHECK (state <> 'unknown' OR handed_over_at IS NOT NULL),
  CHECK ((state IN ('queued', 'sending', 'unknown')) = (settled_at IS NULL)),
  CHECK ((settled_at IS NULL) = (settled_basis IS NULL))
) STRICT;
INSERT INTO outgoing_mail (id, purpose, message_id, header_id, sender, recipient, eml, state, attempts, next_attempt_at,
    handed_over_at, problem, reply, queued_at, queued_by, settled_at, settled_basis)
  SELECT id, purpose, message_id, header_id, sender, recipient, eml, state, attempts, next_attempt_at,
    handed_over_at, problem, reply, queued_at, queued_by, settled_at, settled_basis FROM outgoing_mail_before;
DROP TABLE outgoing_mail_before;
CREATE INDEX outgoing_mail_queued ON outgoing_mail (queued_at DESC, id);
CREATE INDEX outgoing_mail_next ON outgoing_mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX outgoing_mail_message ON outgoing_mail (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX outgoing_mail_comment ON outgoing_mail (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX outgoing_mail_trouble ON outgoing_mail (state) WHERE state IN ('unknown', 'refused', 'bounced');

CREATE TRIGGER outgoing_mail_words_stay BEFORE UPDATE OF purpose, message_id, comment_id, header_id, sender, recipient, eml,
  queued_at, queued_by ON outgoing_mail
BEGIN SELECT RAISE(ABORT, 'a mail that is written is never changed'); END;
-- What may have arrived is never sent again by the program: only a person takes 'unknown' back into the queue.
CREATE TRIGGER outgoing_mail_keeps_the_order BEFORE UPDATE ON outgoing_mail
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'queued' AND NEW.state = 'sending')
  AND NOT (OLD.state = 'sending' AND NEW.state IN ('queued', 'accepted', 'unknown', 'refused'))
  AND NOT (OLD.state = 'accepted' AND NEW.state IN ('arrived', 'bounced'))
  AND NOT (OLD.state = 'unknown' AND NEW.state IN ('queued', 'arrived', 'bounced'))
  AND NOT (OLD.state = 'refused' AND NEW.state = 'queued')
BEGIN SELECT RAISE(ABORT, 'the order is queued, sending, accepted, arrived'); END;
CREATE TRIGGER outgoing_mail_never_goes BEFORE DELETE ON outgoing_mail
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
  AND NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a sent mail is removed by a disposal decision only'); END;

-- What is marked as secret covers the copies of it, of a comment too.
DROP VIEW secret_record;
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
