-- Mail: the server that it is sent through, what became of each mail, and the mailboxes that messages are fetched from.

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
  purpose         TEXT NOT NULL CHECK (purpose IN ('copy', 'diary', 'reminder', 'alert', 'head', 'test')),
  message_id      TEXT REFERENCES message (id),
  comment_id      TEXT REFERENCES comment (id),
  capture_id      TEXT REFERENCES capture (id),
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
  -- When every byte had left for a server for the first time, whatever it answered: it knows what stands there.
  left_at         TEXT,
  -- What went wrong last, as a code, and what the server said to it, in its own words.
  problem         TEXT,
  reply           TEXT,
  queued_at       TEXT NOT NULL,
  queued_by       TEXT NOT NULL,
  settled_at      TEXT,
  -- Who says how it went.
  settled_basis   TEXT CHECK (settled_basis IN ('server', 'report', 'mailbox', 'person')),
  -- Which mail this one was written anew for: only that one troubles nobody any more, and not every earlier copy of the record.
  instead_of      TEXT REFERENCES outgoing_mail (id),
  -- When a person last asked for it to be sent once more: from then on it is tried for as long as any other.
  queued_again_at TEXT,
  -- The marks of secrecy (a JSON list of their numbers) that what goes to the diary was secret by when the mail was written: it says so itself.
  -- What is marked after that stops it, in the order of the acts, whatever the clock said at each.
  known_marks     TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(known_marks)),
  -- A copy is of one thing, and so is what the diary is to register, which one record stands for.
  CHECK ((purpose IN ('copy', 'diary')) =
    (message_id IS NOT NULL) + (comment_id IS NOT NULL) + (capture_id IS NOT NULL)),
  CHECK (purpose = 'diary' OR capture_id IS NULL),
  CHECK (purpose = 'diary' OR known_marks = '[]'),
  CHECK ((state = 'queued') = (next_attempt_at IS NOT NULL)),
  CHECK (state <> 'unknown' OR handed_over_at IS NOT NULL),
  CHECK ((state IN ('queued', 'sending', 'unknown')) = (settled_at IS NULL)),
  CHECK ((settled_at IS NULL) = (settled_basis IS NULL))
) STRICT;
CREATE INDEX outgoing_mail_queued ON outgoing_mail (queued_at DESC, id);
CREATE INDEX outgoing_mail_next ON outgoing_mail (next_attempt_at) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX outgoing_mail_message ON outgoing_mail (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX outgoing_mail_comment ON outgoing_mail (comment_id) WHERE comment_id IS NOT NULL;
CREATE INDEX outgoing_mail_capture ON outgoing_mail (capture_id) WHERE capture_id IS NOT NULL;
CREATE INDEX outgoing_mail_trouble ON outgoing_mail (state) WHERE state IN ('unknown', 'refused', 'bounced');
CREATE INDEX outgoing_mail_instead_of ON outgoing_mail (instead_of) WHERE instead_of IS NOT NULL;

-- What may have arrived is never sent again by the program: only a person takes 'unknown' back into the queue.
CREATE TRIGGER outgoing_mail_keeps_the_order BEFORE UPDATE ON outgoing_mail
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'queued' AND NEW.state = 'sending')
  AND NOT (OLD.state = 'sending' AND NEW.state IN ('queued', 'accepted', 'unknown', 'refused'))
  AND NOT (OLD.state = 'accepted' AND NEW.state IN ('arrived', 'bounced'))
  AND NOT (OLD.state = 'unknown' AND NEW.state IN ('queued', 'arrived', 'bounced'))
  AND NOT (OLD.state = 'refused' AND NEW.state = 'queued')
BEGIN SELECT RAISE(ABORT, 'the order is queued, sending, accepted, arrived'); END;

-- A mail is deleted only with the record that it is a copy of, by a disposal.
CREATE TRIGGER outgoing_mail_never_goes BEFORE DELETE ON outgoing_mail
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'message' AND id = OLD.message_id
    OR kind = 'capture' AND id = OLD.capture_id)
  AND NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a sent mail is removed by a disposal decision only'); END;

-- A mail is sent as it was written, to whom it was written.
CREATE TRIGGER outgoing_mail_words_stay BEFORE UPDATE OF purpose, message_id, comment_id, capture_id, header_id, sender, recipient,
  eml, queued_at, queued_by, instead_of, known_marks ON outgoing_mail
BEGIN SELECT RAISE(ABORT, 'a mail that is written is never changed'); END;

-- That a server was given a mail stays known.
CREATE TRIGGER outgoing_mail_left_once BEFORE UPDATE OF left_at ON outgoing_mail
WHEN OLD.left_at IS NOT NULL AND NEW.left_at IS NOT OLD.left_at
BEGIN SELECT RAISE(ABORT, 'when a mail left first is never changed'); END;

-- A mailbox that messages are fetched from. Its password is in the keychain, never here.
CREATE TABLE mailbox (
  id           TEXT PRIMARY KEY,
  channel_id   TEXT NOT NULL REFERENCES channel (id),
  host         TEXT NOT NULL,
  port         INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security     TEXT NOT NULL CHECK (security IN ('tls', 'starttls', 'none')),
  user_name    TEXT NOT NULL,
  folder       TEXT NOT NULL,
  -- What is done in the mailbox with a mail that is saved and verified.
  afterwards   TEXT NOT NULL CHECK (afterwards IN ('keep', 'flag', 'move')),
  move_to      TEXT,
  added_at     TEXT NOT NULL,
  added_by     TEXT NOT NULL,
  fetched_at   TEXT,
  problem      TEXT,
  forgotten_at TEXT,
  CHECK ((afterwards = 'move') = (move_to IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX mailbox_once ON mailbox (host, user_name, folder) WHERE forgotten_at IS NULL;

-- A mailbox is forgotten, not deleted, since mails name it.
CREATE TRIGGER mailbox_never_goes BEFORE DELETE ON mailbox
BEGIN SELECT RAISE(ABORT, 'a mailbox is forgotten, and never taken away: mails name it'); END;

-- A mail by its place in the mailbox, which is its own as long as UIDVALIDITY is the same (RFC 9051, 2.3.1.1).
CREATE TABLE mailbox_mail (
  mailbox_id    TEXT NOT NULL REFERENCES mailbox (id),
  uid_validity  TEXT NOT NULL,
  uid           INTEGER NOT NULL CHECK (uid > 0),
  -- When the server received it (INTERNALDATE); null where it does not say.
  internal_date TEXT,
  -- Null for one that was left where it is, and for one that was disposed of.
  source_id     TEXT REFERENCES source_file (id),
  outcome       TEXT NOT NULL CHECK (outcome IN ('message', 'known', 'report', 'own', 'too-large', 'disposed')),
  taken_in_at   TEXT NOT NULL,
  -- When it had been flagged or moved in the mailbox, or was left there for good since the server handed out only a part of it; of one
  -- that is too large, when it was not there any more.
  handled_at    TEXT,
  CHECK ((outcome IN ('too-large', 'disposed')) = (source_id IS NULL)),
  PRIMARY KEY (mailbox_id, uid_validity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_mail_unhandled ON mailbox_mail (mailbox_id, uid_validity) WHERE handled_at IS NULL;
-- Those that are too large are looked through at every fetching.
CREATE INDEX mailbox_mail_too_large ON mailbox_mail (mailbox_id) WHERE outcome = 'too-large';

-- What a mail came to is never changed, but that it was disposed of.
CREATE TRIGGER mailbox_mail_stays BEFORE UPDATE OF source_id, outcome, internal_date ON mailbox_mail
WHEN NEW.internal_date IS NOT OLD.internal_date OR NEW.outcome <> 'disposed'
  OR NOT EXISTS (SELECT 1 FROM disposal WHERE state = 'erasing')
BEGIN SELECT RAISE(ABORT, 'what a mail came to is never changed'); END;
