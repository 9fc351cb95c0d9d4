-- Readings: comments as a channel's platform gives them through an account, and when and in what each was seen.

CREATE TABLE reading (
  id         TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  channel_id TEXT NOT NULL REFERENCES channel (id),
  -- The one thread that was read, by the platform's own id; NULL for all of them.
  thread     TEXT,
  state      TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'failed', 'interrupted')),
  problem    TEXT,
  seen       INTEGER NOT NULL DEFAULT 0,
  added      INTEGER NOT NULL DEFAULT 0,
  changed    INTEGER NOT NULL DEFAULT 0,
  vanished   INTEGER NOT NULL DEFAULT 0,
  -- How many the platform itself says there are, where it says; NULL where it does not.
  shown      INTEGER,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at   TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (seen >= added + changed)
) STRICT;
CREATE INDEX reading_started ON reading (channel_id, started_at DESC, id);
CREATE UNIQUE INDEX reading_one_at_a_time ON reading (channel_id) WHERE state = 'running';
CREATE TRIGGER reading_ends_once BEFORE UPDATE ON reading WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a reading that has ended is never changed'); END;
CREATE TRIGGER reading_never_goes BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'a reading is removed by a disposal decision only'); END;

-- A comment as its platform knows it. Who wrote it from where is what the platform said the first time: platforms
-- write the moderator's own address over it.
CREATE TABLE platform_comment (
  comment_id  TEXT PRIMARY KEY REFERENCES comment (id),
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  native_id   TEXT NOT NULL,
  thread_id   TEXT NOT NULL,
  parent_id   TEXT,
  is_own      INTEGER NOT NULL CHECK (is_own IN (0, 1)),
  author_ip   TEXT,
  author_user_agent TEXT,
  -- The platform's time, where it can be read; what it wrote is in the evidence.
  created_at  TEXT,
  status      TEXT NOT NULL CHECK (status IN ('visible', 'hidden', 'held', 'spam', 'trash', 'gone')),
  -- The last time the platform showed it, and since when it does not. `vanished_at`: it went without a decision here.
  seen_at     TEXT NOT NULL,
  gone_at     TEXT,
  vanished_at TEXT,
  -- When somebody here first looked at it; NULL is unread.
  read_at     TEXT,
  UNIQUE (channel_id, native_id),
  CHECK ((status = 'gone') = (gone_at IS NOT NULL)),
  CHECK (vanished_at IS NULL OR gone_at IS NOT NULL)
) STRICT;
CREATE INDEX platform_comment_thread ON platform_comment (channel_id, thread_id);
CREATE INDEX platform_comment_unread ON platform_comment (channel_id) WHERE read_at IS NULL;
CREATE TRIGGER platform_comment_facts_stay BEFORE UPDATE ON platform_comment
WHEN NEW.comment_id IS NOT OLD.comment_id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.native_id IS NOT OLD.native_id
  OR NEW.thread_id IS NOT OLD.thread_id OR NEW.parent_id IS NOT OLD.parent_id OR NEW.is_own IS NOT OLD.is_own
  OR NEW.author_ip IS NOT OLD.author_ip OR NEW.author_user_agent IS NOT OLD.author_user_agent
  OR NEW.created_at IS NOT OLD.created_at OR NEW.seen_at < OLD.seen_at
BEGIN SELECT RAISE(ABORT, 'what a platform said of a comment is never changed'); END;
CREATE TRIGGER platform_comment_never_goes BEFORE DELETE ON platform_comment
BEGIN SELECT RAISE(ABORT, 'a comment is removed by a disposal decision only'); END;

-- Where each comment was seen, when it was new or had changed: the source, and the place in it.
CREATE TABLE comment_sighting (
  id         INTEGER PRIMARY KEY,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  source_id  TEXT NOT NULL REFERENCES source_file (id),
  locator    TEXT NOT NULL,
  seen_at    TEXT NOT NULL,
  -- What this source says of the comment, as JSON, where that is not what was saved of it first.
  content    TEXT,
  UNIQUE (comment_id, source_id, locator)
) STRICT;
CREATE INDEX comment_sighting_source ON comment_sighting (source_id);
CREATE TRIGGER comment_sighting_never_changes BEFORE UPDATE ON comment_sighting
BEGIN SELECT RAISE(ABORT, 'a sighting is never changed'); END;
CREATE TRIGGER comment_sighting_never_goes BEFORE DELETE ON comment_sighting
BEGIN SELECT RAISE(ABORT, 'a sighting is removed by a disposal decision only'); END;
