-- Secrecy marks (P5): on any record, with the paragraph, by whom and when; lifted by a decision of its own.
CREATE TABLE secrecy_mark (
  seq            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind           TEXT NOT NULL CHECK (kind IN ('channel', 'capture', 'comment', 'message', 'document')),
  record_id      TEXT NOT NULL,
  paragraph      TEXT NOT NULL CHECK (paragraph <> ''),
  note           TEXT,
  marked_at      TEXT NOT NULL,
  marked_by      TEXT NOT NULL,
  lifted_at      TEXT,
  lifted_by      TEXT,
  lifted_because TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_because IS NULL))
) STRICT;
CREATE UNIQUE INDEX secrecy_mark_in_force ON secrecy_mark (kind, record_id) WHERE lifted_at IS NULL;
CREATE INDEX secrecy_mark_record ON secrecy_mark (record_id, seq);
CREATE TRIGGER secrecy_mark_is_lifted_once BEFORE UPDATE ON secrecy_mark
WHEN OLD.lifted_at IS NOT NULL OR NEW.kind IS NOT OLD.kind OR NEW.record_id IS NOT OLD.record_id
  OR NEW.paragraph IS NOT OLD.paragraph OR NEW.note IS NOT OLD.note OR NEW.marked_at IS NOT OLD.marked_at
  OR NEW.marked_by IS NOT OLD.marked_by
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is lifted, and never changed'); END;
CREATE TRIGGER secrecy_mark_never_goes BEFORE DELETE ON secrecy_mark
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is lifted, and its traces stay'); END;

-- Every record that is secret now, with the paragraph. A mark on a channel covers all that is in it.
CREATE VIEW secret_record AS
  SELECT kind, record_id AS id, CASE kind WHEN 'channel' THEN record_id
      WHEN 'capture' THEN (SELECT channel_id FROM capture WHERE id = record_id)
      WHEN 'comment' THEN (SELECT channel_id FROM comment WHERE id = record_id)
      WHEN 'message' THEN (SELECT channel_id FROM message WHERE id = record_id) END AS channel_id, paragraph
    FROM secrecy_mark WHERE lifted_at IS NULL
  UNION SELECT 'capture', capture.id, capture.channel_id, paragraph FROM secrecy_mark AS mark JOIN capture ON capture.channel_id = mark.record_id
    WHERE mark.kind = 'channel' AND mark.lifted_at IS NULL
  UNION SELECT 'comment', comment.id, comment.channel_id, paragraph FROM secrecy_mark AS mark JOIN comment ON comment.channel_id = mark.record_id
    WHERE mark.kind = 'channel' AND mark.lifted_at IS NULL
  UNION SELECT 'message', message.id, message.channel_id, paragraph FROM secrecy_mark AS mark JOIN message ON message.channel_id = mark.record_id
    WHERE mark.kind = 'channel' AND mark.lifted_at IS NULL;
