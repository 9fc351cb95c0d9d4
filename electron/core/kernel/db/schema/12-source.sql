-- Where things came from: files as they were taken in, and what each import came to.

-- A file as it was taken in. By itself it lies in objects/; a part of another (a file in a zip) lies in that one.
CREATE TABLE source_file (
  id                TEXT PRIMARY KEY,
  sha256            TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes             INTEGER NOT NULL CHECK (bytes >= 0),
  original_name     TEXT NOT NULL,
  container_id      TEXT REFERENCES source_file (id),
  -- Its path inside the container, or inside the folder it was taken from.
  path_in_container TEXT,
  acquired_at       TEXT NOT NULL,
  acquired_by       TEXT NOT NULL,
  method            TEXT NOT NULL CHECK (method IN ('screenshot', 'paste', 'export', 'email', 'api', 'page_capture')),
  from_url          TEXT,
  http_date         TEXT,
  tool              TEXT NOT NULL,
  CHECK (container_id IS NULL OR path_in_container IS NOT NULL)
) STRICT;
CREATE INDEX source_file_sha256 ON source_file (sha256);
CREATE UNIQUE INDEX source_file_part ON source_file (container_id, path_in_container) WHERE container_id IS NOT NULL;

-- The bytes of a source are in the object store before the source is entered; a part of a container lies in that one.
CREATE TRIGGER source_file_is_kept BEFORE INSERT ON source_file
WHEN NEW.container_id IS NULL AND NOT EXISTS (SELECT 1 FROM object WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'a source is kept before it is entered'); END;

-- Where something came from is never rewritten.
CREATE TRIGGER source_file_never_changes BEFORE UPDATE ON source_file
BEGIN SELECT RAISE(ABORT, 'a source is never changed'); END;

-- A source is deleted only while a disposal is being carried out.
CREATE TRIGGER source_file_never_goes BEFORE DELETE ON source_file
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'a source is removed by a disposal decision only'); END;

-- The file that each source lies in: itself, or the outermost one it is a part of.
CREATE VIEW source_root (id, root_id, sha256) AS
WITH RECURSIVE part (id, root_id, sha256) AS (
  SELECT id, id, sha256 FROM source_file WHERE container_id IS NULL
  UNION ALL SELECT source_file.id, root_id, part.sha256 FROM source_file JOIN part ON container_id = part.id
)
SELECT id, root_id, sha256 FROM part;

-- One reading of one or several sources. The counts add up at every moment.
CREATE TABLE import_run (
  id             TEXT PRIMARY KEY,
  channel_id     TEXT NOT NULL REFERENCES channel (id),
  parser         TEXT,
  parser_version INTEGER,
  state          TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'failed', 'interrupted')),
  problem        TEXT,
  seen           INTEGER NOT NULL DEFAULT 0,
  imported       INTEGER NOT NULL DEFAULT 0,
  known          INTEGER NOT NULL DEFAULT 0,
  skipped        INTEGER NOT NULL DEFAULT 0,
  unreadable     INTEGER NOT NULL DEFAULT 0,
  warnings       INTEGER NOT NULL DEFAULT 0,
  unknown_files  INTEGER NOT NULL DEFAULT 0,
  zone_assumed   TEXT,
  started_at     TEXT NOT NULL,
  started_by     TEXT NOT NULL,
  ended_at       TEXT,
  -- Nothing that was seen is left out of the count.
  CHECK (seen = imported + known + skipped + unreadable),
  CHECK ((state = 'running') = (ended_at IS NULL))
) STRICT;
CREATE INDEX import_run_started ON import_run (started_at DESC, id);

-- What an import came to stays as it was when the import ended.
CREATE TRIGGER import_run_ends_once BEFORE UPDATE ON import_run WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'an import that has ended is never changed'); END;

-- That an import was made is never deleted.
CREATE TRIGGER import_run_never_goes BEFORE DELETE ON import_run
BEGIN SELECT RAISE(ABORT, 'an import is removed by a disposal decision only'); END;

-- The files that an import reads, in their order.
CREATE TABLE import_source (
  run_id    TEXT NOT NULL REFERENCES import_run (id),
  position  INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source_file (id),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

-- Why something was skipped, where something could not be read, what was not recognised, and what to look out for.
CREATE TABLE import_finding (
  run_id TEXT NOT NULL REFERENCES import_run (id),
  kind   TEXT NOT NULL CHECK (kind IN ('skipped', 'unreadable', 'unknown_file', 'warning')),
  code   TEXT NOT NULL,
  place  TEXT NOT NULL,
  count  INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (run_id, kind, code, place)
) STRICT, WITHOUT ROWID;
