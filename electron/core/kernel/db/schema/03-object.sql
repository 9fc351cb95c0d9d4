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

-- What would take a look at every row to count, kept by triggers as rows come and go: `objects` and their `object-bytes`, `messages`
-- and those that are `undecided`. A verification holds each against the rows; a wrong number stops no work, and has no CHECK.
CREATE TABLE total (
  id    TEXT PRIMARY KEY CHECK (id IN ('objects', 'object-bytes', 'messages', 'undecided')),
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A file that an act has claimed is counted.
CREATE TRIGGER object_is_counted AFTER INSERT ON object
BEGIN
  INSERT INTO total (id, count) VALUES ('objects', 1), ('object-bytes', NEW.bytes)
  ON CONFLICT (id) DO UPDATE SET count = count + excluded.count;
END;

-- A file that has been disposed of is counted no more.
CREATE TRIGGER object_counts_no_more AFTER DELETE ON object
BEGIN
  UPDATE total SET count = count - iif(id = 'objects', 1, OLD.bytes) WHERE id IN ('objects', 'object-bytes');
END;
