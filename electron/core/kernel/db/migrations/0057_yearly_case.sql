-- One case a year for all channels of a department (samlingsärende), as an alternative to a case for each record.

-- How the records of a department are filed; the row without a department is for those that have none of their own.
CREATE TABLE registry_filing (
  department_id TEXT REFERENCES department (id),
  filing        TEXT NOT NULL CHECK (filing IN ('each', 'yearly'))
) STRICT;
CREATE UNIQUE INDEX registry_filing_department ON registry_filing (coalesce(department_id, ''));

-- The number that the registry gave the case of a department and a year.
CREATE TABLE yearly_case (
  department_id TEXT NOT NULL REFERENCES department (id),
  year          INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
  number        TEXT NOT NULL CHECK (number <> ''),
  noted_at      TEXT NOT NULL,
  noted_by      TEXT NOT NULL,
  PRIMARY KEY (department_id, year)
) STRICT, WITHOUT ROWID;

-- Of a sending into such a case: whose, and of which year.
ALTER TABLE registry_sending ADD COLUMN yearly_department_id TEXT REFERENCES department (id);
ALTER TABLE registry_sending ADD COLUMN yearly_year INTEGER
  CHECK ((yearly_year IS NULL) = (yearly_department_id IS NULL) AND (yearly_year IS NULL OR is_new_case = 0));
CREATE TRIGGER registry_sending_yearly_stays BEFORE UPDATE ON registry_sending
WHEN NEW.yearly_department_id IS NOT OLD.yearly_department_id OR NEW.yearly_year IS NOT OLD.yearly_year
BEGIN SELECT RAISE(ABORT, 'what became of a record that was sent is never changed'); END;
-- Never two of the same case: not while one is being made or in doubt.
CREATE TRIGGER registry_sending_yearly_once BEFORE INSERT ON registry_sending
WHEN NEW.yearly_year IS NOT NULL AND NEW.step = 'case' AND EXISTS (SELECT 1 FROM registry_sending
  WHERE yearly_department_id = NEW.yearly_department_id AND yearly_year = NEW.yearly_year AND step = 'case'
    AND state IN ('sending', 'uncertain'))
BEGIN SELECT RAISE(ABORT, 'the yearly case may be in the registry already'); END;
