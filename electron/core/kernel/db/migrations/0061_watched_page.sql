-- Pages that are looked at in a browser for new comments, for channels whose platform cannot be spoken to. What is read on one
-- is a platform comment whose id begins with 'page:', made of its own link or, without one, of its words.
CREATE TABLE watched_page (
  id            TEXT PRIMARY KEY,
  channel_id    TEXT NOT NULL REFERENCES channel (id),
  address       TEXT NOT NULL,
  address_key   TEXT NOT NULL,
  -- NULL: only when somebody asks for it.
  every_minutes INTEGER CHECK (every_minutes BETWEEN 15 AND 10080),
  added_by      TEXT NOT NULL,
  added_at      TEXT NOT NULL,
  ended_at      TEXT
) STRICT;
CREATE UNIQUE INDEX watched_page_once ON watched_page (channel_id, address_key) WHERE ended_at IS NULL;
CREATE TRIGGER watched_page_stays_itself BEFORE UPDATE ON watched_page
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.address IS NOT OLD.address
  OR NEW.address_key IS NOT OLD.address_key OR NEW.added_by IS NOT OLD.added_by OR NEW.added_at IS NOT OLD.added_at
  OR OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a watched page is never made into another'); END;
CREATE TRIGGER watched_page_never_goes BEFORE DELETE ON watched_page
BEGIN SELECT RAISE(ABORT, 'a watched page is ended, and its traces stay'); END;

CREATE TABLE page_look (
  id         TEXT PRIMARY KEY,
  page_id    TEXT NOT NULL REFERENCES watched_page (id),
  -- 'partial': something of the page may not have been seen, so nothing is said of what was not there.
  state      TEXT NOT NULL CHECK (state IN ('running', 'whole', 'partial', 'refused', 'failed', 'interrupted')),
  -- Why it is not whole: a code of the closed list of reasons, or of a refusal.
  problem    TEXT,
  detail     TEXT,
  seen       INTEGER NOT NULL DEFAULT 0,
  added      INTEGER NOT NULL DEFAULT 0,
  changed    INTEGER NOT NULL DEFAULT 0,
  vanished   INTEGER NOT NULL DEFAULT 0,
  -- How many new ones wait for the next look, and how many comments the page itself says there are.
  waiting    INTEGER NOT NULL DEFAULT 0,
  shown      INTEGER,
  -- Until when the site is to be left alone.
  rest_until TEXT,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at   TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (state <> 'partial' OR problem IS NOT NULL),
  CHECK (vanished = 0 OR state = 'whole')
) STRICT;
CREATE INDEX page_look_started ON page_look (page_id, started_at DESC);
CREATE UNIQUE INDEX page_look_one_at_a_time ON page_look (page_id) WHERE state = 'running';
CREATE TRIGGER page_look_ends_once BEFORE UPDATE ON page_look WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a look that has ended is never changed'); END;
CREATE TRIGGER page_look_never_goes BEFORE DELETE ON page_look
BEGIN SELECT RAISE(ABORT, 'that a page was looked at stays'); END;

-- What was read on a page becomes the platform's own comment when that is read through an account later.
DROP TRIGGER platform_comment_facts_stay;
CREATE TRIGGER platform_comment_facts_stay BEFORE UPDATE ON platform_comment
WHEN NEW.comment_id IS NOT OLD.comment_id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.seen_at < OLD.seen_at
  OR (OLD.native_id NOT LIKE 'page:%' AND (NEW.native_id IS NOT OLD.native_id
    OR NEW.thread_id IS NOT OLD.thread_id OR NEW.parent_id IS NOT OLD.parent_id OR NEW.is_own IS NOT OLD.is_own
    OR NEW.author_ip IS NOT OLD.author_ip OR NEW.author_user_agent IS NOT OLD.author_user_agent
    OR NEW.created_at IS NOT OLD.created_at))
BEGIN SELECT RAISE(ABORT, 'what a platform said of a comment is never changed'); END;
