-- The senders of comments and messages.

-- Who wrote something in a channel, as far as it is really known: what is not known is NULL, and nothing is guessed.
CREATE TABLE actor (
  id             TEXT PRIMARY KEY,
  platform       TEXT NOT NULL,
  native_id      TEXT,
  handle         TEXT,
  display_name   TEXT,
  profile_url    TEXT,
  email          TEXT,
  ip             TEXT,
  user_agent     TEXT,
  -- What tells this one from others: the strongest of what is known.
  identity_basis TEXT NOT NULL
    CHECK (identity_basis IN ('native_id', 'handle', 'profile_url', 'email', 'name_only', 'unknown')),
  -- The post or conversation within which a bare name is taken for one and the same.
  known_within   TEXT,
  -- The basis is the strongest of what is known, and a bare name is never taken for one person everywhere.
  CHECK (identity_basis = CASE
    WHEN native_id IS NOT NULL THEN 'native_id'
    WHEN handle IS NOT NULL THEN 'handle'
    WHEN profile_url IS NOT NULL THEN 'profile_url'
    WHEN email IS NOT NULL THEN 'email'
    WHEN display_name IS NOT NULL THEN 'name_only'
    ELSE 'unknown' END),
  CHECK (identity_basis <> 'name_only' OR known_within IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX actor_native_id ON actor (platform, native_id) WHERE native_id IS NOT NULL;
CREATE INDEX actor_handle ON actor (platform, lower(handle)) WHERE handle IS NOT NULL;
CREATE INDEX actor_profile_url ON actor (platform, profile_url) WHERE profile_url IS NOT NULL;
CREATE INDEX actor_email ON actor (platform, lower(email)) WHERE email IS NOT NULL;
-- Whether an address has written openly too is asked of every platform, and at each text that is typed.
CREATE INDEX actor_email_anywhere ON actor (lower(email)) WHERE email IS NOT NULL;
-- Two people may have the same name, so a bare name is one person within one post or conversation only.
CREATE UNIQUE INDEX actor_name ON actor (platform, known_within, display_name) WHERE identity_basis = 'name_only';
CREATE INDEX actor_display_name ON actor (display_name COLLATE NOCASE) WHERE display_name IS NOT NULL;

-- More may become known of someone; what was known stays.
CREATE TRIGGER actor_only_grows BEFORE UPDATE ON actor
WHEN (OLD.native_id IS NOT NULL AND NEW.native_id IS NOT OLD.native_id)
  OR (OLD.handle IS NOT NULL AND NEW.handle IS NOT OLD.handle)
  OR (OLD.display_name IS NOT NULL AND NEW.display_name IS NOT OLD.display_name)
  OR (OLD.profile_url IS NOT NULL AND NEW.profile_url IS NOT OLD.profile_url)
  OR (OLD.email IS NOT NULL AND NEW.email IS NOT OLD.email)
  OR (OLD.ip IS NOT NULL AND NEW.ip IS NOT OLD.ip)
  OR (OLD.user_agent IS NOT NULL AND NEW.user_agent IS NOT OLD.user_agent)
  OR NEW.platform IS NOT OLD.platform
BEGIN SELECT RAISE(ABORT, 'what is known about a sender is added to and never changed'); END;

-- A sender is deleted only by a disposal, and only when no comment or message of theirs is left.
CREATE TRIGGER actor_never_goes BEFORE DELETE ON actor
WHEN NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
  OR EXISTS (SELECT 1 FROM comment WHERE actor_id = OLD.id) OR EXISTS (SELECT 1 FROM message WHERE actor_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a sender is removed by a disposal decision only'); END;
