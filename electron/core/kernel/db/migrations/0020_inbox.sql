-- The inbox: conversations with both directions, what waits in each, who handles it, and what was answered (P7, P8b).

-- A thread is a conversation, or a message that is part of none; it bears the same id. The rows follow from the messages
-- and the duties, by the triggers below; only who handles a thread is entered.
CREATE TABLE inbox (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT REFERENCES conversation (id),
  channel_id      TEXT NOT NULL REFERENCES channel (id),
  messages        INTEGER NOT NULL,
  -- How many of them wait for a route.
  undecided       INTEGER NOT NULL CHECK (undecided >= 0),
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

CREATE INDEX message_sent ON message (conversation_id, created_at) WHERE direction = 'out';
CREATE INDEX message_thread_undecided ON message (conversation_id) WHERE state = 'undecided';

-- The thread of what waits, so that the next due time of it is found at once.
ALTER TABLE duty ADD COLUMN thread_id TEXT;
DROP TRIGGER duty_closed_once;
UPDATE duty SET thread_id = (SELECT coalesce(conversation_id, id) FROM message WHERE message.id = message_id)
  WHERE message_id IS NOT NULL;
CREATE TRIGGER duty_closed_once BEFORE UPDATE ON duty
WHEN OLD.closed_at IS NOT NULL AND OLD.due_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what is done is never changed'); END;
CREATE INDEX duty_thread_unanswered ON duty (thread_id, due_at) WHERE answered_at IS NULL;

INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, due_at, latest_at)
SELECT coalesce(conversation_id, id) AS thread, conversation_id, channel_id, count(*), total(state = 'undecided'),
  (SELECT min(due_at) FROM duty WHERE thread_id = coalesce(conversation_id, message.id) AND answered_at IS NULL),
  max(coalesce(received_at, created_at, taken_in_at))
FROM message GROUP BY thread;

CREATE TRIGGER message_enters_inbox AFTER INSERT ON message
BEGIN
  INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, latest_at)
  VALUES (coalesce(NEW.conversation_id, NEW.id), NEW.conversation_id, NEW.channel_id, 1, NEW.state = 'undecided',
    coalesce(NEW.received_at, NEW.created_at, NEW.taken_in_at))
  ON CONFLICT (id) DO UPDATE SET messages = messages + 1, undecided = undecided + excluded.undecided,
    latest_at = max(latest_at, excluded.latest_at);
END;
CREATE TRIGGER message_leaves_inbox AFTER UPDATE OF state ON message
WHEN OLD.state = 'undecided' AND NEW.state <> 'undecided'
BEGIN UPDATE inbox SET undecided = undecided - 1 WHERE id = coalesce(NEW.conversation_id, NEW.id); END;
-- What the authority wrote in the conversation after a message is the answer to it.
CREATE TRIGGER message_sent_answers AFTER INSERT ON message
WHEN NEW.direction = 'out' AND NEW.conversation_id IS NOT NULL AND NEW.created_at IS NOT NULL
BEGIN
  UPDATE duty SET answered_at = NEW.created_at
  WHERE thread_id = NEW.conversation_id AND answered_at IS NULL AND received_at <= NEW.created_at;
END;
CREATE TRIGGER duty_enters_inbox AFTER INSERT ON duty
WHEN NEW.thread_id IS NOT NULL AND NEW.answered_at IS NULL AND NEW.due_at IS NOT NULL
BEGIN UPDATE inbox SET due_at = min(coalesce(due_at, NEW.due_at), NEW.due_at) WHERE id = NEW.thread_id; END;
CREATE TRIGGER duty_moves_inbox AFTER UPDATE OF due_at, answered_at ON duty
WHEN NEW.thread_id IS NOT NULL AND (NEW.due_at IS NOT OLD.due_at OR NEW.answered_at IS NOT OLD.answered_at)
BEGIN
  UPDATE inbox SET due_at = (SELECT min(due_at) FROM duty WHERE thread_id = NEW.thread_id AND answered_at IS NULL)
  WHERE id = NEW.thread_id;
END;
CREATE TRIGGER inbox_never_shrinks BEFORE DELETE ON inbox
BEGIN SELECT RAISE(ABORT, 'a thread goes with its messages, by a disposal decision only'); END;

-- What was done about a message (P7). An answer that was given is a record of its own: text, when, by whom and where.
CREATE TABLE message_answer (
  id           TEXT PRIMARY KEY,
  thread_id    TEXT NOT NULL REFERENCES inbox (id),
  kind         TEXT NOT NULL CHECK (kind IN ('answered', 'forwarded', 'no-answer')),
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
  CHECK ((kind = 'answered') = (text IS NOT NULL AND sent_at IS NOT NULL AND sent_by IS NOT NULL AND sent_where IS NOT NULL)),
  CHECK ((kind = 'forwarded') = (forwarded_to IS NOT NULL)),
  CHECK ((kind = 'no-answer') = (because IS NOT NULL))
) STRICT;
CREATE INDEX message_answer_thread ON message_answer (thread_id, recorded_at);
CREATE TRIGGER message_answer_never_changes BEFORE UPDATE ON message_answer
BEGIN SELECT RAISE(ABORT, 'what was answered is never changed'); END;
CREATE TRIGGER message_answer_never_goes BEFORE DELETE ON message_answer
BEGIN SELECT RAISE(ABORT, 'an answer is removed by a disposal decision only'); END;

-- The entry in the registry (OSL 5:2): when it came in, its number, from whom, and what it is about. The last two are
-- kept twice: in words that anybody may read, and in words that only the authority may. What is public reads `public_`.
CREATE TABLE registry_entry (
  message_id         TEXT PRIMARY KEY REFERENCES message (id),
  diary_number       TEXT NOT NULL,
  received_on        TEXT NOT NULL CHECK (received_on IS date(received_on)),
  public_party       TEXT,
  public_concerns    TEXT,
  protected_party    TEXT,
  protected_concerns TEXT
) STRICT;
CREATE TRIGGER registry_entry_never_changes BEFORE UPDATE ON registry_entry
BEGIN SELECT RAISE(ABORT, 'an entry in the registry is corrected in the registry'); END;
CREATE TRIGGER registry_entry_never_goes BEFORE DELETE ON registry_entry
BEGIN SELECT RAISE(ABORT, 'an entry in the registry is removed by a disposal decision only'); END;

-- What a sender is answered who is asked to write to the mailbox instead, by channel.
CREATE TABLE channel_redirect (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  text       TEXT NOT NULL
) STRICT;
