-- The half-year rounds (P8c): when each department's is made, and what became of every one.

-- One row is everyone's plan, without a department; a department may have its own. Dates are `mm-dd`, hours 0 to 24.
CREATE TABLE round_plan (
  department_id TEXT REFERENCES department (id),
  spring_from   TEXT NOT NULL,
  spring_to     TEXT NOT NULL,
  autumn_from   TEXT NOT NULL,
  autumn_to     TEXT NOT NULL,
  hour_from     INTEGER NOT NULL CHECK (hour_from BETWEEN 0 AND 23),
  hour_to       INTEGER NOT NULL CHECK (hour_to BETWEEN 1 AND 24),
  -- From when rounds are made by this plan.
  since         TEXT NOT NULL,
  CHECK (hour_from < hour_to),
  -- Neither July nor Christmas, when the pages are not as they usually are.
  CHECK (spring_from BETWEEN '01-07' AND '06-30' AND spring_to BETWEEN spring_from AND '06-30'),
  CHECK (autumn_from BETWEEN '08-01' AND '12-19' AND autumn_to BETWEEN autumn_from AND '12-19')
) STRICT;
CREATE UNIQUE INDEX round_plan_once ON round_plan (coalesce(department_id, ''));

-- `started`: on its day. `missed`: its day went by, and nothing has been made up for it yet. `caught-up`: missed, and made
-- up for later. `not-needed`: all was captured in the half-year already. A round is entered once, so none is made twice.
CREATE TABLE round (
  department_id TEXT NOT NULL REFERENCES department (id),
  period        TEXT NOT NULL,
  planned_at    TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('started', 'missed', 'caught-up', 'not-needed')),
  noted_at      TEXT NOT NULL,
  run_id        TEXT REFERENCES run (id),
  PRIMARY KEY (department_id, period),
  CHECK ((state IN ('started', 'caught-up')) = (run_id IS NOT NULL))
) STRICT;
CREATE INDEX round_run ON round (run_id);
CREATE TRIGGER round_never_goes BEFORE DELETE ON round
BEGIN SELECT RAISE(ABORT, 'what became of a round is kept'); END;
-- Only a missed round changes; or one that was entered while the clock was wrong, in a time that has not come yet.
CREATE TRIGGER round_is_decided_once BEFORE UPDATE ON round
WHEN NOT (OLD.state = 'missed' AND NEW.state IN ('caught-up', 'not-needed')) AND NOT (NEW.noted_at < OLD.noted_at)
BEGIN SELECT RAISE(ABORT, 'a round is decided once'); END;
