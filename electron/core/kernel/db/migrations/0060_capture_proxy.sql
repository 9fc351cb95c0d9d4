-- The proxy that captured pages are fetched through; at most one. Its password is in the keychain, never here.
CREATE TABLE capture_proxy (
  only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
  host      TEXT NOT NULL,
  port      INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  user_name TEXT,
  saved_at  TEXT NOT NULL,
  saved_by  TEXT NOT NULL
) STRICT;
