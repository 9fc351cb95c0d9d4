-- Disposal (P9c): proposed, confirmed by another person, and then carried out. What is removed leaves a tombstone.

-- The list of a disposal is frozen when it is proposed.
CREATE TABLE disposal (
  id              TEXT PRIMARY KEY,
  state           TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'erasing', 'done', 'withdrawn')),
  proposed_at     TEXT NOT NULL,
  proposed_by     TEXT NOT NULL,
  proposed_user   TEXT NOT NULL REFERENCES user (id),
  confirmed_at    TEXT,
  confirmed_by    TEXT,
  confirmed_user  TEXT REFERENCES user (id),
  begun_at        TEXT,
  begun_by        TEXT,
  ended_at        TEXT,
  ended_by        TEXT,
  -- Why it was withdrawn.
  because         TEXT CHECK (because <> ''),
  certificate     TEXT REFERENCES object (sha256),
  certificate_pdf TEXT REFERENCES object (sha256),
  -- Nobody decides alone that something is to be gone.
  CHECK (confirmed_user <> proposed_user),
  CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL) AND (confirmed_at IS NULL) = (confirmed_user IS NULL)),
  CHECK (state IN ('proposed', 'withdrawn') OR confirmed_at IS NOT NULL),
  CHECK (state <> 'proposed' OR confirmed_at IS NULL),
  CHECK ((state IN ('erasing', 'done')) = (begun_at IS NOT NULL) AND (begun_at IS NULL) = (begun_by IS NULL)),
  CHECK ((state IN ('done', 'withdrawn')) = (ended_at IS NOT NULL) AND (ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((state = 'withdrawn') = (because IS NOT NULL)),
  CHECK ((state = 'done') = (certificate IS NOT NULL) AND (certificate IS NULL) = (certificate_pdf IS NULL))
) STRICT;
CREATE INDEX disposal_proposed ON disposal (proposed_at DESC, id);

-- Every disposal is proposed first, so that another person can confirm it.
CREATE TRIGGER disposal_begins_proposed BEFORE INSERT ON disposal WHEN NEW.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'a disposal begins as a proposal'); END;

-- A disposal is proposed, confirmed, carried out and done; it can be withdrawn until it is being carried out.
CREATE TRIGGER disposal_keeps_the_order BEFORE UPDATE ON disposal
WHEN NOT (OLD.state = 'proposed' AND NEW.state IN ('confirmed', 'withdrawn'))
  AND NOT (OLD.state = 'confirmed' AND NEW.state IN ('erasing', 'withdrawn'))
  AND NOT (OLD.state = 'erasing' AND NEW.state = 'done')
BEGIN SELECT RAISE(ABORT, 'the order is proposed, confirmed, carried out'); END;

-- Who proposed and who confirmed, and when, is never changed.
CREATE TRIGGER disposal_stays_itself BEFORE UPDATE ON disposal
WHEN NEW.id IS NOT OLD.id OR NEW.proposed_at IS NOT OLD.proposed_at OR NEW.proposed_by IS NOT OLD.proposed_by
  OR NEW.proposed_user IS NOT OLD.proposed_user
  OR (OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_at IS NOT OLD.confirmed_at
    OR NEW.confirmed_by IS NOT OLD.confirmed_by OR NEW.confirmed_user IS NOT OLD.confirmed_user))
BEGIN SELECT RAISE(ABORT, 'who proposed and who confirmed is never changed'); END;

-- A disposal stays on file, also one that was withdrawn.
CREATE TRIGGER disposal_never_goes BEFORE DELETE ON disposal
BEGIN SELECT RAISE(ABORT, 'a disposal stays on file'); END;

-- Every record of the proposal: what rule says that it may go and since when, and what stops it where something does.
-- What is stopped when it is carried out, and was not when it was proposed, is kept then.
CREATE TABLE disposal_item (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  kind        TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure', 'checklist-answer')),
  item_id     TEXT NOT NULL,
  channel_id  TEXT REFERENCES channel (id),
  recorded_at TEXT NOT NULL,
  rule_id     TEXT NOT NULL REFERENCES retention_rule (id),
  due_on      TEXT NOT NULL CHECK (due_on IS date(due_on)),
  block       TEXT CHECK (block <> ''),
  PRIMARY KEY (disposal_id, kind, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposal_item_record ON disposal_item (kind, item_id);
CREATE INDEX disposal_item_block ON disposal_item (disposal_id, block);
CREATE INDEX disposal_item_channel ON disposal_item (channel_id, kind, item_id);

-- A list that another person is to confirm, or has confirmed, gets nothing added.
CREATE TRIGGER disposal_item_is_frozen BEFORE INSERT ON disposal_item
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = NEW.disposal_id AND state = 'proposed')
BEGIN SELECT RAISE(ABORT, 'the list of a disposal is frozen'); END;

-- All that may still be said of a record on the list is what stops it.
CREATE TRIGGER disposal_item_only_stopped BEFORE UPDATE ON disposal_item
WHEN OLD.block IS NOT NULL OR NEW.block IS NULL OR NEW.disposal_id IS NOT OLD.disposal_id OR NEW.kind IS NOT OLD.kind
  OR NEW.item_id IS NOT OLD.item_id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.rule_id IS NOT OLD.rule_id
  OR NEW.due_on IS NOT OLD.due_on OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NOT EXISTS (SELECT 1 FROM disposal WHERE id = OLD.disposal_id AND state = 'confirmed')
BEGIN SELECT RAISE(ABORT, 'the list of a disposal is frozen'); END;

-- The list of a disposal stays on file.
CREATE TRIGGER disposal_item_never_goes BEFORE DELETE ON disposal_item
BEGIN SELECT RAISE(ABORT, 'the list of a disposal stays on file'); END;

-- A capture that failed or was cut off is in no package, so there is nobody who could acknowledge it.
CREATE VIEW never_handed_over (kind, id) AS
SELECT 'capture', id FROM capture WHERE state IN ('failed', 'interrupted');

-- The records that a disposal being carried out covers.
CREATE VIEW disposing (kind, id) AS
SELECT disposal_item.kind, item_id FROM disposal_item
  JOIN disposal ON disposal.id = disposal_id JOIN retention_rule ON retention_rule.id = rule_id
WHERE state = 'erasing' AND block IS NULL
  AND NOT EXISTS (SELECT 1 FROM disposal_hold WHERE lifted_at IS NULL
    AND (scope = 'everything' OR target = item_id OR target = disposal_item.channel_id))
  AND (transfer = 'none' OR EXISTS (SELECT 1 FROM acknowledged_record
    WHERE acknowledged_record.kind = disposal_item.kind AND acknowledged_record.id = item_id AND is_as_it_is)
    OR EXISTS (SELECT 1 FROM never_handed_over
      WHERE never_handed_over.kind = disposal_item.kind AND never_handed_over.id = item_id));

-- A comment goes with the attempts that turned out to be about it.
CREATE VIEW disposing_comment (id) AS
SELECT id FROM disposing WHERE kind = 'comment'
UNION ALL SELECT comment.id FROM comment JOIN disposing ON disposing.id = same_as AND disposing.kind = 'comment';

-- Every kept file that may hold the words of more than one record, with each record whose words are in it.
CREATE VIEW carrying_file (kind, id, sha256) AS
SELECT 'comment', comment_id, sha256 FROM comment_file
  WHERE role IN ('context', 'view', 'source', 'original', 'confirmation')
    AND sha256 NOT IN (SELECT identity FROM comment_proof)
UNION SELECT 'comment', comment_id, sha256 FROM comment_sighting JOIN source_root ON source_root.id = source_id
UNION SELECT 'comment', comment_id, sha256 FROM comment_along JOIN source_root ON source_root.id = source_id
UNION SELECT 'message', message_id, sha256 FROM message_sighting JOIN source_root ON source_root.id = source_id
UNION SELECT 'message', id, original FROM message WHERE original IS NOT NULL;

-- What is left of a record: which it was, when it came, the digests of its files, and by which disposal and rule it went.
CREATE TABLE tombstone (
  kind        TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure', 'checklist-answer')),
  item_id     TEXT NOT NULL,
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  rule_id     TEXT NOT NULL REFERENCES retention_rule (id),
  channel_id  TEXT REFERENCES channel (id),
  recorded_at TEXT NOT NULL,
  -- When the record came in, by which half-years are counted.
  came_in_at  TEXT NOT NULL,
  objects     TEXT NOT NULL CHECK (json_valid(objects)),
  disposed_at TEXT NOT NULL,
  PRIMARY KEY (kind, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tombstone_disposal ON tombstone (disposal_id, kind, item_id);

-- A tombstone is only for a record that a disposal covers while it is being carried out.
CREATE TRIGGER tombstone_is_of_what_goes BEFORE INSERT ON tombstone
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = NEW.kind AND id = NEW.item_id)
BEGIN SELECT RAISE(ABORT, 'a tombstone is of what a confirmed disposal covers'); END;

-- What is left of a record stays as it was written.
CREATE TRIGGER tombstone_never_changes BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone is never changed'); END;

-- A tombstone is not deleted.
CREATE TRIGGER tombstone_never_goes BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'a tombstone is never removed'); END;

-- What is left to count of a capture that was disposed of: that the address was captured, when, and how it went (P8c).
CREATE TABLE disposed_capture (
  id          TEXT PRIMARY KEY,
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  run_id      TEXT REFERENCES run (id),
  address     TEXT NOT NULL,
  viewport    TEXT NOT NULL,
  state       TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  ended_at    TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX disposed_capture_started ON disposed_capture (started_at);
CREATE INDEX disposed_capture_address ON disposed_capture (address, started_at DESC);
CREATE INDEX disposed_capture_channel ON disposed_capture (channel_id, started_at DESC);

-- What is left of a capture is what the capture said, and is noted when it goes.
CREATE TRIGGER disposed_capture_is_of_what_goes BEFORE INSERT ON disposed_capture
WHEN NOT EXISTS (SELECT 1 FROM disposing JOIN capture USING (id)
  WHERE disposing.kind = 'capture' AND capture.id = NEW.id AND capture.channel_id = NEW.channel_id
    AND capture.address = NEW.address AND capture.state = NEW.state AND capture.started_at = NEW.started_at)
BEGIN SELECT RAISE(ABORT, 'what is left of a capture is of what a confirmed disposal covers'); END;

-- What is left of a capture stays as it was written.
CREATE TRIGGER disposed_capture_never_changes BEFORE UPDATE ON disposed_capture
BEGIN SELECT RAISE(ABORT, 'what is left of a capture is never changed'); END;

-- What is left of a capture is never removed.
CREATE TRIGGER disposed_capture_never_goes BEFORE DELETE ON disposed_capture
BEGIN SELECT RAISE(ABORT, 'what is left of a capture is never removed'); END;

-- Every capture there was, kept or disposed of: what coverage, runs and the last capture of a channel are reckoned from.
CREATE VIEW capture_fact (id, channel_id, run_id, address, viewport, state, started_at, ended_at) AS
SELECT id, channel_id, run_id, address, viewport, state, started_at, ended_at FROM capture
UNION ALL SELECT id, channel_id, run_id, address, viewport, state, started_at, ended_at FROM disposed_capture;

-- What is left to count of a question that was disposed of: when it came in, when it was due, and when it was answered (P7).
CREATE TABLE disposed_duty (
  id          INTEGER PRIMARY KEY,
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  received_at TEXT NOT NULL,
  due_at      TEXT,
  answered_at TEXT
) STRICT;
CREATE INDEX disposed_duty_times ON disposed_duty (channel_id, received_at, due_at, answered_at);

-- What is left of a question is what its duty said, and is noted when its record goes.
CREATE TRIGGER disposed_duty_is_of_what_goes BEFORE INSERT ON disposed_duty
WHEN NOT EXISTS (SELECT 1 FROM duty WHERE id = NEW.id AND channel_id = NEW.channel_id AND received_at = NEW.received_at
  AND due_at IS NEW.due_at AND answered_at IS NEW.answered_at
  AND (message_id IN (SELECT id FROM disposing WHERE kind = 'message') OR comment_id IN (SELECT id FROM disposing_comment)))
BEGIN SELECT RAISE(ABORT, 'what is left of a question is of what a confirmed disposal covers'); END;

-- What is left of a question stays as it was written.
CREATE TRIGGER disposed_duty_never_changes BEFORE UPDATE ON disposed_duty
BEGIN SELECT RAISE(ABORT, 'what is left of a question is never changed'); END;

-- What is left of a question is never removed.
CREATE TRIGGER disposed_duty_never_goes BEFORE DELETE ON disposed_duty
BEGIN SELECT RAISE(ABORT, 'what is left of a question is never removed'); END;

-- What is left to tell of a disclosure that was disposed of: that copies were asked for and how that ended, not what was asked about.
CREATE TABLE disposed_disclosure (
  id           TEXT PRIMARY KEY,
  disposal_id  TEXT NOT NULL REFERENCES disposal (id),
  disposed_at  TEXT NOT NULL,
  receiver     TEXT NOT NULL,
  corrects     TEXT,
  requested_at TEXT NOT NULL,
  state        TEXT NOT NULL,
  opened_at    TEXT NOT NULL,
  opened_by    TEXT NOT NULL,
  ended_at     TEXT NOT NULL,
  ended_by     TEXT NOT NULL,
  records      INTEGER NOT NULL CHECK (records >= 0),
  masks        INTEGER NOT NULL CHECK (masks >= 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposed_disclosure_opened ON disposed_disclosure (opened_at DESC, id);

-- What is left of a disclosure is what it said, and is noted when it goes.
CREATE TRIGGER disposed_disclosure_is_of_what_goes BEFORE INSERT ON disposed_disclosure
WHEN NOT EXISTS (SELECT 1 FROM disposing JOIN disclosure USING (id)
  WHERE disposing.kind = 'disclosure' AND disclosure.id = NEW.id AND disclosure.state = NEW.state
    AND disclosure.requested_at = NEW.requested_at AND disclosure.ended_at = NEW.ended_at)
BEGIN SELECT RAISE(ABORT, 'what is left of a disclosure is of what a confirmed disposal covers'); END;

-- What is left of a disclosure stays as it was written.
CREATE TRIGGER disposed_disclosure_never_changes BEFORE UPDATE ON disposed_disclosure
BEGIN SELECT RAISE(ABORT, 'what is left of a disclosure is never changed'); END;

-- What is left of a disclosure is never removed.
CREATE TRIGGER disposed_disclosure_never_goes BEFORE DELETE ON disposed_disclosure
BEGIN SELECT RAISE(ABORT, 'what is left of a disclosure is never removed'); END;

-- Files that a disposal took from objects/. What the same bytes are kept for later is an object again.
CREATE TABLE disposed_object (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  sha256      TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes       INTEGER NOT NULL CHECK (bytes >= 0),
  PRIMARY KEY (disposal_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposed_object_sha256 ON disposed_object (sha256);

-- A file is taken only while a confirmed disposal is being carried out.
CREATE TRIGGER disposed_object_while_erasing BEFORE INSERT ON disposed_object
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = NEW.disposal_id AND state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'files go when a confirmed disposal is carried out'); END;

-- What a disposal took is never rewritten.
CREATE TRIGGER disposed_object_never_changes BEFORE UPDATE ON disposed_object
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;

-- What a disposal took stays on file.
CREATE TRIGGER disposed_object_never_goes BEFORE DELETE ON disposed_object
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;

-- Packages and masked copies with the records in them: those in exports/ are removed, those elsewhere are only named.
CREATE TABLE disposed_folder (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  folder      TEXT NOT NULL,
  is_inside   INTEGER NOT NULL CHECK (is_inside IN (0, 1)),
  -- What lies there and since when, where no package says so.
  what        TEXT CHECK (what IN ('copies', 'delivery', 'refusal')),
  written_at  TEXT,
  PRIMARY KEY (disposal_id, folder)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposed_folder_folder ON disposed_folder (folder);

-- A package is taken only while a confirmed disposal is being carried out.
CREATE TRIGGER disposed_folder_while_erasing BEFORE INSERT ON disposed_folder
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = NEW.disposal_id AND state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'files go when a confirmed disposal is carried out'); END;

-- What a disposal took is never rewritten.
CREATE TRIGGER disposed_folder_never_changes BEFORE UPDATE ON disposed_folder
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;

-- What a disposal took stays on file.
CREATE TRIGGER disposed_folder_never_goes BEFORE DELETE ON disposed_folder
BEGIN SELECT RAISE(ABORT, 'what a disposal took is never changed'); END;
