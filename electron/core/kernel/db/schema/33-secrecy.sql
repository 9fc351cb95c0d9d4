-- Secrecy (P5): the marks, every kind of record that one may be on, and what each covers.

-- Every record that the archive keeps, of whatever kind. A document is known by its digest.
CREATE VIEW kept_record (kind, id) AS
            SELECT 'department', id FROM department
  UNION ALL SELECT 'person', id FROM person
  UNION ALL SELECT 'channel', id FROM channel
  UNION ALL SELECT 'website', id FROM website
  UNION ALL SELECT 'mandate', id FROM mandate
  UNION ALL SELECT 'credential', id FROM credential
  UNION ALL SELECT 'account', id FROM account
  UNION ALL SELECT 'attestation', id FROM attestation
  UNION ALL SELECT 'checklist-answer', id FROM checklist_answer
  UNION ALL SELECT 'consent', id FROM image_consent
  UNION ALL SELECT 'capture', id FROM capture
  UNION ALL SELECT 'comment', id FROM comment
  UNION ALL SELECT 'sender', id FROM actor
  UNION ALL SELECT 'message', id FROM message
  UNION ALL SELECT 'conversation', id FROM conversation
  UNION ALL SELECT 'import', id FROM import_run
  UNION ALL SELECT 'mail', id FROM outgoing_mail
  UNION ALL SELECT 'package', id FROM export
  UNION ALL SELECT 'receipt', id FROM receipt
  UNION ALL SELECT 'disclosure', id FROM disclosure
  UNION ALL SELECT 'hold', id FROM disposal_hold
  UNION ALL SELECT 'document', document FROM mandate WHERE document IS NOT NULL
  UNION ALL SELECT 'document', document FROM image_consent
  UNION ALL SELECT 'document', paper FROM attestation WHERE paper IS NOT NULL
  UNION ALL SELECT 'document', document FROM retention_rule WHERE document IS NOT NULL;

-- A mark is on any record, with the paragraph, by whom and when; it is lifted by a decision of its own.
CREATE TABLE secrecy_mark (
  seq            INTEGER PRIMARY KEY AUTOINCREMENT,
  kind           TEXT NOT NULL,
  record_id      TEXT NOT NULL,
  paragraph      TEXT NOT NULL CHECK (paragraph <> ''),
  note           TEXT,
  marked_at      TEXT NOT NULL,
  marked_by      TEXT NOT NULL,
  lifted_at      TEXT,
  lifted_by      TEXT,
  lifted_because TEXT,
  CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_because IS NULL))
) STRICT;
CREATE UNIQUE INDEX secrecy_mark_in_force ON secrecy_mark (kind, record_id) WHERE lifted_at IS NULL;
CREATE INDEX secrecy_mark_record ON secrecy_mark (record_id, seq);

-- A mark is on something that the archive keeps.
CREATE TRIGGER secrecy_mark_is_on_a_record BEFORE INSERT ON secrecy_mark
WHEN NOT EXISTS (SELECT 1 FROM kept_record WHERE kind = NEW.kind AND id = NEW.record_id)
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is on a record that is kept'); END;

-- A mark is never edited: it is lifted, once, by a decision of its own.
CREATE TRIGGER secrecy_mark_is_lifted_once BEFORE UPDATE ON secrecy_mark
WHEN OLD.lifted_at IS NOT NULL OR NEW.kind IS NOT OLD.kind OR NEW.record_id IS NOT OLD.record_id
  OR NEW.paragraph IS NOT OLD.paragraph OR NEW.note IS NOT OLD.note OR NEW.marked_at IS NOT OLD.marked_at
  OR NEW.marked_by IS NOT OLD.marked_by
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is lifted, and never changed'); END;

-- What is disposed of takes its marks along, and so does what goes because nothing is left of it.
CREATE TRIGGER secrecy_mark_never_goes BEFORE DELETE ON secrecy_mark
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = OLD.kind AND id = OLD.record_id)
  AND EXISTS (SELECT 1 FROM kept_record WHERE kind = OLD.kind AND id = OLD.record_id)
BEGIN SELECT RAISE(ABORT, 'a secrecy mark is lifted, and its traces stay'); END;

-- The files that go along with each record, or are shown with it. Parts of web archives are what pages have in common, the
-- document of an identity says nothing of a comment, and a few bytes can be the same by chance: in a picture that only counts readers,
-- and in what hangs on many messages. What somebody attached is asked about however short it is: a code of four digits may be the secret.
CREATE VIEW file_of_record (kind, id, sha256) AS
SELECT 'capture', capture_id, sha256 FROM capture_file JOIN object USING (sha256)
  WHERE role IN ('screenshot', 'view', 'text', 'source', 'pdf') AND bytes >= 100
UNION ALL SELECT 'comment', comment_id, sha256 FROM comment_file JOIN object USING (sha256)
  WHERE (bytes >= 100 OR (bytes > 0 AND role = 'attachment' AND media_type NOT LIKE 'image/%'))
    AND sha256 NOT IN (SELECT identity FROM comment_proof)
UNION ALL SELECT 'message', id, original FROM message JOIN object ON sha256 = original WHERE bytes >= 100
UNION ALL SELECT 'message', message_id, sha256 FROM message_attachment JOIN object USING (sha256)
  WHERE bytes >= 100 OR (bytes > 0 AND media_type NOT LIKE 'image/%'
    AND (SELECT count(*) FROM message_attachment AS other WHERE other.sha256 = object.sha256) <= 20);

-- The file that each message and comment was read from, an export or a mail, with the imports that read it.
CREATE VIEW import_of_record (kind, id, import_id) AS
WITH read_by (sha256, import_id) AS (
  SELECT sha256, run_id FROM import_source JOIN source_root ON source_root.id = source_id)
SELECT 'message', message_id, import_id FROM message_sighting
  JOIN source_root ON source_root.id = source_id JOIN read_by USING (sha256)
UNION SELECT 'comment', comment_id, import_id FROM comment_sighting
  JOIN source_root ON source_root.id = source_id JOIN read_by USING (sha256);

-- What holds the words of a marked record, or a file of it, or names who wrote it, or could not be read for them, or is what a reader has reported of it, or was taken of the
-- page while it stood there, which says too little to be looked for: proposed to be kept in until a person has decided, each for the mark
-- that it is about. When the mark is lifted, nothing rests on it any more: what was decided to be secret itself gets a mark of its own.
CREATE TABLE secrecy_carrier (
  mark       INTEGER NOT NULL REFERENCES secrecy_mark (seq),
  kind       TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'import')),
  record_id  TEXT NOT NULL,
  how        TEXT NOT NULL CHECK (how IN ('file', 'words', 'picture', 'named', 'unread', 'about', 'page')),
  found_at   TEXT NOT NULL,
  outcome    TEXT CHECK (outcome IN ('secret', 'not-secret')),
  decided_at TEXT,
  decided_by TEXT,
  because    TEXT CHECK (because <> ''),
  PRIMARY KEY (mark, kind, record_id),
  CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by IS NULL)),
  -- That something may leave although it holds the words has a reason.
  CHECK (outcome IS NOT 'not-secret' OR because IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX secrecy_carrier_record ON secrecy_carrier (kind, record_id);
CREATE INDEX secrecy_carrier_open ON secrecy_carrier (found_at) WHERE outcome IS NULL;

-- What was found, how and when, is never changed: a person decides about it, and may decide anew.
CREATE TRIGGER secrecy_carrier_stays_itself BEFORE UPDATE ON secrecy_carrier
WHEN NEW.mark IS NOT OLD.mark OR NEW.kind IS NOT OLD.kind OR NEW.record_id IS NOT OLD.record_id OR NEW.how IS NOT OLD.how
  OR NEW.found_at IS NOT OLD.found_at OR NEW.outcome IS NULL
BEGIN SELECT RAISE(ABORT, 'what holds secret words is decided about, and never changed'); END;

-- What was decided stays for as long as the mark and the record do.
CREATE TRIGGER secrecy_carrier_never_goes BEFORE DELETE ON secrecy_carrier
WHEN EXISTS (SELECT 1 FROM kept_record WHERE kind = OLD.kind AND id = OLD.record_id)
  AND EXISTS (SELECT 1 FROM secrecy_mark JOIN kept_record
    ON kept_record.kind = secrecy_mark.kind AND kept_record.id = secrecy_mark.record_id WHERE seq = OLD.mark)
BEGIN SELECT RAISE(ABORT, 'what was decided about secret words stays'); END;

-- Every decision about what was found, oldest first: the newest of a mark holds, and the ones before it stay with who, when and why.
CREATE TABLE secrecy_carrier_decision (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  mark       INTEGER NOT NULL,
  kind       TEXT NOT NULL,
  record_id  TEXT NOT NULL,
  outcome    TEXT NOT NULL CHECK (outcome IN ('secret', 'not-secret')),
  because    TEXT CHECK (because <> '' AND (outcome <> 'not-secret' OR because IS NOT NULL)),
  decided_at TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  FOREIGN KEY (mark, kind, record_id) REFERENCES secrecy_carrier (mark, kind, record_id)
) STRICT;
CREATE INDEX secrecy_carrier_decision_of ON secrecy_carrier_decision (kind, record_id, seq);

-- What was decided is never rewritten.
CREATE TRIGGER secrecy_carrier_decision_stays BEFORE UPDATE ON secrecy_carrier_decision
BEGIN SELECT RAISE(ABORT, 'what was decided about secret words stays'); END;

-- It stays for as long as the mark and the record do.
CREATE TRIGGER secrecy_carrier_decision_never_goes BEFORE DELETE ON secrecy_carrier_decision
WHEN EXISTS (SELECT 1 FROM kept_record WHERE kind = OLD.kind AND id = OLD.record_id)
  AND EXISTS (SELECT 1 FROM secrecy_mark JOIN kept_record
    ON kept_record.kind = secrecy_mark.kind AND kept_record.id = secrecy_mark.record_id WHERE seq = OLD.mark)
BEGIN SELECT RAISE(ABORT, 'what was decided about secret words stays'); END;

-- Where in a record that is: one of its files, or what the archive itself says of it.
CREATE TABLE secrecy_carrier_place (
  mark      INTEGER NOT NULL,
  kind      TEXT NOT NULL,
  record_id TEXT NOT NULL,
  place     TEXT NOT NULL CHECK (place = 'said' OR length(place) = 64),
  how       TEXT NOT NULL CHECK (how IN ('file', 'words', 'picture', 'named', 'unread', 'about', 'page')),
  PRIMARY KEY (mark, kind, record_id, place, how),
  FOREIGN KEY (mark, kind, record_id) REFERENCES secrecy_carrier (mark, kind, record_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX secrecy_carrier_place_record ON secrecy_carrier_place (record_id, place);

-- Where secret words stand is never changed.
CREATE TRIGGER secrecy_carrier_place_stays_itself BEFORE UPDATE ON secrecy_carrier_place
BEGIN SELECT RAISE(ABORT, 'where secret words stand is never changed'); END;

-- It is known for as long as the mark and the record are there.
CREATE TRIGGER secrecy_carrier_place_never_goes BEFORE DELETE ON secrecy_carrier_place
WHEN EXISTS (SELECT 1 FROM kept_record WHERE kind = OLD.kind AND id = OLD.record_id)
  AND EXISTS (SELECT 1 FROM secrecy_mark JOIN kept_record
    ON kept_record.kind = secrecy_mark.kind AND kept_record.id = secrecy_mark.record_id WHERE seq = OLD.mark)
BEGIN SELECT RAISE(ABORT, 'where secret words stand is known as long as they are secret'); END;

-- The files of the page around a comment that stay although the marked record whose words stand in them was disposed of, and its mark with it: nobody
-- can look for those words any more, and so nobody decides about them anew. `since`: the line of the journal that marked it.
CREATE TABLE page_file_kept_in (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  sha256     TEXT NOT NULL,
  paragraph  TEXT NOT NULL CHECK (paragraph <> ''),
  since      INTEGER NOT NULL,
  PRIMARY KEY (comment_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX page_file_kept_in_file ON page_file_kept_in (sha256);

-- That a file is kept in is never changed.
CREATE TRIGGER page_file_kept_in_stays_itself BEFORE UPDATE ON page_file_kept_in
BEGIN SELECT RAISE(ABORT, 'a file with secret words is kept in for as long as its comment'); END;

-- It is kept in for as long as the comment is there.
CREATE TRIGGER page_file_kept_in_never_goes BEFORE DELETE ON page_file_kept_in
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a file with secret words is kept in for as long as its comment'); END;

-- Of a comment that may leave, what was saved of the page around it stays all the same where secret words stand in it, and then the pictures of that
-- page too. What the person wrote, in words and in the picture of the comment alone, is what was decided about.
CREATE VIEW staying_file (comment_id, sha256, mark, paragraph) AS
WITH held (comment_id, sha256, mark, paragraph) AS (
  SELECT comment_id, sha256, mark, paragraph FROM secrecy_carrier_place JOIN secrecy_mark ON seq = mark
    JOIN comment_file ON comment_id = secrecy_carrier_place.record_id AND sha256 = place
  WHERE lifted_at IS NULL AND secrecy_carrier_place.kind = 'comment' AND how <> 'unread'
    AND role IN ('context', 'view', 'source', 'original', 'provenance', 'confirmation'))
SELECT comment_id, sha256, mark, paragraph FROM held
UNION SELECT held.comment_id, page.sha256, mark, paragraph FROM held JOIN comment_file AS page USING (comment_id)
  WHERE role IN ('context', 'view', 'confirmation') AND page.sha256 NOT IN (SELECT own.sha256 FROM comment_file AS own
    WHERE own.comment_id = held.comment_id AND own.role = 'comment')
UNION SELECT comment_id, sha256, NULL, paragraph FROM page_file_kept_in;

-- What holds secret words and is kept in: decided to be secret, or not decided about.
CREATE VIEW kept_carrier (kind, id, mark) AS
SELECT secrecy_carrier.kind, secrecy_carrier.record_id, mark FROM secrecy_carrier
JOIN secrecy_mark ON seq = mark WHERE lifted_at IS NULL AND outcome IS NOT 'not-secret';

-- Records in which the words of marked ones have not been looked for yet. They are kept in until that is done. How often a large one
-- was about to be read is noted: one that ends the program is not read for ever.
CREATE TABLE carrier_todo (
  kind      TEXT NOT NULL CHECK (kind IN ('capture', 'comment', 'message', 'import')),
  record_id TEXT NOT NULL,
  tries     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, record_id)
) STRICT, WITHOUT ROWID;

-- While anything is marked, what is new is looked through.
CREATE TRIGGER capture_may_carry AFTER INSERT ON capture_file
WHEN NEW.role IN ('text', 'source', 'provenance') AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('capture', NEW.capture_id); END;

-- The same of what is saved of a comment.
CREATE TRIGGER comment_may_carry AFTER UPDATE OF content ON comment
WHEN NEW.content IS NOT OLD.content AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('comment', NEW.id); END;

-- The same of each file of a comment, also one that comes later.
CREATE TRIGGER comment_file_may_carry AFTER INSERT ON comment_file
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('comment', NEW.comment_id); END;

-- The same of what another source says of a comment.
CREATE TRIGGER comment_sighting_may_carry AFTER INSERT ON comment_sighting
WHEN NEW.content IS NOT NULL AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('comment', NEW.comment_id); END;

-- The same of what is decided about a comment, which may quote another.
CREATE TRIGGER comment_decision_may_carry AFTER INSERT ON comment_decision
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('comment', NEW.comment_id); END;

-- The same of what the diary is told of a comment, in the words for all to read.
CREATE TRIGGER comment_registration_may_carry AFTER INSERT ON comment_registration
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('comment', NEW.comment_id); END;

-- The same of where a message goes, and why.
CREATE TRIGGER message_route_may_carry AFTER INSERT ON message_route
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('message', NEW.message_id); END;

-- The same of what was decided about a report, and what the reader was told.
CREATE TRIGGER report_decision_may_carry AFTER INSERT ON report_decision
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('message', NEW.message_id); END;

-- The same of what the diary is told of a message.
CREATE TRIGGER diary_entry_may_carry AFTER INSERT ON diary_entry
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('message', NEW.message_id); END;

-- The same of what was answered about a record that was handed over: the number, the case and who took it in are words from outside.
CREATE TRIGGER receipt_item_may_carry AFTER INSERT ON receipt_item
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES (NEW.kind, NEW.item_id); END;

-- The same of what the diary answered when it was sent a record.
CREATE TRIGGER sending_may_carry AFTER UPDATE OF reply, number, case_number ON sending
WHEN (NEW.reply IS NOT OLD.reply OR NEW.number IS NOT OLD.number OR NEW.case_number IS NOT OLD.case_number)
  AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) SELECT kind, item_id FROM sending_item WHERE sending_id = NEW.id; END;

-- The same of what was noted as the answer to the messages of a thread.
CREATE TRIGGER message_answer_may_carry AFTER INSERT ON message_answer
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO carrier_todo (kind, record_id) SELECT 'message', id FROM message WHERE id = NEW.thread_id
    UNION ALL SELECT 'message', id FROM message WHERE conversation_id = NEW.thread_id;
END;

-- The same of each message.
CREATE TRIGGER message_may_carry AFTER INSERT ON message WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('message', NEW.id); END;

-- The same of one that is seen again: it may lie in a mail that is marked.
CREATE TRIGGER message_sighting_may_carry AFTER INSERT ON message_sighting
WHEN EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('message', NEW.message_id); END;

-- The same of what hangs on a message.
CREATE TRIGGER message_attachment_may_carry AFTER INSERT ON message_attachment
WHEN NEW.sha256 IS NOT NULL AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('message', NEW.message_id); END;

-- The same of an import, when it has ended and it is known what its files held.
CREATE TRIGGER import_may_carry AFTER UPDATE OF state ON import_run
WHEN OLD.state = 'running' AND NEW.state <> 'running' AND EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
BEGIN INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES ('import', NEW.id); END;

-- Every record that is secret now, with the paragraph and the mark it is so by. A mark covers what lies within the record: all of
-- a department, all of a channel, all that a sender wrote, the messages of a conversation, the document of a decision. What
-- holds the words of a marked record has no mark of its own here, so that its own words are not taken for secret ones. An entry that
-- was made one with somebody or something marked is the same one, and mostly has the same name.
CREATE VIEW covered_record (kind, id, paragraph, mark) AS
WITH RECURSIVE secret (kind, id, paragraph, mark) AS (
  SELECT kind, record_id, paragraph, seq FROM secrecy_mark WHERE lifted_at IS NULL
  UNION SELECT kept_carrier.kind, kept_carrier.id, paragraph, NULL FROM kept_carrier JOIN secrecy_mark ON seq = mark
  UNION SELECT carrier_todo.kind, carrier_todo.record_id,
      (SELECT paragraph FROM secrecy_mark WHERE lifted_at IS NULL ORDER BY seq DESC LIMIT 1), NULL FROM carrier_todo
    WHERE EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL)
  UNION SELECT 'person', person.id, paragraph, mark FROM secret
    JOIN person ON secret.kind = 'department' AND department_id = secret.id
  UNION SELECT 'person', person.id, paragraph, mark FROM secret
    JOIN person ON secret.kind = 'person' AND merged_into = secret.id
  UNION SELECT 'department', department.id, paragraph, mark FROM secret
    JOIN department ON secret.kind = 'department' AND merged_into = secret.id
  UNION SELECT 'channel', channel.id, paragraph, mark FROM secret
    JOIN channel ON secret.kind = 'department' AND department_id = secret.id
  UNION SELECT 'attestation', attestation.id, paragraph, mark FROM secret
    JOIN attestation ON secret.kind = 'department' AND department_id = secret.id
  UNION SELECT 'mandate', mandate.id, paragraph, mark FROM secret
    JOIN mandate ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'credential', credential.id, paragraph, mark FROM secret
    JOIN credential ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'account', account.id, paragraph, mark FROM secret
    JOIN account ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'checklist-answer', checklist_answer.id, paragraph, mark FROM secret
    JOIN checklist_answer ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'checklist-answer', checklist_answer.id, paragraph, mark FROM secret
    JOIN checklist_answer ON secret.kind = 'capture' AND capture_id = secret.id
  UNION SELECT 'capture', capture.id, paragraph, mark FROM secret
    JOIN capture ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'conversation', conversation.id, paragraph, mark FROM secret
    JOIN conversation ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'comment', comment.id, paragraph, mark FROM secret
    JOIN comment ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'comment', comment.id, paragraph, mark FROM secret
    JOIN comment ON secret.kind = 'sender' AND actor_id = secret.id
  UNION SELECT 'message', message.id, paragraph, mark FROM secret
    JOIN message ON secret.kind = 'channel' AND channel_id = secret.id
  UNION SELECT 'message', message.id, paragraph, mark FROM secret
    JOIN message ON secret.kind = 'sender' AND actor_id = secret.id
  UNION SELECT 'message', message.id, paragraph, mark FROM secret
    JOIN message ON secret.kind = 'conversation' AND conversation_id = secret.id
  UNION SELECT 'mail', outgoing_mail.id, paragraph, mark FROM secret
    JOIN outgoing_mail ON secret.kind = 'message' AND message_id = secret.id
  UNION SELECT 'mail', outgoing_mail.id, paragraph, mark FROM secret
    JOIN outgoing_mail ON secret.kind = 'comment' AND comment_id = secret.id
  UNION SELECT 'mail', outgoing_mail.id, paragraph, mark FROM secret
    JOIN outgoing_mail ON secret.kind = 'capture' AND capture_id = secret.id
  -- A document that went to the diary by mail holds every record of its folder, not only the one that it stands under.
  UNION SELECT 'mail', outgoing_mail.id, paragraph, mark FROM secret
    JOIN sending_item ON sending_item.kind = secret.kind AND sending_item.item_id = secret.id
    JOIN sending ON sending.id = sending_item.sending_id AND sending.program = 'e-mail'
    JOIN outgoing_mail ON outgoing_mail.header_id = sending.reference
  UNION SELECT 'mail', newer.id, paragraph, mark FROM secret
    JOIN outgoing_mail AS newer ON secret.kind = 'mail' AND newer.instead_of = secret.id
  UNION SELECT 'document', mandate.document, paragraph, mark FROM secret
    JOIN mandate ON secret.kind = 'mandate' AND mandate.id = secret.id AND mandate.document IS NOT NULL
  UNION SELECT 'document', image_consent.document, paragraph, mark FROM secret
    JOIN image_consent ON secret.kind = 'consent' AND image_consent.id = secret.id
  UNION SELECT 'document', attestation.paper, paragraph, mark FROM secret
    JOIN attestation ON secret.kind = 'attestation' AND attestation.id = secret.id AND attestation.paper IS NOT NULL
)
SELECT kind, id, paragraph, mark FROM secret;

-- Every record that is secret now: marked, within what is marked, or holding the words of something marked.
CREATE VIEW secret_record (kind, id, paragraph) AS SELECT DISTINCT kind, id, paragraph FROM covered_record;

-- What is secret by a mark, or by a decision that it is too; not what is only kept in until somebody has decided.
CREATE VIEW tried_secret (kind, id, paragraph) AS
SELECT kind, id, paragraph FROM covered_record WHERE mark IS NOT NULL
UNION SELECT secrecy_carrier.kind, secrecy_carrier.record_id, paragraph FROM secrecy_carrier
  JOIN secrecy_mark ON seq = mark WHERE lifted_at IS NULL AND outcome = 'secret';

-- What is secret and came in is to be registered (OSL 5:1), also when it was kept in order or found of minor importance before it
-- was marked. A receipt from the diary is a registration too.
CREATE VIEW secret_unregistered (kind, id, paragraph) AS
SELECT kind, id, min(paragraph) FROM tried_secret WHERE (
    (kind = 'message' AND EXISTS (SELECT 1 FROM message
      WHERE message.id = tried_secret.id AND state IN ('copied', 'redirected', 'minor')))
    OR (kind = 'comment' AND EXISTS (SELECT 1 FROM comment WHERE comment.id = tried_secret.id AND same_as IS NULL)
      AND 'registered' IS NOT (SELECT outcome FROM comment_registration
        WHERE comment_id = tried_secret.id ORDER BY seq DESC LIMIT 1)))
  AND NOT EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
    WHERE receipt_item.kind = tried_secret.kind AND item_id = tried_secret.id AND receiver = 'diary'
      AND withdrawn_because IS NULL)
GROUP BY kind, id;
