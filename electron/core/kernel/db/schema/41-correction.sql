-- Endings that were wrong: a channel that was retired, a consent that was withdrawn, a rule that was closed.

-- A new decision that corrects an ending: who, when and why, and what was said until then, word for word. What is said now stands with
-- the channel, consent or rule itself.
CREATE TABLE ending_correction (
  seq          INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL CHECK (kind IN ('channel', 'consent', 'retention-rule')),
  record_id    TEXT NOT NULL,
  was          TEXT NOT NULL CHECK (json_valid(was)),
  because      TEXT NOT NULL CHECK (because <> ''),
  corrected_at TEXT NOT NULL,
  corrected_by TEXT NOT NULL
) STRICT;
CREATE INDEX ending_correction_of ON ending_correction (kind, record_id, seq);

-- Only what has ended can be corrected, and what is kept of it is what it said.
CREATE TRIGGER ending_correction_of_what_ended BEFORE INSERT ON ending_correction
WHEN NOT EXISTS (
  SELECT 1 FROM channel WHERE NEW.kind = 'channel' AND id = NEW.record_id AND retired_at IS NOT NULL
    AND NEW.was IS json_object('retiredAt', retired_at, 'retiredBecause', retired_because, 'override', retired_override,
      'closedOn', closed_on)
  UNION ALL SELECT 1 FROM image_consent WHERE NEW.kind = 'consent' AND id = NEW.record_id AND withdrawn_on IS NOT NULL
    AND NEW.was IS json_object('withdrawnOn', withdrawn_on, 'withdrawnBy', withdrawn_by)
  UNION ALL SELECT 1 FROM retention_rule WHERE NEW.kind = 'retention-rule' AND id = NEW.record_id AND closed_at IS NOT NULL
    AND NEW.was IS json_object('closedAt', closed_at, 'closedBy', closed_by, 'closedBecause', closed_because))
BEGIN SELECT RAISE(ABORT, 'only what has ended is corrected, and what it said is kept'); END;

-- A correction is never changed: a new one is made.
CREATE TRIGGER ending_correction_never_changes BEFORE UPDATE ON ending_correction
BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END;

-- That something was corrected, and what it said before, stays on file.
CREATE TRIGGER ending_correction_never_goes BEFORE DELETE ON ending_correction
BEGIN SELECT RAISE(ABORT, 'a correction stays on file'); END;

-- A correction is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER ending_correction_never_replaced BEFORE INSERT ON ending_correction
WHEN EXISTS (SELECT 1 FROM ending_correction WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a correction is never replaced'); END;
