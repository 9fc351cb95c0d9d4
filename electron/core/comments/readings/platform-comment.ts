// How a comment stands with its platform: what the platform calls it, whether it is shown there, and whether somebody has looked
// at it. The changes are part of a larger act.
import type { z } from 'zod'
import { ChannelId, type CommentId, type Instant, type SourceFileId } from '#shared/ids.ts'
import { PlatformFacts } from '#shared/moderation.ts'
import type { PlatformStatus } from '#shared/reading.ts'
import { inserter } from '../../kernel/db/insert-many.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { isPageKey } from '../comments/keys.ts'

const PLATFORM = `SELECT comment_id AS commentId, channel_id AS channelId, native_id AS nativeId, thread_id AS threadId,
  parent_id AS parentId, is_own AS isOwn, author_ip AS authorIp, author_user_agent AS authorUserAgent, created_at AS createdAt,
  status, seen_at AS seenAt, gone_at AS goneAt, vanished_at AS vanishedAt, perhaps_gone_at AS perhapsGoneAt, read_at AS readAt FROM platform_comment`

const PlatformRow = PlatformFacts.omit({ versions: true, actions: true, possible: true, proof: true }).extend(
  {
    channelId: ChannelId
  }
)
export type PlatformRow = z.infer<typeof PlatformRow>

/** Whether the platform itself has said what the comment is, and not just a page of it. */
export function isPlatforms(row: PlatformRow | undefined): row is PlatformRow {
  return row !== undefined && !isPageKey(row.nativeId)
}

/** How a comment stands with its platform; undefined for one that was not read in through an account. */
export function platformRow(db: ReadDb, id: CommentId): PlatformRow | undefined {
  const row = db.prepare(`${PLATFORM} WHERE comment_id = ?`).get(id)
  if (row === undefined) return undefined
  return PlatformRow.parse({ ...row, isOwn: (row as { isOwn: number }).isOwn === 1 })
}

/** When somebody looked at it; null for not yet. */
export function setRead(db: WriteDb, id: CommentId, at: Instant | null): void {
  db.prepare('UPDATE platform_comment SET read_at = ? WHERE comment_id = ?').run(at, id)
}

export type NewPlatformComment = {
  id: CommentId
  channelId: ChannelId
  nativeId: string
  threadId: string
  parentId: string | null
  isOwn: boolean
  ip: string | null
  userAgent: string | null
  createdAt: Instant | null
  status: PlatformStatus
  seenAt: Instant
  readAt: Instant | null
}

const insertRows = inserter<Omit<NewPlatformComment, 'isOwn'> & { isOwn: number }>(
  {
    own: {
      ...{ id: 'comment_id', channelId: 'channel_id', nativeId: 'native_id', threadId: 'thread_id' },
      ...{ parentId: 'parent_id', isOwn: 'is_own', ip: 'author_ip', userAgent: 'author_user_agent' },
      ...{ createdAt: 'created_at', status: 'status', seenAt: 'seen_at', readAt: 'read_at' }
    },
    shared: {}
  },
  (columns, values) => `INSERT INTO platform_comment (${columns}) ${values}`
)

export function insertPlatformComments(db: WriteDb, comments: readonly NewPlatformComment[]): void {
  const rows = comments.map(each => ({ ...each, isOwn: each.isOwn ? 1 : 0 }))
  insertRows(db, rows, {})
}

/** Enters what a platform says of one that is on file. Of one that the platform has spoken of before, that stays. */
export function setPlatformComment(db: WriteDb, comment: NewPlatformComment): void {
  const row = platformRow(db, comment.id)
  if (row === undefined) {
    insertPlatformComments(db, [comment])
    return
  }
  if (isPlatforms(row)) return
  // Read on a page before: now its platform itself says what it is.
  db.prepare(
    `UPDATE platform_comment SET native_id = @nativeId, thread_id = @threadId, parent_id = @parentId, is_own = @isOwn,
       author_ip = @ip, author_user_agent = @userAgent, created_at = @createdAt, status = @status, seen_at = @seenAt,
       gone_at = NULL, vanished_at = NULL, perhaps_gone_at = NULL WHERE comment_id = @id`
  ).run({ ...comment, isOwn: comment.isOwn ? 1 : 0 })
}

/** The platform showed it now, and like this. What was confirmed gone and is shown all the same is news. */
export function setSeen(db: WriteDb, id: CommentId, status: PlatformStatus, at: Instant): void {
  db.prepare(
    `UPDATE platform_comment SET status = @status, seen_at = @at, gone_at = NULL, vanished_at = NULL, perhaps_gone_at = NULL,
       read_at = iif(@status = 'visible' AND EXISTS (
         SELECT 1 FROM comment JOIN comment_confirmation ON comment_confirmation.removal = comment.removal
         WHERE comment.id = comment_id AND state = 'gone' AND (status <> 'visible' OR seen_at <= confirmed_at)),
         NULL, read_at)
     WHERE comment_id = @id`
  ).run({ id, status, at })
}

/** An answer that was kept for other comments holds this one too. */
export function noteAlong(db: WriteDb, id: CommentId, sourceId: SourceFileId): void {
  db.prepare('INSERT INTO comment_along (comment_id, source_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    id,
    sourceId
  )
}

/** The platform does not show it any more. When it last did stays. `hasVanished`: not by our doing. */
export function setGone(db: WriteDb, id: CommentId, at: Instant, hasVanished: boolean): void {
  db.prepare(
    `UPDATE platform_comment SET status = 'gone', gone_at = ?, vanished_at = ?, perhaps_gone_at = NULL WHERE comment_id = ?`
  ).run(at, hasVanished ? at : null, id)
}

/** The platform does not give it, nor any other, so that nobody can tell whether it is gone. */
export function setPerhapsGone(db: WriteDb, id: CommentId, at: Instant): void {
  db.prepare('UPDATE platform_comment SET perhaps_gone_at = ? WHERE comment_id = ?').run(at, id)
}

/** A removal of ours is on file after all: it did not vanish by itself. */
export function setOurDoing(db: WriteDb, id: CommentId): void {
  db.prepare('UPDATE platform_comment SET vanished_at = NULL WHERE comment_id = ?').run(id)
}
