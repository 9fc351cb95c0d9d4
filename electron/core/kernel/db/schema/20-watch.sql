-- Watching comments: the words that are looked for, what each comment was flagged for, the pages that are looked at, and what was
-- noticed at a platform while it happened.

-- Words that are looked for in comments.
CREATE TABLE watch_word (
  word     TEXT PRIMARY KEY CHECK (word <> ''),
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

-- What a comment was flagged for. A flag is a hint to a person and never more: nothing is done because of one.
CREATE TABLE comment_flag (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  flag       TEXT NOT NULL CHECK (flag IN ('question', 'link', 'personal-number', 'email', 'phone', 'word')),
  PRIMARY KEY (comment_id, flag)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_flag_flag ON comment_flag (flag, comment_id);

-- A comment with a flag is flagged.
CREATE TRIGGER comment_flagged AFTER INSERT ON comment_flag
BEGIN UPDATE comment SET is_flagged = 1 WHERE id = NEW.comment_id AND is_flagged = 0; END;

-- A comment that has lost its last flag is not flagged.
CREATE TRIGGER comment_flagged_no_more AFTER DELETE ON comment_flag
WHEN NOT EXISTS (SELECT 1 FROM comment_flag WHERE comment_id = OLD.comment_id)
BEGIN UPDATE comment SET is_flagged = 0 WHERE id = OLD.comment_id; END;

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

-- A watched page is never made into another, and one that was ended stays ended.
CREATE TRIGGER watched_page_stays_itself BEFORE UPDATE ON watched_page
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.address IS NOT OLD.address
  OR NEW.address_key IS NOT OLD.address_key OR NEW.added_by IS NOT OLD.added_by OR NEW.added_at IS NOT OLD.added_at
  OR OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a watched page is never made into another'); END;

-- A watched page is ended, not deleted: what was read on it names it.
CREATE TRIGGER watched_page_never_goes BEFORE DELETE ON watched_page
BEGIN SELECT RAISE(ABORT, 'a watched page is ended, and its traces stay'); END;

-- One visit to a watched page, whole or not.
CREATE TABLE page_visit (
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
  -- How many new ones wait for the next visit, and how many comments the page itself says there are.
  waiting    INTEGER NOT NULL DEFAULT 0,
  shown      INTEGER,
  -- Until when the site is to be left alone.
  rest_until TEXT,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at   TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (state <> 'partial' OR problem IS NOT NULL),
  -- Only a page that was seen whole says that a comment is not there.
  CHECK (vanished = 0 OR state = 'whole')
) STRICT;
CREATE INDEX page_visit_started ON page_visit (page_id, started_at DESC);
CREATE UNIQUE INDEX page_visit_one_at_a_time ON page_visit (page_id) WHERE state = 'running';

-- What a visit came to stays as it was when the visit ended.
CREATE TRIGGER page_visit_ends_once BEFORE UPDATE ON page_visit WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a visit that has ended is never changed'); END;

-- That a page was looked at is not deleted.
CREATE TRIGGER page_visit_never_goes BEFORE DELETE ON page_visit
BEGIN SELECT RAISE(ABORT, 'that a page was looked at stays'); END;

-- Whose edits and removals are noticed while they happen: by a stream of the platform's, by asking a site now and then, or by what the
-- platform tells a server.
CREATE TABLE account_follow (
  account_id TEXT PRIMARY KEY REFERENCES account (id),
  how        TEXT NOT NULL CHECK (how IN ('stream', 'poll', 'notice')),
  is_on      INTEGER NOT NULL CHECK (is_on IN (0, 1)),
  -- Where the stream is.
  address    TEXT,
  set_at     TEXT NOT NULL,
  set_by     TEXT NOT NULL,
  -- Up to where it was heard and seen to, in the words of the platform; when it was last heard; and why it is not.
  position   TEXT,
  heard_at   TEXT,
  problem    TEXT,
  CHECK ((how = 'stream') = (address IS NOT NULL))
) STRICT;

-- What was noticed of a comment or post at its platform, and nobody here has done: it says something else, it is held back from
-- visitors, or it is not there any more. What it was before is what is saved of it.
CREATE TABLE platform_event (
  id         TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  what       TEXT NOT NULL CHECK (what IN ('edited', 'withdrawn', 'vanished')),
  -- What is saved of it; NULL for a post that nothing is saved of.
  comment_id TEXT REFERENCES comment (id),
  post_id    TEXT REFERENCES channel_post (id),
  -- 'unsaved': nothing of it is saved; 'incomplete': something is known to be lacking in what is; 'new-version': what it says now is not.
  lacking    TEXT CHECK (lacking IN ('unsaved', 'incomplete', 'new-version')),
  at         TEXT NOT NULL,
  CHECK (comment_id IS NOT NULL OR post_id IS NOT NULL)
) STRICT;
CREATE INDEX platform_event_at ON platform_event (channel_id, at DESC);
CREATE INDEX platform_event_comment ON platform_event (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX platform_event_post ON platform_event (post_id) WHERE post_id IS NOT NULL;

-- What was noticed is never changed; only what was saved may have been disposed of.
CREATE TRIGGER platform_event_never_changes BEFORE UPDATE ON platform_event
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.what IS NOT OLD.what OR NEW.post_id IS NOT OLD.post_id
  OR NEW.lacking IS NOT OLD.lacking OR NEW.at IS NOT OLD.at
  OR NOT (NEW.comment_id IS NULL AND EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id))
BEGIN SELECT RAISE(ABORT, 'what was noticed of a comment is never changed'); END;

-- What was noticed is deleted only with the comment, by a disposal.
CREATE TRIGGER platform_event_never_goes BEFORE DELETE ON platform_event
WHEN OLD.post_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'what was noticed of a comment goes with it, by a disposal decision only'); END;
