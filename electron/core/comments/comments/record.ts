// What is known of a comment besides its words: when it was written, what it answers, what hangs on it, how it was reacted to.
import { z } from 'zod'
import { Attachment, CommentDetail, type CreatedRange, Lacking, Reaction } from '#shared/comment.ts'
import { type ActorId, type CommentId, Instant } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

/** What a source says of the comment's place and time; null for what it does not say. */
export type Known = {
  readonly range: CreatedRange | null
  readonly nativeId: string | null
  readonly threadId: string | null
  readonly parentId: string | null
}

/** Enters what a source says that no other has said before. */
export function setKnown(db: WriteDb, id: CommentId, { range, ...known }: Known): void {
  db.prepare(
    `UPDATE comment SET native_id = coalesce(native_id, @nativeId), thread_id = coalesce(thread_id, @threadId),
       parent_id = coalesce(parent_id, @parentId) WHERE id = @id`
  ).run({ id, ...known })
  if (range === null) return
  db.prepare(
    `UPDATE comment SET created_from = @from, created_to = @to, created_range = @basis
     WHERE id = @id AND created_range IS NULL AND created_at IS NULL`
  ).run({ id, ...range })
}

/** Its platform says that it was edited then. */
export function setEdited(db: WriteDb, id: CommentId, at: Instant | null): void {
  if (at === null) return
  db.prepare('UPDATE comment SET edited_at = max(coalesce(edited_at, @at), @at) WHERE id = @id').run({
    id,
    at
  })
}

/** What a person says it answers, and what is lacking. */
export function setThread(
  db: WriteDb,
  id: CommentId,
  { parentId, completeness }: { parentId: string | null; completeness: readonly Lacking[] }
): void {
  db.prepare('UPDATE comment SET parent_id = ?, completeness = ? WHERE id = ?').run(
    parentId,
    JSON.stringify(completeness),
    id
  )
}

/** Notes what is lacking in a sight of the comment, beside what is noted already. */
export function addLacking(db: WriteDb, id: CommentId, lacking: readonly Lacking[]): void {
  if (lacking.length === 0) return
  db.prepare(
    `UPDATE comment SET completeness = (SELECT json_group_array(DISTINCT value) FROM (
       SELECT value FROM json_each(completeness) UNION ALL SELECT value FROM json_each(@lacking))) WHERE id = @id`
  ).run({ id, lacking: JSON.stringify(lacking) })
}

/** What hangs on a comment and how it was reacted to; null where its source does not say. */
export type Extras = {
  readonly attachments: readonly Attachment[] | null
  readonly reactions: readonly Reaction[] | null
}

/** Enters what its platform says of a comment that was saved in another way. */
export function setExtras(db: WriteDb, id: CommentId, extras: Extras): void {
  db.prepare(
    `UPDATE comment SET attachments = coalesce(attachments, @attachments),
       reactions = iif(reactions = '[]', @reactions, reactions) WHERE id = @id`
  ).run({ id, ...extrasOf(extras) })
}

/** As the columns hold it. */
export function extrasOf({ attachments, reactions }: Extras): {
  attachments: string | null
  reactions: string
} {
  return {
    attachments: attachments === null ? null : JSON.stringify(attachments),
    reactions: JSON.stringify(reactions ?? [])
  }
}

const RecordRow = z.object({
  createdAt: Instant.nullable(),
  createdRaw: z.string().nullable(),
  createdZone: z.string().nullable(),
  createdBasis: CommentDetail.shape.created.shape.basis,
  createdFrom: Instant.nullable(),
  createdTo: Instant.nullable(),
  createdRange: z.enum(['relative', 'mail']).nullable(),
  nativeId: z.string().nullable(),
  thread: z.string().nullable(),
  textRaw: z.string().nullable(),
  editedAt: Instant.nullable(),
  answers: z.string().nullable(),
  lacking: z.string(),
  attachments: z.string().nullable(),
  reactions: z.string()
})

/** When it was written, what it answers, what hangs on it and what is lacking. What the platform itself says goes before. */
export function recordOf(
  db: ReadDb,
  id: CommentId
): Pick<
  CommentDetail,
  | 'created'
  | 'nativeId'
  | 'thread'
  | 'answers'
  | 'textRaw'
  | 'editedAt'
  | 'lacking'
  | 'attachments'
  | 'reactions'
> {
  const row = db
    .prepare(
      `SELECT comment.created_at AS createdAt, created_raw AS createdRaw, created_zone AS createdZone,
         created_basis AS createdBasis, created_from AS createdFrom, created_to AS createdTo, created_range AS createdRange,
         -- What was only read on a page is told apart there in a way of the archive's own.
         coalesce(iif(platform_comment.native_id LIKE 'page:%', NULL, platform_comment.native_id), comment.native_id) AS nativeId,
         coalesce(platform_comment.thread_id, comment.thread_id) AS thread, text_raw AS textRaw, edited_at AS editedAt,
         coalesce(platform_comment.parent_id, comment.parent_id) AS answers,
         completeness AS lacking, attachments, reactions
       FROM comment LEFT JOIN platform_comment ON comment_id = comment.id WHERE comment.id = ?`
    )
    .get(id)
  const { createdAt, createdRaw, createdZone, createdBasis, createdFrom, createdTo, createdRange, ...known } =
    RecordRow.parse(row)
  const { nativeId, thread, answers, textRaw, editedAt, lacking, ...extras } = known
  const range =
    createdRange === null || createdTo === null
      ? null
      : { from: createdFrom, to: createdTo, basis: createdRange }
  const reactions = z.array(Reaction).parse(JSON.parse(extras.reactions))
  return {
    created: { at: createdAt, raw: createdRaw, zone: createdZone, basis: createdBasis, range },
    nativeId,
    thread,
    answers,
    textRaw: textRaw === null ? null : z.string().parse(JSON.parse(textRaw)),
    editedAt,
    lacking: z.array(Lacking).parse(JSON.parse(lacking)),
    attachments:
      extras.attachments === null ? null : z.array(Attachment).parse(JSON.parse(extras.attachments)),
    reactions: reactions.length === 0 ? null : reactions
  }
}

/** More is known of who wrote it than when it was saved. */
export function setSender(db: WriteDb, id: CommentId, actorId: ActorId): void {
  db.prepare('UPDATE comment SET actor_id = ? WHERE id = ?').run(actorId, id)
}
