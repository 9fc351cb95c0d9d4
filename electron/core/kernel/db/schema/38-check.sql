-- What the archive checks of itself, a little at a time: its files, its database and the disk that it lies on.

-- One row: within how many days every file is read again.
CREATE TABLE check_setting (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  days     INTEGER NOT NULL CHECK (days BETWEEN 7 AND 3650)
) STRICT;

-- When files were read again last: those whose SHA-256 begins with these three digits, all of them. Without a row: not since they came.
CREATE TABLE check_part (
  part    TEXT PRIMARY KEY CHECK (length(part) = 3),
  read_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A file that was not as it should be when it was read again, until it is right or has been disposed of.
CREATE TABLE object_damage (
  sha256   TEXT NOT NULL,
  found_at TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('changed', 'missing', 'unreadable')),
  ended_at TEXT,
  PRIMARY KEY (sha256, found_at)
) STRICT;
CREATE UNIQUE INDEX object_damage_open ON object_damage (sha256) WHERE ended_at IS NULL;

-- What was found damaged was, and ends once.
CREATE TRIGGER object_damage_ends_once BEFORE UPDATE ON object_damage
WHEN OLD.ended_at IS NOT NULL OR NEW.sha256 IS NOT OLD.sha256 OR NEW.found_at IS NOT OLD.found_at OR NEW.state IS NOT OLD.state
BEGIN SELECT RAISE(ABORT, 'what was found damaged is never changed'); END;

-- That a file was damaged stays on file.
CREATE TRIGGER object_damage_never_goes BEFORE DELETE ON object_damage
BEGIN SELECT RAISE(ABORT, 'what was found damaged stays on file'); END;

-- When the database, and its rules, were looked through last, and what was found, as a list.
CREATE TABLE database_look (
  kind     TEXT PRIMARY KEY CHECK (kind IN ('database', 'schema')),
  at       TEXT NOT NULL,
  problems TEXT NOT NULL CHECK (json_valid(problems))
) STRICT;

-- What the disk said of itself the last time that it was asked (SMART).
CREATE TABLE disk_look (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  at       TEXT NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('well', 'failing', 'not-installed', 'not-allowed', 'not-told')),
  said     TEXT NOT NULL CHECK (json_valid(said))
) STRICT;

-- How much room there was, and how large the archive was, on a day.
CREATE TABLE space_sample (
  day           TEXT PRIMARY KEY,
  free_bytes    INTEGER NOT NULL,
  archive_bytes INTEGER NOT NULL
) STRICT;
