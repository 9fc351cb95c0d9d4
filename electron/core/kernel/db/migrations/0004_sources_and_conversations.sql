-- Where things came from, what each import came to, and messages as parts of conversations with both directions.

-- A file as it was taken in. By itself it lies in objects/; a part of another (a file in a zip) lies in that one.
CREATE TABLE source_file (
  id                TEXT PRIMARY KEY,
  sha256            TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes             INTEGER NOT NULL CHECK (bytes >= 0),
  original_name     TEXT NOT NULL,
  container_id      TEXT REFERENCES source_file (id),
  -- Its path inside the container, or inside the folder it was taken from.
  path_in_container TEXT,
  acquired_at       TEXT NOT NULL,
  acquired_by       TEXT NOT NULL,
  method            TEXT NOT NULL CHECK (method IN ('screenshot', 'paste', 'export', 'email', 'api', 'page_capture')),
  from_url          TEXT,
  http_date         TEXT,
  tool              TEXT NOT NULL,
  CHECK (container_id IS NULL OR path_in_container IS NOT NULL)
) STRICT;
CREATE INDEX source_file_sha256 ON source_file (sha256);
CREATE UNIQUE INDEX source_file_part ON source_file (container_id, path_in_container) WHERE container_id IS NOT NULL;
CREATE TRIGGER source_file_is_kept BEFORE INSERT ON source_file
WHEN NEW.container_id IS NULL AND NOT EXISTS (SELECT 1 FROM object WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'a source is kept before it is entered'); END;
CREATE TRIGGER source_file_never_changes BEFORE UPDATE ON source_file
BEGIN SELECT RAISE(ABORT, 'a source is never changed'); END;
CREATE TRIGGER source_file_never_goes BEFORE DELETE ON source_file
BEGIN SELECT RAISE(ABORT, 'a source is removed by a disposal decision only'); END;

-- One reading of one or several sources. The counts add up at every moment.
CREATE TABLE import_run (
  id             TEXT PRIMARY KEY,
  channel_id     TEXT NOT NULL REFERENCES channel (id),
  parser         TEXT,
  parser_version INTEGER,
  state          TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'failed', 'interrupted')),
  problem        TEXT,
  seen           INTEGER NOT NULL DEFAULT 0,
  imported       INTEGER NOT NULL DEFAULT 0,
  known          INTEGER NOT NULL DEFAULT 0,
  skipped        INTEGER NOT NULL DEFAULT 0,
  unreadable     INTEGER NOT NULL DEFAULT 0,
  warnings       INTEGER NOT NULL DEFAULT 0,
  unknown_files  INTEGER NOT NULL DEFAULT 0,
  zone_assumed   TEXT,
  started_at     TEXT NOT NULL,
  started_by     TEXT NOT NULL,
  ended_at       TEXT,
  CHECK (seen = imported + known + skipped + unreadable),
  CHECK ((state = 'running') = (ended_at IS NULL))
) STRICT;
CREATE INDEX import_run_started ON import_run (started_at DESC, id);
CREATE TRIGGER import_run_ends_once BEFORE UPDATE ON import_run WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'an import that has ended is never changed'); END;
CREATE TRIGGER import_run_never_goes BEFORE DELETE ON import_run
BEGIN SELECT RAISE(ABORT, 'an import is removed by a disposal decision only'); END;

CREATE TABLE import_source (
  run_id    TEXT NOT NULL REFERENCES import_run (id),
  position  INTEGER NOT NULL,
  source_id TEXT NOT NULL REFERENCES source_file (id),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

-- Why something was skipped, where something could not be read, what was not recognised, and what to look out for.
CREATE TABLE import_finding (
  run_id TEXT NOT NULL REFERENCES import_run (id),
  kind   TEXT NOT NULL CHECK (kind IN ('skipped', 'unreadable', 'unknown_file', 'warning')),
  code   TEXT NOT NULL,
  place  TEXT NOT NULL,
  count  INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (run_id, kind, code, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE conversation (
  id         TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  platform   TEXT NOT NULL,
  native_id  TEXT NOT NULL,
  title      TEXT,
  folder     TEXT NOT NULL CHECK (folder IN ('inbox', 'requests', 'filtered', 'archived', 'encrypted', 'other')),
  UNIQUE (channel_id, platform, native_id)
) STRICT;
CREATE TRIGGER conversation_never_goes BEFORE DELETE ON conversation
BEGIN SELECT RAISE(ABORT, 'a conversation is removed by a disposal decision only'); END;

CREATE TABLE conversation_participant (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  actor_id        TEXT NOT NULL REFERENCES actor (id),
  PRIMARY KEY (conversation_id, actor_id)
) STRICT, WITHOUT ROWID;

-- Messages are carried over as they are. What came in waits for a route; what the authority wrote itself is 'sent'.
CREATE TABLE new_message (
  id              TEXT PRIMARY KEY,
  channel_id      TEXT NOT NULL REFERENCES channel (id),
  conversation_id TEXT REFERENCES conversation (id),
  kind            TEXT NOT NULL CHECK (kind IN ('dm', 'comment', 'live_chat')),
  direction       TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  state           TEXT NOT NULL CHECK (state IN ('undecided', 'registered', 'copied', 'redirected', 'minor', 'sent')),
  method          TEXT NOT NULL CHECK (method IN ('paste', 'file', 'export', 'email', 'api')),
  actor_id        TEXT REFERENCES actor (id),
  -- As the source names the sender of this one message; an actor is who that was.
  sender_name     TEXT,
  sender_address  TEXT,
  native_id       TEXT,
  -- The platform's id, or a digest of thread, sender, time as written and text, with a number for equals.
  dedupe_key      TEXT,
  -- Platform time. `created_raw` is what the source says, to the letter.
  created_at      TEXT,
  created_raw     TEXT,
  created_basis   TEXT NOT NULL CHECK (created_basis IN ('utc', 'offset', 'assumed_local', 'relative_range', 'none')),
  -- When it became available to the authority (TF 2:9).
  received_at     TEXT,
  taken_in_at     TEXT NOT NULL,
  taken_in_by     TEXT NOT NULL,
  text            TEXT NOT NULL,
  -- The text before any repair, as a JSON string, where it differs from `text`.
  text_raw        TEXT,
  reply_to        TEXT,
  reactions       TEXT NOT NULL DEFAULT '[]',
  completeness    TEXT NOT NULL DEFAULT '[]',
  original        TEXT REFERENCES object (sha256),
  original_name   TEXT,
  diary_number    TEXT,
  mailbox         TEXT,
  reply_text      TEXT,
  minor_because   TEXT,
  mail            TEXT REFERENCES object (sha256),
  decided_by      TEXT,
  decided_at      TEXT,
  CHECK ((direction = 'out') = (state = 'sent')),
  CHECK ((state IN ('undecided', 'sent')) = (decided_at IS NULL)),
  CHECK ((state = 'registered') = (diary_number IS NOT NULL)),
  CHECK ((state = 'copied') = (mail IS NOT NULL AND mailbox IS NOT NULL)),
  CHECK ((state = 'redirected') = (reply_text IS NOT NULL)),
  CHECK ((state = 'minor') = (minor_because IS NOT NULL)),
  CHECK (method NOT IN ('paste', 'file') OR original IS NOT NULL),
  CHECK (method <> 'export' OR dedupe_key IS NOT NULL),
  CHECK (created_at IS NULL OR created_basis <> 'none')
) STRICT;
INSERT INTO new_message (id, channel_id, kind, direction, state, method, sender_name, sender_address, created_basis,
  received_at, taken_in_at, taken_in_by, text, original, original_name, diary_number, mailbox, reply_text, mail,
  decided_by, decided_at)
SELECT id, channel_id, 'dm', 'in', state, method, sender_name, sender_address, 'none', received_at, taken_in_at,
  taken_in_by, text, original, original_name, diary_number, mailbox, reply_text, mail, decided_by, decided_at
FROM message ORDER BY taken_in_at, id;
DROP TABLE message;
ALTER TABLE new_message RENAME TO message;

CREATE INDEX message_taken_in ON message (taken_in_at DESC, id);
CREATE INDEX message_undecided ON message (taken_in_at DESC, id) WHERE state = 'undecided';
CREATE INDEX message_conversation ON message (conversation_id, created_at) WHERE conversation_id IS NOT NULL;
-- The same words from the same sender at the same time are one message, however often they are taken in.
CREATE UNIQUE INDEX message_once ON message (channel_id, original, sender_name, coalesce(received_at, ''))
  WHERE original IS NOT NULL;
CREATE UNIQUE INDEX message_key ON message (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE TRIGGER message_routed_once BEFORE UPDATE ON message WHEN OLD.state <> 'undecided'
BEGIN SELECT RAISE(ABORT, 'a routed message is never changed'); END;
CREATE TRIGGER message_words_stay BEFORE UPDATE OF text, text_raw, sender_name, sender_address, created_at, created_raw,
  received_at, taken_in_at, original, direction, channel_id ON message
BEGIN SELECT RAISE(ABORT, 'what came in is never changed'); END;
CREATE TRIGGER message_never_goes BEFORE DELETE ON message
BEGIN SELECT RAISE(ABORT, 'a message is removed by a disposal decision only'); END;

CREATE TABLE message_attachment (
  message_id TEXT NOT NULL REFERENCES message (id),
  position   INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('photo', 'video', 'audio', 'gif', 'sticker', 'file', 'link')),
  -- As the source names it; never opened as an address or a path.
  uri        TEXT NOT NULL,
  state      TEXT NOT NULL CHECK (state IN ('present', 'missing', 'expired_url', 'blocked')),
  sha256     TEXT REFERENCES object (sha256),
  CHECK ((state = 'present') = (sha256 IS NOT NULL)),
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

-- Where each message was seen: the same one by paste, mail and export is one message with three sightings.
CREATE TABLE message_sighting (
  message_id TEXT NOT NULL REFERENCES message (id),
  source_id  TEXT NOT NULL REFERENCES source_file (id),
  locator    TEXT NOT NULL,
  seen_at    TEXT NOT NULL,
  -- The text as this source has it, as a JSON string, where it differs from the message's.
  text_raw   TEXT,
  PRIMARY KEY (message_id, source_id, locator)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER message_sighting_never_changes BEFORE UPDATE ON message_sighting
BEGIN SELECT RAISE(ABORT, 'a sighting is never changed'); END;
CREATE TRIGGER message_sighting_never_goes BEFORE DELETE ON message_sighting
BEGIN SELECT RAISE(ABORT, 'a sighting is removed by a disposal decision only'); END;

-- What each message so far came from; its source bears the same id as the message.
INSERT INTO source_file (id, sha256, bytes, original_name, acquired_at, acquired_by, method, tool)
SELECT message.id, original, object.bytes, coalesce(original_name, ''), taken_in_at, taken_in_by,
  CASE WHEN method = 'paste' THEN 'paste' WHEN media_type = 'message/rfc822' THEN 'email'
    WHEN media_type LIKE 'image/%' OR media_type = 'application/pdf' THEN 'screenshot' ELSE 'export' END,
  'Kanalarkiv'
FROM message JOIN object ON object.sha256 = original;
INSERT INTO message_sighting (message_id, source_id, locator, seen_at) SELECT id, id, '', taken_in_at FROM message;
