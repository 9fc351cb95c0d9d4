-- What the files of marked records say, as it was read when their words were looked for elsewhere. What somebody types is held against it
-- without a file being read. It is derived: no record, in no package, and read again from the files whenever it is not there.

-- `much`: of a mail that has files beside it, its own text only, since those are read by themselves.
CREATE TABLE secret_file_text (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  much   TEXT NOT NULL CHECK (much IN ('said', 'own')),
  text   TEXT NOT NULL,
  PRIMARY KEY (sha256, much)
) STRICT;

-- What was read in a file goes with it.
CREATE TRIGGER secret_file_text_goes_with_its_file AFTER DELETE ON object
BEGIN DELETE FROM secret_file_text WHERE sha256 = OLD.sha256; END;
