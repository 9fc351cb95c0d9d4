-- A half-year is chosen by when a record came in, not by when it was entered here.
CREATE INDEX comment_came_in ON comment (coalesce(created_at, created_to, noticed_at));
CREATE INDEX message_came_in ON message (coalesce(received_at, created_at, taken_in_at));
