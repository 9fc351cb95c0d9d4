-- Channels that came to a department after its round of the half-year: each run made for them, while the plan's dates last.
CREATE TABLE round_addition (
  run_id        TEXT PRIMARY KEY REFERENCES run (id),
  department_id TEXT NOT NULL,
  period        TEXT NOT NULL,
  FOREIGN KEY (department_id, period) REFERENCES round (department_id, period)
) STRICT;
CREATE INDEX round_addition_round ON round_addition (department_id, period);
CREATE TRIGGER round_addition_never_changes BEFORE UPDATE ON round_addition
BEGIN SELECT RAISE(ABORT, 'what became of a round is kept'); END;
CREATE TRIGGER round_addition_never_goes BEFORE DELETE ON round_addition
BEGIN SELECT RAISE(ABORT, 'what became of a round is kept'); END;

-- The runs that were made by themselves, and of which round each is.
CREATE VIEW run_of_round AS
  SELECT run_id, department_id, period FROM round WHERE run_id IS NOT NULL
  UNION ALL SELECT run_id, department_id, period FROM round_addition;

-- When a run paused: what paused it is looked for anew some time after. Null for what paused before this was noted.
ALTER TABLE run ADD COLUMN paused_at TEXT CHECK (paused_at IS NULL OR state = 'paused');
