-- The departments of the authority, and the people of the register (P3).

-- A part of the authority that answers for channels; `mailbox` is where its copies of records go.
CREATE TABLE department (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  mailbox TEXT,
  -- It stood twice in the register, and is this one now. What happened under the old entry still points at it.
  merged_into TEXT REFERENCES department (id) CHECK (merged_into <> id)
) STRICT;

-- Someone of the register. `departed_on`: the day they left, which ends what they may do here.
CREATE TABLE person (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  email         TEXT,
  department_id TEXT NOT NULL REFERENCES department (id),
  departed_on   TEXT CHECK (departed_on IS date(departed_on)),
  -- Somebody stood twice in the register, and is this entry now. Decisions on the old one still point at it.
  merged_into   TEXT REFERENCES person (id) CHECK (merged_into <> id)
) STRICT;
CREATE INDEX department_merged ON department (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;

-- What was made one with another stays so until that is undone, and nothing of it is changed but into what.
CREATE TRIGGER department_merged_stays BEFORE UPDATE ON department
WHEN OLD.merged_into IS NOT NULL AND ((NEW.merged_into IS NULL
    AND (SELECT undone FROM register_merge WHERE merged_id = OLD.id ORDER BY seq DESC LIMIT 1) IS NULL) OR NEW.name IS NOT OLD.name OR NEW.mailbox IS NOT OLD.mailbox)
BEGIN SELECT RAISE(ABORT, 'what was made one with another is not changed'); END;

-- What was made one with another stays so until that is undone, and nothing of it is changed but into what.
CREATE TRIGGER person_merged_stays BEFORE UPDATE ON person
WHEN OLD.merged_into IS NOT NULL AND ((NEW.merged_into IS NULL
    AND (SELECT undone FROM register_merge WHERE merged_id = OLD.id ORDER BY seq DESC LIMIT 1) IS NULL) OR NEW.name IS NOT OLD.name OR NEW.email IS NOT OLD.email
  OR NEW.departed_on IS NOT OLD.departed_on)
BEGIN SELECT RAISE(ABORT, 'what was made one with another is not changed'); END;

-- What is or was secret, or was made one with another, is not removed.
CREATE TRIGGER department_stays_in_use BEFORE DELETE ON department
WHEN OLD.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM secrecy_mark WHERE kind = 'department' AND record_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a department that something rests on stays'); END;

-- What is or was secret, or was made one with another, is not removed.
CREATE TRIGGER person_stays_in_use BEFORE DELETE ON person
WHEN OLD.merged_into IS NOT NULL OR EXISTS (SELECT 1 FROM secrecy_mark WHERE kind = 'person' AND record_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a person on whom something rests stays'); END;

-- The last administrator who stays cannot be entered as having left.
CREATE TRIGGER person_last_administrator BEFORE UPDATE OF departed_on ON person
WHEN NEW.departed_on IS NOT NULL AND OLD.departed_on IS NULL
  AND EXISTS (SELECT 1 FROM staying_administrator WHERE person_id = OLD.id)
  AND NOT EXISTS (SELECT 1 FROM staying_administrator WHERE person_id IS NOT OLD.id)
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator who has not left'); END;
