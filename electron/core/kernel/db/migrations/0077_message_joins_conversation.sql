-- A message that was taken in by itself is part of a conversation when an export shows it there: then it is read, waits and
-- is answered with it. It joins one once, also when it is routed, and nothing else of it is changed.
DROP TRIGGER message_routed_once;
CREATE TRIGGER message_routed_once BEFORE UPDATE OF id, channel_id, kind, direction, state, method, actor_id, sender_name,
  sender_address, native_id, dedupe_key, created_at, created_raw, created_basis, received_at, taken_in_at, taken_in_by, text,
  text_raw, reply_to, reactions, completeness, original, original_name, diary_number, mailbox, reply_text, minor_because, mail,
  decided_by, decided_at ON message
WHEN OLD.state <> 'undecided'
BEGIN SELECT RAISE(ABORT, 'a routed message is never changed'); END;
CREATE TRIGGER message_stays_in_conversation BEFORE UPDATE OF conversation_id ON message
WHEN OLD.conversation_id IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a message stays in its conversation'); END;

DROP TRIGGER inbox_never_shrinks;
CREATE TRIGGER inbox_never_shrinks BEFORE DELETE ON inbox
WHEN NOT EXISTS (SELECT 1 FROM message WHERE id = OLD.id AND conversation_id IS NOT NULL)
  AND (NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
    OR EXISTS (SELECT 1 FROM message WHERE id = OLD.id OR conversation_id = OLD.id))
BEGIN SELECT RAISE(ABORT, 'a thread goes with its messages, by a disposal decision only'); END;

CREATE TRIGGER message_joins_conversation AFTER UPDATE OF conversation_id ON message
WHEN OLD.conversation_id IS NULL AND NEW.conversation_id IS NOT NULL
BEGIN
  UPDATE duty SET thread_id = NEW.conversation_id WHERE message_id = NEW.id AND closed_at IS NULL;
  UPDATE duty SET answered_at = (SELECT min(created_at) FROM message WHERE conversation_id = NEW.conversation_id
      AND direction = 'out' AND created_at >= duty.received_at AND created_at <= taken_in_at)
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
