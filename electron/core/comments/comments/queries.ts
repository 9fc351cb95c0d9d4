// The SQL of comments and the files saved of them.
import { z } from 'zod'
import {
  CommentFile,
  CommentRow,
  CommentState,
  Removal,
  type RemovalBasis,
  type RemovalKind,
  type RemovalVia,
  type UnderPost
} from '#shared/comment.ts'
import { Category, type Decision, StoredDecision, StoredRegistration } from '#shared/decision.ts'
import { ActorId, type ChannelId, CommentId, Instant, type Sha256 } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

const DECISION = `json_object('outcome', iif(was_not_removed, 'not-removed', outcome), 'category', category, 'note', note, 'senderNote', sender_note,
  'ownCategory', (SELECT name FROM channel_category WHERE id = own_category),
  'isPoliceMatter', iif(is_police_matter, json('true'), json('false')), 'policeNumber', police_number,
  'boardOffence', board_offence, 'toAuthor', to_author,
  'answer', answer, 'answeredAt', answered_at, 'answeredBy', answered_by, 'forwardedTo', forwarded_to, 'because', because,
  'goneBy', gone_by, 'receivedHow', received_how, 'correctedBecause', corrected_because,
  'decidedBy', decided_by, 'decidedAt', decided_at)`

const REMOVAL = `json_object('kind', kind, 'via', via, 'removedBy', removed_by, 'removedAt', removed_at, 'basis', basis,
  'confirmedBy', confirmed_by, 'confirmedAt', confirmed_at)`

/** What is selected of a comment and its channel; the tables follow. */
export const COMMENT_COLUMNS = `SELECT comment.id, comment.kind, comment.channel_id AS channelId, method, address, selector, state, content, problem,
  (SELECT ${DECISION} FROM comment_decision WHERE seq = comment.decision) AS decision,
  (SELECT ${REMOVAL} FROM comment_removal LEFT JOIN comment_confirmation ON comment_confirmation.removal = seq
    WHERE seq = comment.removal) AS removal,
  noticed_at AS noticedAt, saved_at AS savedAt, verified_at AS verifiedAt, comment.police_number AS policeNumber,
  channel.name AS channelName`

const COMMENT = `${COMMENT_COLUMNS} FROM comment JOIN channel ON channel.id = comment.channel_id`

/** A row of `COMMENT_COLUMNS`. */
export function readComment(row: object): CommentRow {
  // What COMMENT selects; three columns are JSON texts.
  const { content, decision, removal, ...rest } = row as Record<
    'content' | 'decision' | 'removal',
    string | null
  >
  const read = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
  return CommentRow.parse({
    ...rest,
    content: read(content),
    decision: read(decision),
    removal: read(removal)
  })
}

/** Every decision on the comment, oldest first. */
export function decisionsOf(db: ReadDb, id: CommentId): StoredDecision[] {
  const rows = db
    .prepare(`SELECT ${DECISION} AS decision FROM comment_decision WHERE comment_id = ? ORDER BY seq`)
    .all(id)
  return rows.map(row => StoredDecision.parse(JSON.parse((row as { decision: string }).decision)))
}

/** Every removal of the comment, oldest first, with how it is known. */
export function removalsOf(db: ReadDb, id: CommentId): Removal[] {
  const rows = db
    .prepare(
      `SELECT ${REMOVAL} AS removal FROM comment_removal LEFT JOIN comment_confirmation ON removal = seq
       WHERE comment_id = ? ORDER BY seq`
    )
    .all(id)
  return rows.map(row => Removal.parse(JSON.parse((row as { removal: string }).removal)))
}

export function findComment(db: ReadDb, id: CommentId): CommentRow | undefined {
  const row = db.prepare(`${COMMENT} WHERE comment.id = ?`).get(id)
  return row === undefined ? undefined : readComment(row as object)
}

export function commentFiles(db: ReadDb, id: CommentId): CommentFile[] {
  const rows = db
    .prepare(
      `SELECT role, position, sha256, bytes, media_type AS mediaType FROM comment_file JOIN object USING (sha256)
       WHERE comment_id = ? ORDER BY role, position`
    )
    .all(id)
  return z.array(CommentFile).parse(rows)
}

const Under = z.object({ id: CommentId, state: CommentState })

/** What stands under a post; null for a comment. */
export function underPost(db: ReadDb, id: CommentId): z.infer<typeof UnderPost> | null {
  const post = z
    .object({ goneThroughAt: Instant.nullable(), left: z.int() })
    .optional()
    .parse(
      db
        .prepare(
          `SELECT gone_through_at AS goneThroughAt, left_under AS left FROM comment WHERE id = ? AND kind = 'post'`
        )
        .get(id)
    )
  if (post === undefined) return null
  const rows = db
    .prepare(
      `SELECT comment.id, state FROM post_comment JOIN comment ON comment.id = comment_id
       WHERE post_id = ? AND same_as IS NULL ORDER BY noticed_at, comment.id`
    )
    .all(id)
  return { ...post, comments: z.array(Under).parse(rows) }
}

/** The newest post that a comment was saved with. */
export function postOf(db: ReadDb, id: CommentId): CommentId | null {
  const row = db
    .prepare(
      `SELECT post_id AS id FROM post_comment JOIN comment ON comment.id = post_id
       WHERE comment_id = ? ORDER BY noticed_at DESC LIMIT 1`
    )
    .get(id)
  return row === undefined ? null : z.object({ id: CommentId }).parse(row).id
}

/** Notes what stood under a post when its page was gone through, and how many more there were. */
export function markGoneThrough(
  db: WriteDb,
  id: CommentId,
  {
    at,
    left,
    comments
  }: { readonly at: Instant; readonly left: number; readonly comments: readonly CommentId[] }
): void {
  const link = db.prepare('INSERT OR IGNORE INTO post_comment (post_id, comment_id) VALUES (?, ?)')
  for (const comment of comments) link.run(id, comment)
  db.prepare('UPDATE comment SET gone_through_at = ?, left_under = ? WHERE id = ?').run(at, left, id)
}

/** Who wrote the comment, where that is known. */
export function senderOf(db: ReadDb, id: CommentId): ActorId | null {
  const row = db.prepare('SELECT actor_id AS actorId FROM comment WHERE id = ?').get(id)
  return z.object({ actorId: ActorId.nullable() }).parse(row).actorId
}

/** The digest of the evidence, which speaks for all files of the comment; null while only noticed. */
export function evidenceOf(db: ReadDb, id: CommentId): Sha256 | null {
  const row = db.prepare('SELECT evidence FROM comment WHERE id = ?').get(id) as { evidence: Sha256 | null }
  return row.evidence
}

/** Comments that are noticed and have no word on why they are not saved. */
export function unexplained(db: ReadDb): CommentId[] {
  const rows = db
    .prepare(`SELECT id FROM comment WHERE state = 'noticed' AND problem IS NULL AND same_as IS NULL`)
    .all()
  return rows.map(row => (row as { id: CommentId }).id)
}

/** Comments that are saved and whose copy has not been read back, of one channel or of all; the oldest first. */
export function unverified(db: ReadDb, channelId: ChannelId | null): CommentId[] {
  const rows = db
    .prepare(
      `SELECT id FROM comment WHERE state = 'saved' AND (@channelId IS NULL OR channel_id = @channelId)
       ORDER BY saved_at, id`
    )
    .all({ channelId })
  return rows.map(row => (row as { id: CommentId }).id)
}

export function setProblem(db: WriteDb, id: CommentId, problem: string): void {
  db.prepare('UPDATE comment SET problem = ? WHERE id = ?').run(problem, id)
}

/** Whether something is still to be done about it. */
export function isUnfinished(db: ReadDb, id: CommentId): boolean {
  return db.prepare('SELECT 1 FROM unfinished_comment WHERE id = ?').get(id) !== undefined
}

/** The attempt turned out to be about a comment that is there already. */
export function markSameAs(db: WriteDb, id: CommentId, other: CommentId): void {
  db.prepare('UPDATE comment SET same_as = ?, problem = NULL WHERE id = ?').run(other, id)
}

type By = { readonly by: string; readonly at: Instant }

const NO_OUTCOME = {
  category: null,
  ownCategory: null,
  senderNote: null,
  boardOffence: null,
  toAuthor: null,
  answer: null,
  answeredAt: null,
  answeredBy: null,
  forwardedTo: null,
  because: null,
  goneBy: null,
  receivedHow: null
}

/** Enters a decision and gives its number. */
export function insertDecision(db: WriteDb, id: CommentId, decision: Decision & By): number {
  const police = 'police' in decision ? (decision.police ?? null) : null
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO comment_decision (comment_id, outcome, category, own_category, note, sender_note, is_police_matter,
         police_number, board_offence, to_author, answer, answered_at, answered_by, forwarded_to, because, gone_by,
         received_how, corrected_because, decided_by, decided_at, was_not_removed)
       VALUES (@id, @outcome, @category, @ownCategory, @note, @senderNote, @isPoliceMatter, @policeNumber, @boardOffence,
         @toAuthor, @answer, @answeredAt, @answeredBy, @forwardedTo, @because, @goneBy, @receivedHow,
         @correctedBecause, @by, @at, @wasNotRemoved)`
    )
    .run({
      ...NO_OUTCOME,
      ...decision,
      // On file it is the putting back of what was noted as removed.
      ...(decision.outcome === 'not-removed'
        ? { outcome: 'put-back', wasNotRemoved: 1 }
        : { wasNotRemoved: 0 }),
      ...groundOf(decision),
      correctedBecause: decision.correctedBecause ?? null,
      isPoliceMatter: police === null ? 0 : 1,
      policeNumber: police?.number ?? null,
      id
    })
  return Number(lastInsertRowid)
}

function groundOf(decision: Decision): { category: Category | null; ownCategory: string | null } {
  if (decision.outcome !== 'remove') return { category: null, ownCategory: null }
  const { data } = Category.safeParse(decision.category)
  return data === undefined
    ? { category: null, ownCategory: decision.category }
    : { category: data, ownCategory: null }
}

/** Brings the comment to its newest decision; a removal that held before is no longer the one that holds. */
export function markDecided(db: WriteDb, id: CommentId, decision: number): void {
  db.prepare(`UPDATE comment SET state = 'decided', decision = ?, removal = NULL WHERE id = ?`).run(
    decision,
    id
  )
}

/** Rests a removed comment on a decision that corrects the one it was removed by. */
export function markCorrected(db: WriteDb, id: CommentId, decision: number): void {
  db.prepare('UPDATE comment SET decision = ? WHERE id = ?').run(decision, id)
}

/** Takes a comment back to where it was before it was decided on. */
export function markReopened(db: WriteDb, id: CommentId): void {
  db.prepare(
    `UPDATE comment SET decision = NULL,
       state = CASE WHEN verified_at IS NOT NULL THEN 'verified' WHEN saved_at IS NOT NULL THEN 'saved' ELSE 'noticed' END
     WHERE id = ?`
  ).run(id)
}

/** Enters a removal under the decision that holds and gives its number. */
export function insertRemoval(
  db: WriteDb,
  id: CommentId,
  removal: { kind: RemovalKind; via: RemovalVia } & By
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO comment_removal (comment_id, decision, kind, via, removed_by, removed_at)
       SELECT id, decision, @kind, @via, @by, @at FROM comment WHERE id = @id`
    )
    .run({ id, ...removal })
  return Number(lastInsertRowid)
}

export function markRemoved(db: WriteDb, id: CommentId, removal: number): void {
  db.prepare(`UPDATE comment SET state = 'removed', removal = ? WHERE id = ?`).run(removal, id)
}

/** Enters how it is known that the comment is gone. */
export function insertConfirmation(
  db: WriteDb,
  id: CommentId,
  confirmation: { basis: RemovalBasis; proof: Sha256 | null } & By
): void {
  db.prepare(
    `INSERT INTO comment_confirmation (removal, basis, proof, confirmed_by, confirmed_at)
     SELECT removal, @basis, @proof, @by, @at FROM comment WHERE id = @id`
  ).run({ id, ...confirmation })
}

export function markGone(db: WriteDb, id: CommentId): void {
  db.prepare(`UPDATE comment SET state = 'gone' WHERE id = ?`).run(id)
}

/** Every word on how the comment is registered, oldest first. */
export function registrationsOf(db: ReadDb, id: CommentId): StoredRegistration[] {
  return db
    .prepare(
      `SELECT outcome, number, public_title AS publicTitle, protected_title AS protectedTitle,
         public_counterpart AS publicCounterpart, protected_counterpart AS protectedCounterpart, because,
         corrected_because AS correctedBecause, decided_by AS decidedBy, decided_at AS decidedAt
       FROM comment_registration WHERE comment_id = ? ORDER BY seq`
    )
    .all(id)
    .map(row => StoredRegistration.parse(row))
}
