-- Posts of the authority's own channels: which there are, and what became of each when the channel was gone through. What is saved
-- of a post is a row of comment, of the kind 'post'.

-- What the archive has been told of a platform's words and marks, as JSON, in the place of what is built in.
CREATE TABLE platform_words (
  name   TEXT PRIMARY KEY,
  words  TEXT NOT NULL CHECK (json_valid(words)),
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL
) STRICT;

-- One going through of a channel for its posts, whole or not.
CREATE TABLE post_visit (
  id         TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  address    TEXT NOT NULL,
  -- How far back the list is read, and how many posts are saved at the most.
  since      TEXT NOT NULL,
  most       INTEGER NOT NULL CHECK (most > 0),
  -- 'partial': a post may not have been seen, or waits to be saved.
  state      TEXT NOT NULL CHECK (state IN ('running', 'whole', 'partial', 'refused', 'failed', 'interrupted')),
  -- Why it is not whole: a code of the closed list of reasons, or of a refusal.
  problem    TEXT,
  detail     TEXT,
  -- How many posts by others stood in the list; they are not the channel's.
  by_others  INTEGER NOT NULL DEFAULT 0,
  -- What the list was, and how it was read, as JSON without words of the posts.
  list       TEXT REFERENCES object (sha256),
  rest_until TEXT,
  started_at TEXT NOT NULL,
  started_by TEXT NOT NULL,
  ended_at   TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (state <> 'partial' OR problem IS NOT NULL),
  CHECK (state NOT IN ('whole', 'partial') OR list IS NOT NULL)
) STRICT;
CREATE INDEX post_visit_started ON post_visit (channel_id, started_at DESC);
CREATE UNIQUE INDEX post_visit_one_at_a_time ON post_visit (channel_id) WHERE state = 'running';

-- What came of going through a channel stays as it was when it ended.
CREATE TRIGGER post_visit_ends_once BEFORE UPDATE ON post_visit WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a going through that has ended is never changed'); END;

-- That a channel was gone through is not deleted.
CREATE TRIGGER post_visit_never_goes BEFORE DELETE ON post_visit
BEGIN SELECT RAISE(ABORT, 'that a channel was gone through stays'); END;

-- A post of a channel by its own address, without what follows who clicked it.
CREATE TABLE channel_post (
  id           TEXT PRIMARY KEY,
  channel_id   TEXT NOT NULL REFERENCES channel (id),
  address      TEXT NOT NULL,
  address_key  TEXT NOT NULL,
  -- As the list says it, and as a point in time where it says one.
  time_shown   TEXT,
  posted_at    TEXT,
  -- Digests of what the list said of it: of the first words, which are there also when it is folded, and of all; NULL for no words.
  said_first   TEXT,
  said_all     TEXT,
  first_visit  TEXT NOT NULL REFERENCES post_visit (id),
  seen_at      TEXT NOT NULL,
  -- The newest that is saved of it; NULL while nothing is, or what was saved has been disposed of.
  comment_id   TEXT REFERENCES comment (id),
  vanished_at  TEXT,
  -- Digest of what the platform itself said of it when it was last asked; NULL where it was not.
  told         TEXT,
  UNIQUE (channel_id, address_key)
) STRICT;
CREATE INDEX channel_post_comment ON channel_post (comment_id) WHERE comment_id IS NOT NULL;

-- Which post it is, and when it was first seen, is never changed; what is saved of a post is a post of its channel.
CREATE TRIGGER channel_post_stays_itself BEFORE UPDATE ON channel_post
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.address_key IS NOT OLD.address_key
  OR NEW.first_visit IS NOT OLD.first_visit OR (NEW.comment_id IS NOT OLD.comment_id AND NEW.comment_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.comment_id AND kind = 'post' AND channel_id = NEW.channel_id))
BEGIN SELECT RAISE(ABORT, 'which post this is, is never changed'); END;

-- That there was a post stays known.
CREATE TRIGGER channel_post_never_goes BEFORE DELETE ON channel_post
BEGIN SELECT RAISE(ABORT, 'that there was a post stays'); END;

-- What became of each post when its channel was gone through.
CREATE TABLE post_met (
  visit_id   TEXT NOT NULL REFERENCES post_visit (id),
  post_id    TEXT NOT NULL REFERENCES channel_post (id),
  -- 'same': as before; 'back': it had vanished; 'removed': gone by a removal that is on file; 'not-listed': there, but not in the list;
  -- 'waiting': for the next time; 'failed': it could not be saved, or looked for.
  became     TEXT NOT NULL
    CHECK (became IN ('new', 'changed', 'same', 'back', 'vanished', 'removed', 'not-listed', 'waiting', 'failed')),
  problem    TEXT,
  -- What was saved of it this time.
  comment_id TEXT REFERENCES comment (id),
  -- How many comments its page said that there are, and why not all of them may have been seen.
  comments   INTEGER,
  doubt      TEXT,
  PRIMARY KEY (visit_id, post_id),
  CHECK (became NOT IN ('failed') OR problem IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_met_comment ON post_met (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX post_met_post ON post_met (post_id);

-- What became of a post is never changed; only what was saved of it may have been disposed of.
CREATE TRIGGER post_met_never_changes BEFORE UPDATE ON post_met
WHEN NEW.visit_id IS NOT OLD.visit_id OR NEW.post_id IS NOT OLD.post_id OR NEW.became IS NOT OLD.became
  OR NEW.problem IS NOT OLD.problem OR NEW.comments IS NOT OLD.comments OR NEW.doubt IS NOT OLD.doubt
  OR NOT (NEW.comment_id IS NULL AND EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id))
BEGIN SELECT RAISE(ABORT, 'what became of a post is never changed'); END;

-- What became of a post stays.
CREATE TRIGGER post_met_never_goes BEFORE DELETE ON post_met
BEGIN SELECT RAISE(ABORT, 'what became of a post stays'); END;
