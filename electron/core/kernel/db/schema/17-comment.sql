-- Comments (P9a–P9c): noticed, saved, verified, decided, removed, confirmed gone; with every decision.

-- P9b: content and sender are saved, and the saved copy read back, before a comment may be removed.
CREATE TABLE comment (
  id              TEXT PRIMARY KEY,
  channel_id      TEXT NOT NULL REFERENCES channel (id),
  -- A visitor's comment, or a post of the authority's own, which goes the same way before it is taken down (P4, P6).
  kind            TEXT NOT NULL DEFAULT 'comment' CHECK (kind IN ('comment', 'post')),
  -- Of a post: when its page was gone through for the comments under it, and how many more there were than can be read.
  gone_through_at TEXT CHECK (gone_through_at IS NULL OR kind = 'post'),
  left_under      INTEGER NOT NULL DEFAULT 0 CHECK (left_under >= 0),
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
  -- Of what is suspected to be child abuse material there are only facts, and the number of the report to the police.
  police_number   TEXT CHECK (police_number <> '' AND (police_number IS NULL OR method = 'facts')),
  -- The same comment seen in several ways is one: what a later sighting brought is a sighting of the first, and the attempt that
  -- brought it points there.
  same_as         TEXT REFERENCES comment (id) CHECK (same_as IS NULL OR state = 'noticed'),
  -- The ground of the decision that holds, so that a list by ground reads only its own. The database writes it itself.
  ground          TEXT,
  -- The same for every form of the link: a notification mail adds who clicked, a telephone has a host of its own.
  link_key        TEXT,
  -- What hangs on the comment, as its platform says; NULL where it does not say. Files that could be had are in comment_file too.
  attachments     TEXT,
  -- What lists are narrowed by: the outcome of the decision that holds, whether nobody has looked at it, and whether it is
  -- flagged. The database writes them itself.
  decided_outcome TEXT,
  is_unread       INTEGER NOT NULL DEFAULT 0 CHECK (is_unread IN (0, 1)),
  is_flagged      INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1)),
  -- When it can have been written, where no moment is known: worked out from words such as "2 h" and the time they were shown, or
  -- not later than the mail that told of it says it was sent. `created_from` is NULL where nothing is known of it.
  created_from    TEXT,
  created_to      TEXT,
  created_range   TEXT
  CHECK (created_range IS NULL
    OR (created_range IN ('relative', 'mail') AND created_to IS NOT NULL AND (created_from IS NULL OR created_from <= created_to))),
  -- Saved is content and evidence together.
  CHECK ((saved_at IS NULL) = (content IS NULL)),
  CHECK ((saved_at IS NULL) = (evidence IS NULL)),
  CHECK (verified_at IS NULL OR saved_at IS NOT NULL),
  CHECK (state <> 'noticed' OR saved_at IS NULL),
  CHECK (state <> 'saved' OR (saved_at IS NOT NULL AND verified_at IS NULL)),
  -- P9b: what is verified, removed or gone was saved and read back.
  CHECK (state NOT IN ('verified', 'removed', 'gone') OR verified_at IS NOT NULL),
  CHECK ((state IN ('decided', 'removed', 'gone')) = (decision IS NOT NULL)),
  CHECK ((state IN ('removed', 'gone')) = (removal IS NOT NULL)),
  CHECK (created_at IS NULL OR created_basis <> 'none')
) STRICT;
CREATE UNIQUE INDEX comment_key ON comment (channel_id, dedupe_key) WHERE dedupe_key IS NOT NULL;
CREATE INDEX comment_thread ON comment (channel_id, thread_id) WHERE thread_id IS NOT NULL;
CREATE INDEX comment_newest ON comment (noticed_at, id);
CREATE INDEX comment_state ON comment (state, noticed_at, id);
CREATE INDEX comment_channel ON comment (channel_id, noticed_at, id);
CREATE INDEX comment_actor ON comment (actor_id, noticed_at, id) WHERE actor_id IS NOT NULL;
CREATE INDEX comment_ground ON comment (ground, noticed_at, id) WHERE ground IS NOT NULL;
CREATE INDEX comment_link ON comment (channel_id, link_key) WHERE link_key IS NOT NULL;
CREATE INDEX comment_outcome ON comment (decided_outcome, noticed_at, id) WHERE decided_outcome IS NOT NULL;
CREATE INDEX comment_unread ON comment (noticed_at, id) WHERE is_unread = 1;
CREATE INDEX comment_flagged ON comment (noticed_at, id) WHERE is_flagged = 1;
-- What is noted without a picture is looked up each time something is to be opened, fetched or kept of a comment.
CREATE INDEX comment_facts_only ON comment (address) WHERE method = 'facts';
-- What is saved by its address is looked for among those of its channel by the page's own id of it.
CREATE INDEX comment_native_id ON comment (channel_id, native_id) WHERE native_id IS NOT NULL;
-- A half-year is chosen by when a record came in, not by when it was entered here.
CREATE INDEX comment_came_in ON comment
  (iif(coalesce(created_at, created_to) BETWEEN '2003-01-01' AND noticed_at,
    coalesce(created_at, created_to), noticed_at));

-- Every comment goes the whole way, from noticed on (P9b).
CREATE TRIGGER comment_starts_noticed BEFORE INSERT ON comment WHEN NEW.state <> 'noticed'
BEGIN SELECT RAISE(ABORT, 'a comment begins as noticed'); END;

-- Each comment gets the next number of the index of words.
CREATE TRIGGER comment_is_numbered AFTER INSERT ON comment
BEGIN INSERT INTO comment_index (comment_id) VALUES (NEW.id); END;

-- A comment bears the ground of the decision that holds.
CREATE TRIGGER comment_ground_follows AFTER UPDATE OF decision ON comment WHEN NEW.decision IS NOT OLD.decision
BEGIN
  UPDATE comment SET ground = (SELECT coalesce(category, own_category) FROM comment_decision WHERE seq = NEW.decision)
  WHERE id = NEW.id;
END;

-- Nothing but the decision can say on what ground a comment is removed.
CREATE TRIGGER comment_ground_is_the_decisions BEFORE UPDATE OF ground ON comment
WHEN NEW.ground IS NOT (SELECT coalesce(category, own_category) FROM comment_decision WHERE seq = NEW.decision)
BEGIN SELECT RAISE(ABORT, 'the ground is that of the decision'); END;

-- What was saved of a comment is never changed.
CREATE TRIGGER comment_attachments_stay BEFORE UPDATE OF attachments, reactions ON comment
WHEN (OLD.attachments IS NOT NULL AND NEW.attachments IS NOT OLD.attachments)
  OR (OLD.reactions <> '[]' AND NEW.reactions IS NOT OLD.reactions)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;

-- A comment is deleted only by a disposal that covers it, or the comment that it turned out to be.
CREATE TRIGGER comment_never_goes BEFORE DELETE ON comment
WHEN NOT EXISTS (SELECT 1 FROM disposing WHERE kind = 'comment' AND id IN (OLD.id, OLD.same_as))
BEGIN SELECT RAISE(ABORT, 'a comment is removed by a disposal decision only'); END;

-- P9b: noticed, saved, verified, decided, removed, gone. Only what was put back, what is not the authority's at all (P8a), and
-- what was gone before it could be saved comes to a decision by another way; a decision that is taken back leads to where the
-- comment was.
CREATE TRIGGER comment_keeps_the_order BEFORE UPDATE OF state ON comment
WHEN NEW.state <> OLD.state
  AND NOT (OLD.state = 'noticed' AND NEW.state = 'saved')
  AND NOT (OLD.state = 'saved' AND NEW.state = 'verified')
  AND NOT (OLD.state = 'verified' AND NEW.state = 'decided')
  AND NOT (OLD.state = 'decided' AND NEW.state = 'removed')
  AND NOT (OLD.state = 'removed' AND NEW.state = 'gone')
  AND NOT (NEW.state = 'decided' AND coalesce((SELECT outcome FROM comment_decision WHERE seq = NEW.decision), '')
    IN (SELECT value FROM json_each(CASE OLD.state WHEN 'noticed' THEN '["not-ours","gone-before-saved"]'
      WHEN 'saved' THEN '["not-ours"]' ELSE '["put-back"]' END)))
  AND NOT (OLD.state = 'decided' AND NEW.decision IS NULL
    AND NEW.state = CASE WHEN NEW.verified_at IS NOT NULL THEN 'verified' WHEN NEW.saved_at IS NOT NULL THEN 'saved'
      ELSE 'noticed' END)
BEGIN SELECT RAISE(ABORT, 'the order is noticed, saved, verified, decided, removed, gone'); END;

-- A comment rests on its own newest decision and removal, and is gone only when that was confirmed. A decision that takes
-- another back leaves none.
CREATE TRIGGER comment_rests_on_its_own BEFORE UPDATE OF id, state, decision, removal ON comment
WHEN (NEW.decision IS NOT OLD.decision
    AND NEW.decision IS NOT (SELECT iif(outcome = 'reopened', NULL, seq) FROM comment_decision
      WHERE comment_id = NEW.id ORDER BY seq DESC LIMIT 1))
  OR (NEW.removal IS NOT OLD.removal AND NEW.removal IS NOT NULL
    AND NEW.removal IS NOT (SELECT max(seq) FROM comment_removal WHERE comment_id = NEW.id AND decision = NEW.decision))
  OR (NEW.state = 'gone' AND NOT EXISTS (SELECT 1 FROM comment_confirmation WHERE removal = NEW.removal))
BEGIN SELECT RAISE(ABORT, 'a comment is where its own newest decision and removal have brought it'); END;

-- What was saved of a comment is never changed, nor when it was verified.
CREATE TRIGGER comment_evidence_stays
BEFORE UPDATE OF evidence, content, saved_at, verified_at, text_raw, created_at, created_raw ON comment
WHEN (OLD.evidence IS NOT NULL AND (NEW.evidence IS NOT OLD.evidence OR NEW.content IS NOT OLD.content
    OR NEW.saved_at IS NOT OLD.saved_at OR NEW.text_raw IS NOT OLD.text_raw OR NEW.created_at IS NOT OLD.created_at
    OR NEW.created_raw IS NOT OLD.created_raw))
  OR (OLD.verified_at IS NOT NULL AND NEW.verified_at IS NOT OLD.verified_at)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;

-- Which comment this is, and when it was noticed, is never changed.
CREATE TRIGGER comment_stays_itself BEFORE UPDATE OF id, channel_id, kind, noticed_at, method, native_id ON comment
WHEN NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.channel_id IS NOT OLD.channel_id OR NEW.noticed_at IS NOT OLD.noticed_at
  OR NEW.method IS NOT OLD.method OR (OLD.native_id IS NOT NULL AND NEW.native_id IS NOT OLD.native_id)
BEGIN SELECT RAISE(ABORT, 'which comment this is, and when it was noticed, is never changed'); END;

-- An attempt that turned out to be about a known comment points at one that is saved, in the same channel, and stays so.
CREATE TRIGGER comment_same_as_stays BEFORE UPDATE OF id, channel_id, same_as ON comment
WHEN (OLD.same_as IS NOT NULL AND NEW.same_as IS NOT OLD.same_as)
  OR (NEW.same_as IS NOT OLD.same_as AND NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.same_as
    AND id <> NEW.id AND channel_id = NEW.channel_id AND kind = NEW.kind AND saved_at IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'a comment is the same as one that is saved, in the same channel'); END;

-- A comment is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_never_replaced BEFORE INSERT ON comment
WHEN EXISTS (SELECT 1 FROM comment WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM comment WHERE channel_id = NEW.channel_id AND dedupe_key = NEW.dedupe_key)
BEGIN SELECT RAISE(ABORT, 'a comment that is kept is never replaced'); END;

-- OR REPLACE must not let one comment take the key of another.
CREATE TRIGGER comment_key_stays_its_own BEFORE UPDATE OF dedupe_key ON comment
WHEN EXISTS (SELECT 1 FROM comment WHERE channel_id = NEW.channel_id AND dedupe_key = NEW.dedupe_key AND id <> NEW.id)
BEGIN SELECT RAISE(ABORT, 'a comment that is kept is never replaced'); END;

-- Within which time a comment was written is never changed once it is known.
CREATE TRIGGER comment_range_stays BEFORE UPDATE OF created_from, created_to, created_range ON comment
WHEN OLD.created_range IS NOT NULL AND (NEW.created_range IS NOT OLD.created_range
  OR NEW.created_from IS NOT OLD.created_from OR NEW.created_to IS NOT OLD.created_to)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;

-- Nothing but the decision can say what its outcome is.
CREATE TRIGGER comment_outcome_is_the_decisions BEFORE UPDATE OF decided_outcome ON comment
WHEN NEW.decided_outcome IS NOT
  (SELECT iif(was_not_removed, 'not-removed', outcome) FROM comment_decision WHERE seq = NEW.decision)
BEGIN SELECT RAISE(ABORT, 'the outcome is that of the decision'); END;

-- A comment bears the outcome of the decision that holds.
CREATE TRIGGER comment_outcome_follows AFTER UPDATE OF decision ON comment WHEN NEW.decision IS NOT OLD.decision
BEGIN
  UPDATE comment SET decided_outcome =
    (SELECT iif(was_not_removed, 'not-removed', outcome) FROM comment_decision WHERE seq = NEW.decision) WHERE id = NEW.id;
END;

-- Each file that was saved of a comment, by what it is.
CREATE TABLE comment_file (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  role       TEXT NOT NULL
    CHECK (role IN ('comment', 'context', 'view', 'source', 'original', 'attachment', 'provenance', 'confirmation')),
  position   INTEGER NOT NULL DEFAULT 0,
  sha256     TEXT NOT NULL REFERENCES object (sha256),
  PRIMARY KEY (comment_id, role, position)
) STRICT;

-- Suspected child abuse material is never copied: of such a comment there are facts and nothing else.
CREATE TRIGGER comment_file_facts_only BEFORE INSERT ON comment_file
WHEN NEW.role <> 'provenance' AND (SELECT method FROM comment WHERE id = NEW.comment_id) = 'facts'
BEGIN SELECT RAISE(ABORT, 'of this comment only facts are kept, and no picture'); END;

-- What was saved of a comment is never changed.
CREATE TRIGGER comment_file_never_changes BEFORE UPDATE ON comment_file
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is never changed'); END;

-- What was saved of a comment is deleted only with the comment, by a disposal.
CREATE TRIGGER comment_file_never_goes BEFORE DELETE ON comment_file
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'what was saved of a comment is removed by a disposal decision only'); END;

-- A saved file is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_file_never_replaced BEFORE INSERT ON comment_file
WHEN EXISTS (SELECT 1 FROM comment_file
  WHERE comment_id = NEW.comment_id AND role = NEW.role AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'a file of a comment is never replaced'); END;

-- P7, P8a and P9a: what is to become of a comment. A new decision is a new row, and the newest holds.
CREATE TABLE comment_decision (
  seq             INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id      TEXT NOT NULL REFERENCES comment (id),
  outcome         TEXT NOT NULL
    CHECK (outcome IN ('remove', 'put-back', 'answered', 'forwarded', 'no-answer', 'not-ours', 'gone-before-saved',
      'reopened')),
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
  -- What was gone before it was saved: who took it away, and how the authority came to know of it.
  gone_by         TEXT CHECK (gone_by IN ('sender', 'platform', 'unknown')),
  received_how    TEXT CHECK (received_how <> ''),
  -- Why the decision before it was wrong.
  corrected_because TEXT CHECK (corrected_because <> ''),
  decided_by      TEXT NOT NULL,
  decided_at      TEXT NOT NULL,
  -- A removal that was noted and did not take place: the comment is decided again, as by `put-back`, with nothing done in the
  -- channel. The removal stays on file.
  was_not_removed INTEGER NOT NULL DEFAULT 0
  CHECK (was_not_removed = 0 OR (was_not_removed = 1 AND outcome = 'put-back')),
  -- A removal has one ground, a–g or one of the channel (P9d).
  CHECK ((outcome = 'remove') = (category IS NOT NULL OR own_category IS NOT NULL)),
  CHECK (category IS NULL OR own_category IS NULL),
  CHECK (police_number IS NULL OR is_police_matter = 1),
  CHECK ((outcome = 'answered') = (answer IS NOT NULL AND answered_at IS NOT NULL AND answered_by IS NOT NULL)),
  CHECK ((outcome = 'forwarded') = (forwarded_to IS NOT NULL)),
  CHECK ((outcome = 'gone-before-saved') = (gone_by IS NOT NULL AND received_how IS NOT NULL)),
  CHECK ((outcome IN ('no-answer', 'not-ours', 'put-back', 'gone-before-saved', 'reopened')) = (because IS NOT NULL))
) STRICT;
CREATE INDEX comment_decision_comment ON comment_decision (comment_id, seq);
CREATE INDEX comment_decision_category ON comment_decision (category, seq) WHERE category IS NOT NULL;
CREATE INDEX comment_decision_own ON comment_decision (own_category, seq) WHERE own_category IS NOT NULL;

-- A decision that is no next step after the one that holds says why that was wrong. What was answered or forwarded stays true whatever is decided
-- later, what is shown again or was written anew is judged anew, and what was to be removed and went by itself is closed. Of a removal that has taken place
-- the ground is corrected only.
CREATE TRIGGER comment_decision_says_why BEFORE INSERT ON comment_decision
WHEN NEW.corrected_because IS NULL AND NEW.outcome NOT IN ('put-back', 'reopened')
  AND EXISTS (SELECT 1 FROM comment JOIN comment_decision AS held ON held.seq = comment.decision
    WHERE comment.id = NEW.comment_id AND NOT CASE held.outcome
      WHEN 'put-back' THEN 1
      WHEN 'answered' THEN NEW.outcome IN ('remove', 'forwarded')
      WHEN 'forwarded' THEN NEW.outcome IN ('remove', 'answered', 'no-answer')
      WHEN 'remove' THEN NEW.outcome IN ('answered', 'forwarded', 'no-answer')
        AND EXISTS (SELECT 1 FROM platform_comment WHERE comment_id = NEW.comment_id AND vanished_at IS NOT NULL)
      ELSE 0 END
    AND NOT EXISTS (SELECT 1 FROM comment_sighting AS seen WHERE seen.comment_id = NEW.comment_id
      AND coalesce(seen.as_of, seen_at) > held.decided_at
      AND seen.content IS NOT NULL AND seen.content ->> '$.text' IS NOT comment.content ->> '$.text'))
BEGIN SELECT RAISE(ABORT, 'a decision that corrects another says why'); END;

-- The sender is saved, or noted by a person, before it is decided that a comment is removed (P9b).
CREATE TRIGGER comment_decision_knows_sender BEFORE INSERT ON comment_decision
WHEN NEW.outcome = 'remove' AND NEW.sender_note IS NULL
  AND NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.comment_id
    AND ((content ->> '$.authorName') IS NOT NULL OR (content ->> '$.authorAddress') IS NOT NULL))
BEGIN SELECT RAISE(ABORT, 'the sender is saved, or noted, before a comment is removed'); END;

-- A ground of one channel is used in that channel only, once it is approved and while it is in use (P9d).
CREATE TRIGGER comment_decision_own_channel BEFORE INSERT ON comment_decision
WHEN NEW.own_category IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM channel_category JOIN comment USING (channel_id)
  WHERE channel_category.id = NEW.own_category AND comment.id = NEW.comment_id AND retired_at IS NULL
    AND approver_id IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a ground of one channel is used in that channel'); END;

-- A decision is never edited: another decision is a new row.
CREATE TRIGGER comment_decision_never_changes BEFORE UPDATE ON comment_decision
BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;

-- A decision is deleted only with its comment, by a disposal.
CREATE TRIGGER comment_decision_never_goes BEFORE DELETE ON comment_decision
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a decision is removed by a disposal decision only'); END;

-- A decision is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_decision_never_replaced BEFORE INSERT ON comment_decision
WHEN EXISTS (SELECT 1 FROM comment_decision WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a decision is never replaced'); END;

-- While the program is acting on a comment, or does not know what came of it, nothing else is decided about it: what it did
-- itself must not come to stand as somebody else's doing. Where its account is no longer spoken to, nobody can know.
CREATE TRIGGER comment_decision_waits BEFORE INSERT ON comment_decision
WHEN EXISTS (SELECT 1 FROM moderation_action JOIN account ON account.id = account_id
  WHERE comment_id = NEW.comment_id
    AND (state = 'begun' OR (state = 'unknown' AND NEW.outcome <> 'put-back' AND forgotten_at IS NULL)))
BEGIN SELECT RAISE(ABORT, 'a comment is decided on when what was begun with it is known to have ended'); END;

-- A decision is on what was saved and read back. That is not needed for what is not the authority's at all (P8a), nor for what
-- was gone before anything of it was saved; what is put back, or turns out not to have been removed, is noted as removed. The
-- ground of a removal that has taken place is corrected by a new decision that says why.
CREATE TRIGGER comment_decision_in_order BEFORE INSERT ON comment_decision
WHEN NOT EXISTS (SELECT 1 FROM comment LEFT JOIN comment_removal ON comment_removal.seq = comment.removal
  WHERE comment.id = NEW.comment_id AND CASE
    -- What the platform itself has answered is not taken back, unless it has shown the comment since.
    WHEN NEW.was_not_removed = 1 THEN state IN ('removed', 'gone') AND (via = 'person'
      OR EXISTS (SELECT 1 FROM platform_comment WHERE comment_id = comment.id AND status = 'visible'))
    WHEN NEW.outcome = 'put-back' THEN state IN ('removed', 'gone') AND comment_removal.kind = 'unpublished'
    WHEN NEW.outcome = 'not-ours' THEN state IN ('noticed', 'saved', 'verified', 'decided')
    WHEN NEW.outcome = 'gone-before-saved' THEN state IN ('noticed', 'decided') AND saved_at IS NULL
    WHEN NEW.outcome = 'reopened' THEN state = 'decided'
    WHEN state IN ('removed', 'gone') THEN NEW.outcome = 'remove' AND NEW.corrected_because IS NOT NULL
    ELSE state IN ('verified', 'decided') AND verified_at IS NOT NULL END)
BEGIN SELECT RAISE(ABORT, 'a comment is decided on when the saved copy has been read back'); END;

-- Only a decision that holds can be corrected.
CREATE TRIGGER comment_decision_corrects_one BEFORE INSERT ON comment_decision
WHEN NEW.corrected_because IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.comment_id AND decision IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'only a decision that holds can be corrected'); END;

-- P9a: what was done in the channel, by whom, by hand or through the platform's API.
CREATE TABLE comment_removal (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  decision   INTEGER NOT NULL REFERENCES comment_decision (seq),
  kind       TEXT NOT NULL CHECK (kind IN ('unpublished', 'deleted')),
  via        TEXT NOT NULL CHECK (via IN ('person', 'api')),
  removed_by TEXT NOT NULL,
  removed_at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_removal_comment ON comment_removal (comment_id, seq);

-- P9b: a comment is removed only after it was saved, read back and decided on.
CREATE TRIGGER comment_removal_in_order BEFORE INSERT ON comment_removal
WHEN NOT EXISTS (SELECT 1 FROM comment JOIN comment_decision ON comment_decision.seq = comment.decision
  WHERE comment.id = NEW.comment_id AND state = 'decided' AND outcome = 'remove' AND comment.decision = NEW.decision
    AND verified_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a comment is removed when it is saved, verified and decided'); END;

-- The comments that stood under a post when its page was gone through: they are saved before the post is removed.
CREATE TABLE post_comment (
  post_id    TEXT NOT NULL REFERENCES comment (id),
  comment_id TEXT NOT NULL REFERENCES comment (id),
  PRIMARY KEY (post_id, comment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_comment_comment ON post_comment (comment_id);

-- Comments stand under a post, and in its channel.
CREATE TRIGGER post_comment_is_under_a_post BEFORE INSERT ON post_comment
WHEN NOT EXISTS (SELECT 1 FROM comment AS post JOIN comment AS under USING (channel_id)
  WHERE post.id = NEW.post_id AND post.kind = 'post' AND under.id = NEW.comment_id AND under.kind = 'comment')
BEGIN SELECT RAISE(ABORT, 'comments stand under a post of their channel'); END;

-- What stood under a post goes with the one or the other, by a disposal.
CREATE TRIGGER post_comment_never_goes BEFORE DELETE ON post_comment
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id IN (OLD.post_id, OLD.comment_id))
BEGIN SELECT RAISE(ABORT, 'what stood under a post is removed by a disposal decision only'); END;

-- With a post all that stands under it is gone from the channel: it is removed when its page was gone through, and every comment
-- found there is saved and verified, or decided to need no saving.
CREATE TRIGGER comment_removal_saves_what_is_under BEFORE INSERT ON comment_removal
WHEN EXISTS (SELECT 1 FROM comment WHERE id = NEW.comment_id AND kind = 'post' AND (gone_through_at IS NULL
    OR EXISTS (SELECT 1 FROM post_comment JOIN comment AS under ON under.id = post_comment.comment_id
      WHERE post_id = NEW.comment_id AND under.state IN ('noticed', 'saved') AND under.same_as IS NULL)))
BEGIN SELECT RAISE(ABORT, 'a post is removed when the comments under it are saved and verified'); END;

-- What was done in the channel, and by whom, is never rewritten.
CREATE TRIGGER comment_removal_never_changes BEFORE UPDATE ON comment_removal
BEGIN SELECT RAISE(ABORT, 'a removal is never changed'); END;

-- A removal is deleted only with its comment, by a disposal.
CREATE TRIGGER comment_removal_never_goes BEFORE DELETE ON comment_removal
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a removal is removed by a disposal decision only'); END;

-- A removal is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_removal_never_replaced BEFORE INSERT ON comment_removal
WHEN EXISTS (SELECT 1 FROM comment_removal WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a removal is never replaced'); END;

-- How it is known to be gone: a second capture that shows it, the API's answer, or a person's word.
CREATE TABLE comment_confirmation (
  removal      INTEGER PRIMARY KEY REFERENCES comment_removal (seq),
  basis        TEXT NOT NULL CHECK (basis IN ('seen-gone', 'api', 'person')),
  proof        TEXT REFERENCES object (sha256),
  confirmed_by TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  -- Without a person's word there is a proof.
  CHECK (basis = 'person' OR proof IS NOT NULL)
) STRICT;

-- Only what was removed can be confirmed gone.
CREATE TRIGGER comment_confirmation_in_order BEFORE INSERT ON comment_confirmation
WHEN NOT EXISTS (SELECT 1 FROM comment WHERE state = 'removed' AND removal = NEW.removal)
BEGIN SELECT RAISE(ABORT, 'a comment is confirmed gone when it has been removed'); END;

-- How a comment is known to be gone is never rewritten.
CREATE TRIGGER comment_confirmation_never_changes BEFORE UPDATE ON comment_confirmation
BEGIN SELECT RAISE(ABORT, 'a confirmation is never changed'); END;

-- A confirmation is deleted only with its comment, by a disposal.
CREATE TRIGGER comment_confirmation_never_goes BEFORE DELETE ON comment_confirmation
WHEN NOT EXISTS (SELECT 1 FROM comment_removal JOIN disposing_comment ON disposing_comment.id = comment_id
  WHERE seq = OLD.removal)
BEGIN SELECT RAISE(ABORT, 'a confirmation is removed by a disposal decision only'); END;

-- A confirmation is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_confirmation_never_replaced BEFORE INSERT ON comment_confirmation
WHEN EXISTS (SELECT 1 FROM comment_confirmation WHERE removal = NEW.removal)
BEGIN SELECT RAISE(ABORT, 'a confirmation is never replaced'); END;

-- How a comment is kept in the diary's sense (OSL 5:1–2): registered, kept in order, or plainly of minor importance.
-- What the public register shows and what it must not show are apart from the first day.
CREATE TABLE comment_registration (
  seq                   INTEGER PRIMARY KEY AUTOINCREMENT,
  comment_id            TEXT NOT NULL REFERENCES comment (id),
  outcome               TEXT NOT NULL CHECK (outcome IN ('registered', 'ordered', 'minor')),
  number                TEXT CHECK (number <> ''),
  public_title          TEXT CHECK (public_title <> ''),
  protected_title       TEXT CHECK (protected_title <> ''),
  public_counterpart    TEXT CHECK (public_counterpart <> ''),
  protected_counterpart TEXT CHECK (protected_counterpart <> ''),
  because               TEXT CHECK (because <> ''),
  -- Why the registration before it was wrong, or is so no longer.
  corrected_because     TEXT CHECK (corrected_because <> ''),
  decided_by            TEXT NOT NULL,
  decided_at            TEXT NOT NULL,
  CHECK ((outcome = 'registered') = (number IS NOT NULL)),
  CHECK ((outcome = 'registered') = (public_title IS NOT NULL)),
  CHECK (outcome = 'registered' OR coalesce(protected_title, public_counterpart, protected_counterpart) IS NULL),
  CHECK ((outcome = 'minor') = (because IS NOT NULL))
) STRICT;
CREATE INDEX comment_registration_comment ON comment_registration (comment_id, seq);
-- A record is found by its number in the diary.
CREATE INDEX comment_registration_number ON comment_registration (number) WHERE number IS NOT NULL;

-- A registration that stands beside an earlier one says why.
CREATE TRIGGER comment_registration_says_why BEFORE INSERT ON comment_registration
WHEN (NEW.corrected_because IS NOT NULL)
  <> EXISTS (SELECT 1 FROM comment_registration WHERE comment_id = NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'a registration that corrects another says why'); END;

-- A registration is never edited: another one is a new row.
CREATE TRIGGER comment_registration_never_changes BEFORE UPDATE ON comment_registration
BEGIN SELECT RAISE(ABORT, 'a registration is never changed: a new one is made'); END;

-- A registration is deleted only with its comment, by a disposal.
CREATE TRIGGER comment_registration_never_goes BEFORE DELETE ON comment_registration
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a registration is removed by a disposal decision only'); END;

-- What is secret is registered (OSL 5:1): the exceptions, to keep it in order or find it of minor importance, are not for it.
CREATE TRIGGER comment_secret_is_registered BEFORE INSERT ON comment_registration
WHEN NEW.outcome <> 'registered'
  AND EXISTS (SELECT 1 FROM secret_record WHERE kind = 'comment' AND id = NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'what is secret is registered'); END;

-- A registration is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_registration_never_replaced BEFORE INSERT ON comment_registration
WHEN EXISTS (SELECT 1 FROM comment_registration WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a registration is never replaced'); END;

-- Signed proofs of comments, where their platform has such a thing: what the author signed, and the identity that names the
-- author's key. Both are kept untouched, and were checked with nothing else before they were entered.
CREATE TABLE comment_proof (
  comment_id  TEXT PRIMARY KEY REFERENCES comment (id),
  -- The identifier of the signed record (CID).
  cid         TEXT NOT NULL,
  car         TEXT NOT NULL REFERENCES object (sha256),
  identity    TEXT NOT NULL REFERENCES object (sha256),
  verified_at TEXT NOT NULL
) STRICT;

-- A proof is kept as it was checked.
CREATE TRIGGER comment_proof_never_changes BEFORE UPDATE ON comment_proof
BEGIN SELECT RAISE(ABORT, 'a proof is never changed'); END;

-- A proof is deleted only with its comment, by a disposal.
CREATE TRIGGER comment_proof_never_goes BEFORE DELETE ON comment_proof
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a proof is removed by a disposal decision only'); END;

-- A proof is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_proof_never_replaced BEFORE INSERT ON comment_proof
WHEN EXISTS (SELECT 1 FROM comment_proof WHERE comment_id = NEW.comment_id)
BEGIN SELECT RAISE(ABORT, 'a proof is never replaced'); END;

-- Where each comment was seen, when it was new or had changed: the source, and the place in it.
CREATE TABLE comment_sighting (
  id         INTEGER PRIMARY KEY,
  comment_id TEXT NOT NULL REFERENCES comment (id),
  source_id  TEXT NOT NULL REFERENCES source_file (id),
  locator    TEXT NOT NULL,
  seen_at    TEXT NOT NULL,
  -- What this source says of the comment, as JSON, where that is not what was saved of it first.
  content    TEXT,
  -- When an export says that it was made: what it says stood then. NULL of an export that does not say, and of what was seen itself.
  as_of      TEXT CHECK (as_of IS NULL OR as_of <= seen_at),
  UNIQUE (comment_id, source_id, locator)
) STRICT;
CREATE INDEX comment_sighting_source ON comment_sighting (source_id);

-- Where and when a comment was seen is never rewritten.
CREATE TRIGGER comment_sighting_never_changes BEFORE UPDATE ON comment_sighting
BEGIN SELECT RAISE(ABORT, 'a sighting is never changed'); END;

-- A sighting is deleted only with its comment, by a disposal.
CREATE TRIGGER comment_sighting_never_goes BEFORE DELETE ON comment_sighting
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'a sighting is removed by a disposal decision only'); END;

-- A sighting is not written over: REPLACE deletes the row in its way without calling the triggers on deletion.
CREATE TRIGGER comment_sighting_never_replaced BEFORE INSERT ON comment_sighting
WHEN EXISTS (SELECT 1 FROM comment_sighting WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM comment_sighting
    WHERE comment_id = NEW.comment_id AND source_id = NEW.source_id AND locator = NEW.locator)
BEGIN SELECT RAISE(ABORT, 'a sighting is never replaced'); END;

-- Comments that an answer of a platform held beside those it was kept for: their words lie in it too.
CREATE TABLE comment_along (
  comment_id TEXT NOT NULL REFERENCES comment (id),
  source_id  TEXT NOT NULL REFERENCES source_file (id),
  PRIMARY KEY (comment_id, source_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_along_source ON comment_along (source_id);

-- What is not yet decided, and what is to be removed and not yet confirmed gone.
-- The index has the same words, and the plus signs keep SQLite from looking in others.
CREATE VIEW unfinished_comment AS
SELECT id FROM comment WHERE same_as IS NULL
  AND (+state IN ('noticed', 'saved', 'verified', 'removed') OR (+state = 'decided' AND +decided_outcome = 'remove'));
CREATE INDEX comment_unfinished ON comment (noticed_at, id) WHERE same_as IS NULL
  AND (+state IN ('noticed', 'saved', 'verified', 'removed') OR (+state = 'decided' AND +decided_outcome = 'remove'));

-- A page that suspected child abuse material was noted on is not captured, by hand or by schedule, until somebody has said that it may
-- be, with the reason.
CREATE TABLE capture_stop_lifted (
  comment_id TEXT PRIMARY KEY REFERENCES comment (id),
  lifted_at  TEXT NOT NULL,
  lifted_by  TEXT NOT NULL,
  because    TEXT NOT NULL CHECK (because <> '')
) STRICT;

-- Who let a page be captured again, and why, is never rewritten.
CREATE TRIGGER capture_stop_lifted_never_changes BEFORE UPDATE ON capture_stop_lifted
BEGIN SELECT RAISE(ABORT, 'who let a page be captured again is never changed'); END;

-- It is deleted only with the comment, by a disposal.
CREATE TRIGGER capture_stop_lifted_never_goes BEFORE DELETE ON capture_stop_lifted
WHEN NOT EXISTS (SELECT 1 FROM disposing_comment WHERE id = OLD.comment_id)
BEGIN SELECT RAISE(ABORT, 'who let a page be captured again is kept'); END;

-- Only what was noted as facts stops captures.
CREATE TRIGGER capture_stop_lifted_of_facts BEFORE INSERT ON capture_stop_lifted
WHEN NOT EXISTS (SELECT 1 FROM comment WHERE id = NEW.comment_id AND method = 'facts')
BEGIN SELECT RAISE(ABORT, 'only what was noted without a picture stops captures'); END;

-- The pages that are not captured for now, each with the comment that was noted on it.
CREATE VIEW stopped_page (comment_id, address) AS
SELECT id, address FROM comment WHERE method = 'facts' AND id NOT IN (SELECT comment_id FROM capture_stop_lifted);
