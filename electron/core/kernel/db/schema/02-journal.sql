-- The journal: every act as one line, each sealed by the digest of the line before (docs/journal-format.md).

-- The journal. `line` is the exact JSON text; `sha256` is the digest of its UTF-8 bytes; the rest is read out of it.
CREATE TABLE journal (
  seq    INTEGER PRIMARY KEY,
  line   TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  at     TEXT GENERATED ALWAYS AS (line ->> '$.at') VIRTUAL,
  act    TEXT GENERATED ALWAYS AS (line ->> '$.act') VIRTUAL,
  about  TEXT GENERATED ALWAYS AS (line ->> '$.about') VIRTUAL
) STRICT;
CREATE INDEX journal_about ON journal (about, seq);

-- Each line continues the one before: its number is the next one and it names the digest of the last line.
CREATE TRIGGER journal_follows_on BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
  OR (NEW.line ->> '$.seq') IS NOT NEW.seq
  OR (NEW.line ->> '$.previous') IS NOT (SELECT sha256 FROM journal ORDER BY seq DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'a journal line must follow on the line before'); END;

-- The head always points at the newest line.
CREATE TRIGGER journal_moves_head AFTER INSERT ON journal
BEGIN
  INSERT INTO journal_head (only_row, seq, sha256) VALUES (1, NEW.seq, NEW.sha256)
  ON CONFLICT (only_row) DO UPDATE SET seq = NEW.seq, sha256 = NEW.sha256;
END;

-- A line is never edited, by this program or by any other that writes to the database.
CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- A line is never deleted.
CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- The head is kept apart, so that a last line taken away by force is missed.
CREATE TABLE journal_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq      INTEGER NOT NULL,
  sha256   TEXT NOT NULL
) STRICT;

-- What each act wrote: a JSON text and a line feed for each row, or for a few that lie together, with their digest. The line of the
-- act seals the list (`rows`).
CREATE TABLE seal (
  seq  INTEGER PRIMARY KEY REFERENCES journal (seq),
  list TEXT NOT NULL
) STRICT;

-- What an act wrote is never rewritten.
CREATE TRIGGER seal_never_changes BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'what an act wrote is never changed'); END;

-- What an act wrote stays on file.
CREATE TRIGGER seal_never_goes BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'what an act wrote is never changed'); END;

-- The seal that holds of each row that is sealed by itself, with its salt. It goes with the row.
CREATE TABLE row_seal (
  tbl    TEXT NOT NULL,
  key    TEXT NOT NULL,
  salt   TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (tbl, key)
) STRICT, WITHOUT ROWID;

-- The seals that hold of rows that were written by thousands: of all those of which the first column of the key is from `first` to
-- `last`. Ranges of a table never overlap, and a range with a row that is written again holds no more. Without a digest: its rows are
-- counted, and sealed when the import that brings them has a rest.
CREATE TABLE range_seal (
  tbl    TEXT NOT NULL,
  first  ANY NOT NULL,
  last   ANY NOT NULL,
  rows   INTEGER NOT NULL CHECK (rows > 0),
  salt   TEXT,
  sha256 TEXT,
  PRIMARY KEY (tbl, first),
  CHECK ((salt IS NULL) = (sha256 IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX range_seal_counted ON range_seal (tbl, first) WHERE sha256 IS NULL;
