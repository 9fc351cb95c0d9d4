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
