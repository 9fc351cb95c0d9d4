-- The history of the register, and the spreadsheets that were taken into it.

-- What each act changed, field by field. Who and when are in the journal line, which is sealed.
CREATE TABLE register_change (
  seq    INTEGER NOT NULL REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  about  TEXT NOT NULL,
  field  TEXT NOT NULL CHECK (field <> ''),
  before TEXT,
  after  TEXT CHECK (after IS NOT before),
  PRIMARY KEY (seq, field)
) STRICT;
CREATE INDEX register_change_about ON register_change (about, seq DESC);

-- A change stands with the journal line of the act that made it, so it has its who and when. The line is written when the act ends,
-- since it seals the change too: nothing is added to a line that is written, and the line must be about the same.
CREATE TRIGGER register_change_before_its_line BEFORE INSERT ON register_change
WHEN NEW.seq <= (SELECT coalesce(max(seq), 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'a change belongs to the journal line of its act'); END;

-- See above.
CREATE TRIGGER register_change_is_of_its_line BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM register_change WHERE seq = NEW.seq AND about IS NOT (NEW.line ->> '$.about'))
BEGIN SELECT RAISE(ABORT, 'a change belongs to the journal line of its act'); END;

-- The history of the register is never rewritten.
CREATE TRIGGER register_change_stays BEFORE UPDATE ON register_change
BEGIN SELECT RAISE(ABORT, 'the history of the register is never changed'); END;

-- The history of the register is never deleted.
CREATE TRIGGER register_change_never_goes BEFORE DELETE ON register_change
BEGIN SELECT RAISE(ABORT, 'the history of the register is removed by a disposal decision only'); END;

-- Each time that an entry was made one with another, and the line of the journal that undid it. An entry is another's by one merge at a time.
CREATE TABLE register_merge (
  seq       INTEGER PRIMARY KEY REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED,
  kind      TEXT NOT NULL CHECK (kind IN ('person', 'department')),
  merged_id TEXT NOT NULL,
  into_id   TEXT NOT NULL CHECK (into_id <> merged_id),
  undone    INTEGER REFERENCES journal (seq) DEFERRABLE INITIALLY DEFERRED CHECK (undone > seq)
) STRICT;
CREATE UNIQUE INDEX register_merge_holds ON register_merge (merged_id) WHERE undone IS NULL;
CREATE INDEX register_merge_into ON register_merge (into_id, seq);
CREATE INDEX register_merge_undone ON register_merge (undone) WHERE undone IS NOT NULL;

-- A merge stands with the journal line of its act, which is written when the act ends: none is added to a line that is written.
CREATE TRIGGER register_merge_before_its_line BEFORE INSERT ON register_merge
WHEN NEW.undone IS NOT NULL OR NEW.seq <= (SELECT coalesce(max(seq), 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'a merge belongs to the journal line of its act'); END;

-- See above; the same of the line that undoes it.
CREATE TRIGGER register_merge_is_of_its_line BEFORE INSERT ON journal
WHEN EXISTS (SELECT 1 FROM register_merge WHERE seq = NEW.seq
    AND (merged_id IS NOT (NEW.line ->> '$.about') OR kind || '.merged' IS NOT (NEW.line ->> '$.act')))
  OR EXISTS (SELECT 1 FROM register_merge WHERE undone = NEW.seq
    AND (merged_id IS NOT (NEW.line ->> '$.about') OR kind || '.merge-undone' IS NOT (NEW.line ->> '$.act')))
BEGIN SELECT RAISE(ABORT, 'a merge belongs to the journal line of its act'); END;

-- A merge is undone, once, by an act of its own, and is never changed otherwise.
CREATE TRIGGER register_merge_only_undone BEFORE UPDATE ON register_merge
WHEN OLD.undone IS NOT NULL OR NEW.undone IS NULL OR NEW.undone <= (SELECT coalesce(max(seq), 0) FROM journal) OR NEW.seq <> OLD.seq OR NEW.kind <> OLD.kind
  OR NEW.merged_id <> OLD.merged_id OR NEW.into_id <> OLD.into_id
BEGIN SELECT RAISE(ABORT, 'a merge is undone, and never changed'); END;

-- That two entries were made one is never deleted.
CREATE TRIGGER register_merge_never_goes BEFORE DELETE ON register_merge
BEGIN SELECT RAISE(ABORT, 'that two entries were made one stays on file'); END;

-- What a merge gave to the other entry, and, when it was undone, whether that came back: what was somebody else's by then did not.
CREATE TABLE register_merge_moved (
  seq       INTEGER NOT NULL REFERENCES register_merge (seq),
  what      TEXT NOT NULL
    CHECK (what IN ('responsible', 'stand-in', 'credential', 'user', 'mandate', 'channel', 'person', 'merged')),
  record_id TEXT NOT NULL,
  came_back INTEGER CHECK (came_back IN (0, 1)),
  PRIMARY KEY (seq, what, record_id)
) STRICT, WITHOUT ROWID;

-- What a merge moved is said in its own act, and nothing is added.
CREATE TRIGGER register_merge_moved_with_its_line BEFORE INSERT ON register_merge_moved
WHEN NEW.came_back IS NOT NULL OR NEW.seq <= (SELECT coalesce(max(seq), 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'what a merge moved belongs to the journal line of its act'); END;

-- What a merge moved is never changed; whether it came back is said once, before the merge is undone.
CREATE TRIGGER register_merge_moved_stays BEFORE UPDATE ON register_merge_moved
WHEN NEW.seq <> OLD.seq OR NEW.what <> OLD.what OR NEW.record_id <> OLD.record_id OR OLD.came_back IS NOT NULL
  OR EXISTS (SELECT 1 FROM register_merge WHERE seq = OLD.seq AND undone IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'what a merge moved is never changed'); END;

-- What a merge moved is never deleted.
CREATE TRIGGER register_merge_moved_never_goes BEFORE DELETE ON register_merge_moved
BEGIN SELECT RAISE(ABORT, 'what a merge moved stays on file'); END;

-- A spreadsheet is kept as it came, before anything reads it, and is applied at most once. `decided`: the entries that the words came to
-- which were asked about, so that the same words are not asked about again.
CREATE TABLE register_import (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  original   TEXT NOT NULL REFERENCES object (sha256),
  read_at    TEXT NOT NULL,
  read_by    TEXT NOT NULL,
  mapping    TEXT,
  decided    TEXT,
  created    INTEGER,
  changed    INTEGER,
  unchanged  INTEGER,
  refused    INTEGER,
  applied_at TEXT,
  applied_by TEXT,
  CHECK ((applied_at IS NULL) = (applied_by IS NULL)),
  CHECK ((applied_at IS NULL) = (mapping IS NULL)),
  CHECK ((applied_at IS NULL) = (decided IS NULL)),
  CHECK ((applied_at IS NULL) = (created IS NULL OR changed IS NULL OR unchanged IS NULL OR refused IS NULL))
) STRICT;
CREATE INDEX register_import_applied ON register_import (applied_at DESC, id) WHERE applied_at IS NOT NULL;

-- A spreadsheet is applied once, and what that came to stays.
CREATE TRIGGER register_import_once BEFORE UPDATE ON register_import WHEN OLD.applied_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an import that was made is never changed'); END;

-- The file of an import is the one that was read.
CREATE TRIGGER register_import_keeps_its_file BEFORE UPDATE ON register_import WHEN NEW.original IS NOT OLD.original
BEGIN SELECT RAISE(ABORT, 'the file of an import is never changed'); END;

-- That a spreadsheet was read is never deleted.
CREATE TRIGGER register_import_never_goes BEFORE DELETE ON register_import
BEGIN SELECT RAISE(ABORT, 'an import is removed by a disposal decision only'); END;
