-- Which mail one was written anew for: only that one troubles nobody any more, and not every earlier copy of the record.
ALTER TABLE outgoing_mail ADD COLUMN instead_of TEXT REFERENCES outgoing_mail (id);
-- When a person last asked for it to be sent once more: from then on it is tried for as long as any other.
ALTER TABLE outgoing_mail ADD COLUMN queued_again_at TEXT;

-- What the journal says of those that are there.
UPDATE outgoing_mail SET instead_of = told.older
FROM (SELECT line ->> '$.details.insteadOf' AS older, strftime('%Y-%m-%dT%H:%M:%fZ', at, '+2 seconds') AS until
  FROM journal WHERE act = 'mail.queued' AND line ->> '$.details.insteadOf' IS NOT NULL) AS told
WHERE outgoing_mail.id = (SELECT newer.id FROM outgoing_mail AS newer JOIN outgoing_mail AS older ON older.id = told.older
  WHERE newer.id <> older.id AND newer.purpose = older.purpose AND newer.message_id IS older.message_id
    AND newer.comment_id IS older.comment_id AND newer.queued_at BETWEEN older.queued_at AND told.until
  ORDER BY newer.queued_at DESC LIMIT 1);
CREATE INDEX outgoing_mail_instead_of ON outgoing_mail (instead_of) WHERE instead_of IS NOT NULL;

DROP TRIGGER outgoing_mail_words_stay;
CREATE TRIGGER outgoing_mail_words_stay BEFORE UPDATE OF purpose, message_id, comment_id, header_id, sender, recipient, eml,
  queued_at, queued_by, instead_of ON outgoing_mail
BEGIN SELECT RAISE(ABORT, 'a mail that is written is never changed'); END;
