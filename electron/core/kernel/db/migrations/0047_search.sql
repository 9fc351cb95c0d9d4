-- Search over everything: one index of the words of captures and messages (comments have theirs in comment_find). It
-- holds no text of its own, and can be made again from the records.

-- The number of a record in the index is its date: seconds since 1970, times 4096, and a number of its own within the
-- second. So the index gives its rows by date, and a period is a range of numbers.
CREATE TABLE search_record (
  seq       INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('capture', 'message')),
  record_id TEXT NOT NULL
) STRICT;

-- Kind and channel are words of three letters, each of which is one term of the index.
CREATE TABLE search_channel (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  word       TEXT NOT NULL UNIQUE CHECK (length(word) = 3)
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (kind, channel, text, who, content = '', contentless_delete = 1,
  tokenize = 'trigram case_sensitive 0 remove_diacritics 0');

-- What waits to be entered: an import of a million messages must not wait for the index.
CREATE TABLE search_todo (
  seq       INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('capture', 'message')),
  record_id TEXT NOT NULL
) STRICT;
CREATE TRIGGER message_is_to_be_searched AFTER INSERT ON message
BEGIN INSERT INTO search_todo (kind, record_id) VALUES ('message', NEW.id); END;
CREATE TRIGGER capture_is_to_be_searched AFTER INSERT ON capture_file WHEN NEW.role = 'text'
BEGIN INSERT INTO search_todo (kind, record_id) VALUES ('capture', NEW.capture_id); END;

-- Older records wait too; the newest are entered first.
INSERT INTO search_todo (kind, record_id) SELECT 'message', id FROM message ORDER BY taken_in_at;
INSERT INTO search_todo (kind, record_id) SELECT 'capture', capture_id FROM capture_file WHERE role = 'text';
