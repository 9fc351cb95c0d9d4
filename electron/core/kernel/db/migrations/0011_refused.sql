-- A platform that says no (too many requests, a test for robots, a login) is an outcome of its own, neither a page that
-- failed nor a page that was captured. `retry_after` is when the host has said that it may be asked again.
-- The table is made anew under its own name, so that what points at it goes on doing so; rows are carried over unchanged.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE capture_before AS SELECT * FROM capture;
DROP TABLE capture;
CREATE TABLE capture (
  id            TEXT PRIMARY KEY,
  channel_id    TEXT NOT NULL REFERENCES channel (id),
  run_id        TEXT REFERENCES run (id),
  address       TEXT NOT NULL,
  final_address TEXT,
  http_status   INTEGER,
  state         TEXT NOT NULL CHECK (state IN ('running', 'complete', 'partial', 'refused', 'failed', 'interrupted')),
  reasons       TEXT NOT NULL DEFAULT '[]',
  started_at    TEXT NOT NULL,
  ended_at      TEXT,
  provenance    TEXT REFERENCES object (sha256),
  retry_after   TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (state NOT IN ('complete', 'partial') OR provenance IS NOT NULL),
  CHECK (retry_after IS NULL OR state = 'refused')
) STRICT;
INSERT INTO capture (id, channel_id, run_id, address, final_address, http_status, state, reasons, started_at, ended_at,
    provenance)
  SELECT id, channel_id, run_id, address, final_address, http_status, state, reasons, started_at, ended_at, provenance
  FROM capture_before;
DROP TABLE capture_before;
CREATE INDEX capture_started ON capture (started_at DESC, id);
CREATE INDEX capture_channel ON capture (channel_id, started_at DESC);
CREATE INDEX capture_run ON capture (run_id, started_at DESC);
CREATE INDEX capture_address ON capture (address, started_at DESC);

-- What has ended stays as it ended.
CREATE TRIGGER capture_ends_once BEFORE UPDATE ON capture WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a capture that has ended is never changed'); END;
CREATE TRIGGER capture_never_goes BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture is removed by a disposal decision only'); END;
