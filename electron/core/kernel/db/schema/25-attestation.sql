-- Attestations of the register (P3).

-- Each half-year each department confirms its part of the register (P3). What was confirmed is kept as it was read.
CREATE TABLE attestation (
  id            TEXT PRIMARY KEY,
  department_id TEXT NOT NULL REFERENCES department (id),
  period        TEXT NOT NULL CHECK (period GLOB '[0-9][0-9][0-9][0-9]-H[12]'),
  -- Who signed, as that person is called, and the day that stands by the name.
  signed_by     TEXT NOT NULL CHECK (signed_by <> ''),
  signed_on     TEXT NOT NULL CHECK (signed_on IS date(signed_on)),
  way           TEXT NOT NULL CHECK (way IN ('window', 'paper')),
  -- The signed paper, where there is one.
  paper         TEXT REFERENCES object (sha256),
  note          TEXT CHECK (note <> ''),
  channels      INTEGER NOT NULL CHECK (channels > 0),
  part          TEXT NOT NULL REFERENCES object (sha256),
  -- The last line of the journal when the part was read: what changes after it is new.
  seen_to       INTEGER NOT NULL,
  recorded_at   TEXT NOT NULL,
  recorded_by   TEXT NOT NULL,
  CHECK (paper IS NULL OR way = 'paper')
) STRICT;
CREATE INDEX attestation_department ON attestation (department_id, period);
CREATE INDEX attestation_recorded ON attestation (recorded_at DESC, id);

-- A department confirms its part once in a half-year; one that was entered by mistake does not count.
CREATE TRIGGER attestation_is_the_only_one BEFORE INSERT ON attestation
WHEN EXISTS (SELECT 1 FROM attestation WHERE id = NEW.id OR department_id = NEW.department_id AND period = NEW.period
  AND id NOT IN (SELECT record_id FROM struck_entry WHERE kind = 'attestation'))
BEGIN SELECT RAISE(ABORT, 'a department confirms its part once in a half-year'); END;

-- What a department confirmed is kept as it was signed.
CREATE TRIGGER attestation_never_changes BEFORE UPDATE ON attestation
BEGIN SELECT RAISE(ABORT, 'an attestation is never changed'); END;

-- An attestation is not deleted.
CREATE TRIGGER attestation_never_goes BEFORE DELETE ON attestation
BEGIN SELECT RAISE(ABORT, 'an attestation is removed by a disposal decision only'); END;

-- By which mail a department was reminded of its attestation.
CREATE TABLE attestation_reminder (
  department_id TEXT NOT NULL REFERENCES department (id),
  period        TEXT NOT NULL,
  mail_id       TEXT NOT NULL UNIQUE REFERENCES outgoing_mail (id),
  reminded_at   TEXT NOT NULL
) STRICT;
CREATE INDEX attestation_reminder_department ON attestation_reminder (department_id, period, reminded_at DESC);
