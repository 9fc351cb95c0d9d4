-- Packages: what was selected, written and checked.

-- A package. `format` is what it was made as (shared/export.ts has the list).
CREATE TABLE export (
  id         TEXT PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('writing', 'written', 'failed', 'interrupted')),
  scope      TEXT NOT NULL,
  folder     TEXT,
  files      INTEGER,
  bytes      INTEGER,
  manifest   TEXT,
  problem    TEXT,
  started_at TEXT NOT NULL,
  ended_at   TEXT,
  format     TEXT NOT NULL DEFAULT 'bagit' CHECK (format <> ''),
  -- How many records of each kind were frozen for the package, and what stayed out of it and why, as JSON.
  selected   TEXT NOT NULL CHECK (json_valid(selected)),
  -- Who delivers to whom, as it was said when the package was asked for, so that it can be begun again as it was; and the
  -- values of the sentence that says what stopped it.
  delivery   TEXT CHECK (json_valid(delivery)),
  problem_values TEXT CHECK (json_valid(problem_values)),
  -- What persons called whom it was written for, at the time.
  receiver_name TEXT CHECK (receiver_name <> ''),
  CHECK ((state = 'writing') = (ended_at IS NULL)),
  -- A package is written when it has its name and its list of files.
  CHECK (state <> 'written' OR (folder IS NOT NULL AND manifest IS NOT NULL))
) STRICT;

-- One row: who delivers to whom, as JSON, where a package says nothing else. The organisation number of the authority is in it.
CREATE TABLE delivery_setting (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  delivery TEXT NOT NULL CHECK (json_valid(delivery))
) STRICT;

-- Somebody whom packages are written for, by the name that persons use: in which form, where to and what of, as JSON. What was written for
-- them before stays as it was.
CREATE TABLE package_receiver (
  name    TEXT PRIMARY KEY CHECK (name <> ''),
  profile TEXT NOT NULL CHECK (json_valid(profile))
) STRICT;

-- What packages are signed with, each time another was chosen. `certificate` is the SHA-256 of the one that says whose the key is, and `certificates`
-- the file with that and those that vouch for it. The secret half is in the keychain, never here.
CREATE TABLE package_signer (
  id           TEXT PRIMARY KEY,
  certificate  TEXT NOT NULL CHECK (length(certificate) = 64),
  certificates TEXT NOT NULL REFERENCES object (sha256),
  added_at     TEXT NOT NULL,
  added_by     TEXT NOT NULL,
  ended_at     TEXT
) STRICT;
-- Packages are signed with one.
CREATE UNIQUE INDEX package_signer_in_use ON package_signer (ended_at IS NULL) WHERE ended_at IS NULL;

-- What was signed with a key can be told by its certificate for as long as that is known.
CREATE TRIGGER package_signer_stays_itself BEFORE UPDATE ON package_signer
WHEN NEW.id IS NOT OLD.id OR NEW.certificate IS NOT OLD.certificate OR NEW.certificates IS NOT OLD.certificates
  OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by IS NOT OLD.added_by OR OLD.ended_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'what packages are signed with is never made into another'); END;

-- It ends, and is not deleted.
CREATE TRIGGER package_signer_never_goes BEFORE DELETE ON package_signer
BEGIN SELECT RAISE(ABORT, 'what packages are signed with is never removed'); END;

-- The selection, frozen before the first byte is written.
CREATE TABLE export_item (
  export_id TEXT NOT NULL REFERENCES export (id),
  kind      TEXT NOT NULL CHECK (kind IN ('channel', 'capture', 'comment', 'message')),
  item_id   TEXT NOT NULL,
  PRIMARY KEY (export_id, kind, item_id)
) STRICT;
CREATE INDEX export_item_record ON export_item (kind, item_id);

-- What was checked of a package before it got its name, or why it got none. Written once.
CREATE TABLE export_report (
  export_id TEXT PRIMARY KEY REFERENCES export (id),
  report    TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

-- What was checked of a package is never rewritten.
CREATE TRIGGER export_report_stays BEFORE UPDATE ON export_report
BEGIN SELECT RAISE(ABORT, 'a validation report is never changed'); END;

-- What was checked of a package is not deleted.
CREATE TRIGGER export_report_is_kept BEFORE DELETE ON export_report
BEGIN SELECT RAISE(ABORT, 'a validation report is never removed'); END;
