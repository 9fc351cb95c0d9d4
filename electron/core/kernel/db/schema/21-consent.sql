-- Consents to images (P6).

-- A consent: its document, whom it covers by initials or number, and its withdrawal.
CREATE TABLE image_consent (
  id            TEXT PRIMARY KEY,
  covers        TEXT NOT NULL CHECK (length(covers) BETWEEN 1 AND 40),
  is_child      INTEGER NOT NULL CHECK (is_child IN (0, 1)),
  given_on      TEXT NOT NULL CHECK (given_on IS date(given_on)),
  valid_until   TEXT CHECK (valid_until >= given_on),
  document      TEXT NOT NULL REFERENCES object (sha256),
  document_name TEXT NOT NULL,
  entered_at    TEXT NOT NULL,
  entered_by    TEXT NOT NULL,
  withdrawn_on  TEXT CHECK (withdrawn_on >= given_on),
  withdrawn_by  TEXT,
  -- The newest correction of its withdrawal: the day was another, or nobody had withdrawn it.
  correction    INTEGER REFERENCES ending_correction (seq),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_by IS NULL))
) STRICT;
CREATE INDEX image_consent_entered ON image_consent (entered_at DESC, id);

-- What was consented to is never changed; a consent is withdrawn.
CREATE TRIGGER image_consent_is_only_withdrawn BEFORE UPDATE ON image_consent
WHEN NEW.id IS NOT OLD.id OR NEW.covers IS NOT OLD.covers OR NEW.document IS NOT OLD.document
  OR NEW.document_name IS NOT OLD.document_name OR NEW.entered_at IS NOT OLD.entered_at OR NEW.entered_by IS NOT OLD.entered_by
  OR NEW.given_on IS NOT OLD.given_on OR NEW.valid_until IS NOT OLD.valid_until OR NEW.is_child IS NOT OLD.is_child
BEGIN SELECT RAISE(ABORT, 'a consent is withdrawn, and never changed'); END;

-- A withdrawal, and its day, is never rewritten: it is corrected by a decision of its own, which keeps what was said.
CREATE TRIGGER image_consent_withdrawal_stays BEFORE UPDATE OF withdrawn_on, withdrawn_by, correction ON image_consent
WHEN (OLD.withdrawn_on IS NULL AND NEW.correction IS NOT OLD.correction)
  OR (OLD.withdrawn_on IS NOT NULL AND (NEW.correction IS OLD.correction
    OR NEW.correction IS NOT (SELECT max(seq) FROM ending_correction WHERE kind = 'consent' AND record_id = OLD.id)))
BEGIN SELECT RAISE(ABORT, 'a withdrawal is corrected by a decision that says why'); END;

-- A consent is not deleted.
CREATE TRIGGER image_consent_never_goes BEFORE DELETE ON image_consent
BEGIN SELECT RAISE(ABORT, 'a consent is removed by a disposal decision only'); END;

-- It is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER image_consent_never_replaced BEFORE INSERT ON image_consent
WHEN EXISTS (SELECT 1 FROM image_consent WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a consent is never replaced'); END;

-- `comment_id`: the post in the order of saving and removing, since the consent was withdrawn.
CREATE TABLE image_consent_place (
  consent_id TEXT NOT NULL REFERENCES image_consent (id),
  position   INTEGER NOT NULL,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  address    TEXT NOT NULL,
  capture_id TEXT REFERENCES capture (id),
  comment_id TEXT REFERENCES comment (id),
  PRIMARY KEY (consent_id, position),
  UNIQUE (consent_id, address)
) STRICT;
CREATE INDEX image_consent_place_capture ON image_consent_place (capture_id) WHERE capture_id IS NOT NULL;
CREATE INDEX image_consent_place_comment ON image_consent_place (comment_id) WHERE comment_id IS NOT NULL;

-- A post of a consent is not deleted.
CREATE TRIGGER image_consent_place_never_goes BEFORE DELETE ON image_consent_place
BEGIN SELECT RAISE(ABORT, 'a post of a consent is removed by a disposal decision only'); END;
