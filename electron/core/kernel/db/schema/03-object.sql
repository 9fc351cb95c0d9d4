-- The files that the archive keeps.

-- Every file in objects/ that an act has claimed.
CREATE TABLE object (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes      INTEGER NOT NULL CHECK (bytes >= 0),
  media_type TEXT NOT NULL
) STRICT;

-- What is known of a file is never changed: another file has another digest.
CREATE TRIGGER object_never_changes BEFORE UPDATE ON object
BEGIN SELECT RAISE(ABORT, 'an object is never changed'); END;

-- A file leaves the list only while a confirmed disposal that names it is being carried out.
CREATE TRIGGER object_never_goes BEFORE DELETE ON object
WHEN NOT EXISTS (SELECT 1 FROM disposed_object JOIN disposal ON disposal.id = disposal_id
  WHERE sha256 = OLD.sha256 AND state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'an object is removed by a disposal decision only'); END;
