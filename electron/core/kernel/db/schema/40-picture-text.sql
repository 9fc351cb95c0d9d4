-- Words that the program has read in pictures by itself. They are derived and may be wrong: no record, in no package, and read again from the
-- pictures whenever somebody wants to.

-- One row: whether words in pictures are read. Without it they are.
CREATE TABLE picture_text_setting (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  is_on    INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;

-- What was read in a file. `unreadable`: it cannot be decoded, or takes more than the reader is given.
CREATE TABLE picture_text (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  state      TEXT NOT NULL CHECK (state IN ('read', 'empty', 'unreadable')),
  text       TEXT NOT NULL DEFAULT '',
  -- How sure the reader is of its words, of a hundred.
  confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
  read_at    TEXT NOT NULL,
  CHECK ((state = 'read') = (text <> '') AND (state = 'read') = (confidence IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A picture that is being read, or that was when the program ended, so many times.
CREATE TABLE picture_try (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  tries  INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

-- What was read in a picture goes with it.
CREATE TRIGGER picture_text_goes_with_its_file AFTER DELETE ON object
BEGIN
  DELETE FROM picture_text WHERE sha256 = OLD.sha256;
  DELETE FROM picture_try WHERE sha256 = OLD.sha256;
END;

-- The pictures of each record in which words are read: the page as it was seen, the comment as it was seen and what hangs on it, what came with
-- a message, and a message that is a picture itself. Of others' contributions around a comment nothing is read.
CREATE VIEW picture_of_record (kind, id, sha256) AS
SELECT 'capture', capture_id, sha256 FROM capture_file JOIN object USING (sha256)
  WHERE role = 'screenshot' AND media_type IN ('image/png', 'image/jpeg')
UNION ALL SELECT 'comment', comment_id, sha256 FROM comment_file JOIN object USING (sha256)
  WHERE role IN ('comment', 'attachment') AND media_type IN ('image/png', 'image/jpeg')
UNION ALL SELECT 'message', message_id, sha256 FROM message_attachment JOIN object USING (sha256)
  WHERE media_type IN ('image/png', 'image/jpeg')
UNION ALL SELECT 'message', id, sha256 FROM message JOIN object ON sha256 = original
  WHERE method = 'file' AND original IS NOT NULL AND media_type IN ('image/png', 'image/jpeg');

-- While anything is marked as secret, what was read in a picture is looked through like what else is new, and its records are kept in until then.
CREATE TRIGGER picture_text_may_carry AFTER INSERT ON picture_text
WHEN NEW.state = 'read' AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO carrier_todo (kind, record_id)
    SELECT 'capture', capture_id FROM capture_file WHERE sha256 = NEW.sha256
    UNION SELECT 'comment', comment_id FROM comment_file WHERE sha256 = NEW.sha256
    UNION SELECT 'message', message_id FROM message_attachment WHERE sha256 = NEW.sha256
    UNION SELECT 'message', id FROM message WHERE method = 'file' AND original = NEW.sha256;
END;
