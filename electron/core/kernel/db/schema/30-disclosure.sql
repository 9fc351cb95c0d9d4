-- Disclosures: what was asked for, what is shown of each record, what in it is masked and why, and what was delivered.

-- A request for records, and what came of it.
CREATE TABLE disclosure (
  id           TEXT PRIMARY KEY,
  reference    TEXT CHECK (reference <> ''),
  about        TEXT NOT NULL CHECK (about <> ''),
  requested_at TEXT NOT NULL,
  -- Who it is for. A party, or another authority, may be given what is secret to others, by the paragraph that says so, and
  -- with what they may not do with it (OSL 10:3–4).
  receiver     TEXT NOT NULL DEFAULT 'public' CHECK (receiver IN ('public', 'party', 'authority')),
  basis        TEXT CHECK (basis <> ''),
  reservation  TEXT CHECK (reservation <> ''),
  -- What was wrong and this one corrects, a delivery, or that it was refused or withdrawn, by its id also when it has been disposed of; and
  -- what was wrong.
  corrects          TEXT,
  corrected_because TEXT CHECK (corrected_because <> ''),
  state        TEXT NOT NULL CHECK (state IN ('open', 'delivered', 'refused', 'withdrawn')),
  opened_at    TEXT NOT NULL,
  opened_by    TEXT NOT NULL,
  ended_at     TEXT,
  ended_by     TEXT,
  because      TEXT CHECK (because <> ''),
  -- While it is open: where the copies are being written, for whoever clears up after a crash.
  folder       TEXT,
  manifest     TEXT,
  CHECK ((state = 'open') = (ended_at IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((state IN ('refused', 'withdrawn')) = (because IS NOT NULL)),
  CHECK ((state = 'delivered') = (manifest IS NOT NULL)),
  CHECK (state <> 'delivered' OR folder IS NOT NULL),
  CHECK ((receiver = 'public') = (basis IS NULL)),
  CHECK (receiver <> 'public' OR reservation IS NULL),
  CHECK ((corrects IS NULL) = (corrected_because IS NULL))
) STRICT;
CREATE INDEX disclosure_corrects ON disclosure (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX disclosure_opened ON disclosure (opened_at DESC, id);

-- What was delivered or refused, and when, stays as it was.
CREATE TRIGGER disclosure_ends_once BEFORE UPDATE ON disclosure WHEN OLD.state <> 'open'
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;

-- Only what has ended can be corrected; what was wrong stays as it is.
CREATE TRIGGER disclosure_corrects_what_ended BEFORE INSERT ON disclosure
WHEN NEW.corrects IS NOT NULL AND NOT EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.corrects AND state <> 'open')
BEGIN SELECT RAISE(ABORT, 'what is corrected has ended'); END;

-- Whom a disclosure is for, and what it corrects, is never changed: what may be in it rests on that.
CREATE TRIGGER disclosure_stays_for_whom BEFORE UPDATE OF receiver, basis, reservation, corrects, corrected_because ON disclosure
WHEN NEW.receiver IS NOT OLD.receiver OR NEW.basis IS NOT OLD.basis OR NEW.reservation IS NOT OLD.reservation
  OR NEW.corrects IS NOT OLD.corrects OR NEW.corrected_because IS NOT OLD.corrected_because
BEGIN SELECT RAISE(ABORT, 'whom a disclosure is for is never changed'); END;

-- Nothing is delivered that a person has not gone through.
CREATE TRIGGER disclosure_is_looked_through BEFORE UPDATE OF state ON disclosure
WHEN NEW.state = 'delivered' AND (
  NOT EXISTS (SELECT 1 FROM disclosure_record WHERE disclosure_id = NEW.id)
  OR EXISTS (SELECT 1 FROM disclosure_record WHERE disclosure_id = NEW.id AND looked_through_by IS NULL))
BEGIN SELECT RAISE(ABORT, 'every record is gone through before it is delivered'); END;

-- A disclosure is deleted only by a disposal that covers it.
CREATE TRIGGER disclosure_never_goes BEFORE DELETE ON disclosure
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the log of disclosures is kept'); END;

-- What is shown of a record, as it was when it was added. `left_out` counts files that cannot be masked.
CREATE TABLE disclosure_record (
  disclosure_id     TEXT NOT NULL REFERENCES disclosure (id),
  position          INTEGER NOT NULL,
  kind              TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message')),
  record_id         TEXT NOT NULL,
  title             TEXT NOT NULL,
  fields            TEXT NOT NULL,
  pictures          TEXT NOT NULL,
  left_out          INTEGER NOT NULL CHECK (left_out >= 0),
  looked_through_by TEXT,
  looked_through_at TEXT,
  -- The masked copy that was delivered of the record, kept so that a package of the record can hold it.
  copy              TEXT REFERENCES object (sha256),
  PRIMARY KEY (disclosure_id, position),
  UNIQUE (disclosure_id, kind, record_id),
  CHECK ((looked_through_by IS NULL) = (looked_through_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_record_of ON disclosure_record (kind, record_id);

-- A record is added only while the disclosure is open.
CREATE TRIGGER disclosure_record_added_while_open BEFORE INSERT ON disclosure_record
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;

-- What is shown of a record is what it was when it was added, whatever happens to the record since.
CREATE TRIGGER disclosure_record_changed_while_open BEFORE UPDATE ON disclosure_record
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  OR NEW.fields <> OLD.fields OR NEW.pictures <> OLD.pictures
BEGIN SELECT RAISE(ABORT, 'what is disclosed of a record stays as it was added'); END;

-- A record is taken out while the disclosure is open, and afterwards only by a disposal that covers the disclosure.
CREATE TRIGGER disclosure_record_removed_while_open BEFORE DELETE ON disclosure_record
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  AND NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;

-- What is hidden in a disclosed record, and on which ground.
CREATE TABLE disclosure_mask (
  id            TEXT PRIMARY KEY,
  disclosure_id TEXT NOT NULL,
  position      INTEGER NOT NULL,
  place         TEXT NOT NULL,
  paragraph     TEXT NOT NULL CHECK (paragraph <> ''),
  placed_by     TEXT NOT NULL,
  placed_at     TEXT NOT NULL,
  FOREIGN KEY (disclosure_id, position) REFERENCES disclosure_record (disclosure_id, position)
) STRICT;
CREATE INDEX disclosure_mask_of ON disclosure_mask (disclosure_id, position, placed_at, id);

-- A mask is placed only while the disclosure is open.
CREATE TRIGGER disclosure_mask_added_while_open BEFORE INSERT ON disclosure_mask
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;

-- A mask is never moved: it is taken away and placed anew, so that its place, ground and person belong together.
CREATE TRIGGER disclosure_mask_never_moves BEFORE UPDATE ON disclosure_mask
BEGIN SELECT RAISE(ABORT, 'a mask is taken away and placed anew'); END;

-- A mask is taken away while the disclosure is open, and afterwards only by a disposal that covers the disclosure.
CREATE TRIGGER disclosure_mask_removed_while_open BEFORE DELETE ON disclosure_mask
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  AND NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;

-- What looks as if it may need a mask and does not, as a person has said: a proposal is taken or dismissed, never left. What was
-- proposed as a name is proposed again when the same words are masked elsewhere, so the reason is a part of what was dismissed.
CREATE TABLE disclosure_dismissal (
  disclosure_id TEXT NOT NULL,
  position      INTEGER NOT NULL,
  place         TEXT NOT NULL,
  reason        TEXT NOT NULL CHECK (reason <> ''),
  dismissed_by  TEXT NOT NULL,
  dismissed_at  TEXT NOT NULL,
  PRIMARY KEY (disclosure_id, position, place, reason),
  FOREIGN KEY (disclosure_id, position) REFERENCES disclosure_record (disclosure_id, position)
) STRICT, WITHOUT ROWID;

-- A disclosure that has ended says what was decided then.
CREATE TRIGGER disclosure_dismissal_added_while_open BEFORE INSERT ON disclosure_dismissal
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.disclosure_id AND state = 'open')
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;

-- A dismissal is taken back and made anew, so that its place, reason and person belong together.
CREATE TRIGGER disclosure_dismissal_never_moves BEFORE UPDATE ON disclosure_dismissal
BEGIN SELECT RAISE(ABORT, 'a dismissal is taken back and made anew'); END;

-- A dismissal is taken back while the disclosure is open, and afterwards only by a disposal that covers the disclosure.
CREATE TRIGGER disclosure_dismissal_removed_while_open BEFORE DELETE ON disclosure_dismissal
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  AND NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;

-- A written decision that something is not given out, which can be appealed against (OSL 6:3).
CREATE TABLE disclosure_refusal (
  id            TEXT PRIMARY KEY,
  disclosure_id TEXT NOT NULL REFERENCES disclosure (id),
  number        TEXT CHECK (number <> ''),
  authority     TEXT NOT NULL CHECK (authority <> ''),
  decided_by    TEXT NOT NULL CHECK (decided_by <> ''),
  court         TEXT NOT NULL CHECK (court IN ('stockholm', 'goteborg', 'sundsvall', 'jonkoping')),
  because       TEXT NOT NULL CHECK (because <> ''),
  written_at    TEXT NOT NULL,
  written_by    TEXT NOT NULL,
  document      TEXT NOT NULL REFERENCES object (sha256)
) STRICT;
CREATE INDEX disclosure_refusal_of ON disclosure_refusal (disclosure_id, written_at);

-- A decision is about a disclosure that has ended: what was not given out is known then.
CREATE TRIGGER disclosure_refusal_of_ended BEFORE INSERT ON disclosure_refusal
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.disclosure_id AND state IN ('delivered', 'refused'))
BEGIN SELECT RAISE(ABORT, 'what is refused is known when the disclosure has ended'); END;

-- A written decision is never rewritten.
CREATE TRIGGER disclosure_refusal_never_changes BEFORE UPDATE ON disclosure_refusal
BEGIN SELECT RAISE(ABORT, 'a written decision is never changed'); END;

-- A written decision goes only with its disclosure, by a disposal.
CREATE TRIGGER disclosure_refusal_never_goes BEFORE DELETE ON disclosure_refusal
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE(ABORT, 'a written decision is removed by a disposal decision only'); END;

-- The copies of a record that were delivered and are not secret themselves. `number` is that of its file in the delivery.
CREATE VIEW disclosed_copy (kind, id, disclosure_id, number, folder, manifest, delivered_at, sha256, receiver, masks, replaced_by) AS
SELECT kind, record_id, disclosure.id, (SELECT count(*) FROM disclosure_record AS earlier
    WHERE earlier.disclosure_id = disclosure.id AND earlier.position <= disclosure_record.position), folder, manifest, ended_at, copy,
  receiver, (SELECT count(*) FROM disclosure_mask AS mask
    WHERE mask.disclosure_id = disclosure.id AND mask.position = disclosure_record.position),
  (SELECT later.id FROM (SELECT id, corrects, state, ended_at FROM disclosure
      UNION ALL SELECT id, corrects, state, ended_at FROM disposed_disclosure) AS later
    WHERE later.corrects = disclosure.id AND later.state = 'delivered' ORDER BY later.ended_at DESC LIMIT 1)
FROM disclosure JOIN disclosure_record ON disclosure_id = disclosure.id
WHERE state = 'delivered' AND folder IS NOT NULL AND NOT EXISTS (SELECT 1 FROM secrecy_mark
  WHERE secrecy_mark.kind = 'disclosure' AND secrecy_mark.record_id = disclosure.id AND lifted_at IS NULL);
