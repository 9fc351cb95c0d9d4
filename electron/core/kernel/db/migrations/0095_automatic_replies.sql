-- What a channel's platform sends by itself to whoever writes, such as the instant reply of a Page: no export says which those
-- are. `text` may have marks such as {namn}, which stand for what differs from one reply to the next.
CREATE TABLE channel_automatic_reply (
  channel_id TEXT NOT NULL REFERENCES channel (id),
  position   INTEGER NOT NULL,
  text       TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (channel_id, position)
) STRICT, WITHOUT ROWID;
