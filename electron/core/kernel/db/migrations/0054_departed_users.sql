-- Whoever has left does nothing in the archive. So that there is always someone who can give a role, one administrator
-- at least is nobody who has left, or will leave on a day that is known.
CREATE VIEW staying_administrator AS
SELECT user.id, user.person_id FROM user JOIN user_role ON user_id = user.id AND role = 'administrator'
LEFT JOIN person ON person.id = person_id WHERE departed_on IS NULL;

CREATE TRIGGER person_last_administrator BEFORE UPDATE OF departed_on ON person
WHEN NEW.departed_on IS NOT NULL AND OLD.departed_on IS NULL
  AND EXISTS (SELECT 1 FROM staying_administrator WHERE person_id = OLD.id)
  AND NOT EXISTS (SELECT 1 FROM staying_administrator WHERE person_id IS NOT OLD.id)
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator who has not left'); END;

CREATE TRIGGER user_last_administrator BEFORE UPDATE OF person_id ON user
WHEN EXISTS (SELECT 1 FROM person WHERE id = NEW.person_id AND departed_on IS NOT NULL)
  AND EXISTS (SELECT 1 FROM staying_administrator WHERE id = OLD.id)
  AND NOT EXISTS (SELECT 1 FROM staying_administrator WHERE id <> OLD.id)
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator who has not left'); END;

CREATE TRIGGER user_role_staying_administrator BEFORE DELETE ON user_role
WHEN OLD.role = 'administrator' AND EXISTS (SELECT 1 FROM staying_administrator WHERE id = OLD.user_id)
  AND NOT EXISTS (SELECT 1 FROM staying_administrator WHERE id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'an archive always has an administrator who has not left'); END;
