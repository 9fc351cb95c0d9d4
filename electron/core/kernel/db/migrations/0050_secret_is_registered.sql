-- What is secret is registered (OSL 5:1): the exceptions, to keep it in order or find it of minor importance, are not for it.
CREATE TRIGGER message_secret_is_registered BEFORE UPDATE OF state ON message
WHEN NEW.state IN ('copied', 'redirected', 'minor') AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL
  AND (kind = 'message' AND record_id = NEW.id OR kind = 'channel' AND record_id = NEW.channel_id))
BEGIN SELECT RAISE(ABORT, 'what is secret is registered'); END;
CREATE TRIGGER comment_secret_is_registered BEFORE INSERT ON comment_registration
WHEN NEW.outcome <> 'registered' AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL
  AND (kind = 'comment' AND record_id = NEW.comment_id
    OR kind = 'channel' AND record_id = (SELECT channel_id FROM comment WHERE id = NEW.comment_id)))
BEGIN SELECT RAISE(ABORT, 'what is secret is registered'); END;
