-- A link is looked up by its key, and by itself only in what was saved before there were keys: an import enters an index less.
DROP INDEX comment_permalink;
CREATE INDEX comment_permalink ON comment (channel_id, content ->> '$.permalink')
  WHERE content IS NOT NULL AND link_key IS NULL;
