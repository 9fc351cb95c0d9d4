-- Accounts, what was read through them, and what their platforms know of each comment.

-- How the program speaks to a channel's platform. The password or key is in the keychain of the computer, never here.
CREATE TABLE account (
  id         TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  kind       TEXT NOT NULL CHECK (kind IN ('wordpress', 'bluesky', 'facebook', 'instagram', 'youtube', 'mastodon')),
  address    TEXT NOT NULL,
  directory  TEXT CHECK (directory IS NULL OR kind = 'bluesky'),
  user_name  TEXT NOT NULL,
  added_at   TEXT NOT NULL,
  added_by   TEXT NOT NULL,
  -- When the platform last answered as it should, and the code of what was wrong if the last time was not.
  checked_at TEXT,
  problem    TEXT,
  -- Its key has been taken out of the keychain, and the platform is not spoken to any more.
  forgotten_at TEXT
) STRICT;
CREATE UNIQUE INDEX account_of_channel ON account (channel_id) WHERE forgotten_at IS NULL;

-- An account is never made into another, and a forgotten one is never used again.
CREATE TRIGGER account_stays_itself BEFORE UPDATE ON account
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.kind IS NOT OLD.kind
  OR NEW.address IS NOT OLD.address OR NEW.directory IS NOT OLD.directory OR NEW.user_name IS NOT OLD.user_name
  OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by IS NOT OLD.added_by OR OLD.forgotten_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an account is never made into another'); END;

-- An account is forgotten, not deleted: what was read and done through it names it.
CREATE TRIGGER account_never_goes BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'an account is forgotten, and its traces stay'); END;

-- One reading of comments through an account, in whole or of one thread.
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

-- What a reading came to stays as it was when the reading ended.
CREATE TRIGGER reading_ends_once BEFORE UPDATE ON reading WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a reading that has ended is never changed'); END;

-- That a channel was read is never deleted.
CREATE TRIGGER reading_never_goes BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'a reading is removed by a disposal decision only'); END;

-- How often a channel is read by itself.
CREATE TABLE reading_plan (
  channel_id    TEXT PRIMARY KEY REFERENCES channel (id),
  every_minutes INTEGER NOT NULL CHECK (every_minutes BETWEEN 5 AND 10080),
  set_by        TEXT NOT NULL,
  set_at        TEXT NOT NULL
) STRICT;

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
  -- Since when the platform does not give it, while it shows the account no other either: it is gone, or not to be seen.
  perhaps_gone_at TEXT,
  -- When somebody here first looked at it; NULL is unread.
  read_at     TEXT,
  UNIQUE (channel_id, native_id),
  CHECK ((status = 'gone') = (gone_at IS NOT NULL)),
  -- What went without a decision here is gone.
  CHECK (vanished_at IS NULL OR gone_at IS NOT NULL),
  -- What is gone is so for certain.
  CHECK (perhaps_gone_at IS NULL OR gone_at IS NULL)
) STRICT;
CREATE INDEX platform_comment_thread ON platform_comment (channel_id, thread_id);
CREATE INDEX platform_comment_unread ON platform_comment (channel_id) WHERE read_at IS NULL;
-- What the authority itself wrote under a comment is the answer to it (P7).
CREATE INDEX platform_comment_own ON platform_comment (channel_id, parent_id, created_at) WHERE is_own = 1;

-- What a platform said is deleted only with the comment, by a disposal.
CREATE TRIGGER platform_comment_never_goes BEFORE DELETE ON platform_comment
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a comment is removed by a disposal decision only'); END;

-- A comment that nobody here has looked at is unread.
CREATE TRIGGER comment_unread_when_met AFTER INSERT ON platform_comment WHEN NEW.read_at IS NULL
BEGIN UPDATE comment SET is_unread = 1 WHERE id = NEW.comment_id; END;

-- A comment is read, or unread again, as `read_at` says.
CREATE TRIGGER comment_unread_follows AFTER UPDATE OF read_at ON platform_comment
WHEN (NEW.read_at IS NULL) <> (OLD.read_at IS NULL)
BEGIN UPDATE comment SET is_unread = (NEW.read_at IS NULL) WHERE id = NEW.comment_id; END;

-- What a platform said of a comment the first time stays: which it is, under what, and from where it was written. Of a comment
-- that was read on a page, the platform may still say so.
CREATE TRIGGER platform_comment_facts_stay BEFORE UPDATE ON platform_comment
WHEN NEW.comment_id IS NOT OLD.comment_id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.seen_at < OLD.seen_at
  OR (OLD.native_id NOT LIKE 'page:%' AND (NEW.native_id IS NOT OLD.native_id
    OR NEW.thread_id IS NOT OLD.thread_id OR NEW.parent_id IS NOT OLD.parent_id OR NEW.is_own IS NOT OLD.is_own
    OR NEW.author_ip IS NOT OLD.author_ip OR NEW.author_user_agent IS NOT OLD.author_user_agent
    OR NEW.created_at IS NOT OLD.created_at))
BEGIN SELECT RAISE(ABORT, 'what a platform said of a comment is never changed'); END;

-- What a platform said is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER platform_comment_never_replaced BEFORE INSERT ON platform_comment
WHEN EXISTS (SELECT 1 FROM platform_comment WHERE comment_id = NEW.comment_id)
  OR EXISTS (SELECT 1 FROM platform_comment WHERE channel_id = NEW.channel_id AND native_id = NEW.native_id)
BEGIN SELECT RAISE(ABORT, 'what a platform said of a comment is never replaced'); END;

-- OR REPLACE must not let one comment take the id of another.
CREATE TRIGGER platform_comment_id_stays_its_own BEFORE UPDATE OF native_id, channel_id ON platform_comment
WHEN EXISTS (SELECT 1 FROM platform_comment
  WHERE channel_id = NEW.channel_id AND native_id = NEW.native_id AND comment_id <> NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'what a platform said of a comment is never replaced'); END;
