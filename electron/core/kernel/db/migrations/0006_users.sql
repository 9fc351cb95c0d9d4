-- Who works in the archive, and in which roles. The operating system says who someone is; the archive, what they may do.
CREATE TABLE user (
  id        TEXT PRIMARY KEY,
  os_user   TEXT NOT NULL,
  -- The same name whatever the case of its letters.
  os_key    TEXT NOT NULL UNIQUE,
  name      TEXT NOT NULL,
  person_id TEXT REFERENCES person (id),
  added_at  TEXT NOT NULL
) STRICT;
CREATE TRIGGER user_never_goes BEFORE DELETE ON user
BEGIN SELECT RAISE(ABORT, 'a user is left without roles, and never taken away: the journal names them'); END;
CREATE TRIGGER user_stays_who_it_is BEFORE UPDATE ON user WHEN NEW.os_key IS NOT OLD.os_key OR NEW.id IS NOT OLD.id
BEGIN SELECT RAISE(ABORT, 'a user is who the operating system says'); END;

CREATE TABLE user_role (
  user_id TEXT NOT NULL REFERENCES user (id),
  role    TEXT NOT NULL CHECK (role IN ('records-officer', 'moderator', 'archivist', 'administrator')),
  PRIMARY KEY (user_id, role)
) STRICT;
CREATE TRIGGER user_role_is_given_or_taken BEFORE UPDATE ON user_role
BEGIN SELECT RAISE(ABORT, 'a role is given or taken, never changed'); END;
-- Without one, nobody could ever be given a role again.
CREATE TRIGGER user_role_last_administrator BEFORE DELETE ON user_role
WHEN OLD.role = 'administrator' AND (SELECT count(*) FROM user_role WHERE role = 'administrator') = 1
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator'); END;
