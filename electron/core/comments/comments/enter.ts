// Entering comments within a larger act: noticed, saved with their words and files, and verified. The schema keeps the order.
import { z } from 'zod'
import type { CommentContent, CommentFileRole, CommentMethod } from '#shared/comment.ts'
import { type ActorId, ChannelId, type CommentId, type Instant, type Sha256 } from '#shared/ids.ts'
import { inserter } from '../../kernel/db/insert-many.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { indexComment } from './find-index.ts'
import { freeKeys, linkKeyOf } from './keys.ts'
import { type Extras, extrasOf } from './record.ts'
import { shownTime } from './shown-time.ts'

type Noticed = {
  id: CommentId
  channelId: ChannelId
  method: CommentMethod
  address: string
  selector: string | null
  noticedAt: Instant
  policeNumber?: string
}

const insertRows = inserter(
  `(?, ?, ?, ?, ?, 'noticed', ?, ?)`,
  values =>
    `INSERT INTO comment (id, channel_id, method, address, selector, state, noticed_at, police_number) ${values}`
)

export function insertComment(db: WriteDb, comment: Noticed): void {
  insertComments(db, [comment])
}

export function insertComments(db: WriteDb, comments: readonly Noticed[]): void {
  const rows = comments.map(
    ({ id, channelId, method, address, selector, noticedAt, policeNumber = null }) => [
      ...[id, channelId, method, address, selector, noticedAt, policeNumber]
    ]
  )
  insertRows(db, rows, {})
}

const OfChannel = z.object({ channelId: ChannelId })

type Saved = {
  readonly content: CommentContent
  readonly evidence: Sha256
  readonly actorId: ActorId | null
  /** The text to the letter, where that may be another than the text as shown. */
  readonly textRaw?: string
  readonly editedAt?: Instant | null
}

export function markSaved(
  db: WriteDb,
  id: CommentId,
  { at, ...saved }: Saved & { readonly at: Instant },
  extras: Extras = { attachments: null, reactions: null }
): void {
  const { channelId } = OfChannel.parse(
    db.prepare('SELECT channel_id AS channelId FROM comment WHERE id = ?').get(id)
  )
  markAllSaved(db, { channelId, at }, [{ id, ...saved, ...extras }])
}

const saveRows = inserter<{ at: Instant }>(
  '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  values =>
    `UPDATE comment SET state = 'saved', problem = NULL, content = column2, evidence = column3, actor_id = column4,
       saved_at = @at, created_at = column5, created_raw = column6, created_zone = column7, created_basis = column8,
       dedupe_key = column9, link_key = column10, attachments = column11, reactions = column12,
       text_raw = column13, edited_at = column14
     FROM (${values}) WHERE comment.id = column1`
)

/** The same for many comments of a channel. */
export function markAllSaved(
  db: WriteDb,
  { channelId, at }: { readonly channelId: ChannelId; readonly at: Instant },
  comments: readonly (Saved & Extras & { readonly id: CommentId })[]
): void {
  const keys = freeKeys(
    db,
    channelId,
    comments.map(({ content }) => content)
  )
  const rows = comments.map((comment, index) => {
    const { id, content, evidence, actorId, textRaw = content.text, editedAt = null, ...extras } = comment
    const { createdAt, createdRaw, createdZone, createdBasis } = shownTime(content)
    const { attachments, reactions } = extrasOf(extras)
    return [
      ...[id, JSON.stringify(content), evidence, actorId, createdAt, createdRaw, createdZone, createdBasis],
      ...[keys[index] ?? null, linkKeyOf(content), attachments, reactions],
      // As JSON, since a text to the letter may have half a pair of surrogates.
      ...[textRaw === content.text ? null : JSON.stringify(textRaw), editedAt]
    ]
  })
  saveRows(db, rows, { at })
  for (const { id } of comments) indexComment(db, id)
}

/** Enters a file of the comment, after those of the same role that are there. */
export function insertCommentFile(db: WriteDb, id: CommentId, role: CommentFileRole, sha256: Sha256): void {
  db.prepare(
    `INSERT INTO comment_file (comment_id, role, position, sha256)
     VALUES (@id, @role, (SELECT coalesce(max(position), -1) + 1 FROM comment_file WHERE comment_id = @id AND role = @role),
       @sha256)`
  ).run({ id, role, sha256 })
}

export function markVerified(db: WriteDb, id: CommentId, at: Instant): void {
  markAllVerified(db, [id], at)
}

export function markAllVerified(db: WriteDb, ids: readonly CommentId[], at: Instant): void {
  db.prepare(
    `UPDATE comment SET state = 'verified', verified_at = ? WHERE id IN (SELECT value FROM json_each(?))`
  ).run(at, JSON.stringify(ids))
}
