-- Retention (P9c, G5): how long records are kept and by whose decision, and what must not be disposed of meanwhile.

-- A rule is closed and a new one is entered: which rule held when is never rewritten.
CREATE TABLE retention_rule (
  id             TEXT PRIMARY KEY,
  kind           TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'disclosure', 'checklist-answer')),
  channel_id     TEXT REFERENCES channel (id),
  category       TEXT CHECK (category <> ''),
  -- Months from the event; NULL is for ever.
  months         INTEGER CHECK (months BETWEEN 0 AND 1200),
  counted_from   TEXT CHECK (counted_from IN ('recorded', 'decided', 'handed-over')),
  -- Whether the record must have been acknowledged by a receiver before it may go.
  transfer       TEXT NOT NULL CHECK (transfer IN ('required', 'none')),
  -- The decision that it rests on.
  decided_by     TEXT NOT NULL CHECK (decided_by <> ''),
  decided_on     TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
  reference      TEXT NOT NULL CHECK (reference <> ''),
  document       TEXT REFERENCES object (sha256),
  document_name  TEXT,
  entered_at     TEXT NOT NULL,
  entered_by     TEXT NOT NULL,
  closed_at      TEXT,
  closed_by      TEXT,
  closed_because TEXT,
  -- The newest correction of its closing: it was closed by mistake.
  correction     INTEGER REFERENCES ending_correction (seq),
  CHECK ((months IS NULL) = (counted_from IS NULL)),
  CHECK ((document IS NULL) = (document_name IS NULL)),
  CHECK (kind NOT IN ('disclosure', 'checklist-answer') OR (transfer = 'none' AND counted_from IS NOT 'handed-over')),
  CHECK ((closed_at IS NULL) = (closed_by IS NULL) AND (closed_at IS NULL) = (closed_because IS NULL))
) STRICT;
CREATE INDEX retention_rule_entered ON retention_rule (entered_at DESC, id);

-- A rule is never edited: it is closed, and a new one is entered. One that was closed by mistake holds again by a decision of its own,
-- which keeps what was said.
CREATE TRIGGER retention_rule_only_closed BEFORE UPDATE ON retention_rule
WHEN (OLD.closed_at IS NULL AND (NEW.closed_at IS NULL OR NEW.correction IS NOT OLD.correction))
  OR (OLD.closed_at IS NOT NULL AND (NEW.closed_at IS NOT NULL OR NEW.correction IS OLD.correction
    OR NEW.correction IS NOT (SELECT max(seq) FROM ending_correction WHERE kind = 'retention-rule' AND record_id = OLD.id)))
  OR NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind
  OR NEW.channel_id IS NOT OLD.channel_id OR NEW.category IS NOT OLD.category OR NEW.months IS NOT OLD.months
  OR NEW.counted_from IS NOT OLD.counted_from OR NEW.transfer IS NOT OLD.transfer
  OR NEW.decided_by IS NOT OLD.decided_by OR NEW.decided_on IS NOT OLD.decided_on
  OR NEW.reference IS NOT OLD.reference OR NEW.document IS NOT OLD.document
  OR NEW.document_name IS NOT OLD.document_name OR NEW.entered_at IS NOT OLD.entered_at
  OR NEW.entered_by IS NOT OLD.entered_by
BEGIN SELECT RAISE(ABORT, 'a retention rule is closed, never changed'); END;

-- A rule that held is not deleted.
CREATE TRIGGER retention_rule_never_goes BEFORE DELETE ON retention_rule
BEGIN SELECT RAISE(ABORT, 'a retention rule is closed, never removed'); END;

-- It is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER retention_rule_never_replaced BEFORE INSERT ON retention_rule
WHEN EXISTS (SELECT 1 FROM retention_rule WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a retention rule is never replaced'); END;

-- What is not to be disposed of for now, whatever the rules say: everything, a channel, or one record.
CREATE TABLE disposal_hold (
  id             TEXT PRIMARY KEY,
  scope          TEXT NOT NULL CHECK (scope IN ('everything', 'channel', 'capture', 'comment', 'message', 'disclosure',
    'checklist-answer')),
  target         TEXT,
  because        TEXT NOT NULL CHECK (because <> ''),
  placed_at      TEXT NOT NULL,
  placed_by      TEXT NOT NULL,
  lifted_at      TEXT,
  lifted_by      TEXT,
  lifted_because TEXT,
  CHECK ((scope = 'everything') = (target IS NULL)),
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_because IS NULL))
) STRICT;
CREATE INDEX disposal_hold_placed ON disposal_hold (placed_at DESC, id);
CREATE INDEX disposal_hold_in_force ON disposal_hold (target) WHERE lifted_at IS NULL;

-- A hold is never edited: it is lifted, once.
CREATE TRIGGER disposal_hold_only_lifted BEFORE UPDATE ON disposal_hold
WHEN OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.id IS NOT OLD.id OR NEW.scope IS NOT OLD.scope
  OR NEW.target IS NOT OLD.target OR NEW.because IS NOT OLD.because OR NEW.placed_at IS NOT OLD.placed_at
  OR NEW.placed_by IS NOT OLD.placed_by
BEGIN SELECT RAISE(ABORT, 'a hold is lifted, never changed'); END;

-- A hold is not deleted.
CREATE TRIGGER disposal_hold_never_goes BEFORE DELETE ON disposal_hold
BEGIN SELECT RAISE(ABORT, 'a hold is lifted, never removed'); END;
