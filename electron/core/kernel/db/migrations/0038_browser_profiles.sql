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
