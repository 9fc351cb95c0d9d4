-- A WACZ is kept as a list of pieces, so that what pages have in common is kept once. This is the whole file of a list:
-- what it must hash to when it is put together.
CREATE TABLE wacz (
  list   TEXT PRIMARY KEY REFERENCES object (sha256),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  bytes  INTEGER NOT NULL CHECK (bytes > 0)
) STRICT;
CREATE TRIGGER wacz_never_changes BEFORE UPDATE ON wacz
BEGIN SELECT RAISE(ABORT, 'a web archive is never changed'); END;
