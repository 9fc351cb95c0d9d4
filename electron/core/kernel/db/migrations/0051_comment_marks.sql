-- What lists of comments are narrowed by lies beside the comment, so that a list reads only its own: the outcome of the
-- decision that holds, whether nobody has looked at it, and whether it is flagged. The database writes them itself.
ALTER TABLE comment ADD COLUMN decided_outcome TEXT;
ALTER TABLE comment ADD COLUMN is_unread INTEGER NOT NULL DEFAULT 0 CHECK (is_unread IN (0, 1));
ALTER TABLE comment ADD COLUMN is_flagged INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1));
UPDATE comment SET decided_outcome = (SELECT outcome FROM comment_decision WHERE seq = comment.decision)
WHERE decision IS NOT NULL;
UPDATE comment SET is_unread = 1 WHERE id IN (SELECT comment_id FROM platform_comment WHERE read_at IS NULL);
UPDATE comment SET is_flagged = 1 WHERE id IN (SELECT comment_id FROM comment_flag);

CREATE TRIGGER comment_outcome_follows AFTER UPDATE OF decision ON comment WHEN NEW.decision IS NOT OLD.decision
BEGIN
  UPDATE comment SET decided_outcome = (SELECT outcome FROM comment_decision WHERE seq = NEW.decision) WHERE id = NEW.id;
END;
CREATE TRIGGER comment_outcome_is_the_decisions BEFORE UPDATE OF decided_outcome ON comment
WHEN NEW.decided_outcome IS NOT (SELECT outcome FROM comment_decision WHERE seq = NEW.decision)
BEGIN SELECT RAISE(ABORT, 'the outcome is that of the decision'); END;

CREATE TRIGGER comment_unread_when_met AFTER INSERT ON platform_comment WHEN NEW.read_at IS NULL
BEGIN UPDATE comment SET is_unread = 1 WHERE id = NEW.comment_id; END;
CREATE TRIGGER comment_unread_follows AFTER UPDATE OF read_at ON platform_comment
WHEN (NEW.read_at IS NULL) <> (OLD.read_at IS NULL)
BEGIN UPDATE comment SET is_unread = (NEW.read_at IS NULL) WHERE id = NEW.comment_id; END;
CREATE TRIGGER comment_flagged AFTER INSERT ON comment_flag
BEGIN UPDATE comment SET is_flagged = 1 WHERE id = NEW.comment_id AND is_flagged = 0; END;
CREATE TRIGGER comment_flagged_no_more AFTER DELETE ON comment_flag
WHEN NOT EXISTS (SELECT 1 FROM comment_flag WHERE comment_id = OLD.comment_id)
BEGIN UPDATE comment SET is_flagged = 0 WHERE id = OLD.comment_id; END;

CREATE INDEX comment_outcome ON comment (decided_outcome, noticed_at, id) WHERE decided_outcome IS NOT NULL;
CREATE INDEX comment_unread ON comment (noticed_at, id) WHERE is_unread = 1;
CREATE INDEX comment_flagged ON comment (noticed_at, id) WHERE is_flagged = 1;
