-- The departments of the authority, and the people of the register (P3).

-- A part of the authority that answers for channels; `mailbox` is where its copies of records go.
CREATE TABLE department (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  mailbox TEXT
) STRICT;

-- Someone of the register. `departed_on`: the day they left, which ends what they may do here.
CREATE TABLE person (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  email         TEXT,
  department_id TEXT NOT NULL REFERENCES department (id),
  departed_on   TEXT CHECK (departed_on IS date(departed_on))
) STRICT;

-- The last administrator who stays cannot be entered as having left.
CREATE TRIGGER person_last_administrator BEFORE UPDATE OF departed_on ON person
WHEN NEW.departed_on IS NOT NULL AND OLD.departed_on IS NULL
  AND EXISTS (SELECT 1 FROM staying_administrator WHERE person_id = OLD.id)
  AND NOT EXISTS (SELECT 1 FROM staying_administrator WHERE person_id IS NOT OLD.id)
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator who has not left'); END;
