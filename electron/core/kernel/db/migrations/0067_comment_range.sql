-- When a comment can have been written, where no moment is known: reckoned from words such as "2 h" and the time they were shown,
-- or not later than the mail that told of it says it was sent. `created_from` is null where nothing is known of it.
ALTER TABLE comment ADD COLUMN created_from TEXT;
ALTER TABLE comment ADD COLUMN created_to TEXT;
ALTER TABLE comment ADD COLUMN created_range TEXT
  CHECK (created_range IS NULL
    OR (created_range IN ('relative', 'mail') AND created_to IS NOT NULL AND (created_from IS NULL OR created_from <= created_to)));
CREATE TRIGGER comment_range_stays BEFORE UPDATE OF created_from, created_to, created_range ON comment
WHEN OLD.created_range IS NOT NULL AND (NEW.created_range IS NOT OLD.created_range
  OR NEW.created_from IS NOT OLD.created_from OR NEW.created_to IS NOT OLD.created_to)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;
