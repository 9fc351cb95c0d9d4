-- Spreadsheets taken into the register. The file is kept as it came, before anything reads it; applied at most once.
CREATE TABLE register_import (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  original   TEXT NOT NULL REFERENCES object (sha256),
  read_at    TEXT NOT NULL,
  read_by    TEXT NOT NULL,
  mapping    TEXT,
  created    INTEGER,
  changed    INTEGER,
  unchanged  INTEGER,
  refused    INTEGER,
  applied_at TEXT,
  applied_by TEXT,
  CHECK ((applied_at IS NULL) = (applied_by IS NULL)),
  CHECK ((applied_at IS NULL) = (mapping IS NULL)),
  CHECK ((applied_at IS NULL) = (created IS NULL OR changed IS NULL OR unchanged IS NULL OR refused IS NULL))
) STRICT;
CREATE INDEX register_import_applied ON register_import (applied_at DESC, id) WHERE applied_at IS NOT NULL;
CREATE TRIGGER register_import_once BEFORE UPDATE ON register_import WHEN OLD.applied_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an import that was made is never changed'); END;
CREATE TRIGGER register_import_keeps_its_file BEFORE UPDATE ON register_import WHEN NEW.original IS NOT OLD.original
BEGIN SELECT RAISE(ABORT, 'the file of an import is never changed'); END;
CREATE TRIGGER register_import_never_goes BEFORE DELETE ON register_import
BEGIN SELECT RAISE(ABORT, 'an import is removed by a disposal decision only'); END;
