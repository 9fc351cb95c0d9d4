-- Finding comments: an index of their words, with å, ä and ö as letters of their own and any part of a compound word
-- found; and indexes for the lists. The index holds no text of its own and can be made again from the records.

-- The order in which comments were noticed, as numbers: what VACUUM does to row ids must not move the index of words.
CREATE TABLE comment_index (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL UNIQUE REFERENCES comment (id)
) STRICT;
CREATE TRIGGER comment_is_numbered AFTER INSERT ON comment
BEGIN INSERT INTO comment_index (comment_id) VALUES (NEW.id); END;
INSERT INTO comment_index (comment_id) SELECT id FROM comment ORDER BY noticed_at, id;

CREATE VIRTUAL TABLE comment_find USING fts5 (text, author, decision, content = '', contentless_delete = 1,
  tokenize = 'trigram case_sensitive 0 remove_diacritics 0');
INSERT INTO comment_find (rowid, text, author, decision)
SELECT comment_index.seq, content ->> '$.text',
  concat_ws(' ', content ->> '$.authorName', content ->> '$.authorAddress', handle, email),
  (SELECT group_concat(concat_ws(' ', note, sender_note, because, answer, forwarded_to, to_author), ' ')
    FROM comment_decision WHERE comment_id = comment.id)
FROM comment JOIN comment_index ON comment_index.comment_id = comment.id LEFT JOIN actor ON actor.id = comment.actor_id
WHERE content IS NOT NULL;

DROP INDEX comment_noticed;
DROP INDEX comment_state;
DROP INDEX comment_channel;
DROP INDEX comment_actor;
CREATE INDEX comment_newest ON comment (noticed_at, id);
CREATE INDEX comment_state ON comment (state, noticed_at, id);
CREATE INDEX comment_channel ON comment (channel_id, noticed_at, id);
CREATE INDEX comment_actor ON comment (actor_id, noticed_at, id) WHERE actor_id IS NOT NULL;
CREATE INDEX comment_decision_category ON comment_decision (category, seq) WHERE category IS NOT NULL;
CREATE INDEX comment_decision_own ON comment_decision (own_category, seq) WHERE own_category IS NOT NULL;
CREATE INDEX actor_display_name ON actor (display_name COLLATE NOCASE) WHERE display_name IS NOT NULL;
CREATE INDEX message_actor ON message (actor_id, taken_in_at, id) WHERE actor_id IS NOT NULL;
