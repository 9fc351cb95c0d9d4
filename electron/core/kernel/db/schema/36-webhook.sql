-- Webhooks: other programs that are told what happens, and what became of each telling. Neither table holds anything of what a
-- record says: what is told is put together when it is told.

-- Its secret is in the keychain, never here. `position`: up to which line of the journal it has been seen what to tell.
CREATE TABLE webhook (
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL CHECK (name <> ''),
  address         TEXT NOT NULL,
  -- The acts that it is told of, as a list.
  events          TEXT NOT NULL CHECK (json_array_length(events) > 0),
  content         TEXT NOT NULL CHECK (content IN ('none', 'four-fields')),
  private_address INTEGER NOT NULL CHECK (private_address IN (0, 1)),
  position        INTEGER NOT NULL,
  added_at        TEXT NOT NULL,
  added_by        TEXT NOT NULL,
  checked_at      TEXT,
  problem         TEXT,
  forgotten_at    TEXT,
  -- What lies on the web is spoken to encrypted.
  CHECK (private_address = 1 OR address LIKE 'https://%')
) STRICT;

-- A webhook is never made into another, and one that was forgotten is told nothing more.
CREATE TRIGGER webhook_stays_itself BEFORE UPDATE ON webhook
WHEN NEW.id IS NOT OLD.id OR NEW.name IS NOT OLD.name OR NEW.address IS NOT OLD.address OR NEW.events IS NOT OLD.events
  OR NEW.content IS NOT OLD.content OR NEW.private_address IS NOT OLD.private_address OR NEW.position < OLD.position
  OR NEW.added_at IS NOT OLD.added_at OR NEW.added_by IS NOT OLD.added_by OR OLD.forgotten_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a webhook is never made into another'); END;

-- A webhook is forgotten, not deleted: what it was told of stays known.
CREATE TRIGGER webhook_never_goes BEFORE DELETE ON webhook
BEGIN SELECT RAISE(ABORT, 'a webhook is forgotten, and its traces stay'); END;

-- One telling: of a line of the journal, once to each webhook.
CREATE TABLE webhook_delivery (
  id              TEXT PRIMARY KEY,
  webhook_id      TEXT NOT NULL REFERENCES webhook (id),
  seq             INTEGER NOT NULL REFERENCES journal (seq),
  state           TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'gave-up')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT,
  problem         TEXT,
  status          INTEGER,
  queued_at       TEXT NOT NULL,
  settled_at      TEXT,
  UNIQUE (webhook_id, seq),
  CHECK ((state = 'queued') = (next_attempt_at IS NOT NULL)),
  CHECK ((state = 'queued') = (settled_at IS NULL))
) STRICT;
CREATE INDEX webhook_delivery_queued ON webhook_delivery (queued_at DESC, id);
CREATE INDEX webhook_delivery_next ON webhook_delivery (next_attempt_at) WHERE next_attempt_at IS NOT NULL;

-- What became of a telling stays, and so does what it was about.
CREATE TRIGGER webhook_delivery_settles_once BEFORE UPDATE ON webhook_delivery
WHEN OLD.state <> 'queued' OR NEW.id IS NOT OLD.id OR NEW.webhook_id IS NOT OLD.webhook_id OR NEW.seq IS NOT OLD.seq
  OR NEW.queued_at IS NOT OLD.queued_at
BEGIN SELECT RAISE(ABORT, 'what was told is never changed'); END;

-- What was told stays on file.
CREATE TRIGGER webhook_delivery_never_goes BEFORE DELETE ON webhook_delivery
BEGIN SELECT RAISE(ABORT, 'what was told stays on file'); END;
