-- Mailboxes that messages are fetched from, and every mail that was taken out of one.
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
CREATE TRIGGER mailbox_never_goes BEFORE DELETE ON mailbox
BEGIN SELECT RAISE(ABORT, 'a mailbox is forgotten, and never taken away: mails name it'); END;

-- A mail by its place in the mailbox, which is its own as long as UIDVALIDITY is the same (RFC 9051, 2.3.1.1).
CREATE TABLE mailbox_mail (
  mailbox_id    TEXT NOT NULL REFERENCES mailbox (id),
  uid_validity  TEXT NOT NULL,
  uid           INTEGER NOT NULL CHECK (uid > 0),
  -- When the server received it (INTERNALDATE); null where it does not say.
  internal_date TEXT,
  -- Null for one that was left where it is.
  source_id     TEXT REFERENCES source_file (id),
  outcome       TEXT NOT NULL CHECK (outcome IN ('message', 'known', 'report', 'own', 'too-large')),
  taken_in_at   TEXT NOT NULL,
  -- When it had been flagged or moved in the mailbox.
  handled_at    TEXT,
  CHECK ((outcome = 'too-large') = (source_id IS NULL)),
  CHECK (handled_at IS NULL OR source_id IS NOT NULL),
  PRIMARY KEY (mailbox_id, uid_validity, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX mailbox_mail_unhandled ON mailbox_mail (mailbox_id, uid_validity) WHERE handled_at IS NULL;
CREATE TRIGGER mailbox_mail_stays BEFORE UPDATE OF source_id, outcome, internal_date ON mailbox_mail
BEGIN SELECT RAISE(ABORT, 'what a mail came to is never changed'); END;

-- Mails answer each other by Message-ID.
CREATE INDEX message_mail_id ON message (native_id, channel_id) WHERE method = 'email' AND native_id IS NOT NULL;
