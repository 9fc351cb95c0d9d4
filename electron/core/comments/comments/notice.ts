// Putting a post of our own into the order of saving and removing: noticed, with the reason why (P4, P6).
import { randomUUID } from 'node:crypto'
import type { ErrorCode } from '#shared/errors.ts'
import { type ChannelId, CommentId, type Instant } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { insertComment } from './enter.ts'
import { markGoneThrough, setProblem } from './queries.ts'

/** Within a larger act. The post waits to be saved; `problem` says what it is there for. Nobody waits for an answer to it. */
export function noticePost(
  tx: WriteDb,
  ctx: Context,
  { channelId, address, problem }: { channelId: ChannelId; address: string; problem: ErrorCode }
): CommentId {
  const id = CommentId.parse(randomUUID())
  const noticedAt = ctx.clock.now()
  insertComment(tx, { id, kind: 'post', method: 'page', channelId, address, selector: null, noticedAt })
  setProblem(tx, id, problem)
  record(tx, ctx, { act: 'comment.noticed', about: id, details: { channel: channelId, reason: problem } })
  return id
}

/** Within a larger act: why the post is there has changed. */
export function setPostProblem(tx: WriteDb, id: CommentId, problem: ErrorCode): void {
  setProblem(tx, id, problem)
}

/** Within a larger act: what stood under a saved post when its page was gone through, and how many more there were. */
export function noteUnder(
  tx: WriteDb,
  id: CommentId,
  under: { readonly at: Instant; readonly left: number; readonly comments: readonly CommentId[] }
): void {
  markGoneThrough(tx, id, under)
}
