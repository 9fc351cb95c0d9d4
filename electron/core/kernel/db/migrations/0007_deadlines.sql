-- When answers are due (P7): the authority's own closed days, how long an answer may take in a channel, and everything
-- that waits for one.
CREATE TABLE closed_day (
  date     TEXT PRIMARY KEY CHECK (date IS date(date)),
  name     TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL
) STRICT;

-- A channel without a row has until the end of the next working day.
CREATE TABLE channel_deadline (
  channel_id   TEXT PRIMARY KEY REFERENCES channel (id),
  working_days INTEGER NOT NULL CHECK (working_days BETWEEN 0 AND 20)
) STRICT;

-- One row for each message or comment that came in. `received_at` is when it became available to the authority
-- (TF 2:9), or when it was taken in where nothing else is known. `due_at` is NULL until the calendar has been asked.
-- `answered_at`: answered, forwarded, or judged to need no answer. `closed_at`: nothing more is to be done.
CREATE TABLE duty (
  id          INTEGER PRIMARY KEY,
  message_id  TEXT UNIQUE REFERENCES message (id),
  comment_id  TEXT UNIQUE REFERENCES comment (id),
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  received_at TEXT NOT NULL,
  due_at      TEXT CHECK (due_at >= received_at),
  answered_at TEXT,
  closed_at   TEXT,
  CHECK ((message_id IS NULL) <> (comment_id IS NULL)),
  CHECK (closed_at IS NULL OR answered_at IS NOT NULL)
) STRICT;
CREATE INDEX duty_open ON duty (due_at, channel_id) WHERE closed_at IS NULL;
CREATE INDEX duty_unanswered ON duty (due_at, channel_id) WHERE answered_at IS NULL;
CREATE INDEX duty_times ON duty (channel_id, received_at, due_at, answered_at);
CREATE INDEX duty_unreckoned ON duty (id) WHERE due_at IS NULL;

-- What was due when it was answered stays what was due.
CREATE TRIGGER duty_answered_once BEFORE UPDATE ON duty
WHEN OLD.answered_at IS NOT NULL
  AND (NEW.answered_at IS NOT OLD.answered_at OR (OLD.due_at IS NOT NULL AND NEW.due_at IS NOT OLD.due_at))
BEGIN SELECT RAISE(ABORT, 'an answer in time or late stays so'); END;
CREATE TRIGGER duty_closed_once BEFORE UPDATE ON duty
WHEN OLD.closed_at IS NOT NULL AND OLD.due_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what is done is never changed'); END;
CREATE TRIGGER duty_received_stays BEFORE UPDATE ON duty
WHEN NEW.received_at IS NOT OLD.received_at OR NEW.message_id IS NOT OLD.message_id
  OR NEW.comment_id IS NOT OLD.comment_id OR NEW.channel_id IS NOT OLD.channel_id
BEGIN SELECT RAISE(ABORT, 'when something came in is never changed'); END;
CREATE TRIGGER duty_never_goes BEFORE DELETE ON duty
BEGIN SELECT RAISE(ABORT, 'a duty goes with its record, by a disposal decision only'); END;

-- What is there already. One that was routed counts as dealt with when it was.
INSERT INTO duty (message_id, channel_id, received_at, answered_at, closed_at)
SELECT id, channel_id, coalesce(received_at, taken_in_at), decided_at, decided_at FROM message
WHERE direction = 'in' ORDER BY taken_in_at, id;
