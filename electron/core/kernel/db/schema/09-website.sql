-- Websites of which the municipality is principal or partner, and each publication of the public list (G1).

-- A website of the municipality. `key` is the same for addresses that lead to the same page; the program writes it.
CREATE TABLE website (
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL,
  address         TEXT NOT NULL,
  key             TEXT NOT NULL,
  role            TEXT NOT NULL CHECK (role IN ('principal', 'partner')),
  partners        TEXT,
  registered_at   TEXT NOT NULL,
  removed_at      TEXT,
  removed_because TEXT,
  CHECK (role = 'principal' OR partners IS NOT NULL),
  CHECK ((removed_at IS NULL) = (removed_because IS NULL))
) STRICT;
-- A website is in the list once, in whatever form its address is written.
CREATE UNIQUE INDEX website_once ON website (key) WHERE removed_at IS NULL;

-- A website leaves the list by `removed_at`, so that the register can say that it was there.
CREATE TRIGGER website_never_goes BEFORE DELETE ON website
BEGIN SELECT RAISE(ABORT, 'a website is taken out of the list, and stays in the register'); END;

-- What the public list says of its publisher; at most one row.
CREATE TABLE publication_settings (
  only_row            INTEGER PRIMARY KEY CHECK (only_row = 1),
  organisation_number TEXT NOT NULL CHECK (length(organisation_number) = 10),
  base_address        TEXT NOT NULL,
  contact_name        TEXT NOT NULL,
  contact_email       TEXT NOT NULL,
  licence             TEXT NOT NULL CHECK (licence IN ('cc0', 'cc-by'))
) STRICT;

-- `list` is the published JSON, so that the next publication can say what has changed since.
CREATE TABLE publication (
  id           TEXT PRIMARY KEY,
  published_at TEXT NOT NULL,
  published_by TEXT NOT NULL,
  dir          TEXT NOT NULL,
  channels     INTEGER NOT NULL,
  websites     INTEGER NOT NULL,
  files        TEXT NOT NULL,
  list         TEXT NOT NULL REFERENCES object (sha256)
) STRICT;
CREATE INDEX publication_at ON publication (published_at DESC, id);

-- What was published, and when, stays as it was.
CREATE TRIGGER publication_never_changes BEFORE UPDATE ON publication
BEGIN SELECT RAISE(ABORT, 'a publication is never changed'); END;

-- A publication is not deleted.
CREATE TRIGGER publication_never_goes BEFORE DELETE ON publication
BEGIN SELECT RAISE(ABORT, 'a publication is removed by a disposal decision only'); END;
