-- When answers are due (P7): the authority's own closed days, how long an answer may take in a channel, and everything
-- that waits for one.

-- A day on which the authority does not work, beside weekends and public holidays.
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
-- `answered_at`: answered, forwarded, or judged to need no answer. `closed_at`: nothing more is to be done. `thread_id`: the
-- thread of a message, so that the next due time of it is found at once.
CREATE TABLE duty (
  -- Never that of one which was disposed of: what is left to count of it has the same.
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  message_id  TEXT UNIQUE REFERENCES message (id),
  comment_id  TEXT UNIQUE REFERENCES comment (id),
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  received_at TEXT NOT NULL,
  due_at      TEXT CHECK (due_at >= received_at),
  answered_at TEXT,
  closed_at   TEXT,
  thread_id   TEXT,
  -- What answered a message, where that was entered by a person.
  answer_id   TEXT REFERENCES message_answer (id) CHECK (answer_id IS NULL OR answered_at IS NOT NULL),
  CHECK ((message_id IS NULL) <> (comment_id IS NULL)),
  CHECK (closed_at IS NULL OR answered_at IS NOT NULL)
) STRICT;
CREATE INDEX duty_unanswered ON duty (due_at, channel_id) WHERE answered_at IS NULL;
CREATE INDEX duty_comment_unanswered ON duty (due_at, received_at, comment_id) WHERE answered_at IS NULL AND comment_id IS NOT NULL;
CREATE INDEX duty_times ON duty (channel_id, received_at, due_at, answered_at);
CREATE INDEX duty_without_due_date ON duty (id) WHERE due_at IS NULL;
CREATE INDEX duty_thread_unanswered ON duty (thread_id, due_at) WHERE answered_at IS NULL;
CREATE INDEX duty_answer ON duty (answer_id) WHERE answer_id IS NOT NULL;
CREATE INDEX duty_open ON duty (id) WHERE closed_at IS NULL;

-- A comment whose decision was taken back waits again, whether it counted as answered or not. One that was answered, as a later decision says,
-- was so at the time of that.
CREATE VIEW reopened_comment (id) AS
SELECT id FROM comment WHERE decision IS NULL AND EXISTS (SELECT 1 FROM comment_decision WHERE comment_id = comment.id)
UNION ALL SELECT comment_id FROM comment_decision AS newest WHERE outcome = 'answered'
  AND seq = (SELECT max(seq) FROM comment_decision WHERE comment_id = newest.comment_id)
  AND EXISTS (SELECT 1 FROM comment_decision AS earlier WHERE earlier.comment_id = newest.comment_id AND earlier.seq < newest.seq
    AND (earlier.outcome = 'answered' OR newest.corrected_because IS NOT NULL));

-- A message that went to the mailbox as a copy which never came there, nor one that was sent after it.
CREATE VIEW failed_copy (message_id) AS
SELECT route.message_id FROM message_route AS route
  JOIN outgoing_mail AS first ON first.message_id = route.message_id AND first.eml = route.mail AND first.purpose = 'copy'
WHERE kind = 'copied' AND route.seq = (SELECT max(seq) FROM message_route WHERE message_id = route.message_id)
  AND NOT EXISTS (SELECT 1 FROM outgoing_mail AS other WHERE other.message_id = route.message_id AND other.purpose = 'copy'
    AND other.queued_at >= first.queued_at AND other.state NOT IN ('refused', 'bounced'));

-- A message that was said to need no answer, such as a thank-you, and is registered after all, waits again, and so does one of which no copy came
-- to the mailbox.
CREATE VIEW reopened_message (id) AS
SELECT message_id FROM failed_copy UNION ALL
SELECT message_id FROM message_route AS route WHERE kind = 'registered' AND corrected_because IS NOT NULL
  AND seq = (SELECT max(seq) FROM message_route WHERE message_id = route.message_id);

-- What was due when it was answered stays what was due. What was entered as answered wrongly waits again when that is corrected.
CREATE TRIGGER duty_answered_once BEFORE UPDATE ON duty
WHEN OLD.answered_at IS NOT NULL
  AND NOT (NEW.answered_at IS NULL AND NEW.closed_at IS NULL AND NEW.due_at IS OLD.due_at
    AND (OLD.comment_id IN (SELECT id FROM reopened_comment)
      OR (OLD.answer_id IS NULL AND OLD.message_id IN (SELECT id FROM reopened_message))
      OR OLD.answer_id IN (SELECT corrects FROM message_answer)))
  AND (NEW.answered_at IS NOT OLD.answered_at OR NEW.answer_id IS NOT OLD.answer_id OR (OLD.due_at IS NOT NULL AND NEW.due_at IS NOT OLD.due_at))
BEGIN SELECT RAISE(ABORT, 'an answer in time or late stays so'); END;

-- When something came in decides when its answer is due, so it is never changed, nor is what the duty is about.
CREATE TRIGGER duty_received_stays BEFORE UPDATE ON duty
WHEN NEW.received_at IS NOT OLD.received_at OR NEW.message_id IS NOT OLD.message_id
  OR NEW.comment_id IS NOT OLD.comment_id OR NEW.channel_id IS NOT OLD.channel_id
BEGIN SELECT RAISE(ABORT, 'when something came in is never changed'); END;

-- What is done is never changed; `due_at` alone may still be worked out.
CREATE TRIGGER duty_closed_once BEFORE UPDATE ON duty
WHEN OLD.closed_at IS NOT NULL AND OLD.due_at IS NOT NULL
  AND NOT (NEW.answered_at IS NULL AND NEW.closed_at IS NULL AND NEW.due_at IS OLD.due_at
    AND (OLD.comment_id IN (SELECT id FROM reopened_comment)
      OR (OLD.answer_id IS NULL AND OLD.message_id IN (SELECT id FROM reopened_message))
      OR OLD.answer_id IN (SELECT corrects FROM message_answer)))
BEGIN SELECT RAISE(ABORT, 'what is done is never changed'); END;

-- The thread shows when its first unanswered message is due.
CREATE TRIGGER duty_enters_inbox AFTER INSERT ON duty
WHEN NEW.thread_id IS NOT NULL AND NEW.answered_at IS NULL AND NEW.due_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN UPDATE inbox SET due_at = min(coalesce(due_at, NEW.due_at), NEW.due_at) WHERE id = NEW.thread_id; END;

-- The thread follows when something in it is answered or gets another due time.
CREATE TRIGGER duty_moves_inbox AFTER UPDATE OF due_at, answered_at ON duty
WHEN NEW.thread_id IS NOT NULL AND (NEW.due_at IS NOT OLD.due_at OR NEW.answered_at IS NOT OLD.answered_at)
  AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  UPDATE inbox SET due_at = (SELECT min(due_at) FROM duty WHERE thread_id = NEW.thread_id AND answered_at IS NULL)
  WHERE id = NEW.thread_id;
END;

-- A message that is routed already is done when it is answered.
CREATE TRIGGER duty_closes_when_answered AFTER UPDATE OF answered_at ON duty
WHEN NEW.answered_at IS NOT NULL AND NEW.closed_at IS NULL
  AND EXISTS (SELECT 1 FROM message WHERE id = NEW.message_id AND state <> 'undecided')
BEGIN
  UPDATE duty SET closed_at = max(NEW.answered_at, (SELECT decided_at FROM message WHERE id = NEW.message_id))
  WHERE id = NEW.id;
END;

-- A duty is deleted only with its message or comment, by a disposal.
CREATE TRIGGER duty_never_goes BEFORE DELETE ON duty
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id)
  AND NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a duty goes with its record, by a disposal decision only'); END;

-- Who was reminded of answers on which day: once a day and person, by a mail in the outbox (P7).
CREATE TABLE reminder (
  -- The Swedish date.
  date      TEXT NOT NULL CHECK (date IS date(date)),
  person_id TEXT NOT NULL REFERENCES person (id),
  mail_id   TEXT NOT NULL REFERENCES outgoing_mail (id),
  -- What it spoke of, at the time.
  overdue   INTEGER NOT NULL CHECK (overdue >= 0),
  due_today INTEGER NOT NULL CHECK (due_today >= 0),
  PRIMARY KEY (date, person_id)
) STRICT, WITHOUT ROWID;

-- That somebody was reminded, and of how much, is never changed.
CREATE TRIGGER reminder_stays BEFORE UPDATE ON reminder
BEGIN SELECT RAISE(ABORT, 'a reminder that was sent is never changed'); END;
