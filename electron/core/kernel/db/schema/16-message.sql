-- Conversations and messages (P8b): with both directions, and each with the sources it was seen in.

-- A conversation on its platform, in the folder that the platform keeps it in.
CREATE TABLE conversation (
  id         TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  platform   TEXT NOT NULL,
  native_id  TEXT NOT NULL,
  title      TEXT,
  folder     TEXT NOT NULL CHECK (folder IN ('inbox', 'requests', 'filtered', 'archived', 'encrypted', 'other')),
  UNIQUE (channel_id, platform, native_id)
) STRICT;

-- A conversation is deleted only by a disposal, and only when no message of it is left.
CREATE TRIGGER conversation_never_goes BEFORE DELETE ON conversation
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
  OR EXISTS (SELECT 1 FROM message WHERE conversation_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a conversation is removed by a disposal decision only'); END;

-- Who takes part in a conversation.
CREATE TABLE conversation_participant (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  actor_id        TEXT NOT NULL REFERENCES actor (id),
  PRIMARY KEY (conversation_id, actor_id)
) STRICT, WITHOUT ROWID;

-- What came in waits for a route; what the authority wrote itself is 'sent'.
CREATE TABLE message (
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
  -- What a person took in is kept as it came; what an export holds can be told from its equals.
  CHECK (method NOT IN ('paste', 'file') OR original IS NOT NULL),
  CHECK (method <> 'export' OR dedupe_key IS NOT NULL),
  CHECK (created_at IS NULL OR created_basis <> 'none')
) STRICT;
CREATE INDEX message_conversation ON message (conversation_id, created_at) WHERE conversation_id IS NOT NULL;
-- The same words from the same sender at the same time are one message, however often they are taken in.
CREATE UNIQUE INDEX message_once ON message (channel_id, original, sender_name, coalesce(received_at, ''))
  WHERE original IS NOT NULL;
CREATE INDEX message_file ON message (original) WHERE method = 'file';
CREATE UNIQUE INDEX message_key ON message (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
-- Mails answer each other by Message-ID.
CREATE INDEX message_mail_id ON message (native_id, channel_id) WHERE method = 'email' AND native_id IS NOT NULL;
CREATE INDEX message_thread_undecided ON message (conversation_id) WHERE state = 'undecided';
CREATE INDEX message_mail ON message (mail) WHERE mail IS NOT NULL;
CREATE INDEX message_diary_number ON message (diary_number) WHERE diary_number IS NOT NULL;
CREATE INDEX message_taken_in ON message (taken_in_at, id);
CREATE INDEX message_actor ON message (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX message_sender_address ON message (lower(sender_address)) WHERE sender_address IS NOT NULL;
-- The account's own comments by when they were written: a newer export may tell of them under another name.
CREATE INDEX message_public ON message (channel_id, created_at) WHERE kind <> 'dm';
CREATE INDEX message_came_in ON message
  (coalesce(received_at,
    iif(created_at BETWEEN '2003-01-01' AND taken_in_at, created_at, taken_in_at)));
-- Those that are there by when they were taken in and not by when they say that they were written.
CREATE INDEX message_unlikely ON message (created_at)
  WHERE received_at IS NULL AND NOT created_at BETWEEN '2003-01-01' AND taken_in_at;
CREATE INDEX message_sent ON message (conversation_id, created_at)
  WHERE direction = 'out' AND instr(completeness, '"answers-nothing"') = 0;

-- What was taken in of a message (its words, sender, times, file, direction and channel) is never changed.
CREATE TRIGGER message_words_stay BEFORE UPDATE OF text, text_raw, sender_name, sender_address, created_at, created_raw,
  received_at, taken_in_at, original, direction, channel_id ON message
BEGIN SELECT RAISE(ABORT, 'what came in is never changed'); END;

-- A message with a route no longer waits for one.
CREATE TRIGGER message_leaves_inbox AFTER UPDATE OF state ON message
WHEN OLD.state = 'undecided' AND NEW.state <> 'undecided'
BEGIN UPDATE inbox SET undecided = undecided - 1 WHERE id = coalesce(NEW.conversation_id, NEW.id); END;

-- Each message is counted in its thread, except during a batch, which counts its threads when it is whole.
CREATE TRIGGER message_enters_inbox AFTER INSERT ON message WHEN NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, latest_at)
  VALUES (coalesce(NEW.conversation_id, NEW.id), NEW.conversation_id, NEW.channel_id, 1, NEW.state = 'undecided',
    coalesce(NEW.received_at, iif(NEW.created_at BETWEEN '2003-01-01' AND NEW.taken_in_at, NEW.created_at, NULL), NEW.taken_in_at))
  ON CONFLICT (id) DO UPDATE SET messages = messages + 1, undecided = undecided + excluded.undecided,
    latest_at = max(latest_at, excluded.latest_at);
END;

-- Every message waits for its place in the index of words.
CREATE TRIGGER message_is_to_be_searched AFTER INSERT ON message
BEGIN INSERT INTO search_todo (kind, record_id) VALUES ('message', NEW.id); END;

-- A message is deleted only by a disposal that covers it.
CREATE TRIGGER message_never_goes BEFORE DELETE ON message
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a message is removed by a disposal decision only'); END;

-- Every route of a message, oldest first: a wrong one is corrected by a new one that says why, and the newest holds. What the
-- message itself says of its route is what the newest says.
CREATE TABLE message_route (
  seq               INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id        TEXT NOT NULL REFERENCES message (id),
  kind              TEXT NOT NULL CHECK (kind IN ('registered', 'copied', 'redirected', 'minor')),
  diary_number      TEXT,
  mailbox           TEXT,
  reply_text        TEXT,
  minor_because     TEXT,
  mail              TEXT REFERENCES object (sha256),
  -- Why the route before it was wrong.
  corrected_because TEXT CHECK (corrected_because <> ''),
  decided_by        TEXT NOT NULL,
  decided_at        TEXT NOT NULL,
  CHECK ((kind = 'registered') = (diary_number IS NOT NULL)),
  CHECK ((kind = 'copied') = (mail IS NOT NULL AND mailbox IS NOT NULL)),
  CHECK ((kind = 'redirected') = (reply_text IS NOT NULL)),
  CHECK ((kind = 'minor') = (minor_because IS NOT NULL))
) STRICT;
CREATE INDEX message_route_message ON message_route (message_id, seq);
CREATE INDEX message_route_mail ON message_route (mail) WHERE mail IS NOT NULL;

-- What came in gets a route; what follows one corrects it and says why.
CREATE TRIGGER message_route_in_order BEFORE INSERT ON message_route
WHEN NOT EXISTS (SELECT 1 FROM message WHERE id = NEW.message_id AND direction = 'in')
  OR (NEW.corrected_because IS NOT NULL) <> EXISTS (SELECT 1 FROM message_route WHERE message_id = NEW.message_id)
BEGIN SELECT RAISE(ABORT, 'a route that corrects another says why'); END;

-- What is secret is registered (OSL 5:1): the exceptions, to keep it in order or find it of minor importance, are not for it.
CREATE TRIGGER message_secret_is_registered BEFORE INSERT ON message_route
WHEN NEW.kind <> 'registered'
  AND EXISTS (SELECT 1 FROM secret_record WHERE kind = 'message' AND id = NEW.message_id)
BEGIN SELECT RAISE(ABORT, 'what is secret is registered'); END;

-- The message goes where its newest route says.
CREATE TRIGGER message_follows_its_route AFTER INSERT ON message_route
BEGIN
  UPDATE message SET state = NEW.kind, diary_number = NEW.diary_number, mailbox = NEW.mailbox,
    reply_text = NEW.reply_text, minor_because = NEW.minor_because, mail = NEW.mail, decided_by = NEW.decided_by,
    decided_at = NEW.decided_at WHERE id = NEW.message_id;
END;

-- A route is never edited: it is corrected by a new one.
CREATE TRIGGER message_route_never_changes BEFORE UPDATE ON message_route
BEGIN SELECT RAISE(ABORT, 'a route is never changed: it is corrected by a new one'); END;

-- A route is deleted only with its message, by a disposal.
CREATE TRIGGER message_route_never_goes BEFORE DELETE ON message_route
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'a route is removed by a disposal decision only'); END;

-- A route is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER message_route_never_replaced BEFORE INSERT ON message_route
WHEN EXISTS (SELECT 1 FROM message_route WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a route is never replaced'); END;

-- What a message says of its route is what the newest route says.
CREATE TRIGGER message_route_is_its_newest BEFORE UPDATE OF state, diary_number, mailbox, reply_text, minor_because, mail,
  decided_by, decided_at ON message
WHEN (NEW.state, NEW.diary_number, NEW.mailbox, NEW.reply_text, NEW.minor_because, NEW.mail, NEW.decided_by, NEW.decided_at)
  IS NOT (SELECT kind, diary_number, mailbox, reply_text, minor_because, mail, decided_by, decided_at FROM message_route
    WHERE message_id = NEW.id ORDER BY seq DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'a message goes where its newest route says'); END;

-- What was routed is never changed.
CREATE TRIGGER message_routed_stays BEFORE UPDATE OF id, channel_id, kind, direction, method, actor_id, sender_name,
  sender_address, native_id, dedupe_key, created_at, created_raw, created_basis, received_at, taken_in_at, taken_in_by, text,
  text_raw, reply_to, reactions, completeness, original, original_name ON message
WHEN OLD.state <> 'undecided'
BEGIN SELECT RAISE(ABORT, 'a routed message is never changed'); END;

-- A message is never moved from one conversation to another.
CREATE TRIGGER message_stays_in_conversation BEFORE UPDATE OF conversation_id ON message
WHEN OLD.conversation_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a message stays in its conversation'); END;

-- What the authority wrote in the conversation after a message is the answer to it; what answers nothing is not.
CREATE TRIGGER message_sent_answers AFTER INSERT ON message
WHEN NEW.direction = 'out' AND NEW.conversation_id IS NOT NULL AND NEW.created_at <= NEW.taken_in_at
  AND instr(NEW.completeness, '"answers-nothing"') = 0 AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  UPDATE duty SET answered_at = NEW.created_at
  WHERE thread_id = NEW.conversation_id AND answered_at IS NULL AND received_at <= NEW.created_at;
END;

-- A message that was taken in by itself takes its duties and its answers along into the conversation that an export shows it in.
CREATE TRIGGER message_joins_conversation AFTER UPDATE OF conversation_id ON message
WHEN OLD.conversation_id IS NULL AND NEW.conversation_id IS NOT NULL
BEGIN
  UPDATE duty SET thread_id = NEW.conversation_id WHERE message_id = NEW.id AND closed_at IS NULL;
  UPDATE duty SET answered_at = (SELECT min(created_at) FROM message WHERE conversation_id = NEW.conversation_id
      AND direction = 'out' AND instr(completeness, '"answers-nothing"') = 0
      AND created_at >= duty.received_at AND created_at <= taken_in_at)
  WHERE message_id = NEW.id AND answered_at IS NULL AND closed_at IS NULL;
  INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, due_at, latest_at, handler_id)
  SELECT NEW.conversation_id, NEW.conversation_id, NEW.channel_id, 1, NEW.state = 'undecided',
    (SELECT min(due_at) FROM duty WHERE thread_id = NEW.conversation_id AND answered_at IS NULL), latest_at, handler_id
  FROM inbox WHERE id = NEW.id
  ON CONFLICT (id) DO UPDATE SET messages = messages + 1, undecided = undecided + excluded.undecided,
    due_at = excluded.due_at, latest_at = max(latest_at, excluded.latest_at),
    handler_id = coalesce(handler_id, excluded.handler_id);
  DELETE FROM inbox WHERE id = NEW.id;
END;

-- What hangs on a message, in its order. Only what was there with the message is kept.
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
CREATE INDEX message_attachment_object ON message_attachment (sha256) WHERE sha256 IS NOT NULL;

-- Where each message was seen: the same one by paste, mail and export is one message with three sightings.
CREATE TABLE message_sighting (
  message_id TEXT NOT NULL REFERENCES message (id),
  source_id  TEXT NOT NULL REFERENCES source_file (id),
  locator    TEXT NOT NULL,
  seen_at    TEXT NOT NULL,
  -- The text as this source has it, as a JSON string, where it differs from the message's.
  text_raw   TEXT,
  PRIMARY KEY (message_id, source_id, locator)
) STRICT;

CREATE INDEX message_sighting_source ON message_sighting (source_id, locator);

-- A mail that lay in another: its source is a part of that one's, and its place is that one's with a number. The range says no more than
-- the places: by it those of one mail are found among the thousands of a mailbox, in either direction.
CREATE VIEW mail_in_mail (outer_id, inner_id, locator) AS
SELECT around.message_id, inside.message_id, inside.locator FROM message_sighting AS inside
JOIN source_file ON source_file.id = inside.source_id AND path_in_container = inside.locator
JOIN message_sighting AS around ON around.source_id = container_id
  AND around.locator = rtrim(rtrim(inside.locator, '0123456789'), '/') AND around.locator <> inside.locator
  AND path_in_container > around.locator || '/' AND path_in_container < around.locator || '0';

-- Where and when a message was seen is never rewritten.
CREATE TRIGGER message_sighting_never_changes BEFORE UPDATE ON message_sighting
BEGIN SELECT RAISE(ABORT, 'a sighting is never changed'); END;

-- A sighting is deleted only with its message, by a disposal.
CREATE TRIGGER message_sighting_never_goes BEFORE DELETE ON message_sighting
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'a sighting is removed by a disposal decision only'); END;

-- What a reader reports by a message: what of, as what, and how it reached the authority.
CREATE TABLE message_report (
  message_id  TEXT PRIMARY KEY REFERENCES message (id),
  matter      TEXT NOT NULL CHECK (matter IN ('offensive', 'illegal', 'personal-data', 'other')),
  way         TEXT NOT NULL CHECK (way IN ('channel', 'e-mail', 'form', 'phone', 'visit', 'letter')),
  -- What is reported. The record may have been disposed of since.
  record_kind TEXT CHECK (record_kind IN ('capture', 'comment', 'message')),
  record_id   TEXT,
  address     TEXT CHECK (address <> ''),
  -- The same for two links that lead to the same.
  link_key    TEXT,
  CHECK ((record_kind IS NULL) = (record_id IS NULL)),
  CHECK (record_id IS NOT NULL OR address IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX message_report_record ON message_report (record_kind, record_id) WHERE record_id IS NOT NULL;
CREATE INDEX message_report_link ON message_report (link_key) WHERE link_key IS NOT NULL;

-- What was reported stays as it was told.
CREATE TRIGGER message_report_stays BEFORE UPDATE ON message_report
BEGIN SELECT RAISE(ABORT, 'what came in is never changed'); END;

-- A report is deleted only with its message, by a disposal.
CREATE TRIGGER message_report_never_goes BEFORE DELETE ON message_report
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'a report is removed by a disposal decision only'); END;

-- Every decision about a report, oldest first: a wrong one is corrected by a new one that says why, and the newest holds.
CREATE TABLE report_decision (
  seq               INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id        TEXT NOT NULL REFERENCES message_report (message_id),
  outcome           TEXT NOT NULL CHECK (outcome IN ('acted', 'no-action', 'forwarded')),
  because           TEXT NOT NULL CHECK (because <> ''),
  to_reader         TEXT CHECK (to_reader <> ''),
  corrected_because TEXT CHECK (corrected_because <> ''),
  decided_by        TEXT NOT NULL,
  decided_at        TEXT NOT NULL
) STRICT;
CREATE INDEX report_decision_message ON report_decision (message_id, seq);

-- What follows a decision corrects it and says why.
CREATE TRIGGER report_decision_in_order BEFORE INSERT ON report_decision
WHEN (NEW.corrected_because IS NOT NULL) <> EXISTS (SELECT 1 FROM report_decision WHERE message_id = NEW.message_id)
BEGIN SELECT RAISE(ABORT, 'a decision that corrects another says why'); END;

-- A decision is never edited: it is corrected by a new one.
CREATE TRIGGER report_decision_never_changes BEFORE UPDATE ON report_decision
BEGIN SELECT RAISE(ABORT, 'a decision is never changed: it is corrected by a new one'); END;

-- A decision is deleted only with its message, by a disposal.
CREATE TRIGGER report_decision_never_goes BEFORE DELETE ON report_decision
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'a decision is removed by a disposal decision only'); END;

-- A decision is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER report_decision_never_replaced BEFORE INSERT ON report_decision
WHEN EXISTS (SELECT 1 FROM report_decision WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a decision is never replaced'); END;
