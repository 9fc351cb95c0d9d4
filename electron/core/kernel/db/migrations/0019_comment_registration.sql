-- How a comment is kept in the registry's sense (OSL 5:1–2): registered, kept in order, or plainly of minor importance.
-- What the public register shows and what it must not show are apart from the first day.
CREATE TABLE comment_registration (
  seq                   INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id            TEXT NOT NULL REFERENCES comment (id),
  outcome               TEXT NOT NULL CHECK (outcome IN ('registered', 'ordered', 'minor')),
  number                TEXT CHECK (number <> ''),
  public_title          TEXT CHECK (public_title <> ''),
  protected_title       TEXT CHECK (protected_title <> ''),
  public_counterpart    TEXT CHECK (public_counterpart <> ''),
  protected_counterpart TEXT CHECK (protected_counterpart <> ''),
  because               TEXT CHECK (because <> ''),
  decided_by            TEXT NOT NULL,
  decided_at            TEXT NOT NULL,
  CHECK ((outcome = 'registered') = (number IS NOT NULL)),
  CHECK ((outcome = 'registered') = (public_title IS NOT NULL)),
  CHECK (outcome = 'registered' OR coalesce(protected_title, public_counterpart, protected_counterpart) IS NULL),
  CHECK ((outcome = 'minor') = (because IS NOT NULL))
) STRICT;
CREATE INDEX comment_registration_comment ON comment_registration (comment_id, seq);
CREATE TRIGGER comment_registration_never_changes BEFORE UPDATE ON comment_registration
BEGIN SELECT RAISE(ABORT, 'a registration is never changed: a new one is made'); END;
CREATE TRIGGER comment_registration_never_goes BEFORE DELETE ON comment_registration
BEGIN SELECT RAISE(ABORT, 'a registration is removed by a disposal decision only'); END;

-- Of what is suspected to be child abuse material there are only facts, and the number of the report to the police.
ALTER TABLE comment ADD COLUMN police_number TEXT CHECK (police_number <> '' AND (police_number IS NULL OR method = 'facts'));
