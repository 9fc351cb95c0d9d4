-- Finding records by their words, with å, ä and ö as letters of their own and any part of a compound word. The indexes hold no
-- text of their own, and can be made again from the records.

-- The order in which comments were noticed, as numbers: what VACUUM does to row ids must not move the index of words.
CREATE TABLE comment_index (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL UNIQUE REFERENCES comment (id)
) STRICT;

-- The words of comments, by the number of the comment. `pictures` are words that the program has read in pictures.
CREATE VIRTUAL TABLE comment_find USING fts5 (text, author, decision, pictures, content = '', contentless_delete = 1,
  tokenize = 'trigram case_sensitive 0 remove_diacritics 0');

-- Words of one or two letters, such as VA and EU, are too short for the index of parts of words. They are found as whole words,
-- by an index of the whole texts in which only they are ever asked for.
CREATE VIRTUAL TABLE comment_short USING fts5 (words, content = '', contentless_delete = 1, detail = none,
  tokenize = 'unicode61 remove_diacritics 0');

-- The number of a record in the index is its date: seconds since 1970, times 4096, and a number of its own within the
-- second. So the index gives its rows by date, and a period is a range of numbers.
CREATE TABLE search_record (
  seq       INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('capture', 'message')),
  record_id TEXT NOT NULL,
  -- Of the number, the record and what was entered of it: a verification makes it anew from the record.
  digest    BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

-- Kind and channel are words of three letters, each of which is one term of the index.
CREATE TABLE search_channel (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  word       TEXT NOT NULL UNIQUE CHECK (length(word) = 3)
) STRICT;

-- The words of captures and messages, by the number of the record. `pictures` as in `comment_find`.
CREATE VIRTUAL TABLE search USING fts5 (kind, channel, text, who, pictures, content = '', contentless_delete = 1,
  tokenize = 'trigram case_sensitive 0 remove_diacritics 0');

-- What waits to be entered: an import of a million messages must not wait for the index.
CREATE TABLE search_todo (
  seq       INTEGER PRIMARY KEY,
  kind      TEXT NOT NULL CHECK (kind IN ('capture', 'message')),
  record_id TEXT NOT NULL,
  -- It is entered already, and there is more to enter of it.
  is_again  INTEGER NOT NULL DEFAULT 0 CHECK (is_again IN (0, 1))
) STRICT;
