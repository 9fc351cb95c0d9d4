-- Mail that the archive sends: by which server, and what became of each mail.

-- At most one server. Its password is in the keychain, never here.
CREATE TABLE mail_server (
  only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
  host       TEXT NOT NULL,
  port       INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security   TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  user_name  TEXT,
  -- The address that mail comes from.
  sender     TEXT NOT NULL,
  saved_at   TEXT NOT NULL,
  saved_by   TEXT NOT NULL,
  -- When it last answered as it should, and the code of what was wrong the last time it did not.
  checked_at TEXT,
  problem    TEXT
) STRICT;

-- A mail is written once, kept, and sent as it is kept, under one Message-ID however often it is tried: whoever gets it
-- twice sees that it is one. 'accepted': the server took it. 'unknown': all of it was handed over and no answer came.
-- 'arrived': a report, the mailbox or a person says so. 'bounced': a report or a person says that it did not.
CREATE TABLE outgoing_mail (
  id              TEXT PRIMARY KEY,
  purpose         TEXT NOT NULL CHECK (purpose IN ('copy', 'reminder', 'test')),
  message_id      TEXT REFERENCES message (id),
  header_id       TEXT NOT NULL UNIQUE,
  sender          TEXT NOT NULL,
  recipient       TEXT NOT NULL,
  eml             TEXT NOT NULL REFERENCES object (sha256),
  state           TEXT NOT NULL
    CHECK (state IN ('queued', 'sending', 'accepted', 'unknown', 'refused', 'arrived', 'bounced')),
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_attempt_at TEXT,
  -- The last attempt: when every byte had left for the server and its answer was waited for.
  handed_over_at  TEXT,
  -- What went wrong last, as a code, and what the server said to it, in its own words.
  problem         TEXT,
  reply           TEXT,
  queued_at       TEXT NOT NULL,
  queued_by       TEXT NOT NULL,
  settled_at      TEXT,
  -- Who says how it went.
  settled_basis   TEXT CHECK (settled_basis IN ('server', 'report', 'mailbox', 'person')),
  CHECK ((purpose = 'copy') = (message_id IS NOT NULL)),
  CHECK ((state = 'queued') = (next_attempt_at IS NOT NULL)),
  CHECK (state <> 'unknown' OR handed_over_at IS NOT NULL),
  CHECK ((state IN ('queued', 'sending', 'unknown')) = (settled_at IS NULL)),
  CHECK ((settled_at IS NULL) = (settled_basis IS NULL))
) STRICT;
CREATE INDEX outgoing_mail_queued ON outgoing_mail (queued_at DESC, id);
CREATE INDEX outgoing_mail_next ON outgoing_mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX outgoing_mail_message ON outgoing_mail (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX outgoing_mail_trouble ON outgoing_mail (state) WHERE state IN ('unknown', 'refused', 'bounced');

CREATE TRIGGER outgoing_mail_words_stay BEFORE UPDATE OF purpose, message_id, header_id, sender, recipient, eml, queued_at,
  queued_by ON outgoing_mail
BEGIN SELECT RAISE(ABORT, 'a mail that is written is never changed'); END;
-- What may have arrived is never sent again by the program: only a person takes 'unknown' back into the queue.
CREATE TRIGGER outgoing_mail_keeps_the_order BEFORE UPDATE ON outgoing_mail
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'queued' AND NEW.state = 'sending')
  AND NOT (OLD.state = 'sending' AND NEW.state IN ('queued', 'accepted', 'unknown', 'refused'))
  AND NOT (OLD.state = 'accepted' AND NEW.state IN ('arrived', 'bounced'))
  AND NOT (OLD.state = 'unknown' AND NEW.state IN ('queued', 'arrived', 'bounced'))
  AND NOT (OLD.state = 'refused' AND NEW.state = 'queued')
BEGIN SELECT RAISE(ABORT, 'the order is queued, sending, accepted, arrived'); END;
CREATE TRIGGER outgoing_mail_never_goes BEFORE DELETE ON outgoing_mail
BEGIN SELECT RAISE(ABORT, 'a sent mail is removed by a disposal decision only'); END;
