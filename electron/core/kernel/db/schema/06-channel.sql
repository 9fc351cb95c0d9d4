-- The official channels (G1, P3): what is said of each, where it stands, and what the authority has settled for it.

-- One official presence on one platform. What is not known of it is NULL.
CREATE TABLE channel (
  id              TEXT PRIMARY KEY,
  platform        TEXT NOT NULL,
  name            TEXT NOT NULL,
  department_id   TEXT NOT NULL REFERENCES department (id),
  responsible_id  TEXT NOT NULL REFERENCES person (id),
  purpose         TEXT NOT NULL,
  dialogue        INTEGER NOT NULL CHECK (dialogue IN (0, 1)),
  registered_at   TEXT NOT NULL,
  retired_at      TEXT,
  retired_because TEXT,
  -- NULL: not known. So for what else is said of the channel (G3, G4, P2, P3).
  has_logo        INTEGER CHECK (has_logo IN (0, 1)),
  stand_in_id     TEXT REFERENCES person (id),
  contact         TEXT CHECK (contact <> ''),
  response_time   TEXT CHECK (response_time <> ''),
  benefit         TEXT CHECK (benefit <> ''),
  comment_purpose TEXT CHECK (comment_purpose <> ''),
  opened_on       TEXT CHECK (opened_on IS date(opened_on)),
  -- Why the channel was closed although it had not been captured.
  retired_override TEXT CHECK (retired_override <> ''),
  -- The day on which the channel was closed, which may be earlier than the day on which somebody said so here.
  closed_on       TEXT CHECK (
    closed_on IS NULL OR (
      retired_at IS NOT NULL
      AND (opened_on IS NULL OR closed_on >= opened_on)
      -- The Swedish day can be one ahead of that of the instant.
      AND closed_on <= date(retired_at, '+1 day')
    )
  ),
  -- The newest correction of its closing: it was closed by mistake.
  correction      INTEGER REFERENCES ending_correction (seq),
  CHECK ((retired_at IS NULL) = (retired_because IS NULL)),
  CHECK (retired_at IS NOT NULL OR (retired_override IS NULL AND closed_on IS NULL))
) STRICT;

-- That a channel is closed, since when and why, is never rewritten: it is taken up again by a decision of its own, which keeps what was said.
CREATE TRIGGER channel_closed_stays BEFORE UPDATE OF retired_at, retired_because, retired_override, closed_on, correction ON channel
WHEN (OLD.retired_at IS NULL AND NEW.correction IS NOT OLD.correction)
  OR (OLD.retired_at IS NOT NULL AND (NEW.retired_at IS NOT NULL OR NEW.correction IS OLD.correction
    OR NEW.correction IS NOT (SELECT max(seq) FROM ending_correction WHERE kind = 'channel' AND record_id = OLD.id)))
BEGIN SELECT RAISE(ABORT, 'a channel is taken up again by a decision that says why'); END;

-- It is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER channel_never_replaced BEFORE INSERT ON channel
WHEN EXISTS (SELECT 1 FROM channel WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a channel is never replaced'); END;

-- P8c: a channel is closed when each of its addresses is captured, or with the reason why one is not.
CREATE TRIGGER channel_captured_before_retired BEFORE UPDATE OF retired_at ON channel
WHEN OLD.retired_at IS NULL AND NEW.retired_at IS NOT NULL AND NEW.retired_override IS NULL
  AND EXISTS (SELECT 1 FROM channel_address WHERE channel_id = NEW.id
    AND NOT EXISTS (SELECT 1 FROM capture WHERE capture.address = channel_address.address
      AND capture.state IN ('complete', 'partial')))
BEGIN SELECT RAISE(ABORT, 'a channel is captured before it is closed, or the reason is given'); END;

-- `key` is the same for addresses that lead to the same page (register/addresses.ts); the program writes it.
CREATE TABLE channel_address (
  channel_id TEXT NOT NULL REFERENCES channel (id),
  position   INTEGER NOT NULL,
  address    TEXT NOT NULL UNIQUE,
  kind       TEXT NOT NULL DEFAULT 'page'
  CHECK (kind IN ('page', 'about', 'videos', 'groups', 'other')),
  key        TEXT,
  PRIMARY KEY (channel_id, position)
) STRICT;
CREATE INDEX channel_address_key ON channel_address (key);

-- Without a key, the same address could be entered twice in different forms.
CREATE TRIGGER channel_address_has_a_key BEFORE INSERT ON channel_address WHEN NEW.key IS NULL
BEGIN SELECT RAISE(ABORT, 'an address has a key'); END;

-- An address is in the register once, in whatever form it is written.
CREATE TRIGGER channel_address_once BEFORE INSERT ON channel_address
WHEN EXISTS (SELECT 1 FROM channel_address WHERE key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'an address is in the register once'); END;

-- The municipality's own grounds beside a–g (P9d). One is proposed by whoever moderates, and used once the information unit, which is
-- a user with the role of records officer, has approved it.
CREATE TABLE channel_category (
  id          TEXT PRIMARY KEY,
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  name        TEXT NOT NULL,
  approver_id TEXT REFERENCES user (id),
  approved_by TEXT,
  approved_on TEXT CHECK (approved_on IS date(approved_on)),
  added_by    TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  retired_at  TEXT,
  CHECK ((approver_id IS NULL) = (approved_by IS NULL) AND (approver_id IS NULL) = (approved_on IS NULL)),
  UNIQUE (channel_id, name)
) STRICT;

-- Who approves a ground has the role for it.
CREATE TRIGGER channel_category_is_approved_by_role BEFORE INSERT ON channel_category
WHEN NEW.approver_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM user_role WHERE user_id = NEW.approver_id AND role = 'records-officer')
BEGIN SELECT RAISE(ABORT, 'a ground is approved by the information unit'); END;

-- The same when one that was proposed is approved.
CREATE TRIGGER channel_category_approved_by_role BEFORE UPDATE OF approver_id ON channel_category
WHEN NOT EXISTS (SELECT 1 FROM user_role WHERE user_id = NEW.approver_id AND role = 'records-officer')
BEGIN SELECT RAISE(ABORT, 'a ground is approved by the information unit'); END;

-- A ground is approved once, and its words are never changed, since decisions rest on them.
CREATE TRIGGER channel_category_stays
BEFORE UPDATE OF id, channel_id, name, approver_id, approved_by, approved_on, added_by, added_at ON channel_category
WHEN OLD.approver_id IS NOT NULL OR NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id
  OR NEW.name IS NOT OLD.name OR NEW.added_by IS NOT OLD.added_by OR NEW.added_at IS NOT OLD.added_at
BEGIN SELECT RAISE(ABORT, 'an approved ground is never changed'); END;

-- A ground that is no longer used is not taken up again: a new one is approved.
CREATE TRIGGER channel_category_retired_once BEFORE UPDATE ON channel_category WHEN OLD.retired_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a ground that is no longer used stays so'); END;

-- An approved ground is not deleted, since decisions rest on it.
CREATE TRIGGER channel_category_never_goes BEFORE DELETE ON channel_category
BEGIN SELECT RAISE(ABORT, 'decisions rest on an approved ground, so it stays'); END;

-- What a sender is answered who is asked to write to the mailbox instead, by channel.
CREATE TABLE channel_redirect (
  channel_id TEXT PRIMARY KEY REFERENCES channel (id),
  text       TEXT NOT NULL
) STRICT;

-- What a channel's platform sends by itself to whoever writes, such as the instant reply of a Page: no export says which those
-- are. `text` may have marks such as {namn}, which stand for what differs from one reply to the next.
CREATE TABLE channel_automatic_reply (
  channel_id TEXT NOT NULL REFERENCES channel (id),
  position   INTEGER NOT NULL,
  text       TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (channel_id, position)
) STRICT, WITHOUT ROWID;

-- The record of processing activities (GDPR Art. 30): what was said of a channel, every time. The newest holds.
CREATE TABLE channel_processing (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id TEXT NOT NULL REFERENCES channel (id),
  facts      TEXT NOT NULL CHECK (json_valid(facts)),
  saved_at   TEXT NOT NULL,
  saved_by   TEXT NOT NULL
) STRICT;
CREATE INDEX channel_processing_newest ON channel_processing (channel_id, seq);

-- What was said is never changed: it is said anew.
CREATE TRIGGER channel_processing_stays BEFORE UPDATE ON channel_processing
BEGIN SELECT RAISE(ABORT, 'what was said of a processing is never changed'); END;

-- What was said stays on file.
CREATE TRIGGER channel_processing_never_goes BEFORE DELETE ON channel_processing
BEGIN SELECT RAISE(ABORT, 'what was said of a processing stays on file'); END;

-- It is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER channel_processing_never_replaced BEFORE INSERT ON channel_processing
WHEN EXISTS (SELECT 1 FROM channel_processing WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'what was said of a processing is never replaced'); END;
