-- What is noted without a picture is looked up each time something is to be opened, fetched or kept of a comment.
CREATE INDEX comment_facts_only ON comment (address) WHERE method = 'facts';
