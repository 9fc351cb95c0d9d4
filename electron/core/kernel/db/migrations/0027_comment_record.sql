-- The same comment seen in several ways is one: what a later look brought is a sighting of the first, and the attempt
-- that brought it points there.
ALTER TABLE comment ADD COLUMN same_as TEXT REFERENCES comment (id) CHECK (same_as IS NULL OR state = 'noticed');
CREATE INDEX comment_permalink ON comment (channel_id, content ->> '$.permalink') WHERE content IS NOT NULL;
CREATE TRIGGER comment_same_as_stays BEFORE UPDATE ON comment
WHEN (OLD.same_as IS NOT NULL AND NEW.same_as IS NOT OLD.same_as)
  OR (NEW.same_as IS NOT OLD.same_as AND NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.same_as
    AND id <> NEW.id AND channel_id = NEW.channel_id AND saved_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a comment is the same as one that is saved, in the same channel'); END;

DROP VIEW unfinished_comment;
CREATE VIEW unfinished_comment AS
SELECT comment.id FROM comment LEFT JOIN comment_decision ON comment_decision.seq = comment.decision
WHERE same_as IS NULL
  AND (state IN ('noticed', 'saved', 'verified', 'removed') OR (state = 'decided' AND outcome = 'remove'));
