-- While an export is read in, what the inbox says of its threads is reckoned once for each batch instead of once for each
-- message. The row lives within a transaction only.
CREATE TABLE inbox_batch (only_row INTEGER PRIMARY KEY CHECK (only_row = 1)) STRICT;

DROP TRIGGER message_enters_inbox;
CREATE TRIGGER message_enters_inbox AFTER INSERT ON message WHEN NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, latest_at)
  VALUES (coalesce(NEW.conversation_id, NEW.id), NEW.conversation_id, NEW.channel_id, 1, NEW.state = 'undecided',
    coalesce(NEW.received_at, NEW.created_at, NEW.taken_in_at))
  ON CONFLICT (id) DO UPDATE SET messages = messages + 1, undecided = undecided + excluded.undecided,
    latest_at = max(latest_at, excluded.latest_at);
END;
DROP TRIGGER message_sent_answers;
CREATE TRIGGER message_sent_answers AFTER INSERT ON message
WHEN NEW.direction = 'out' AND NEW.conversation_id IS NOT NULL AND NEW.created_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  UPDATE duty SET answered_at = NEW.created_at
  WHERE thread_id = NEW.conversation_id AND answered_at IS NULL AND received_at <= NEW.created_at;
END;
DROP TRIGGER duty_enters_inbox;
CREATE TRIGGER duty_enters_inbox AFTER INSERT ON duty
WHEN NEW.thread_id IS NOT NULL AND NEW.answered_at IS NULL AND NEW.due_at IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN UPDATE inbox SET due_at = min(coalesce(due_at, NEW.due_at), NEW.due_at) WHERE id = NEW.thread_id; END;
DROP TRIGGER duty_moves_inbox;
CREATE TRIGGER duty_moves_inbox AFTER UPDATE OF due_at, answered_at ON duty
WHEN NEW.thread_id IS NOT NULL AND (NEW.due_at IS NOT OLD.due_at OR NEW.answered_at IS NOT OLD.answered_at)
  AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  UPDATE inbox SET due_at = (SELECT min(due_at) FROM duty WHERE thread_id = NEW.thread_id AND answered_at IS NULL)
  WHERE id = NEW.thread_id;
END;
