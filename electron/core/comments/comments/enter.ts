// Entering comments within a larger act: noticed, saved with their words and files, and verified. The schema keeps the order.
import { z } from 'zod'
import type { CommentContent, CommentFileRole, CommentKind, CommentMethod } from '#shared/comment.ts'
import { type ActorId, ChannelId, type CommentId, type Instant, type Sha256 } from '#shared/ids.ts'
import { inserter } from '../../kernel/db/insert-many.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { indexComment } from './find-index.ts'
import { freeKeys, linkKeyOf } from './keys.ts'
import { type Extras, extrasOf } from './record.ts'
import { type CommentTime, shownTime } from './shown-time.ts'

type Noticed = {
  id: CommentId
  channelId: ChannelId
  method: CommentMethod
  address: string
  selector: string | null
  noticedAt: Instant
  policeNumber?: string
  /** A visitor's comment, where nothing else is said. */
  kind?: CommentKind
}

const insertRows = inserter<
  Omit<Noticed, 'policeNumber' | 'kind'> & { policeNumber: string | null; kind: CommentKind },
  { state: 'noticed' }
>(
  {
    own: {
      ...{ id: 'id', channelId: 'channel_id', method: 'method', address: 'address', selector: 'selector' },
      ...{ noticedAt: 'noticed_at', policeNumber: 'police_number', kind: 'kind' }
    },
    shared: { state: 'state' }
  },
  (columns, values) => `INSERT INTO comment (${columns}) ${values}`
)

export function insertComment(db: WriteDb, comment: Noticed): void {
  insertComments(db, [comment])
}

export function insertComments(db: WriteDb, comments: readonly Noticed[]): void {
  const rows = comments.map(({ policeNumber = null, kind = 'comment', ...each }) => ({
    ...each,
    policeNumber,
    kind
  }))
  insertRows(db, rows, { state: 'noticed' })
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

type SavedRow = CommentTime &
  ReturnType<typeof extrasOf> & {
    readonly id: CommentId
    readonly content: string
    readonly evidence: Sha256
    readonly actorId: ActorId | null
    readonly key: string | null
    readonly linkKey: string | null
    readonly textRaw: string | null
    readonly editedAt: Instant | null
  }

const saveRows = inserter<SavedRow, { at: Instant }>(
  {
    own: {
      ...{ id: 'id', content: 'content', evidence: 'evidence', actorId: 'actor_id', createdAt: 'created_at' },
      ...{ createdRaw: 'created_raw', createdZone: 'created_zone', createdBasis: 'created_basis' },
      ...{ key: 'dedupe_key', linkKey: 'link_key', attachments: 'attachments', reactions: 'reactions' },
      ...{ textRaw: 'text_raw', editedAt: 'edited_at' }
    },
    shared: { at: 'saved_at' }
  },
  (_columns, _values, said) =>
    `UPDATE comment SET state = 'saved', problem = NULL, content = said.content, evidence = said.evidence,
       actor_id = said.actor_id, saved_at = said.saved_at, created_at = said.created_at, created_raw = said.created_raw,
       created_zone = said.created_zone, created_basis = said.created_basis, dedupe_key = said.dedupe_key,
       link_key = said.link_key, attachments = said.attachments, reactions = said.reactions, text_raw = said.text_raw,
       edited_at = said.edited_at
     FROM ${said} AS said WHERE comment.id = said.id`
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
    return {
      ...{ id, evidence, actorId, editedAt, ...shownTime(content), ...extrasOf(extras) },
      content: JSON.stringify(content),
      key: keys[index] ?? null,
      linkKey: linkKeyOf(content),
      // As JSON, since a text to the letter may have half a pair of surrogates.
      textRaw: textRaw === content.text ? null : JSON.stringify(textRaw)
    }
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
