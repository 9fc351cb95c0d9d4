-- A run holds the list of what it is to capture, so that it can be paused, go on after a crash, and try again what failed.
-- `paused` is neither going on nor ended: a person asked for it, a login or a host is waited for, or the disk is too full.
-- The table is made anew under its own name, so that what points at it goes on doing so; rows are carried over unchanged.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE run_before AS SELECT * FROM run;
DROP TABLE run;
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
  pause_reason            TEXT CHECK (pause_reason IN ('person', 'login', 'host', 'disk')),
  waits_until             TEXT,
  CHECK ((state IN ('running', 'paused')) = (ended_at IS NULL)),
  CHECK ((state = 'paused') = (pause_reason IS NOT NULL)),
  CHECK (waits_until IS NULL OR pause_reason = 'host')
) STRICT;
INSERT INTO run (id, kind, period, reason, state, total, started_at, ended_at)
  SELECT id, kind, period, reason, state, total, started_at, ended_at FROM run_before;
DROP TABLE run_before;
CREATE INDEX run_started ON run (started_at DESC, id);
CREATE UNIQUE INDEX run_one_at_a_time ON run (state) WHERE state = 'running';

-- The addresses of a run, chosen when it began. `capture_id` is the newest capture of the address in the run.
CREATE TABLE run_target (
  run_id     TEXT NOT NULL REFERENCES run (id),
  position   INTEGER NOT NULL,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  address    TEXT NOT NULL,
  tries      INTEGER NOT NULL DEFAULT 0,
  capture_id TEXT REFERENCES capture (id),
  PRIMARY KEY (run_id, position)
) STRICT;
CREATE UNIQUE INDEX run_target_once ON run_target (run_id, channel_id, address);
CREATE INDEX run_target_capture ON run_target (capture_id);
CREATE TRIGGER run_target_never_goes BEFORE DELETE ON run_target
BEGIN SELECT RAISE(ABORT, 'what a run was to capture is never taken back'); END;
INSERT INTO run_target (run_id, position, channel_id, address, tries, capture_id)
  SELECT run_id, row_number() OVER (PARTITION BY run_id ORDER BY started_at, id) - 1, channel_id, address, 1, id
  FROM capture WHERE run_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM capture later WHERE later.run_id = capture.run_id AND later.address = capture.address
      AND (later.started_at, later.id) > (capture.started_at, capture.id));
