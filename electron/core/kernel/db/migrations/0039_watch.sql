-- Watching comments: how often a channel is read by itself, which words are looked for, and what each comment was flagged for.
-- A flag is a hint to a person and never more: nothing is done because of one.
CREATE TABLE reading_plan (
  channel_id    TEXT PRIMARY KEY REFERENCES channel (id),
  every_minutes INTEGER NOT NULL CHECK (every_minutes BETWEEN 5 AND 10080),
  set_by        TEXT NOT NULL,
  set_at        TEXT NOT NULL
) STRICT;

CREATE TABLE watch_word (
  word     TEXT PRIMARY KEY CHECK (word <> ''),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

CREATE TABLE comment_flag (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  flag       TEXT NOT NULL CHECK (flag IN ('question', 'link', 'personal-number', 'email', 'phone', 'word')),
  PRIMARY KEY (comment_id, flag)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_flag_flag ON comment_flag (flag, comment_id);
