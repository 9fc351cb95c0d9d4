// Comments as the page would have left them: content and sender saved, and brought on to any state of the order.
import { randomUUID } from 'node:crypto'
import { type CommentContent, CommentState } from '#shared/comment.ts'
import type { Decision } from '#shared/decision.ts'
import { type ChannelId, CommentId } from '#shared/ids.ts'
import { insertComment, insertCommentFile, markSaved } from '../../electron/core/comments/comments/enter.ts'
import {
  confirmGone,
  decideComment,
  removeComment,
  verifyComment
} from '../../electron/core/comments/comments/order.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'

export const SHOWN: CommentContent = {
  text: 'Ni är odugliga hela bunten 😡',
  authorName: 'Kalle Påhitt',
  authorAddress: 'https://flode.example/kalle',
  timeShown: '2 tim',
  timeMachine: null,
  permalink: 'https://flode.example/inlagg/1?kommentar=2'
}

/** A decision to remove it, as a moderator makes one. */
export const REMOVE = {
  outcome: 'remove',
  category: 'a',
  note: null,
  senderNote: null
} as const satisfies Decision

/** Points a comment out, as the first step does. */
function noticeComment(ctx: Context, channelId: ChannelId): CommentId {
  const id = CommentId.parse(randomUUID())
  ctx.db.transact(tx => {
    insertComment(tx, {
      id,
      channelId,
      method: 'page',
      address: 'https://flode.example/inlagg/1?kommentar=2',
      selector: null,
      noticedAt: ctx.clock.now()
    })
    record(tx, ctx, { act: 'comment.noticed', about: id })
  })
  return id
}

/** Saves one that is noticed, with a picture and its evidence as real objects. */
export async function saveComment(ctx: Context, id: CommentId, content: CommentContent = SHOWN) {
  const picture = await ctx.objects.put(Buffer.from(`bilden av ${id}`), 'image/png')
  const files = [{ role: 'comment', ...picture }]
  const said = { format: 'kanalarkiv-comment/1', comment: id, content, files }
  const evidence = await ctx.objects.put(Buffer.from(JSON.stringify(said)), 'application/json')
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'comment.saved', about: id, objects: [picture, evidence] })
    markSaved(tx, id, { content, evidence: evidence.sha256, actorId: null, at: ctx.clock.now() })
    insertCommentFile(tx, id, 'comment', picture.sha256)
    insertCommentFile(tx, id, 'provenance', evidence.sha256)
  })
  return { picture, evidence }
}

/** A comment that has come this far, by the verbs. */
export async function commentIn(
  ctx: Context,
  channelId: ChannelId,
  state: CommentState,
  content: CommentContent = SHOWN
): Promise<CommentId> {
  const id = noticeComment(ctx, channelId)
  const steps: Record<CommentState, () => unknown> = {
    noticed: () => undefined,
    saved: () => saveComment(ctx, id, content),
    verified: () => verifyComment(ctx, id),
    decided: () => decideComment(ctx, id, REMOVE),
    removed: () => removeComment(ctx, { id, kind: 'unpublished', via: 'person' }),
    gone: () => confirmGone(ctx, { id, basis: 'person', kind: null })
  }
  for (const step of CommentState.options.slice(0, CommentState.options.indexOf(state) + 1))
    await steps[step]()
  return id
}
