-- What says that it was written before there were social media, or after it was here, came in when it was entered: its half-year
-- is otherwise one that nobody chooses.
DROP INDEX comment_came_in;
DROP INDEX message_came_in;
CREATE INDEX comment_came_in ON comment (iif(coalesce(created_at, created_to) BETWEEN '2003-01-01' AND noticed_at, coalesce(created_at, created_to), noticed_at));
CREATE INDEX message_came_in ON message (coalesce(received_at, iif(created_at BETWEEN '2003-01-01' AND taken_in_at, created_at, taken_in_at)));
