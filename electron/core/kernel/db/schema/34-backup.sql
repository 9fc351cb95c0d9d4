-- Backups: where they are kept, and what became of each.

-- A folder that backups are written to. `recipient` is the public half of the key that it is encrypted for.
CREATE TABLE backup_target (
  id         TEXT PRIMARY KEY,
  folder     TEXT NOT NULL,
  recipient  TEXT,
  plan       TEXT CHECK (plan IN ('day', 'week')),
  added_at   TEXT NOT NULL,
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX backup_target_folder ON backup_target (folder) WHERE removed_at IS NULL;

-- Each backup that was tried. One that was written has its number in the folder and the digest of its manifest.
CREATE TABLE backup (
  id          TEXT PRIMARY KEY,
  target_id   TEXT NOT NULL REFERENCES backup_target (id),
  at          TEXT NOT NULL,
  outcome     TEXT NOT NULL CHECK (outcome IN ('whole', 'damaged', 'failed')),
  number      INTEGER CHECK ((number IS NULL) = (outcome = 'failed')),
  manifest    TEXT CHECK ((manifest IS NULL) = (outcome = 'failed')),
  objects     INTEGER NOT NULL DEFAULT 0,
  bytes       INTEGER NOT NULL DEFAULT 0,
  new_objects INTEGER NOT NULL DEFAULT 0,
  new_bytes   INTEGER NOT NULL DEFAULT 0,
  damaged     INTEGER NOT NULL DEFAULT 0 CHECK ((damaged > 0) = (outcome = 'damaged')),
  thinned     INTEGER NOT NULL DEFAULT 0,
  problem     TEXT CHECK ((problem IS NOT NULL) = (outcome = 'failed'))
) STRICT;
CREATE INDEX backup_of_target ON backup (target_id, at);

-- What became of a backup is never changed.
CREATE TRIGGER backup_never_changes BEFORE UPDATE ON backup
BEGIN SELECT RAISE(ABORT, 'what became of a backup is never changed'); END;

-- Nor is it taken away.
CREATE TRIGGER backup_never_goes BEFORE DELETE ON backup
BEGIN SELECT RAISE(ABORT, 'what became of a backup is never taken away'); END;
