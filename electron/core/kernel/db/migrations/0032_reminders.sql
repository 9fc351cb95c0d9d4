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
CREATE TRIGGER reminder_stays BEFORE UPDATE ON reminder
BEGIN SELECT RAISE(ABORT, 'a reminder that was sent is never changed'); END;
