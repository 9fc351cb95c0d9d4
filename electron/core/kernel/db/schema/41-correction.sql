-- Endings that were wrong: a channel that was retired, a consent that was withdrawn, a rule that was closed; and entries that were.

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

-- What was entered by mistake: a consent, an attestation, a decision on a channel or on somebody in it. It counts no longer and stays on
-- file, word for word, with who struck it, when and why; the right one is entered anew.
CREATE TABLE struck_entry (
  kind      TEXT NOT NULL CHECK (kind IN ('consent', 'attestation', 'mandate')),
  record_id TEXT NOT NULL,
  because   TEXT NOT NULL CHECK (because <> ''),
  struck_at TEXT NOT NULL,
  struck_by TEXT NOT NULL,
  PRIMARY KEY (kind, record_id)
) STRICT;

-- Only what was entered can be struck.
CREATE TRIGGER struck_entry_is_there BEFORE INSERT ON struck_entry
WHEN NOT EXISTS (
  SELECT 1 FROM image_consent WHERE NEW.kind = 'consent' AND id = NEW.record_id
  UNION ALL SELECT 1 FROM attestation WHERE NEW.kind = 'attestation' AND id = NEW.record_id
  UNION ALL SELECT 1 FROM mandate WHERE NEW.kind = 'mandate' AND id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'only what was entered is struck'); END;

-- What was struck stays so: another is entered.
CREATE TRIGGER struck_entry_never_changes BEFORE UPDATE ON struck_entry
BEGIN SELECT RAISE(ABORT, 'what was struck is never changed'); END;

-- That something was entered by mistake stays on file.
CREATE TRIGGER struck_entry_never_goes BEFORE DELETE ON struck_entry
BEGIN SELECT RAISE(ABORT, 'what was struck stays on file'); END;

-- It is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER struck_entry_never_replaced BEFORE INSERT ON struck_entry
WHEN EXISTS (SELECT 1 FROM struck_entry WHERE kind = NEW.kind AND record_id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'what was struck is never replaced'); END;
