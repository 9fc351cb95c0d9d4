-- Disclosures: what was asked for, what is shown of each record, what in it is masked and why, and what was delivered.

CREATE TABLE disclosure (
  id           TEXT PRIMARY KEY,
  reference    TEXT CHECK (reference <> ''),
  about        TEXT NOT NULL CHECK (about <> ''),
  requested_at TEXT NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('open', 'delivered', 'refused', 'withdrawn')),
  opened_at    TEXT NOT NULL,
  opened_by    TEXT NOT NULL,
  ended_at     TEXT,
  ended_by     TEXT,
  because      TEXT CHECK (because <> ''),
  -- While it is open: where the copies are being written, for whoever clears up after a crash.
  folder       TEXT,
  manifest     TEXT,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((state IN ('refused', 'withdrawn')) = (because IS NOT NULL)),
  CHECK ((state = 'delivered') = (manifest IS NOT NULL)),
  CHECK (state <> 'delivered' OR folder IS NOT NULL)
) STRICT;
CREATE INDEX disclosure_opened ON disclosure (opened_at DESC, id);
CREATE TRIGGER disclosure_ends_once BEFORE UPDATE ON disclosure WHEN OLD.state <> 'open'
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
CREATE TRIGGER disclosure_never_goes BEFORE DELETE ON disclosure
BEGIN SELECT RAISE(ABORT, 'the log of disclosures is kept'); END;
CREATE TRIGGER disclosure_is_looked_through BEFORE UPDATE OF state ON disclosure
WHEN NEW.state = 'delivered' AND (
  NOT EXISTS (SELECT 1 FROM disclosure_record WHERE disclosure_id = NEW.id)
  OR EXISTS (SELECT 1 FROM disclosure_record WHERE disclosure_id = NEW.id AND looked_through_by IS NULL))
BEGIN SELECT RAISE(ABORT, 'every record is gone through before it is delivered'); END;

-- What is shown of a record, as it was when it was added. `left_out` counts files that cannot be masked.
CREATE TABLE disclosure_record (
  disclosure_id     TEXT NOT NULL REFERENCES disclosure (id),
  position          INTEGER NOT NULL,
  kind              TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  record_id         TEXT NOT NULL,
  title             TEXT NOT NULL,
  fields            TEXT NOT NULL,
  pictures          TEXT NOT NULL,
  left_out          INTEGER NOT NULL CHECK (left_out >= 0),
  looked_through_by TEXT,
  looked_through_at TEXT,
  PRIMARY KEY (disclosure_id, position),
  UNIQUE (disclosure_id, kind, record_id),
  CHECK ((looked_through_by IS NULL) = (looked_through_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_record_of ON disclosure_record (kind, record_id);

CREATE TABLE disclosure_mask (
  id            TEXT PRIMARY KEY,
  disclosure_id TEXT NOT NULL,
  position      INTEGER NOT NULL,
  place         TEXT NOT NULL,
  paragraph     TEXT NOT NULL CHECK (paragraph <> ''),
  placed_by     TEXT NOT NULL,
  placed_at     TEXT NOT NULL,
  FOREIGN KEY (disclosure_id, position) REFERENCES disclosure_record (disclosure_id, position)
) STRICT;
CREATE INDEX disclosure_mask_of ON disclosure_mask (disclosure_id, position, placed_at, id);
CREATE TRIGGER disclosure_mask_added_while_open BEFORE INSERT ON disclosure_mask
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
CREATE TRIGGER disclosure_mask_removed_while_open BEFORE DELETE ON disclosure_mask
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
CREATE TRIGGER disclosure_mask_never_moves BEFORE UPDATE ON disclosure_mask
BEGIN SELECT RAISE(ABORT, 'a mask is taken away and placed anew'); END;
CREATE TRIGGER disclosure_record_added_while_open BEFORE INSERT ON disclosure_record
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
CREATE TRIGGER disclosure_record_removed_while_open BEFORE DELETE ON disclosure_record
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
CREATE TRIGGER disclosure_record_changed_while_open BEFORE UPDATE ON disclosure_record
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  OR NEW.fields <> OLD.fields OR NEW.pictures <> OLD.pictures
BEGIN SELECT RAISE(ABORT, 'what is disclosed of a record stays as it was added'); END;
