// The SQL of comments and the files saved of them.
import { z } from 'zod'
import {
  type CommentContent,
  CommentFile,
  type CommentFileRole,
  CommentRow,
  type CommentState,
  type Decision,
  type RemovalBasis,
  type RemovalKind
} from '#shared/comment.ts'
import { ActorId, type ChannelId, type CommentId, type Instant, type Sha256 } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../db/paging.ts'

const COMMENT = `SELECT comment.id, comment.channel_id AS channelId, address, selector, state, content, problem,
  iif(category IS NULL, NULL, json_object('category', category, 'note', note, 'senderNote', sender_note, 'decidedBy', decided_by,
    'decidedAt', decided_at)) AS decision,
  iif(removal_kind IS NULL, NULL, json_object('kind', removal_kind, 'basis', removal_basis, 'confirmedBy', confirmed_by,
    'confirmedAt', confirmed_at)) AS removal,
  noticed_at AS noticedAt, preserved_at AS preservedAt, cleared_at AS clearedAt, channel.name AS channelName
  FROM comment JOIN channel ON channel.id = comment.channel_id`

function readComment(row: unknown): CommentRow {
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

export function listComments(
  db: ReadDb,
  filter: { channelId: ChannelId | null; state: CommentState | null } & Paging
): Page<CommentRow> {
  const rows = db
    .prepare(
      `${COMMENT} WHERE (noticed_at, comment.id) < (@afterAt, @afterId)
         AND (@channelId IS NULL OR comment.channel_id = @channelId) AND (@state IS NULL OR state = @state)
       ORDER BY noticed_at DESC, comment.id DESC LIMIT @limit`
    )
    .all({ ...keysetOf(filter), channelId: filter.channelId, state: filter.state })
    .map(readComment)
  return pageOf(rows, filter, row => row.noticedAt)
}

export function findComment(db: ReadDb, id: CommentId): CommentRow | undefined {
  const row = db.prepare(`${COMMENT} WHERE comment.id = ?`).get(id)
  return row === undefined ? undefined : readComment(row)
}

export function commentFiles(db: ReadDb, id: CommentId): CommentFile[] {
  const rows = db
    .prepare(
      `SELECT role, sha256, bytes, media_type AS mediaType FROM comment_file JOIN object USING (sha256)
       WHERE comment_id = ? ORDER BY role`
    )
    .all(id)
  return z.array(CommentFile).parse(rows)
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

export function insertComment(
  db: WriteDb,
  comment: {
    id: CommentId
    channelId: ChannelId
    address: string
    selector: string | null
    noticedAt: Instant
  }
): void {
  db.prepare(
    `INSERT INTO comment (id, channel_id, address, selector, state, noticed_at)
     VALUES (@id, @channelId, @address, @selector, 'noticed', @noticedAt)`
  ).run(comment)
}

/** Comments that are noticed and have no word on why they are not preserved. */
export function unexplained(db: ReadDb): CommentId[] {
  const rows = db.prepare(`SELECT id FROM comment WHERE state = 'noticed' AND problem IS NULL`).all()
  return rows.map(row => (row as { id: CommentId }).id)
}

export function setProblem(db: WriteDb, id: CommentId, problem: string): void {
  db.prepare('UPDATE comment SET problem = ? WHERE id = ?').run(problem, id)
}

export function markPreserved(
  db: WriteDb,
  id: CommentId,
  saved: { content: CommentContent; evidence: Sha256; actorId: ActorId | null; at: Instant }
): void {
  db.prepare(
    `UPDATE comment SET state = 'preserved', problem = NULL, content = @content, evidence = @evidence,
       actor_id = @actorId, preserved_at = @at WHERE id = @id`
  ).run({ id, ...saved, content: JSON.stringify(saved.content) })
}

export function insertCommentFile(db: WriteDb, id: CommentId, role: CommentFileRole, sha256: Sha256): void {
  db.prepare('INSERT INTO comment_file (comment_id, role, sha256) VALUES (?, ?, ?)').run(id, role, sha256)
}

export function setDecision(
  db: WriteDb,
  id: CommentId,
  decision: Decision & { by: string; at: Instant }
): void {
  db.prepare(
    `UPDATE comment SET category = @category, note = @note, sender_note = @senderNote, decided_by = @by,
       decided_at = @at WHERE id = @id`
  ).run({ id, ...decision })
}

export function markCleared(db: WriteDb, id: CommentId, at: Instant): void {
  db.prepare(`UPDATE comment SET state = 'cleared', cleared_at = ? WHERE id = ?`).run(at, id)
}

export function markRemoved(
  db: WriteDb,
  id: CommentId,
  removal: { kind: RemovalKind; basis: RemovalBasis; by: string; at: Instant }
): void {
  db.prepare(
    `UPDATE comment SET state = 'removed', removal_kind = @kind, removal_basis = @basis, confirmed_by = @by,
       confirmed_at = @at WHERE id = @id`
  ).run({ id, ...removal })
}
