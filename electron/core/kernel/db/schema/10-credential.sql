-- Who holds the log-ins of channels and where (P3), and notes sealed with a key whose secret half is never here.

-- The public half of a department's key.
CREATE TABLE seal_key (
  seq           INTEGER PRIMARY KEY AUTOINCREMENT,
  id            TEXT NOT NULL UNIQUE,
  department_id TEXT NOT NULL REFERENCES department (id),
  holder        TEXT NOT NULL,
  -- The public half. The form of the secret half does not fit.
  recipient     TEXT NOT NULL UNIQUE CHECK (recipient GLOB 'age1*' AND recipient = lower(recipient)),
  made_at       TEXT NOT NULL,
  made_by       TEXT NOT NULL
) STRICT;
CREATE INDEX seal_key_department ON seal_key (department_id, seq);

-- A key is never changed: a new one is made.
CREATE TRIGGER seal_key_stays BEFORE UPDATE ON seal_key
BEGIN SELECT RAISE(ABORT, 'a key is never changed: a new one is made'); END;

-- A key stays as long as what was sealed with it.
CREATE TRIGGER seal_key_never_goes BEFORE DELETE ON seal_key
BEGIN SELECT RAISE(ABORT, 'a key stays as long as what it sealed'); END;

-- A log-in of a channel: who holds it and where it is kept, never the password.
CREATE TABLE credential (
  id              TEXT PRIMARY KEY,
  channel_id      TEXT NOT NULL REFERENCES channel (id),
  label           TEXT NOT NULL,
  holder_id       TEXT NOT NULL REFERENCES person (id),
  kept_where      TEXT NOT NULL,
  saved_at        TEXT NOT NULL,
  removed_at      TEXT,
  removed_because TEXT,
  CHECK ((removed_at IS NULL) = (removed_because IS NULL))
) STRICT;
CREATE INDEX credential_channel ON credential (channel_id) WHERE removed_at IS NULL;

-- A log-in is taken out of the register by `removed_at`, and its traces stay.
CREATE TRIGGER credential_never_goes BEFORE DELETE ON credential
BEGIN SELECT RAISE(ABORT, 'a log-in is taken out of the register, and its traces stay'); END;

-- The note itself is an object: an age file that the key of `key_id` opens, and nothing else.
CREATE TABLE sealed_note (
  seq           INTEGER PRIMARY KEY AUTOINCREMENT,
  credential_id TEXT NOT NULL REFERENCES credential (id),
  key_id        TEXT NOT NULL REFERENCES seal_key (id),
  object        TEXT NOT NULL REFERENCES object (sha256),
  sealed_at     TEXT NOT NULL,
  sealed_by     TEXT NOT NULL
) STRICT;
CREATE INDEX sealed_note_credential ON sealed_note (credential_id, seq);

-- A sealed note is never changed: a new one is sealed.
CREATE TRIGGER sealed_note_stays BEFORE UPDATE ON sealed_note
BEGIN SELECT RAISE(ABORT, 'a sealed note is never changed: a new one is sealed'); END;

-- A sealed note is not deleted.
CREATE TRIGGER sealed_note_never_goes BEFORE DELETE ON sealed_note
BEGIN SELECT RAISE(ABORT, 'a sealed note is removed by a disposal decision only'); END;
