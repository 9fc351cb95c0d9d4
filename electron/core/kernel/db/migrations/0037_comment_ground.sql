-- The ground of the decision that holds, beside the comment, so that a list by ground reads only its own. The database
-- writes it itself, from the decision.
ALTER TABLE comment ADD COLUMN ground TEXT;
UPDATE comment SET ground = (SELECT coalesce(category, own_category) FROM comment_decision WHERE seq = comment.decision)
WHERE decision IS NOT NULL;
CREATE TRIGGER comment_ground_follows AFTER UPDATE OF decision ON comment WHEN NEW.decision IS NOT OLD.decision
BEGIN
  UPDATE comment SET ground = (SELECT coalesce(category, own_category) FROM comment_decision WHERE seq = NEW.decision)
  WHERE id = NEW.id;
END;
CREATE TRIGGER comment_ground_is_the_decisions BEFORE UPDATE OF ground ON comment
WHEN NEW.ground IS NOT (SELECT coalesce(category, own_category) FROM comment_decision WHERE seq = NEW.decision)
BEGIN SELECT RAISE(ABORT, 'the ground is that of the decision'); END;
CREATE INDEX comment_ground ON comment (ground, noticed_at, id) WHERE ground IS NOT NULL;
