-- What the program itself has done with comments through the APIs of the platforms (P9a), begun before anything is sent.

-- One action in a channel, with the decision that it rests on.
CREATE TABLE moderation_action (
  id            TEXT PRIMARY KEY,
  comment_id    TEXT NOT NULL REFERENCES comment (id),
  account_id    TEXT NOT NULL REFERENCES account (id),
  decision      INTEGER NOT NULL REFERENCES comment_decision (seq),
  action        TEXT NOT NULL CHECK (action IN ('hide', 'unhide', 'hold', 'spam', 'trash', 'delete')),
  -- `unknown`: it was sent, or may have been, and what came of it has not been seen.
  state         TEXT NOT NULL CHECK (state IN ('begun', 'done', 'refused', 'unknown')),
  problem       TEXT,
  status_before TEXT NOT NULL,
  status_after  TEXT,
  -- The platform's answers: to the act, and to looking again afterwards.
  answer        TEXT REFERENCES object (sha256),
  seen          TEXT REFERENCES object (sha256),
  begun_at      TEXT NOT NULL,
  begun_by      TEXT NOT NULL,
  ended_at      TEXT,
  CHECK ((state = 'begun') = (ended_at IS NULL)),
  CHECK ((state = 'done') = (status_after IS NOT NULL)),
  -- It is done when the platform was seen to show it.
  CHECK (state <> 'done' OR seen IS NOT NULL),
  CHECK ((state IN ('refused', 'unknown')) = (problem IS NOT NULL))
) STRICT;
CREATE INDEX moderation_action_comment ON moderation_action (comment_id, begun_at);
CREATE UNIQUE INDEX moderation_action_one_at_a_time ON moderation_action (comment_id) WHERE state IN ('begun', 'unknown');

-- What an action was about is never changed, and neither is one whose outcome is known.
CREATE TRIGGER moderation_action_stays_itself BEFORE UPDATE ON moderation_action
WHEN OLD.state IN ('done', 'refused') OR NEW.id IS NOT OLD.id OR NEW.comment_id IS NOT OLD.comment_id
  OR NEW.account_id IS NOT OLD.account_id OR NEW.decision IS NOT OLD.decision OR NEW.action IS NOT OLD.action
  OR NEW.status_before IS NOT OLD.status_before OR NEW.begun_at IS NOT OLD.begun_at OR NEW.begun_by IS NOT OLD.begun_by
BEGIN SELECT RAISE(ABORT, 'what was done with a comment is never changed'); END;

-- An action is deleted only with its comment, by a disposal.
CREATE TRIGGER moderation_action_never_goes BEFORE DELETE ON moderation_action
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'what was done with a comment is removed by a disposal decision only'); END;

-- An action is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER moderation_action_never_replaced BEFORE INSERT ON moderation_action
WHEN EXISTS (SELECT 1 FROM moderation_action WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an act is never replaced'); END;

-- Nothing is sent to a platform that this does not let through, and it lets nothing through that is not saved, read back and
-- decided (P9b).
CREATE TRIGGER moderation_action_in_order BEFORE INSERT ON moderation_action
WHEN NEW.state <> 'begun' OR NOT EXISTS (
  SELECT 1 FROM comment JOIN comment_decision ON comment_decision.seq = comment.decision
  WHERE comment.id = NEW.comment_id AND comment.state = 'decided' AND comment.decision = NEW.decision
    AND comment.verified_at IS NOT NULL AND outcome = iif(NEW.action = 'unhide', 'put-back', 'remove')
    AND was_not_removed = 0)
BEGIN SELECT RAISE(ABORT, 'a comment is acted on when it is saved, verified and decided'); END;
