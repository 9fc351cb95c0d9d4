-- The inbox: conversations with both directions, what waits in each, who handles it, and what was answered (P7, P8b).

-- A thread is a conversation, or a message that is part of none; it bears the same id. The rows follow from the messages
-- and the duties, by the triggers below; only who handles a thread is entered.
CREATE TABLE inbox (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT REFERENCES conversation (id),
  channel_id      TEXT NOT NULL REFERENCES channel (id),
  messages        INTEGER NOT NULL,
  -- How many of them wait for a route. A wrong number, of which a verification tells, stops no work, and has no CHECK.
  undecided       INTEGER NOT NULL,
  -- When the first of them that has no answer is due; NULL when all have one.
  due_at          TEXT,
  -- The newest of them.
  latest_at       TEXT NOT NULL,
  handler_id      TEXT REFERENCES user (id),
  -- What it is sorted by while something is to be done: what is answered, and only lacks a route, comes last.
  waits_until     TEXT GENERATED ALWAYS AS
    (coalesce(due_at, iif(undecided > 0, '9999-12-31T00:00:00.000Z', NULL))) VIRTUAL
) STRICT;
CREATE INDEX inbox_waiting ON inbox (waits_until, id) WHERE waits_until IS NOT NULL;
CREATE INDEX inbox_waiting_channel ON inbox (channel_id, waits_until, id) WHERE waits_until IS NOT NULL;
CREATE INDEX inbox_waiting_handler ON inbox (handler_id, waits_until, id) WHERE handler_id IS NOT NULL;
CREATE INDEX inbox_done ON inbox (latest_at DESC, id DESC) WHERE waits_until IS NULL;
CREATE INDEX inbox_done_channel ON inbox (channel_id, latest_at DESC, id DESC) WHERE waits_until IS NULL;

-- A thread is deleted only with its messages, by a disposal, or when its message has joined a conversation.
CREATE TRIGGER inbox_never_shrinks BEFORE DELETE ON inbox
WHEN NOT EXISTS (SELECT 1 FROM message WHERE id = OLD.id AND conversation_id IS NOT NULL)
  AND (NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
    OR EXISTS (SELECT 1 FROM message WHERE id = OLD.id OR conversation_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'a thread goes with its messages, by a disposal decision only'); END;

-- What a thread counts is counted of all of them: once for each thread where a batch is reckoned.
CREATE TRIGGER inbox_is_counted AFTER INSERT ON inbox
BEGIN
  INSERT INTO total (id, count) VALUES ('messages', NEW.messages), ('undecided', NEW.undecided)
  ON CONFLICT (id) DO UPDATE SET count = count + excluded.count;
END;

-- As the thread's own numbers change, so do those of all.
CREATE TRIGGER inbox_is_counted_anew AFTER UPDATE OF messages, undecided ON inbox
WHEN NEW.messages <> OLD.messages OR NEW.undecided <> OLD.undecided
BEGIN
  UPDATE total SET count = count + iif(id = 'messages', NEW.messages - OLD.messages, NEW.undecided - OLD.undecided)
  WHERE id IN ('messages', 'undecided');
END;

-- A thread that goes with its messages is counted no more.
CREATE TRIGGER inbox_counts_no_more AFTER DELETE ON inbox
BEGIN
  UPDATE total SET count = count - iif(id = 'messages', OLD.messages, OLD.undecided) WHERE id IN ('messages', 'undecided');
END;

-- While an export is read in, what the inbox says of its threads is reckoned once for each batch instead of once for each
-- message. The row lives within a transaction only.
CREATE TABLE inbox_batch (only_row INTEGER PRIMARY KEY CHECK (only_row = 1)) STRICT;

-- What was done about a message (P7). An answer that was given is a record of its own: text, when, by whom and where. What was
-- entered wrongly is corrected by a new one, with the reason, and holds no longer; `withdrawn` says that nothing was done.
CREATE TABLE message_answer (
  id           TEXT PRIMARY KEY,
  thread_id    TEXT NOT NULL REFERENCES inbox (id),
  kind         TEXT NOT NULL CHECK (kind IN ('answered', 'forwarded', 'no-answer', 'withdrawn')),
  text         TEXT,
  sent_at      TEXT,
  sent_by      TEXT,
  sent_where   TEXT,
  forwarded_to TEXT,
  because      TEXT,
  -- How many messages it was the answer to.
  messages     INTEGER NOT NULL CHECK (messages >= 0),
  recorded_at  TEXT NOT NULL,
  recorded_by  TEXT NOT NULL,
  -- The one that it corrects, each once: what corrects it is corrected in its turn.
  corrects     TEXT UNIQUE REFERENCES message_answer (id) CHECK (corrects <> id),
  corrected_because TEXT CHECK (corrected_because <> ''),
  CHECK ((corrects IS NULL) = (corrected_because IS NULL)),
  CHECK (kind <> 'withdrawn' OR corrects IS NOT NULL),
  CHECK ((kind = 'answered') = (text IS NOT NULL AND sent_at IS NOT NULL AND sent_by IS NOT NULL AND sent_where IS NOT NULL)),
  CHECK ((kind = 'forwarded') = (forwarded_to IS NOT NULL)),
  CHECK ((kind = 'no-answer') = (because IS NOT NULL))
) STRICT;
CREATE INDEX message_answer_thread ON message_answer (thread_id, recorded_at);

-- A correction is of something that was entered in the same thread.
CREATE TRIGGER message_answer_corrects_its_thread BEFORE INSERT ON message_answer
WHEN NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM message_answer
  WHERE id = NEW.corrects AND thread_id = NEW.thread_id AND kind <> 'withdrawn')
BEGIN SELECT RAISE(ABORT, 'a correction is of an answer in the same thread'); END;

-- What was answered, when and by whom is never rewritten.
CREATE TRIGGER message_answer_never_changes BEFORE UPDATE ON message_answer
BEGIN SELECT RAISE(ABORT, 'what was answered is never changed'); END;

-- An answer is deleted only by a disposal, and only when no message of its thread is left.
CREATE TRIGGER message_answer_never_goes BEFORE DELETE ON message_answer
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
  OR EXISTS (SELECT 1 FROM message WHERE id = OLD.thread_id OR conversation_id = OLD.thread_id)
BEGIN SELECT RAISE(ABORT, 'an answer is removed by a disposal decision only'); END;

-- The entry in the diary (OSL 5:2): when it came in, its number, from whom, and what it is about. The last two are
-- kept twice: in words that anybody may read, and in words that only the authority may. What is public reads `public_`.
-- An entry is of the route that brought it; a corrected number has an entry of its own.
CREATE TABLE diary_entry (
  route              INTEGER PRIMARY KEY REFERENCES message_route (seq),
  message_id         TEXT NOT NULL REFERENCES message (id),
  diary_number       TEXT NOT NULL,
  received_on        TEXT NOT NULL CHECK (received_on IS date(received_on)),
  public_party       TEXT,
  public_concerns    TEXT,
  protected_party    TEXT,
  protected_concerns TEXT
) STRICT;
CREATE INDEX diary_entry_message ON diary_entry (message_id);

-- The entry says what the diary has; a mistake is corrected by a new route with an entry of its own.
CREATE TRIGGER diary_entry_never_changes BEFORE UPDATE ON diary_entry
BEGIN SELECT RAISE(ABORT, 'an entry in the diary is corrected by a new one'); END;

-- An entry is of the number that its own route says.
CREATE TRIGGER diary_entry_is_of_its_route BEFORE INSERT ON diary_entry
WHEN NOT EXISTS (SELECT 1 FROM message_route WHERE seq = NEW.route AND message_id = NEW.message_id
  AND kind = 'registered' AND diary_number = NEW.diary_number)
BEGIN SELECT RAISE(ABORT, 'an entry in the diary is of the route that registers the message'); END;

-- An entry is deleted only with its message, by a disposal.
CREATE TRIGGER diary_entry_never_goes BEFORE DELETE ON diary_entry
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
BEGIN SELECT RAISE(ABORT, 'an entry in the diary is removed by a disposal decision only'); END;
