-- What guards a comment is asked only when something that it guards is written: whether a comment is unread or flagged is
-- noted often, and for each comment of a large import. The rules are the same.
DROP TRIGGER comment_keeps_the_order;
CREATE TRIGGER comment_keeps_the_order BEFORE UPDATE OF state ON comment
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'noticed' AND NEW.state = 'saved')
  AND NOT (OLD.state = 'saved' AND NEW.state = 'verified')
  AND NOT (OLD.state = 'verified' AND NEW.state = 'decided')
  AND NOT (OLD.state = 'decided' AND NEW.state = 'removed')
  AND NOT (OLD.state = 'removed' AND NEW.state = 'gone')
  AND NOT (NEW.state = 'decided' AND coalesce((SELECT outcome FROM comment_decision WHERE seq = NEW.decision), '')
    = CASE WHEN OLD.state IN ('noticed', 'saved') THEN 'not-ours' ELSE 'put-back' END)
BEGIN SELECT RAISE(ABORT, 'the order is noticed, saved, verified, decided, removed, gone'); END;

DROP TRIGGER comment_rests_on_its_own;
CREATE TRIGGER comment_rests_on_its_own BEFORE UPDATE OF id, state, decision, removal ON comment
WHEN (NEW.decision IS NOT OLD.decision
    AND NEW.decision IS NOT (SELECT max(seq) FROM comment_decision WHERE comment_id = NEW.id))
  OR (NEW.removal IS NOT OLD.removal AND NEW.removal IS NOT NULL
    AND NEW.removal IS NOT (SELECT max(seq) FROM comment_removal WHERE comment_id = NEW.id AND decision = NEW.decision))
  OR (NEW.state = 'gone' AND NOT EXISTS (SELECT 1 FROM comment_confirmation WHERE removal = NEW.removal))
BEGIN SELECT RAISE(ABORT, 'a comment is where its own newest decision and removal have brought it'); END;

DROP TRIGGER comment_evidence_stays;
CREATE TRIGGER comment_evidence_stays
BEFORE UPDATE OF evidence, content, saved_at, verified_at, text_raw, created_at, created_raw ON comment
WHEN (OLD.evidence IS NOT NULL AND (NEW.evidence IS NOT OLD.evidence OR NEW.content IS NOT OLD.content
    OR NEW.saved_at IS NOT OLD.saved_at OR NEW.text_raw IS NOT OLD.text_raw OR NEW.created_at IS NOT OLD.created_at
    OR NEW.created_raw IS NOT OLD.created_raw))
  OR (OLD.verified_at IS NOT NULL AND NEW.verified_at IS NOT OLD.verified_at)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;

DROP TRIGGER comment_stays_itself;
CREATE TRIGGER comment_stays_itself BEFORE UPDATE OF id, channel_id, noticed_at, method, native_id ON comment
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.noticed_at IS NOT OLD.noticed_at
  OR NEW.method IS NOT OLD.method OR (OLD.native_id IS NOT NULL AND NEW.native_id IS NOT OLD.native_id)
BEGIN SELECT RAISE(ABORT, 'which comment this is, and when it was noticed, is never changed'); END;

DROP TRIGGER comment_same_as_stays;
CREATE TRIGGER comment_same_as_stays BEFORE UPDATE OF id, channel_id, same_as ON comment
WHEN (OLD.same_as IS NOT NULL AND NEW.same_as IS NOT OLD.same_as)
  OR (NEW.same_as IS NOT OLD.same_as AND NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.same_as
    AND id <> NEW.id AND channel_id = NEW.channel_id AND saved_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a comment is the same as one that is saved, in the same channel'); END;
