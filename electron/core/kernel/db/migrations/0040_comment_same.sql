-- Two links that lead to the same comment are written in different ways: a notification mail adds who clicked, a telephone
-- has a host of its own. The key is the same for both.
ALTER TABLE comment ADD COLUMN link_key TEXT;
CREATE INDEX comment_link ON comment (channel_id, link_key) WHERE link_key IS NOT NULL;

-- What the authority itself wrote under a comment is the answer to it (P7).
CREATE INDEX platform_comment_own ON platform_comment (channel_id, parent_id, created_at) WHERE is_own = 1;
