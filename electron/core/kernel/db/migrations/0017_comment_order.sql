-- The order of a comment (P9a–P9c): noticed, saved, verified, decided, removed, confirmed gone; with every decision,
-- removal and confirmation as a row of its own that is never changed. More of what a comment said has its place too.

-- The municipality's own grounds beside a–g, each with the information unit's approval (P9d).
CREATE TABLE channel_category (
  id          TEXT PRIMARY KEY,
  channel_id  TEXT NOT NULL REFERENCES channel (id),
  name        TEXT NOT NULL,
  approved_by TEXT NOT NULL,
  approved_on TEXT NOT NULL CHECK (approved_on IS date(approved_on)),
  added_by    TEXT NOT NULL,
  added_at    TEXT NOT NULL,
  retired_at  TEXT,
  UNIQUE (channel_id, name)
) STRICT;
CREATE TRIGGER channel_category_stays BEFORE UPDATE OF id, channel_id, name, approved_by, approved_on, added_by, added_at
ON channel_category
BEGIN SELECT RAISE(ABORT, 'an approved ground is never changed'); END;
CREATE TRIGGER channel_category_retired_once BEFORE UPDATE ON channel_category WHEN OLD.retired_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a ground that is no longer used stays so'); END;
CREATE TRIGGER channel_category_never_goes BEFORE DELETE ON channel_category
BEGIN SELECT RAISE(ABORT, 'decisions rest on an approved ground, so it stays'); END;

CREATE TABLE new_comment (
  id              TEXT PRIMARY KEY,
  channel_id      TEXT NOT NULL REFERENCES channel (id),
  -- How it came in first; what else it was seen in is in comment_sighting.
  method          TEXT NOT NULL CHECK (method IN ('page', 'picture', 'email', 'api', 'import', 'facts')),
  -- The place it stands at: its own link, or the page's.
  address         TEXT NOT NULL,
  selector        TEXT,
  state           TEXT NOT NULL CHECK (state IN ('noticed', 'saved', 'verified', 'decided', 'removed', 'gone')),
  problem         TEXT,
  -- What it says and who wrote it, as JSON, and the object that speaks for every file saved of it.
  content         TEXT,
  evidence        TEXT REFERENCES object (sha256),
  actor_id        TEXT REFERENCES actor (id),
  -- The platform's ids of the comment, of the post it stands under, and of the comment it answers, where a person or a
  -- mail says so; what the platform itself says is in platform_comment.
  native_id       TEXT,
  thread_id       TEXT,
  parent_id       TEXT,
  -- Tells it from every other of the channel: the platform's id, or a digest of thread, sender, time as written and text.
  dedupe_key      TEXT,
  -- The text to the letter as the source has it, as a JSON string, where it differs from the text as shown.
  text_raw        TEXT,
  -- Platform time. `created_raw` is what the source says, to the letter; `created_zone` the zone it was read in.
  created_at      TEXT,
  created_raw     TEXT,
  created_zone    TEXT,
  created_basis   TEXT NOT NULL DEFAULT 'none'
    CHECK (created_basis IN ('utc', 'offset', 'assumed_local', 'relative_range', 'none')),
  edited_at       TEXT,
  reactions       TEXT NOT NULL DEFAULT '[]',
  completeness    TEXT NOT NULL DEFAULT '[]',
  -- The newest decision, and the removal that holds.
  decision        INTEGER REFERENCES comment_decision (seq),
  removal         INTEGER REFERENCES comment_removal (seq),
  noticed_at      TEXT NOT NULL,
  saved_at        TEXT,
  verified_at     TEXT,
  CHECK ((saved_at IS NULL) = (content IS NULL)),
  CHECK ((saved_at IS NULL) = (evidence IS NULL)),
  CHECK (verified_at IS NULL OR saved_at IS NOT NULL),
  CHECK (state <> 'noticed' OR saved_at IS NULL),
  CHECK (state <> 'saved' OR (saved_at IS NOT NULL AND verified_at IS NULL)),
  CHECK (state NOT IN ('verified', 'removed', 'gone') OR verified_at IS NOT NULL),
  CHECK ((state IN ('decided', 'removed', 'gone')) = (decision IS NOT NULL)),
  CHECK ((state IN ('removed', 'gone')) = (removal IS NOT NULL)),
  CHECK (created_at IS NULL OR created_basis <> 'none')
) STRICT;

-- P7, P8a and P9a: what is to become of a comment. A new decision is a new row, and the newest holds.
CREATE TABLE comment_decision (
  seq             INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id      TEXT NOT NULL REFERENCES new_comment (id),
  outcome         TEXT NOT NULL
    CHECK (outcome IN ('remove', 'put-back', 'answered', 'forwarded', 'no-answer', 'not-ours')),
  category        TEXT CHECK (category IN ('a', 'b', 'c', 'd', 'e', 'f', 'g')),
  own_category    TEXT REFERENCES channel_category (id),
  note            TEXT,
  -- What is known of a sender that the source did not show.
  sender_note     TEXT,
  is_police_matter INTEGER NOT NULL DEFAULT 0 CHECK (is_police_matter IN (0, 1)),
  police_number   TEXT,
  -- The offence in section 5 of the act on electronic bulletin boards (1998:112) that it plainly is.
  board_offence   TEXT,
  to_author       TEXT,
  answer          TEXT,
  answered_at     TEXT,
  answered_by     TEXT,
  forwarded_to    TEXT,
  because         TEXT,
  decided_by      TEXT NOT NULL,
  decided_at      TEXT NOT NULL,
  CHECK ((outcome = 'remove') = (category IS NOT NULL OR own_category IS NOT NULL)),
  CHECK (category IS NULL OR own_category IS NULL),
  CHECK (police_number IS NULL OR is_police_matter = 1),
  CHECK ((outcome = 'answered') = (answer IS NOT NULL AND answered_at IS NOT NULL AND answered_by IS NOT NULL)),
  CHECK ((outcome = 'forwarded') = (forwarded_to IS NOT NULL)),
  CHECK ((outcome IN ('no-answer', 'not-ours', 'put-back')) = (because IS NOT NULL))
) STRICT;
CREATE INDEX comment_decision_comment ON comment_decision (comment_id, seq);

-- P9a: what was done in the channel, by whom, by hand or through the platform's API.
CREATE TABLE comment_removal (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL REFERENCES new_comment (id),
  decision   INTEGER NOT NULL REFERENCES comment_decision (seq),
  kind       TEXT NOT NULL CHECK (kind IN ('unpublished', 'deleted')),
  via        TEXT NOT NULL CHECK (via IN ('person', 'api')),
  removed_by TEXT NOT NULL,
  removed_at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_removal_comment ON comment_removal (comment_id, seq);

-- How it is known to be gone: a second capture that shows it, the API's answer, or a person's word.
CREATE TABLE comment_confirmation (
  removal      INTEGER PRIMARY KEY REFERENCES comment_removal (seq),
  basis        TEXT NOT NULL CHECK (basis IN ('seen-gone', 'api', 'person')),
  proof        TEXT REFERENCES object (sha256),
  confirmed_by TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  CHECK (basis = 'person' OR proof IS NOT NULL)
) STRICT;

-- What is there already: what had been cleared was read back, so it is verified and decided; a decision on something
-- that was not yet cleared is kept, and is to be made again when the copy has been read back.
INSERT INTO new_comment (id, channel_id, method, address, selector, state, problem, content, evidence, actor_id, noticed_at,
  saved_at, verified_at)
SELECT id, channel_id, 'page', address, selector,
  CASE state WHEN 'noticed' THEN 'noticed' WHEN 'preserved' THEN 'saved' ELSE 'verified' END,
  problem, content, evidence, actor_id, noticed_at, preserved_at, cleared_at
FROM comment ORDER BY noticed_at, id;
INSERT INTO comment_decision (comment_id, outcome, category, note, sender_note, decided_by, decided_at)
SELECT id, 'remove', category, note, sender_note, decided_by, decided_at FROM comment
WHERE category IS NOT NULL ORDER BY decided_at, id;
INSERT INTO comment_removal (comment_id, decision, kind, via, removed_by, removed_at)
SELECT comment.id, comment_decision.seq, removal_kind, 'person', confirmed_by, confirmed_at
FROM comment JOIN comment_decision ON comment_id = comment.id WHERE state = 'removed' ORDER BY confirmed_at, comment.id;
INSERT INTO comment_confirmation (removal, basis, proof, confirmed_by, confirmed_at)
SELECT comment_removal.seq, removal_basis,
  (SELECT sha256 FROM comment_file WHERE comment_id = comment.id AND role = 'confirmation'), confirmed_by, confirmed_at
FROM comment JOIN comment_removal ON comment_id = comment.id;
UPDATE new_comment SET state = CASE old.state WHEN 'removed' THEN 'gone' ELSE 'decided' END,
  decision = (SELECT seq FROM comment_decision WHERE comment_id = old.id),
  removal = (SELECT seq FROM comment_removal WHERE comment_id = old.id)
FROM (SELECT id, state FROM comment WHERE state IN ('cleared', 'removed')) AS old WHERE new_comment.id = old.id;

CREATE TABLE new_comment_file (
  comment_id TEXT NOT NULL REFERENCES new_comment (id),
  role       TEXT NOT NULL
    CHECK (role IN ('comment', 'context', 'view', 'source', 'original', 'attachment', 'provenance', 'confirmation')),
  position   INTEGER NOT NULL DEFAULT 0,
  sha256     TEXT NOT NULL REFERENCES object (sha256),
  PRIMARY KEY (comment_id, role, position)
) STRICT;
INSERT INTO new_comment_file (comment_id, role, sha256) SELECT comment_id, role, sha256 FROM comment_file;
DROP TABLE comment_file;
DROP TABLE comment;
ALTER TABLE new_comment RENAME TO comment;
ALTER TABLE new_comment_file RENAME TO comment_file;

CREATE INDEX comment_noticed ON comment (noticed_at DESC, id);
CREATE INDEX comment_state ON comment (state, noticed_at DESC, id);
CREATE INDEX comment_channel ON comment (channel_id, noticed_at DESC, id);
CREATE INDEX comment_actor ON comment (actor_id, noticed_at DESC);
CREATE UNIQUE INDEX comment_key ON comment (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE INDEX comment_thread ON comment (channel_id, thread_id) WHERE thread_id IS NOT NULL;

CREATE TRIGGER comment_starts_noticed BEFORE INSERT ON comment WHEN NEW.state <> 'noticed'
BEGIN SELECT RAISE(ABORT, 'a comment begins as noticed'); END;
-- Only what was put back, and what is not the authority's at all (P8a), comes to a decision by another way.
CREATE TRIGGER comment_keeps_the_order BEFORE UPDATE ON comment
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'noticed' AND NEW.state = 'saved')
  AND NOT (OLD.state = 'saved' AND NEW.state = 'verified')
  AND NOT (OLD.state = 'verified' AND NEW.state = 'decided')
  AND NOT (OLD.state = 'decided' AND NEW.state = 'removed')
  AND NOT (OLD.state = 'removed' AND NEW.state = 'gone')
  AND NOT (NEW.state = 'decided' AND coalesce((SELECT outcome FROM comment_decision WHERE seq = NEW.decision), '')
    = CASE WHEN OLD.state IN ('noticed', 'saved') THEN 'not-ours' ELSE 'put-back' END)
BEGIN SELECT RAISE(ABORT, 'the order is noticed, saved, verified, decided, removed, gone'); END;
CREATE TRIGGER comment_rests_on_its_own BEFORE UPDATE ON comment
WHEN (NEW.decision IS NOT OLD.decision
    AND NEW.decision IS NOT (SELECT max(seq) FROM comment_decision WHERE comment_id = NEW.id))
  OR (NEW.removal IS NOT OLD.removal AND NEW.removal IS NOT NULL
    AND NEW.removal IS NOT (SELECT max(seq) FROM comment_removal WHERE comment_id = NEW.id AND decision = NEW.decision))
  OR (NEW.state = 'gone' AND NOT EXISTS (SELECT 1 FROM comment_confirmation WHERE removal = NEW.removal))
BEGIN SELECT RAISE(ABORT, 'a comment is where its own newest decision and removal have brought it'); END;
CREATE TRIGGER comment_evidence_stays BEFORE UPDATE ON comment
WHEN (OLD.evidence IS NOT NULL AND (NEW.evidence IS NOT OLD.evidence OR NEW.content IS NOT OLD.content
    OR NEW.saved_at IS NOT OLD.saved_at OR NEW.text_raw IS NOT OLD.text_raw OR NEW.created_at IS NOT OLD.created_at
    OR NEW.created_raw IS NOT OLD.created_raw))
  OR (OLD.verified_at IS NOT NULL AND NEW.verified_at IS NOT OLD.verified_at)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;
CREATE TRIGGER comment_stays_itself BEFORE UPDATE ON comment
WHEN NEW.id IS NOT OLD.id OR NEW.channel_id IS NOT OLD.channel_id OR NEW.noticed_at IS NOT OLD.noticed_at
  OR NEW.method IS NOT OLD.method OR (OLD.native_id IS NOT NULL AND NEW.native_id IS NOT OLD.native_id)
BEGIN SELECT RAISE(ABORT, 'which comment this is, and when it was noticed, is never changed'); END;
CREATE TRIGGER comment_never_goes BEFORE DELETE ON comment
BEGIN SELECT RAISE(ABORT, 'a comment is removed by a disposal decision only'); END;

-- Suspected child abuse material is never copied: of such a comment there are facts and nothing else.
CREATE TRIGGER comment_file_facts_only BEFORE INSERT ON comment_file
WHEN NEW.role <> 'provenance' AND (SELECT method FROM comment WHERE id = NEW.comment_id) = 'facts'
BEGIN SELECT RAISE(ABORT, 'of this comment only facts are kept, and no picture'); END;
CREATE TRIGGER comment_file_never_changes BEFORE UPDATE ON comment_file
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;
CREATE TRIGGER comment_file_never_goes BEFORE DELETE ON comment_file
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is removed by a disposal decision only'); END;

CREATE TRIGGER comment_decision_in_order BEFORE INSERT ON comment_decision
WHEN NOT EXISTS (SELECT 1 FROM comment LEFT JOIN comment_removal ON comment_removal.seq = comment.removal
  WHERE comment.id = NEW.comment_id AND CASE
    WHEN NEW.outcome = 'put-back' THEN state IN ('removed', 'gone') AND kind = 'unpublished'
    WHEN NEW.outcome = 'not-ours' THEN state IN ('noticed', 'saved', 'verified', 'decided')
    ELSE state IN ('verified', 'decided') AND verified_at IS NOT NULL END)
BEGIN SELECT RAISE(ABORT, 'a comment is decided on when the saved copy has been read back'); END;
CREATE TRIGGER comment_decision_knows_sender BEFORE INSERT ON comment_decision
WHEN NEW.outcome = 'remove' AND NEW.sender_note IS NULL
  AND NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.comment_id
    AND ((content ->> '$.authorName') IS NOT NULL OR (content ->> '$.authorAddress') IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'the sender is saved, or noted, before a comment is removed'); END;
CREATE TRIGGER comment_decision_own_channel BEFORE INSERT ON comment_decision
WHEN NEW.own_category IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM channel_category JOIN comment USING (channel_id)
  WHERE channel_category.id = NEW.own_category AND comment.id = NEW.comment_id AND retired_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'a ground of one channel is used in that channel'); END;
CREATE TRIGGER comment_decision_never_changes BEFORE UPDATE ON comment_decision
BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
CREATE TRIGGER comment_decision_never_goes BEFORE DELETE ON comment_decision
BEGIN SELECT RAISE(ABORT, 'a decision is removed by a disposal decision only'); END;

CREATE TRIGGER comment_removal_in_order BEFORE INSERT ON comment_removal
WHEN NOT EXISTS (SELECT 1 FROM comment JOIN comment_decision ON comment_decision.seq = comment.decision
  WHERE comment.id = NEW.comment_id AND state = 'decided' AND outcome = 'remove' AND comment.decision = NEW.decision
    AND verified_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a comment is removed when it is saved, verified and decided'); END;
CREATE TRIGGER comment_removal_never_changes BEFORE UPDATE ON comment_removal
BEGIN SELECT RAISE(ABORT, 'a removal is never changed'); END;
CREATE TRIGGER comment_removal_never_goes BEFORE DELETE ON comment_removal
BEGIN SELECT RAISE(ABORT, 'a removal is removed by a disposal decision only'); END;

CREATE TRIGGER comment_confirmation_in_order BEFORE INSERT ON comment_confirmation
WHEN NOT EXISTS (SELECT 1 FROM comment WHERE state = 'removed' AND removal = NEW.removal)
BEGIN SELECT RAISE(ABORT, 'a comment is confirmed gone when it has been removed'); END;
CREATE TRIGGER comment_confirmation_never_changes BEFORE UPDATE ON comment_confirmation
BEGIN SELECT RAISE(ABORT, 'a confirmation is never changed'); END;
CREATE TRIGGER comment_confirmation_never_goes BEFORE DELETE ON comment_confirmation
BEGIN SELECT RAISE(ABORT, 'a confirmation is removed by a disposal decision only'); END;

-- What is not yet decided, and what is to be removed and not yet confirmed gone.
CREATE VIEW unfinished_comment AS
SELECT comment.id FROM comment LEFT JOIN comment_decision ON comment_decision.seq = comment.decision
WHERE state IN ('noticed', 'saved', 'verified', 'removed') OR (state = 'decided' AND outcome = 'remove');
