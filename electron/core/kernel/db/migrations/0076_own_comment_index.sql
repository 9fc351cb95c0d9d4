-- The account's own comments by when they were written: a newer export may tell of them under another name.
CREATE INDEX message_public ON message (channel_id, created_at) WHERE kind <> 'dm';
