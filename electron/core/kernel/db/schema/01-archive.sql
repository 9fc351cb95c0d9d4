-- Whose archive this is. Rules that must hold whoever writes the next query are kept in these files, not only in code.

-- One row: whose archive this is.
CREATE TABLE archive (
  only_row     INTEGER PRIMARY KEY CHECK (only_row = 1),
  id           TEXT NOT NULL,
  municipality TEXT NOT NULL,
  created_at   TEXT NOT NULL
) STRICT;

-- Which version of the schema this archive has. Row 0 is the schema that it was made with; then each migration that is in it, with the
-- digest of its text, so that an edited one is noticed. Version 0 is what tells it from the schemas before the first release.
CREATE TABLE migration (
  version INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  sha256  TEXT NOT NULL
) STRICT;
