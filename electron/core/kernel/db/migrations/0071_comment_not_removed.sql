-- What is not known to have ended, and what was noted in error.

-- While the program is acting on a comment, or does not know what came of it, nothing else is decided about it: what it did
-- itself must not come to stand as somebody else's doing. Where its account is no longer spoken to, nobody can know.
CREATE TRIGGER comment_decision_waits BEFORE INSERT ON comment_decision
WHEN EXISTS (SELECT 1 FROM moderation_action JOIN account ON account.id = account_id
  WHERE comment_id = NEW.comment_id
    AND (state = 'begun' OR (state = 'unknown' AND NEW.outcome <> 'put-back' AND forgotten_at IS NULL)))
BEGIN SELECT RAISE(ABORT, 'a comment is decided on when what was begun with it is known to have ended'); END;

-- A removal that was noted and did not take place: a decision of its own that brings the comment back to what is decided, as
-- `put-back` does, with nothing done in the channel. The removal stays on file.
ALTER TABLE comment_decision ADD COLUMN was_not_removed INTEGER NOT NULL DEFAULT 0
  CHECK (was_not_removed = 0 OR (was_not_removed = 1 AND outcome = 'put-back'));

DROP TRIGGER comment_decision_in_order;
CREATE TRIGGER comment_decision_in_order BEFORE INSERT ON comment_decision
WHEN NOT EXISTS (SELECT 1 FROM comment LEFT JOIN comment_removal ON comment_removal.seq = comment.removal
  WHERE comment.id = NEW.comment_id AND CASE
    -- What the platform itself has answered is not taken back, unless it has shown the comment since.
    WHEN NEW.was_not_removed = 1 THEN state IN ('removed', 'gone') AND (via = 'person'
      OR EXISTS (SELECT 1 FROM platform_comment WHERE comment_id = comment.id AND status = 'visible'))
    WHEN NEW.outcome = 'put-back' THEN state IN ('removed', 'gone') AND kind = 'unpublished'
    WHEN NEW.outcome = 'not-ours' THEN state IN ('noticed', 'saved', 'verified', 'decided')
    ELSE state IN ('verified', 'decided') AND verified_at IS NOT NULL END)
BEGIN SELECT RAISE(ABORT, 'a comment is decided on when the saved copy has been read back'); END;

-- There is nothing to show again in what was never taken away.
DROP TRIGGER moderation_action_in_order;
CREATE TRIGGER moderation_action_in_order BEFORE INSERT ON moderation_action
WHEN NEW.state <> 'begun' OR NOT EXISTS (
  SELECT 1 FROM comment JOIN comment_decision ON comment_decision.seq = comment.decision
  WHERE comment.id = NEW.comment_id AND comment.state = 'decided' AND comment.decision = NEW.decision
    AND comment.verified_at IS NOT NULL AND outcome = iif(NEW.action = 'unhide', 'put-back', 'remove')
    AND was_not_removed = 0)
BEGIN SELECT RAISE(ABORT, 'a comment is acted on when it is saved, verified and decided'); END;

DROP TRIGGER comment_outcome_is_the_decisions;
CREATE TRIGGER comment_outcome_is_the_decisions BEFORE UPDATE OF decided_outcome ON comment
WHEN NEW.decided_outcome IS NOT
  (SELECT iif(was_not_removed, 'not-removed', outcome) FROM comment_decision WHERE seq = NEW.decision)
BEGIN SELECT RAISE(ABORT, 'the outcome is that of the decision'); END;
DROP TRIGGER comment_outcome_follows;
CREATE TRIGGER comment_outcome_follows AFTER UPDATE OF decision ON comment WHEN NEW.decision IS NOT OLD.decision
BEGIN
  UPDATE comment SET decided_outcome =
    (SELECT iif(was_not_removed, 'not-removed', outcome) FROM comment_decision WHERE seq = NEW.decision) WHERE id = NEW.id;
END;
