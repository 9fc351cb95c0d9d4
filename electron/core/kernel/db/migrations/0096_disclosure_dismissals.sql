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
CREATE TRIGGER disclosure_dismissal_never_moves BEFORE UPDATE ON disclosure_dismissal
BEGIN SELECT RAISE(ABORT, 'a dismissal is taken back and made anew'); END;
CREATE TRIGGER disclosure_dismissal_removed_while_open BEFORE DELETE ON disclosure_dismissal
WHEN NOT EXISTS (SELECT 1 FROM disclosure WHERE id = OLD.disclosure_id AND state = 'open')
  AND NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'disclosure' AND id = OLD.disclosure_id)
BEGIN SELECT RAISE(ABORT, 'a disclosure that has ended is never changed'); END;
