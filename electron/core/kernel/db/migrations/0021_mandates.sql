-- Whom a decision is for, with which tool, and its document (P1); and closing only what has been captured (P8c).
-- `person_id` NULL: the decision is on the channel itself.
ALTER TABLE mandate ADD COLUMN person_id TEXT REFERENCES person (id);
ALTER TABLE mandate ADD COLUMN tool TEXT CHECK (tool <> '');
ALTER TABLE mandate ADD COLUMN document TEXT REFERENCES object (sha256);
ALTER TABLE mandate ADD COLUMN document_name TEXT CHECK ((document_name IS NULL) = (document IS NULL));
DROP INDEX mandate_channel;
CREATE INDEX mandate_channel ON mandate (channel_id, person_id, seq);
CREATE TRIGGER mandate_never_changes BEFORE UPDATE ON mandate
BEGIN SELECT RAISE(ABORT, 'a mandate is never changed: a new decision is a new row'); END;
CREATE TRIGGER mandate_never_goes BEFORE DELETE ON mandate
BEGIN SELECT RAISE(ABORT, 'a mandate is removed by a disposal decision only'); END;

-- Why a channel was closed although it had not been captured.
ALTER TABLE channel ADD COLUMN retired_override TEXT CHECK (retired_override <> '');
CREATE TRIGGER channel_captured_before_retired BEFORE UPDATE OF retired_at ON channel
WHEN OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL AND NEW.retired_override IS NULL
  AND EXISTS (SELECT 1 FROM channel_address WHERE channel_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM capture WHERE capture.address = channel_address.address
      AND capture.state IN ('complete', 'partial')))
BEGIN SELECT RAISE(ABORT, 'a channel is captured before it is closed, or the reason is given'); END;
