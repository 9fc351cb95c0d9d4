-- Disposal (P9c): proposed, confirmed by another person, and then carried out. The list is frozen when it is proposed.
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
CREATE TRIGGER disposal_begins_proposed BEFORE INSERT ON disposal WHEN NEW.state <> 'proposed'
BEGIN SELECT RAISE(ABORT, 'a disposal begins as a proposal'); END;
CREATE TRIGGER disposal_keeps_the_order BEFORE UPDATE ON disposal
WHEN NOT (OLD.state = 'proposed' AND NEW.state IN ('confirmed', 'withdrawn'))
  AND NOT (OLD.state = 'confirmed' AND NEW.state IN ('erasing', 'withdrawn'))
  AND NOT (OLD.state = 'erasing' AND NEW.state = 'done')
BEGIN SELECT RAISE(ABORT, 'the order is proposed, confirmed, carried out'); END;
CREATE TRIGGER disposal_stays_itself BEFORE UPDATE ON disposal
WHEN NEW.id IS NOT OLD.id OR NEW.proposed_at IS NOT OLD.proposed_at OR NEW.proposed_by IS NOT OLD.proposed_by
  OR NEW.proposed_user IS NOT OLD.proposed_user
  OR (OLD.confirmed_at IS NOT NULL AND (NEW.confirmed_at IS NOT OLD.confirmed_at
    OR NEW.confirmed_by IS NOT OLD.confirmed_by OR NEW.confirmed_user IS NOT OLD.confirmed_user))
BEGIN SELECT RAISE(ABORT, 'who proposed and who confirmed is never changed'); END;
CREATE TRIGGER disposal_never_goes BEFORE DELETE ON disposal
BEGIN SELECT RAISE(ABORT, 'a disposal stays on file'); END;

-- Every record of the proposal: what rule says that it may go and since when, and what stops it where something does.
-- What is stopped when it is carried out, and was not when it was proposed, is kept then.
CREATE TABLE disposal_item (
  disposal_id TEXT NOT NULL REFERENCES disposal (id),
  kind        TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure')),
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
CREATE TRIGGER disposal_item_is_frozen BEFORE INSERT ON disposal_item
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE id = NEW.disposal_id AND state = 'proposed')
BEGIN SELECT RAISE(ABORT, 'the list of a disposal is frozen'); END;
CREATE TRIGGER disposal_item_only_stopped BEFORE UPDATE ON disposal_item
WHEN OLD.block IS NOT NULL OR NEW.block IS NULL OR NEW.disposal_id IS NOT OLD.disposal_id OR NEW.kind IS NOT OLD.kind
  OR NEW.item_id IS NOT OLD.item_id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.rule_id IS NOT OLD.rule_id
  OR NEW.due_on IS NOT OLD.due_on OR NEW.recorded_at IS NOT OLD.recorded_at
  OR NOT EXISTS (SELECT 1 FROM disposal WHERE id = OLD.disposal_id AND state = 'confirmed')
BEGIN SELECT RAISE(ABORT, 'the list of a disposal is frozen'); END;
CREATE TRIGGER disposal_item_never_goes BEFORE DELETE ON disposal_item
BEGIN SELECT RAISE(ABORT, 'the list of a disposal stays on file'); END;

-- Comments that an answer of a platform held beside those it was kept for: their words lie in it too.
CREATE TABLE comment_along (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  source_id  TEXT NOT NULL REFERENCES source_file (id),
  PRIMARY KEY (comment_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_along_source ON comment_along (source_id);

-- The file that each source lies in: itself, or the outermost one it is a part of.
CREATE VIEW source_root (id, root_id, sha256) AS
WITH RECURSIVE part (id, root_id, sha256) AS (
  SELECT id, id, sha256 FROM source_file WHERE container_id IS NULL
  UNION ALL SELECT source_file.id, root_id, part.sha256 FROM source_file JOIN part ON container_id = part.id
)
SELECT id, root_id, sha256 FROM part;

-- Every kept file that may hold the words of more than one record, with each record whose words are in it.
CREATE VIEW carrying_file (kind, id, sha256) AS
SELECT 'comment', comment_id, sha256 FROM comment_file
  WHERE role IN ('context', 'view', 'source', 'original', 'confirmation')
    AND sha256 NOT IN (SELECT identity FROM comment_proof)
UNION SELECT 'comment', comment_id, sha256 FROM comment_sighting JOIN source_root ON source_root.id = source_id
UNION SELECT 'comment', comment_id, sha256 FROM comment_along JOIN source_root ON source_root.id = source_id
UNION SELECT 'message', message_id, sha256 FROM message_sighting JOIN source_root ON source_root.id = source_id
UNION SELECT 'message', id, original FROM message WHERE original IS NOT NULL;
