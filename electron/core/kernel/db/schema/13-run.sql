-- Runs of captures, and the half-year rounds (P8c): when each department's is made, and what became of every one.

-- One round of captures. It holds the list of what it is to capture, so that it can be paused, go on after a crash, and try
-- again what failed.
CREATE TABLE run (
  id                      TEXT PRIMARY KEY,
  kind                    TEXT NOT NULL CHECK (kind IN ('half-year', 'before-change', 'single')),
  period                  TEXT NOT NULL,
  reason                  TEXT,
  state                   TEXT NOT NULL CHECK (state IN ('running', 'paused', 'finished', 'stopped', 'interrupted')),
  total                   INTEGER NOT NULL,
  started_at              TEXT NOT NULL,
  ended_at                TEXT,
  -- The department whose round it is; without one it is of channels from anywhere.
  department_id           TEXT REFERENCES department (id),
  accept_bad_certificates INTEGER NOT NULL DEFAULT 0 CHECK (accept_bad_certificates IN (0, 1)),
  pause_reason            TEXT CHECK (pause_reason IN ('person', 'login', 'host', 'disk', 'files')),
  waits_until             TEXT,
  -- What the pages are shown in: a desktop computer's window, or a phone's.
  viewport                TEXT NOT NULL DEFAULT 'desktop' CHECK (viewport IN ('desktop', 'mobile')),
  -- Nobody chose: each page is shown in what its channel is set for.
  by_channel              INTEGER NOT NULL DEFAULT 0 CHECK (by_channel IN (0, 1)),
  -- What paused it is looked for anew some time after.
  paused_at               TEXT CHECK (paused_at IS NULL OR state = 'paused'),
  CHECK ((state IN ('running', 'paused')) = (ended_at IS NULL)),
  CHECK ((state = 'paused') = (pause_reason IS NOT NULL)),
  CHECK (waits_until IS NULL OR pause_reason = 'host')
) STRICT;
CREATE INDEX run_started ON run (started_at DESC, id);
CREATE UNIQUE INDEX run_one_at_a_time ON run (state) WHERE state = 'running';

-- The addresses of a run, chosen when it began. `capture_id` is the newest capture of the address in the
-- run; it stays when that is disposed of, so that what became of the run stays known.
CREATE TABLE run_target (
  run_id     TEXT NOT NULL REFERENCES run (id),
  position   INTEGER NOT NULL,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  address    TEXT NOT NULL,
  tries      INTEGER NOT NULL DEFAULT 0,
  capture_id TEXT,
  PRIMARY KEY (run_id, position)
) STRICT;
CREATE UNIQUE INDEX run_target_once ON run_target (run_id, channel_id, address);
CREATE INDEX run_target_capture ON run_target (capture_id);

-- What a target points at is a capture of its own address.
CREATE TRIGGER run_target_points_at_its_capture BEFORE UPDATE OF capture_id ON run_target
WHEN NEW.capture_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM capture WHERE id = NEW.capture_id AND run_id = NEW.run_id AND address = NEW.address)
BEGIN SELECT RAISE(ABORT, 'a target points at a capture of its run and address'); END;

-- What a run set out to capture stays listed, whatever became of it.
CREATE TRIGGER run_target_never_goes BEFORE DELETE ON run_target
BEGIN SELECT RAISE(ABORT, 'what a run was to capture is never taken back'); END;

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

-- What became of a round is not deleted.
CREATE TRIGGER round_never_goes BEFORE DELETE ON round
BEGIN SELECT RAISE(ABORT, 'what became of a round is kept'); END;

-- Only a missed round changes; or one that was entered while the clock was wrong, in a time that has not come yet.
CREATE TRIGGER round_is_decided_once BEFORE UPDATE ON round
WHEN NOT (OLD.state = 'missed' AND NEW.state IN ('caught-up', 'not-needed')) AND NOT (NEW.noted_at < OLD.noted_at)
BEGIN SELECT RAISE(ABORT, 'a round is decided once'); END;

-- Channels that came to a department after its round of the half-year: each run made for them, while the plan's dates last.
CREATE TABLE round_addition (
  run_id        TEXT PRIMARY KEY REFERENCES run (id),
  department_id TEXT NOT NULL,
  period        TEXT NOT NULL,
  FOREIGN KEY (department_id, period) REFERENCES round (department_id, period)
) STRICT;
CREATE INDEX round_addition_round ON round_addition (department_id, period);

-- Which round a run was added to is never rewritten.
CREATE TRIGGER round_addition_never_changes BEFORE UPDATE ON round_addition
BEGIN SELECT RAISE(ABORT, 'what became of a round is kept'); END;

-- A run that was added to a round is not deleted.
CREATE TRIGGER round_addition_never_goes BEFORE DELETE ON round_addition
BEGIN SELECT RAISE(ABORT, 'what became of a round is kept'); END;

-- The runs that were made by themselves, and of which round each is.
CREATE VIEW run_of_round AS
  SELECT run_id, department_id, period FROM round WHERE run_id IS NOT NULL
  UNION ALL SELECT run_id, department_id, period FROM round_addition;
