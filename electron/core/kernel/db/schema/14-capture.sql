-- Captures: saved states of addresses (P8c), how the pages of each channel are captured, and through which proxy.

-- One saved state of one address. What ended complete or partial has its provenance. A platform that says no (too many requests,
-- a test for robots, a login) is an outcome of its own: refused.
CREATE TABLE capture (
  id            TEXT PRIMARY KEY,
  channel_id    TEXT NOT NULL REFERENCES channel (id),
  run_id        TEXT REFERENCES run (id),
  address       TEXT NOT NULL,
  final_address TEXT,
  http_status   INTEGER,
  state         TEXT NOT NULL CHECK (state IN ('running', 'complete', 'partial', 'refused', 'failed', 'interrupted')),
  reasons       TEXT NOT NULL DEFAULT '[]',
  started_at    TEXT NOT NULL,
  ended_at      TEXT,
  provenance    TEXT REFERENCES object (sha256),
  retry_after   TEXT,
  -- What the page was shown in: a desktop computer's window, or a phone's.
  viewport      TEXT NOT NULL DEFAULT 'desktop' CHECK (viewport IN ('desktop', 'mobile')),
  CHECK ((state = 'running') = (ended_at IS NULL)),
  -- What is there to see has a provenance that says how it came to be.
  CHECK (state NOT IN ('complete', 'partial') OR provenance IS NOT NULL),
  CHECK (retry_after IS NULL OR state = 'refused')
) STRICT;
CREATE INDEX capture_started ON capture (started_at DESC, id);
-- With the state, so that the newest that counts is found, and each state counted, in an index alone.
CREATE INDEX capture_channel ON capture (channel_id, started_at DESC, state);
CREATE INDEX capture_run ON capture (run_id, started_at DESC);
CREATE INDEX capture_address ON capture (address, started_at DESC, state);
CREATE INDEX capture_state ON capture (state);

-- What has ended stays as it ended.
CREATE TRIGGER capture_ends_once BEFORE UPDATE ON capture WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a capture that has ended is never changed'); END;

-- A capture is deleted only by a disposal that covers it.
CREATE TRIGGER capture_never_goes BEFORE DELETE ON capture
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'capture' AND id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a capture is removed by a disposal decision only'); END;

-- A capture is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER capture_never_replaced BEFORE INSERT ON capture
WHEN EXISTS (SELECT 1 FROM capture WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a capture is never replaced'); END;

-- Each file that was kept of a capture, by what it is.
CREATE TABLE capture_file (
  capture_id TEXT NOT NULL REFERENCES capture (id),
  role       TEXT NOT NULL CHECK (role IN ('screenshot', 'view', 'text', 'layout', 'source', 'pdf', 'wacz', 'part',
    'film', 'captions', 'traffic', 'provenance')),
  position   INTEGER NOT NULL,
  sha256     TEXT NOT NULL REFERENCES object (sha256),
  top        INTEGER,
  width      INTEGER,
  height     INTEGER,
  PRIMARY KEY (capture_id, role, position)
) STRICT;
CREATE INDEX capture_file_object ON capture_file (sha256);

-- Every capture with a text waits for its place in the index of words.
CREATE TRIGGER capture_is_to_be_searched AFTER INSERT ON capture_file WHEN NEW.role = 'text'
BEGIN INSERT INTO search_todo (kind, record_id) VALUES ('capture', NEW.capture_id); END;

-- A kept file is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER capture_file_never_replaced BEFORE INSERT ON capture_file
WHEN EXISTS (SELECT 1 FROM capture_file
  WHERE capture_id = NEW.capture_id AND role = NEW.role AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'a file of a capture is never replaced'); END;

-- A WACZ is kept as a list of pieces, so that what pages have in common is kept once. This is the whole file of a list:
-- what it must hash to when it is put together.
CREATE TABLE wacz (
  list   TEXT PRIMARY KEY REFERENCES object (sha256),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes  INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;

-- What a web archive must hash to is never changed.
CREATE TRIGGER wacz_never_changes BEFORE UPDATE ON wacz
BEGIN SELECT RAISE(ABORT, 'a web archive is never changed'); END;

-- How many files of a capture are handed over with it, and how large they are together: a web archive goes along as a whole, its parts in
-- it. Triggers keep it, so that nobody looks at every file to tell how much a package would hold. A verification holds it against the
-- files; a wrong number stops no work, and has no CHECK.
CREATE TABLE capture_size (
  id    TEXT PRIMARY KEY REFERENCES capture (id),
  files INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A file is counted in its capture when it is kept; what a web archive is as a whole is known by then.
CREATE TRIGGER capture_file_is_counted AFTER INSERT ON capture_file WHEN NEW.role <> 'part'
BEGIN
  INSERT INTO capture_size (id, files, bytes) SELECT NEW.capture_id, 1, coalesce(wacz.bytes, object.bytes)
  FROM object LEFT JOIN wacz ON NEW.role = 'wacz' AND list = object.sha256 WHERE object.sha256 = NEW.sha256
  ON CONFLICT (id) DO UPDATE SET files = files + 1, bytes = bytes + excluded.bytes;
END;

-- How the pages of one channel are captured. Without a row: in a desktop computer's window, and what lies in a private
-- network only where the channel's own address says that it does.
CREATE TABLE channel_capture (
  channel_id        TEXT PRIMARY KEY REFERENCES channel (id),
  viewport          TEXT NOT NULL CHECK (viewport IN ('desktop', 'mobile')),
  private_addresses INTEGER CHECK (private_addresses IN (0, 1)),
  -- How far the pages are followed.
  reach             TEXT NOT NULL DEFAULT 'ordinary' CHECK (reach IN ('ordinary', 'far')),
  -- Whether films that the page does not give are fetched by a program of others, where it is installed.
  film_program      INTEGER NOT NULL DEFAULT 0 CHECK (film_program IN (0, 1))
) STRICT;

-- The proxy that captured pages are fetched through; at most one. Its password is in the keychain, never here.
CREATE TABLE capture_proxy (
  only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
  host      TEXT NOT NULL,
  port      INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  user_name TEXT,
  saved_at  TEXT NOT NULL,
  saved_by  TEXT NOT NULL
) STRICT;

-- The keys that web archives are signed with; the newest is in use. The secret half is in the keychain, never here.
CREATE TABLE signing_key (
  fingerprint TEXT PRIMARY KEY CHECK (length(fingerprint) = 64),
  public_key  TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  made_by     TEXT NOT NULL
) STRICT;

-- What was signed with a key can be verified for as long as the key is known.
CREATE TRIGGER signing_key_never_changes BEFORE UPDATE ON signing_key
BEGIN SELECT RAISE(ABORT, 'a signing key is never changed'); END;

-- A key that is no longer used stays known.
CREATE TRIGGER signing_key_never_goes BEFORE DELETE ON signing_key
BEGIN SELECT RAISE(ABORT, 'a signing key is never removed'); END;

-- Profiles of the browser in which a person has logged in, so that channels behind a login can be captured. What the
-- profile remembers (cookies) lies in the user's own data folder, never in the archive; here is only what is known of it.
CREATE TABLE browser_profile (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL UNIQUE,
  -- Where a person begins to log in.
  start_address TEXT NOT NULL,
  state         TEXT NOT NULL CHECK (state IN ('new', 'logged-in', 'logged-out')),
  created_at    TEXT NOT NULL,
  checked_at    TEXT,
  -- When the login ends, as far as the platform has said; null: not said.
  expires_at    TEXT,
  CHECK ((state = 'new') = (checked_at IS NULL))
) STRICT;

-- A channel is captured in at most one profile.
CREATE TABLE channel_profile (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  profile_id TEXT NOT NULL REFERENCES browser_profile (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX channel_profile_profile ON channel_profile (profile_id);
