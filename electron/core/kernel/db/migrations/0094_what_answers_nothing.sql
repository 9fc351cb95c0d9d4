-- What a platform writes by itself in the authority's name ("You started a call"), an automatic reply, and what the authority
-- has taken back answer nobody: whoever read them says so among what is to be known of the message, and what came in waits on.
DROP INDEX message_sent;
CREATE INDEX message_sent ON message (conversation_id, created_at)
  WHERE direction = 'out' AND instr(completeness, '"answers-nothing"') = 0;

DROP TRIGGER message_sent_answers;
CREATE TRIGGER message_sent_answers AFTER INSERT ON message
WHEN NEW.direction = 'out' AND NEW.conversation_id IS NOT NULL AND NEW.created_at <= NEW.taken_in_at
  AND instr(NEW.completeness, '"answers-nothing"') = 0 AND NOT EXISTS (SELECT 1 FROM inbox_batch)
BEGIN
  UPDATE duty SET answered_at = NEW.created_at
  WHERE thread_id = NEW.conversation_id AND answered_at IS NULL AND received_at <= NEW.created_at;
END;

DROP TRIGGER message_joins_conversation;
CREATE TRIGGER message_joins_conversation AFTER UPDATE OF conversation_id ON message
WHEN OLD.conversation_id IS NULL AND NEW.conversation_id IS NOT NULL
BEGIN
  UPDATE duty SET thread_id = NEW.conversation_id WHERE message_id = NEW.id AND closed_at IS NULL;
  UPDATE duty SET answered_at = (SELECT min(created_at) FROM message WHERE conversation_id = NEW.conversation_id
      AND direction = 'out' AND instr(completeness, '"answers-nothing"') = 0
      AND created_at >= duty.received_at AND created_at <= taken_in_at)
  WHERE message_id = NEW.id AND answered_at IS NULL AND closed_at IS NULL;
  INSERT INTO inbox (id, conversation_id, channel_id, messages, undecided, due_at, latest_at, handler_id)
  SELECT NEW.conversation_id, NEW.conversation_id, NEW.channel_id, 1, NEW.state = 'undecided',
    (SELECT min(due_at) FROM duty WHERE thread_id = NEW.conversation_id AND answered_at IS NULL), latest_at, handler_id
  FROM inbox WHERE id = NEW.id
  ON CONFLICT (id) DO UPDATE SET messages = messages + 1, undecided = undecided + excluded.undecided,
    due_at = excluded.due_at, latest_at = max(latest_at, excluded.latest_at),
    handler_id = coalesce(handler_id, excluded.handler_id);
  DELETE FROM inbox WHERE id = NEW.id;
END;
