-- Words of one or two letters, such as VA and EU, are too short for the index of parts of words. They are found as whole words,
-- by an index that holds only them (what was there before is entered whole; only the short words are ever asked for).
CREATE VIRTUAL TABLE comment_short USING fts5 (words, content = '', contentless_delete = 1, detail = none,
  tokenize = 'unicode61 remove_diacritics 0');
INSERT INTO comment_short (rowid, words)
SELECT comment_index.seq, concat_ws(' ', content ->> '$.text', content ->> '$.authorName')
FROM comment JOIN comment_index ON comment_index.comment_id = comment.id WHERE content IS NOT NULL;
