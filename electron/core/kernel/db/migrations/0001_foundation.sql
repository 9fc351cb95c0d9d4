-- The whole first schema. Rules that must hold whoever writes the next query are kept here, not only in code.

-- One row: whose archive this is.
CREATE TABLE archive (
  only_row     INTEGER PRIMARY KEY CHECK (only_row = 1),
  id           TEXT NOT NULL,
  municipality TEXT NOT NULL,
  created_at   TEXT NOT NULL
) STRICT;

-- The journal. `line` is the exact JSON text; `sha256` is the digest of its UTF-8 bytes; the rest is read out of it.
CREATE TABLE journal (
  seq    INTEGER PRIMARY KEY,
  line   TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  at     TEXT GENERATED ALWAYS AS (line ->> '$.at') VIRTUAL,
  act    TEXT GENERATED ALWAYS AS (line ->> '$.act') VIRTUAL,
  about  TEXT GENERATED ALWAYS AS (line ->> '$.about') VIRTUAL
) STRICT;
CREATE INDEX journal_about ON journal (about, seq);

-- The head is kept apart, so that a last line taken away by force is missed.
CREATE TABLE journal_head (
  only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
  seq      INTEGER NOT NULL,
  sha256   TEXT NOT NULL
) STRICT;

CREATE TRIGGER journal_follows_on BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
  OR (NEW.line ->> '$.seq') IS NOT NEW.seq
  OR (NEW.line ->> '$.previous') IS NOT (SELECT sha256 FROM journal ORDER BY seq DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'a journal line must follow on the line before'); END;

CREATE TRIGGER journal_moves_head AFTER INSERT ON journal
BEGIN
  INSERT INTO journal_head (only_row, seq, sha256) VALUES (1, NEW.seq, NEW.sha256)
  ON CONFLICT (only_row) DO UPDATE SET seq = NEW.seq, sha256 = NEW.sha256;
END;

CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Every file in objects/ that an act has claimed.
CREATE TABLE object (
  sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  bytes      INTEGER NOT NULL CHECK (bytes >= 0),
  media_type TEXT NOT NULL
) STRICT;
CREATE TRIGGER object_never_changes BEFORE UPDATE ON object
BEGIN SELECT RAISE(ABORT, 'an object is never changed'); END;
CREATE TRIGGER object_never_goes BEFORE DELETE ON object
BEGIN SELECT RAISE(ABORT, 'an object is removed by a disposal decision only'); END;

CREATE TABLE department (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL UNIQUE,
  mailbox TEXT
) STRICT;

CREATE TABLE person (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  email         TEXT,
  department_id TEXT NOT NULL REFERENCES department (id)
) STRICT;

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
  CHECK ((retired_at IS NULL) = (retired_because IS NULL))
) STRICT;

CREATE TABLE channel_address (
  channel_id TEXT NOT NULL REFERENCES channel (id),
  position   INTEGER NOT NULL,
  address    TEXT NOT NULL UNIQUE,
  PRIMARY KEY (channel_id, position)
) STRICT;

-- Mandates are never edited: a new decision is a new row, and the newest holds (P1).
CREATE TABLE mandate (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  decided_by  TEXT NOT NULL,
  decided_on  TEXT NOT NULL,
  valid_until TEXT CHECK (valid_until >= decided_on),
  reference   TEXT
) STRICT;
CREATE INDEX mandate_channel ON mandate (channel_id, seq);

CREATE TABLE run (
  id         TEXT PRIMARY KEY,
  kind       TEXT NOT NULL CHECK (kind IN ('half-year', 'before-change', 'single')),
  period     TEXT NOT NULL,
  reason     TEXT,
  state      TEXT NOT NULL CHECK (state IN ('running', 'finished', 'stopped', 'interrupted')),
  total      INTEGER NOT NULL,
  started_at TEXT NOT NULL,
  ended_at   TEXT,
  CHECK ((state = 'running') = (ended_at IS NULL))
) STRICT;
CREATE INDEX run_started ON run (started_at DESC, id);
CREATE UNIQUE INDEX run_one_at_a_time ON run (state) WHERE state = 'running';

CREATE TABLE capture (
  id            TEXT PRIMARY KEY,
  channel_id    TEXT NOT NULL REFERENCES channel (id),
  run_id        TEXT REFERENCES run (id),
  address       TEXT NOT NULL,
  final_address TEXT,
  http_status   INTEGER,
  state         TEXT NOT NULL CHECK (state IN ('running', 'complete', 'partial', 'failed', 'interrupted')),
  reasons       TEXT NOT NULL DEFAULT '[]',
  started_at    TEXT NOT NULL,
  ended_at      TEXT,
  provenance    TEXT REFERENCES object (sha256),
  CHECK ((state = 'running') = (ended_at IS NULL)),
  CHECK (state NOT IN ('complete', 'partial') OR provenance IS NOT NULL)
) STRICT;
CREATE INDEX capture_started ON capture (started_at DESC, id);
CREATE INDEX capture_channel ON capture (channel_id, started_at DESC);
CREATE INDEX capture_run ON capture (run_id, started_at DESC);
CREATE INDEX capture_address ON capture (address, started_at DESC);

-- What has ended stays as it ended.
CREATE TRIGGER capture_ends_once BEFORE UPDATE ON capture WHEN OLD.state <> 'running'
BEGIN SELECT RAISE(ABORT, 'a capture that has ended is never changed'); END;
CREATE TRIGGER capture_never_goes BEFORE DELETE ON capture
BEGIN SELECT RAISE(ABORT, 'a capture is removed by a disposal decision only'); END;

CREATE TABLE capture_file (
  capture_id TEXT NOT NULL REFERENCES capture (id),
  role       TEXT NOT NULL CHECK (role IN ('screenshot', 'view', 'text', 'source', 'provenance')),
  position   INTEGER NOT NULL,
  sha256     TEXT NOT NULL REFERENCES object (sha256),
  top        INTEGER,
  width      INTEGER,
  height     INTEGER,
  PRIMARY KEY (capture_id, role, position)
) STRICT;

-- P9b: content and sender are saved, and the saved copy read back, before a comment may be removed.
CREATE TABLE comment (
  id            TEXT PRIMARY KEY,
  channel_id    TEXT NOT NULL REFERENCES channel (id),
  address       TEXT NOT NULL,
  selector      TEXT,
  state         TEXT NOT NULL CHECK (state IN ('noticed', 'preserved', 'cleared', 'removed')),
  problem       TEXT,
  content       TEXT,
  evidence      TEXT REFERENCES object (sha256),
  category      TEXT CHECK (category IN ('a', 'b', 'c', 'd', 'e', 'f', 'g')),
  note          TEXT,
  sender_note   TEXT,
  decided_by    TEXT,
  decided_at    TEXT,
  removal_kind  TEXT CHECK (removal_kind IN ('unpublished', 'deleted')),
  removal_basis TEXT CHECK (removal_basis IN ('seen-gone', 'person')),
  confirmed_by  TEXT,
  confirmed_at  TEXT,
  noticed_at    TEXT NOT NULL,
  preserved_at  TEXT,
  cleared_at    TEXT,
  CHECK (state = 'noticed' OR (evidence IS NOT NULL AND content IS NOT NULL AND preserved_at IS NOT NULL)),
  CHECK (state NOT IN ('cleared', 'removed') OR (category IS NOT NULL AND decided_by IS NOT NULL AND cleared_at IS NOT NULL)),
  CHECK (state NOT IN ('cleared', 'removed') OR (content ->> '$.authorName') IS NOT NULL
    OR (content ->> '$.authorAddress') IS NOT NULL OR sender_note IS NOT NULL),
  CHECK ((category IS NULL) = (decided_at IS NULL)),
  CHECK ((state = 'removed') = (removal_kind IS NOT NULL)),
  CHECK (state <> 'removed' OR (removal_basis IS NOT NULL AND confirmed_by IS NOT NULL AND confirmed_at IS NOT NULL))
) STRICT;
CREATE INDEX comment_noticed ON comment (noticed_at DESC, id);
CREATE INDEX comment_state ON comment (state, noticed_at DESC);

CREATE TRIGGER comment_starts_noticed BEFORE INSERT ON comment WHEN NEW.state <> 'noticed'
BEGIN SELECT RAISE(ABORT, 'a comment begins as noticed'); END;
CREATE TRIGGER comment_keeps_the_order BEFORE UPDATE ON comment
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'noticed' AND NEW.state = 'preserved')
  AND NOT (OLD.state = 'preserved' AND NEW.state = 'cleared')
  AND NOT (OLD.state = 'cleared' AND NEW.state = 'removed')
BEGIN SELECT RAISE(ABORT, 'the order is noticed, preserved, cleared, removed'); END;
CREATE TRIGGER comment_evidence_stays BEFORE UPDATE ON comment
WHEN OLD.evidence IS NOT NULL AND (NEW.evidence IS NOT OLD.evidence OR NEW.content IS NOT OLD.content)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;
CREATE TRIGGER comment_decision_stays BEFORE UPDATE ON comment
WHEN OLD.category IS NOT NULL AND (NEW.category IS NOT OLD.category OR NEW.decided_by IS NOT OLD.decided_by)
BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER comment_never_goes BEFORE DELETE ON comment
BEGIN SELECT RAISE(ABORT, 'a comment is removed by a disposal decision only'); END;

CREATE TABLE comment_file (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  role       TEXT NOT NULL CHECK (role IN ('comment', 'context', 'view', 'source', 'provenance', 'confirmation')),
  sha256     TEXT NOT NULL REFERENCES object (sha256),
  PRIMARY KEY (comment_id, role)
) STRICT;

CREATE TABLE message (
  id                  TEXT PRIMARY KEY,
  channel_id          TEXT NOT NULL REFERENCES channel (id),
  state               TEXT NOT NULL CHECK (state IN ('undecided', 'registered', 'copied', 'redirected')),
  method              TEXT NOT NULL CHECK (method IN ('paste', 'file')),
  sender_name         TEXT NOT NULL,
  sender_address      TEXT,
  received_at         TEXT,
  taken_in_at         TEXT NOT NULL,
  taken_in_by         TEXT NOT NULL,
  text                TEXT NOT NULL,
  original            TEXT NOT NULL REFERENCES object (sha256),
  original_name       TEXT,
  diary_number        TEXT,
  mailbox             TEXT,
  reply_text          TEXT,
  mail                TEXT REFERENCES object (sha256),
  decided_by          TEXT,
  decided_at          TEXT,
  CHECK ((state = 'undecided') = (decided_at IS NULL)),
  CHECK ((state = 'registered') = (diary_number IS NOT NULL)),
  CHECK ((state = 'copied') = (mail IS NOT NULL AND mailbox IS NOT NULL)),
  CHECK ((state = 'redirected') = (reply_text IS NOT NULL))
) STRICT;
CREATE INDEX message_taken_in ON message (taken_in_at DESC, id);
CREATE INDEX message_state ON message (state, taken_in_at DESC);
-- The same words from the same sender at the same time are one message, however often they are taken in.
CREATE UNIQUE INDEX message_once ON message (channel_id, original, sender_name, coalesce(received_at, ''));
CREATE TRIGGER message_routed_once BEFORE UPDATE ON message WHEN OLD.state <> 'undecided'
BEGIN SELECT RAISE(ABORT, 'a routed message is never changed'); END;
CREATE TRIGGER message_never_goes BEFORE DELETE ON message
BEGIN SELECT RAISE(ABORT, 'a message is removed by a disposal decision only'); END;

CREATE TABLE export (
  id         TEXT PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('writing', 'written', 'failed', 'interrupted')),
  scope      TEXT NOT NULL,
  folder     TEXT,
  files      INTEGER,
  bytes      INTEGER,
  manifest   TEXT,
  problem    TEXT,
  started_at TEXT NOT NULL,
  ended_at   TEXT,
  CHECK ((state = 'writing') = (ended_at IS NULL)),
  CHECK (state <> 'written' OR (folder IS NOT NULL AND manifest IS NOT NULL))
) STRICT;

-- The selection, frozen before the first byte is written.
CREATE TABLE export_item (
  export_id TEXT NOT NULL REFERENCES export (id),
  kind      TEXT NOT NULL CHECK (kind IN ('channel', 'capture', 'comment', 'message')),
  item_id   TEXT NOT NULL,
  PRIMARY KEY (export_id, kind, item_id)
) STRICT;
