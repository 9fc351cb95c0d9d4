-- What is saved by its address is looked for among those of its channel by the page's own id of it.
CREATE INDEX comment_native_id ON comment (channel_id, native_id) WHERE native_id IS NOT NULL;
