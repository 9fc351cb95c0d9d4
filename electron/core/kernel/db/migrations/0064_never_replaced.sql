-- What is kept of a comment is not written over either: REPLACE deletes the row that is in its way, and no trigger hears of it.

CREATE TRIGGER comment_never_replaced BEFORE INSERT ON comment
WHEN EXISTS (SELECT 1 FROM comment WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM comment WHERE channel_id = NEW.channel_id AND dedupe_key = NEW.dedupe_key)
BEGIN SELECT RAISE(ABORT, 'a comment that is kept is never replaced'); END;

CREATE TRIGGER comment_key_stays_its_own BEFORE UPDATE OF dedupe_key ON comment
WHEN EXISTS (SELECT 1 FROM comment WHERE channel_id = NEW.channel_id AND dedupe_key = NEW.dedupe_key AND id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'a comment that is kept is never replaced'); END;

CREATE TRIGGER comment_decision_never_replaced BEFORE INSERT ON comment_decision
WHEN EXISTS (SELECT 1 FROM comment_decision WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a decision is never replaced'); END;

CREATE TRIGGER comment_removal_never_replaced BEFORE INSERT ON comment_removal
WHEN EXISTS (SELECT 1 FROM comment_removal WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a removal is never replaced'); END;

CREATE TRIGGER comment_confirmation_never_replaced BEFORE INSERT ON comment_confirmation
WHEN EXISTS (SELECT 1 FROM comment_confirmation WHERE removal = NEW.removal)
BEGIN SELECT RAISE(ABORT, 'a confirmation is never replaced'); END;

CREATE TRIGGER comment_registration_never_replaced BEFORE INSERT ON comment_registration
WHEN EXISTS (SELECT 1 FROM comment_registration WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a registration is never replaced'); END;

CREATE TRIGGER comment_file_never_replaced BEFORE INSERT ON comment_file
WHEN EXISTS (SELECT 1 FROM comment_file
  WHERE comment_id = NEW.comment_id AND role = NEW.role AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'a file of a comment is never replaced'); END;

CREATE TRIGGER comment_proof_never_replaced BEFORE INSERT ON comment_proof
WHEN EXISTS (SELECT 1 FROM comment_proof WHERE comment_id = NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'a proof is never replaced'); END;

CREATE TRIGGER moderation_action_never_replaced BEFORE INSERT ON moderation_action
WHEN EXISTS (SELECT 1 FROM moderation_action WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'an act is never replaced'); END;

CREATE TRIGGER capture_never_replaced BEFORE INSERT ON capture
WHEN EXISTS (SELECT 1 FROM capture WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a capture is never replaced'); END;

CREATE TRIGGER capture_file_never_replaced BEFORE INSERT ON capture_file
WHEN EXISTS (SELECT 1 FROM capture_file
  WHERE capture_id = NEW.capture_id AND role = NEW.role AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'a file of a capture is never replaced'); END;
