-- Time stamps (RFC 3161): which authorities are asked for them, and the answers, each over the seal of a line of the journal.

-- Whom is asked. `certificates` is the file with those that vouch for the authority, as it was entered.
CREATE TABLE timestamp_authority (
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL CHECK (name <> ''),
  address         TEXT NOT NULL,
  private_address INTEGER NOT NULL CHECK (private_address IN (0, 1)),
  certificates    TEXT NOT NULL REFERENCES object (sha256),
  added_at        TEXT NOT NULL,
  added_by        TEXT NOT NULL,
  -- When it was asked last, how often in a row in vain, and what was wrong.
  tried_at        TEXT,
  failures        INTEGER NOT NULL DEFAULT 0,
  problem         TEXT,
  forgotten_at    TEXT
) STRICT;

-- An authority is never made into another, and one that was forgotten is asked nothing more.
CREATE TRIGGER timestamp_authority_stays_itself BEFORE UPDATE ON timestamp_authority
WHEN NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name OR NEW.address IS NOT OLD.address
  OR NEW.private_address IS NOT OLD.private_address OR NEW.certificates IS NOT OLD.certificates
  OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by IS NOT OLD.added_by OR OLD.forgotten_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an authority of time stamps is never made into another'); END;

-- An authority is forgotten, not deleted: its time stamps stay.
CREATE TRIGGER timestamp_authority_never_goes BEFORE DELETE ON timestamp_authority
BEGIN SELECT RAISE(ABORT, 'an authority of time stamps is forgotten, and its time stamps stay'); END;

-- A time stamp: the answer as it came, over the seal that line `seq` has. `at` is when, as the authority says.
CREATE TABLE timestamp (
  id           TEXT PRIMARY KEY,
  authority_id TEXT NOT NULL REFERENCES timestamp_authority (id),
  seq          INTEGER NOT NULL REFERENCES journal (seq),
  reply        TEXT NOT NULL REFERENCES object (sha256),
  at           TEXT NOT NULL,
  received_at  TEXT NOT NULL,
  UNIQUE (authority_id, seq)
) STRICT;
CREATE INDEX timestamp_received ON timestamp (received_at DESC, id);

-- What an issuer of an authority's certificates had revoked: its list as it was fetched from where the certificate says, or what it answered about one of them (OCSP). `made_at` is its own time.
CREATE TABLE revocation_list (
  id           TEXT PRIMARY KEY,
  authority_id TEXT NOT NULL REFERENCES timestamp_authority (id),
  list         TEXT NOT NULL REFERENCES object (sha256),
  made_at      TEXT NOT NULL,
  received_at  TEXT NOT NULL,
  UNIQUE (authority_id, list)
) STRICT;

-- A list of what was revoked says what it said.
CREATE TRIGGER revocation_list_never_changes BEFORE UPDATE ON revocation_list
BEGIN SELECT RAISE(ABORT, 'a list of what was revoked is never changed'); END;

-- A list of what was revoked stays on file.
CREATE TRIGGER revocation_list_never_goes BEFORE DELETE ON revocation_list
BEGIN SELECT RAISE(ABORT, 'a list of what was revoked is never taken away'); END;

-- A time stamp says what it said.
CREATE TRIGGER timestamp_never_changes BEFORE UPDATE ON timestamp
BEGIN SELECT RAISE(ABORT, 'a time stamp is never changed'); END;

-- A time stamp stays on file.
CREATE TRIGGER timestamp_never_goes BEFORE DELETE ON timestamp
BEGIN SELECT RAISE(ABORT, 'a time stamp is never taken away'); END;
