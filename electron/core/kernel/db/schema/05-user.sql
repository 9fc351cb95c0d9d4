-- Who works in the archive, and in which roles. The operating system says who someone is; the archive, what they may do.

-- A user of the operating system who works in the archive.
CREATE TABLE user (
  id        TEXT PRIMARY KEY,
  os_user   TEXT NOT NULL,
  -- The same name whatever the case of its letters.
  os_key    TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),
  added_at  TEXT NOT NULL
) STRICT;

-- A user who may do nothing more loses the roles and stays, since the journal names them.
CREATE TRIGGER user_never_goes BEFORE DELETE ON user
BEGIN SELECT RAISE(ABORT, 'a user is left without roles, and never taken away: the journal names them'); END;

-- A user is never made into another.
CREATE TRIGGER user_stays_who_it_is BEFORE UPDATE ON user WHEN NEW.os_key IS NOT OLD.os_key OR NEW.id IS NOT OLD.id
BEGIN SELECT RAISE(ABORT, 'a user is who the operating system says'); END;

-- The last administrator who stays cannot be tied to a person who has left.
CREATE TRIGGER user_last_administrator BEFORE UPDATE OF person_id ON user
WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id AND departed_on IS NOT NULL)
  AND EXISTS (SELECT 1 FROM staying_administrator WHERE id = OLD.id)
  AND NOT EXISTS (SELECT 1 FROM staying_administrator WHERE id <> OLD.id)
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator who has not left'); END;

-- The roles of a user.
CREATE TABLE user_role (
  user_id TEXT NOT NULL REFERENCES user (id),
  role    TEXT NOT NULL CHECK (role IN ('records-officer', 'moderator', 'archivist', 'administrator')),
  PRIMARY KEY (user_id, role)
) STRICT;

-- A role is given or taken, so that each is an act of its own in the journal.
CREATE TRIGGER user_role_is_given_or_taken BEFORE UPDATE ON user_role
BEGIN SELECT RAISE(ABORT, 'a role is given or taken, never changed'); END;

-- Without an administrator, nobody could ever be given a role again.
CREATE TRIGGER user_role_last_administrator BEFORE DELETE ON user_role
WHEN OLD.role = 'administrator' AND (SELECT count(*) FROM user_role WHERE role = 'administrator') = 1
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator'); END;

-- The last administrator who stays cannot lose the role.
CREATE TRIGGER user_role_staying_administrator BEFORE DELETE ON user_role
WHEN OLD.role = 'administrator' AND EXISTS (SELECT 1 FROM staying_administrator WHERE id = OLD.user_id)
  AND NOT EXISTS (SELECT 1 FROM staying_administrator WHERE id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator who has not left'); END;

-- Whoever has left does nothing in the archive. So that there is always someone who can give a role, one administrator
-- at least is nobody who has left, or will leave on a day that is known.
CREATE VIEW staying_administrator AS
SELECT user.id, user.person_id FROM user JOIN user_role ON user_id = user.id AND role = 'administrator'
LEFT JOIN person ON person.id = person_id WHERE departed_on IS NULL;

-- What is noted of who reads what others have written: nothing, what is marked as secret, or all of it. Without a row it is nothing.
CREATE TABLE reading_log (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  which    TEXT NOT NULL CHECK (which IN ('off', 'secret', 'all'))
) STRICT;
