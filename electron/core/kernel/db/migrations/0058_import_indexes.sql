-- Indexes that a large import enters with little work: what comes last goes last, and nothing is in them that no question needs.

-- Read from its end, as the list of messages is: newest first, and those of one moment by their ids.
DROP INDEX message_taken_in;
CREATE INDEX message_taken_in ON message (taken_in_at, id);
DROP INDEX message_actor;
CREATE INDEX message_actor ON message (actor_id) WHERE actor_id IS NOT NULL;
-- Only counted.
DROP INDEX duty_open;
CREATE INDEX duty_open ON duty (id) WHERE closed_at IS NULL;
