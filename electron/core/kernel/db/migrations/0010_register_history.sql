-- What else is said of a channel (G3, G4, P2, P3), when a person left, and the history of the register.
ALTER TABLE person ADD COLUMN departed_on TEXT CHECK (departed_on IS date(departed_on));

ALTER TABLE channel ADD COLUMN has_logo INTEGER CHECK (has_logo IN (0, 1));
ALTER TABLE channel ADD COLUMN stand_in_id TEXT REFERENCES person (id);
ALTER TABLE channel ADD COLUMN contact TEXT CHECK (contact <> '');
ALTER TABLE channel ADD COLUMN response_time TEXT CHECK (response_time <> '');
ALTER TABLE channel ADD COLUMN benefit TEXT CHECK (benefit <> '');
ALTER TABLE channel ADD COLUMN comment_purpose TEXT CHECK (comment_purpose <> '');
ALTER TABLE channel ADD COLUMN opened_on TEXT CHECK (opened_on IS date(opened_on));

-- `key` is the same for addresses that lead to the same page (electron/core/register/register/addresses.ts); the program writes it,
-- and fills it in for addresses from before there were keys.
ALTER TABLE channel_address ADD COLUMN kind TEXT NOT NULL DEFAULT 'page'
  CHECK (kind IN ('page', 'about', 'videos', 'groups', 'other'));
ALTER TABLE channel_address ADD COLUMN key TEXT;
CREATE INDEX channel_address_key ON channel_address (key);
CREATE TRIGGER channel_address_has_a_key BEFORE INSERT ON channel_address WHEN NEW.key IS NULL
BEGIN SELECT RAISE(ABORT, 'an address has a key'); END;
CREATE TRIGGER channel_address_once BEFORE INSERT ON channel_address
WHEN EXISTS (SELECT 1 FROM channel_address WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'an address is in the register once'); END;

-- What each act changed, field by field. Who and when are in the journal line, which is sealed.
CREATE TABLE register_change (
  seq    INTEGER NOT NULL REFERENCES journal (seq),
  about  TEXT NOT NULL,
  field  TEXT NOT NULL CHECK (field <> ''),
  before TEXT,
  after  TEXT CHECK (after IS NOT before),
  PRIMARY KEY (seq, field)
) STRICT;
CREATE INDEX register_change_about ON register_change (about, seq DESC);
CREATE TRIGGER register_change_is_of_its_line BEFORE INSERT ON register_change
WHEN NOT EXISTS (SELECT 1 FROM journal WHERE seq = NEW.seq AND about = NEW.about)
BEGIN SELECT RAISE(ABORT, 'a change belongs to the journal line of its act'); END;
CREATE TRIGGER register_change_stays BEFORE UPDATE ON register_change
BEGIN SELECT RAISE(ABORT, 'the history of the register is never changed'); END;
CREATE TRIGGER register_change_never_goes BEFORE DELETE ON register_change
BEGIN SELECT RAISE(ABORT, 'the history of the register is removed by a disposal decision only'); END;
