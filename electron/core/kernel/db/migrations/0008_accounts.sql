-- How the program speaks to a channel's platform. The password or key is in the keychain of the computer, never here.
CREATE TABLE account (
  id         TEXT PRIMARY KEY,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  kind       TEXT NOT NULL CHECK (kind IN ('wordpress', 'bluesky', 'facebook', 'instagram', 'youtube', 'mastodon')),
  address    TEXT NOT NULL,
  directory  TEXT CHECK (directory IS NULL OR kind = 'bluesky'),
  user_name  TEXT NOT NULL,
  added_at   TEXT NOT NULL,
  added_by   TEXT NOT NULL,
  -- When the platform last answered as it should, and the code of what was wrong if the last time was not.
  checked_at TEXT,
  problem    TEXT,
  -- Its key has been taken out of the keychain, and the platform is not spoken to any more.
  forgotten_at TEXT
) STRICT;
CREATE UNIQUE INDEX account_of_channel ON account (channel_id) WHERE forgotten_at IS NULL;
CREATE TRIGGER account_stays_itself BEFORE UPDATE ON account
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.kind IS NOT OLD.kind
  OR NEW.address IS NOT OLD.address OR NEW.directory IS NOT OLD.directory OR NEW.user_name IS NOT OLD.user_name
  OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by IS NOT OLD.added_by OR OLD.forgotten_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an account is never made into another'); END;
CREATE TRIGGER account_never_goes BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'an account is forgotten, and its traces stay'); END;
