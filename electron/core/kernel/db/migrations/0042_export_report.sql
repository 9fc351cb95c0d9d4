-- What was checked of a package before it got its name, or why it got none. Written once.
CREATE TABLE export_report (
  export_id TEXT PRIMARY KEY REFERENCES export (id),
  report    TEXT NOT NULL CHECK (json_valid(report))
) STRICT;
CREATE TRIGGER export_report_stays BEFORE UPDATE ON export_report
BEGIN SELECT raise(ABORT, 'a validation report is never changed'); END;
CREATE TRIGGER export_report_is_kept BEFORE DELETE ON export_report
BEGIN SELECT raise(ABORT, 'a validation report is never removed'); END;
