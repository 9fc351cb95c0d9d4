-- What the authority wrote in the conversation after a message is the answer to it; not what says it was written later than
-- it was taken in, since no clock that is wrong answers what comes tomorrow.
DROP TRIGGER message_sent_answers;
CREATE TRIGGER message_sent_answers AFTER INSERT ON message
WHEN NEW.direction = 'out' AND NEW.conversation_id IS NOT NULL AND NEW.created_at <= NEW.taken_in_at
  AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  UPDATE duty SET answered_at = NEW.created_at
  WHERE thread_id = NEW.conversation_id AND answered_at IS NULL AND received_at <= NEW.created_at;
END;
