-- Carrying a disposal out: what is removed leaves a tombstone, and whatever the schema keeps from going goes then, and only
-- then: when the disposal is confirmed and being carried out, nothing holds the record, and it is acknowledged where its
-- rule demands that.

-- The records that a disposal being carried out covers.
CREATE VIEW disposing (kind, id) AS
SELECT disposal_item.kind, item_id FROM disposal_item
  JOIN disposal ON disposal.id = disposal_id JOIN retention_rule ON retention_rule.id = rule_id
WHERE state = 'erasing' AND block IS NULL
  AND NOT EXISTS (SELECT 1 FROM disposal_hold WHERE lifted_at IS NULL
    AND (scope = 'everything' OR target = item_id OR target = disposal_item.channel_id))
  AND (transfer = 'none' OR EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
    WHERE receipt_item.kind = disposal_item.kind AND receipt_item.item_id = disposal_item.item_id
      AND withdrawn_because IS NULL));

-- A comment goes with the attempts that turned out to be about it.
CREATE VIEW disposing_comment (id) AS
SELECT id FROM disposing WHERE kind = 'comment'
UNION ALL SELECT comment.id FROM comment JOIN disposing ON disposing.id = same_as AND kind = 'comment';

-- What is left of a record: which it was, when it came, the digests of its files, and by which disposal and rule it went.
CREATE TABLE tombstone (
  kind        TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure')),
  item_id     TEXT NOT NULL,
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  rule_id     TEXT NOT NULL REFERENCES retention_rule (id),
  channel_id  TEXT REFERENCES channel (id),
  recorded_at TEXT NOT NULL,
  objects     TEXT NOT NULL CHECK (json_valid(objects)),
  disposed_at TEXT NOT NULL,
  PRIMARY KEY (kind, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_disposal ON tombstone (disposal_id, kind, item_id);
CREATE TRIGGER tombstone_is_of_what_goes BEFORE INSERT ON tombstone
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = NEW.kind AND id = NEW.item_id)
BEGIN SELECT RAISE(ABORT, 'a tombstone is of what a confirmed disposal covers'); END;
CREATE TRIGGER tombstone_never_changes BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone is never changed'); END;
CREATE TRIGGER tombstone_never_goes BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone is never removed'); END;

-- Files that a disposal took from objects/. What the same bytes are kept for later is an object again.
CREATE TABLE disposed_object (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes       INTEGER NOT NULL CHECK (bytes >= 0),
  PRIMARY KEY (disposal_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposed_object_sha256 ON disposed_object (sha256);
CREATE TRIGGER disposed_object_while_erasing BEFORE INSERT ON disposed_object
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = NEW.disposal_id AND state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'files go when a confirmed disposal is carried out'); END;
CREATE TRIGGER disposed_object_never_changes BEFORE UPDATE ON disposed_object
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;
CREATE TRIGGER disposed_object_never_goes BEFORE DELETE ON disposed_object
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;

-- Packages and masked copies with the records in them: those in exports/ are removed, those elsewhere are only named.
CREATE TABLE disposed_folder (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  folder      TEXT NOT NULL,
  is_inside   INTEGER NOT NULL CHECK (is_inside IN (0, 1)),
  PRIMARY KEY (disposal_id, folder)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposed_folder_folder ON disposed_folder (folder);
CREATE TRIGGER disposed_folder_while_erasing BEFORE INSERT ON disposed_folder
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = NEW.disposal_id AND state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'files go when a confirmed disposal is carried out'); END;
CREATE TRIGGER disposed_folder_never_changes BEFORE UPDATE ON disposed_folder
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;
CREATE TRIGGER disposed_folder_never_goes BEFORE DELETE ON disposed_folder
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;

-- A mail that was disposed of is still known by its place in the mailbox, so that it is not fetched again.
CREATE TABLE mailbox_mail_before AS SELECT * FROM mailbox_mail;
DROP TABLE mailbox_mail;
CREATE TABLE mailbox_mail (
  mailbox_id    TEXT NOT NULL REFERENCES mailbox (id),
  uid_validity  TEXT NOT NULL,
  uid           INTEGER NOT NULL CHECK (uid > 0),
  -- When the server received it (INTERNALDATE); null where it does not say.
  internal_date TEXT,
  -- Null for one that was left where it is, and for one that was disposed of.
  source_id     TEXT REFERENCES source_file (id),
  outcome       TEXT NOT NULL CHECK (outcome IN ('message', 'known', 'report', 'own', 'too-large', 'disposed')),
  taken_in_at   TEXT NOT NULL,
  -- When it had been flagged or moved in the mailbox.
  handled_at    TEXT,
  CHECK ((outcome IN ('too-large', 'disposed')) = (source_id IS NULL)),
  CHECK (handled_at IS NULL OR outcome <> 'too-large'),
  PRIMARY KEY (mailbox_id, uid_validity, uid)
) STRICT, WITHOUT ROWID;
INSERT INTO mailbox_mail (mailbox_id, uid_validity, uid, internal_date, source_id, outcome, taken_in_at, handled_at)
SELECT mailbox_id, uid_validity, uid, internal_date, source_id, outcome, taken_in_at, handled_at FROM mailbox_mail_before;
DROP TABLE mailbox_mail_before;
CREATE INDEX mailbox_mail_unhandled ON mailbox_mail (mailbox_id, uid_validity) WHERE handled_at IS NULL;
CREATE TRIGGER mailbox_mail_stays BEFORE UPDATE OF source_id, outcome, internal_date ON mailbox_mail
WHEN NEW.internal_date IS NOT OLD.internal_date OR NEW.outcome <> 'disposed'
  OR NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'what a mail came to is never changed'); END;

-- The receiver's list repeats words of the records, so it goes with them; what it said stays in the receipts.
CREATE TABLE receipt_before AS SELECT * FROM receipt;
DROP TABLE receipt;
CREATE TABLE receipt (
  id                TEXT PRIMARY KEY,
  export_id         TEXT NOT NULL REFERENCES export (id),
  receiver          TEXT NOT NULL CHECK (receiver IN ('registry', 'e-archive')),
  number            TEXT NOT NULL CHECK (number <> ''),
  case_number       TEXT CHECK (case_number <> ''),
  received_on       TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  received_by       TEXT NOT NULL CHECK (received_by <> ''),
  way               TEXT NOT NULL CHECK (way IN ('hand', 'file', 'api')),
  source            TEXT REFERENCES object (sha256),
  entered_at        TEXT NOT NULL,
  entered_by        TEXT NOT NULL,
  withdrawn_because TEXT CHECK (withdrawn_because <> ''),
  CHECK (way <> 'hand' OR source IS NULL)
) STRICT;
INSERT INTO receipt (id, export_id, receiver, number, case_number, received_on, received_by, way, source, entered_at,
  entered_by, withdrawn_because)
SELECT id, export_id, receiver, number, case_number, received_on, received_by, way, source, entered_at, entered_by,
  withdrawn_because FROM receipt_before;
DROP TABLE receipt_before;
CREATE INDEX receipt_entered ON receipt (entered_at DESC, id);
CREATE INDEX receipt_export ON receipt (export_id, entered_at DESC, id);
CREATE INDEX receipt_number ON receipt (number);
CREATE INDEX receipt_case_number ON receipt (case_number) WHERE case_number IS NOT NULL;
CREATE TRIGGER receipt_is_of_a_written_package BEFORE INSERT ON receipt
WHEN NOT EXISTS (SELECT 1 FROM export WHERE id = NEW.export_id AND state = 'written')
  OR (NEW.way <> 'hand' AND NEW.source IS NULL)
BEGIN SELECT RAISE(ABORT, 'only what was handed over can be acknowledged'); END;
CREATE TRIGGER receipt_only_withdrawn BEFORE UPDATE ON receipt
WHEN NEW.id <> OLD.id OR NEW.export_id <> OLD.export_id OR NEW.receiver <> OLD.receiver OR NEW.number <> OLD.number
  OR NEW.case_number IS NOT OLD.case_number OR NEW.received_on <> OLD.received_on
  OR NEW.received_by <> OLD.received_by OR NEW.way <> OLD.way OR NEW.entered_at <> OLD.entered_at
  OR NEW.entered_by <> OLD.entered_by
  OR CASE WHEN NEW.source IS OLD.source THEN OLD.withdrawn_because IS NOT NULL OR NEW.withdrawn_because IS NULL
    ELSE NEW.source IS NOT NULL OR NEW.withdrawn_because IS NOT OLD.withdrawn_because
      OR NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing') END
BEGIN SELECT RAISE(ABORT, 'a receipt is withdrawn, never changed'); END;
CREATE TRIGGER receipt_never_goes BEFORE DELETE ON receipt
BEGIN SELECT RAISE(ABORT, 'a receipt is never removed'); END;

-- What never goes but by a disposal decision, and now can by one.
DROP TRIGGER object_never_goes;
CREATE TRIGGER object_never_goes BEFORE DELETE ON object
WHEN NOT EXISTS (SELECT 1 FROM disposed_object JOIN disposal ON disposal.id = disposal_id
  WHERE sha256 = OLD.sha256 AND state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'an object is removed by a disposal decision only'); END;
DROP TRIGGER capture_never_goes;
CREATE TRIGGER capture_never_goes BEFORE DELETE ON capture
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'capture' AND id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a capture is removed by a disposal decision only'); END;
DROP TRIGGER checklist_answer_never_goes;
CREATE TRIGGER checklist_answer_never_goes BEFORE DELETE ON checklist_answer
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'capture' AND id = OLD.capture_id)
BEGIN SELECT RAISE(ABORT, 'an answer is removed by a disposal decision only'); END;
DROP TRIGGER comment_never_goes;
CREATE TRIGGER comment_never_goes BEFORE DELETE ON comment
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'comment' AND id IN (OLD.id, OLD.same_as))
BEGIN SELECT RAISE(ABORT, 'a comment is removed by a disposal decision only'); END;
DROP TRIGGER comment_file_never_goes;
CREATE TRIGGER comment_file_never_goes BEFORE DELETE ON comment_file
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is removed by a disposal decision only'); END;
DROP TRIGGER comment_decision_never_goes;
CREATE TRIGGER comment_decision_never_goes BEFORE DELETE ON comment_decision
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a decision is removed by a disposal decision only'); END;
DROP TRIGGER comment_removal_never_goes;
CREATE TRIGGER comment_removal_never_goes BEFORE DELETE ON comment_removal
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a removal is removed by a disposal decision only'); END;
DROP TRIGGER comment_confirmation_never_goes;
CREATE TRIGGER comment_confirmation_never_goes BEFORE DELETE ON comment_confirmation
WHEN NOT EXISTS (SELECT 1 FROM comment_removal JOIN disposing_comment ON disposing_comment.id = comment_id
  WHERE seq = OLD.removal)
BEGIN SELECT RAISE(ABORT, 'a confirmation is removed by a disposal decision only'); END;
DROP TRIGGER comment_registration_never_goes;
CREATE TRIGGER comment_registration_never_goes BEFORE DELETE ON comment_registration
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a registration is removed by a disposal decision only'); END;
DROP TRIGGER comment_proof_never_goes;
CREATE TRIGGER comment_proof_never_goes BEFORE DELETE ON comment_proof
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a proof is removed by a disposal decision only'); END;
DROP TRIGGER comment_sighting_never_goes;
CREATE TRIGGER comment_sighting_never_goes BEFORE DELETE ON comment_sighting
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a sighting is removed by a disposal decision only'); END;
DROP TRIGGER platform_comment_never_goes;
CREATE TRIGGER platform_comment_never_goes BEFORE DELETE ON platform_comment
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a comment is removed by a disposal decision only'); END;
DROP TRIGGER moderation_action_never_goes;
CREATE TRIGGER moderation_action_never_goes BEFORE DELETE ON moderation_action
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'what was done with a comment is removed by a disposal decision only'); END;
DROP TRIGGER duty_never_goes;
CREATE TRIGGER duty_never_goes BEFORE DELETE ON duty
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
  AND NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a duty goes with its record, by a disposal decision only'); END;
DROP TRIGGER message_never_goes;
CREATE TRIGGER message_never_goes BEFORE DELETE ON message
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a message is removed by a disposal decision only'); END;
DROP TRIGGER message_sighting_never_goes;
CREATE TRIGGER message_sighting_never_goes BEFORE DELETE ON message_sighting
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'a sighting is removed by a disposal decision only'); END;
DROP TRIGGER registry_entry_never_goes;
CREATE TRIGGER registry_entry_never_goes BEFORE DELETE ON registry_entry
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'an entry in the registry is removed by a disposal decision only'); END;
DROP TRIGGER outgoing_mail_never_goes;
CREATE TRIGGER outgoing_mail_never_goes BEFORE DELETE ON outgoing_mail
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'a sent mail is removed by a disposal decision only'); END;
DROP TRIGGER inbox_never_shrinks;
CREATE TRIGGER inbox_never_shrinks BEFORE DELETE ON inbox
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
  OR EXISTS (SELECT 1 FROM message WHERE id = OLD.id OR conversation_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a thread goes with its messages, by a disposal decision only'); END;
DROP TRIGGER message_answer_never_goes;
CREATE TRIGGER message_answer_never_goes BEFORE DELETE ON message_answer
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
  OR EXISTS (SELECT 1 FROM message WHERE id = OLD.thread_id OR conversation_id = OLD.thread_id)
BEGIN SELECT RAISE(ABORT, 'an answer is removed by a disposal decision only'); END;
DROP TRIGGER conversation_never_goes;
CREATE TRIGGER conversation_never_goes BEFORE DELETE ON conversation
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
  OR EXISTS (SELECT 1 FROM message WHERE conversation_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a conversation is removed by a disposal decision only'); END;
DROP TRIGGER actor_never_goes;
CREATE TRIGGER actor_never_goes BEFORE DELETE ON actor
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
  OR EXISTS (SELECT 1 FROM comment WHERE actor_id = OLD.id) OR EXISTS (SELECT 1 FROM message WHERE actor_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a sender is removed by a disposal decision only'); END;
DROP TRIGGER source_file_never_goes;
CREATE TRIGGER source_file_never_goes BEFORE DELETE ON source_file
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'a source is removed by a disposal decision only'); END;
DROP TRIGGER disclosure_never_goes;
CREATE TRIGGER disclosure_never_goes BEFORE DELETE ON disclosure
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the log of disclosures is kept'); END;
DROP TRIGGER disclosure_record_removed_while_open;
CREATE TRIGGER disclosure_record_removed_while_open BEFORE DELETE ON disclosure_record
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  AND NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
DROP TRIGGER disclosure_mask_removed_while_open;
CREATE TRIGGER disclosure_mask_removed_while_open BEFORE DELETE ON disclosure_mask
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  AND NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
DROP TRIGGER secrecy_mark_never_goes;
CREATE TRIGGER secrecy_mark_never_goes BEFORE DELETE ON secrecy_mark
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = OLD.kind AND id = OLD.record_id)
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is lifted, and its traces stay'); END;
