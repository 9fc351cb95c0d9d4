// What came of acting on a comment: it took, with the answers that show it; or it did not, or nobody knows yet.
import type { PlatformAction } from '#shared/account.ts'
import type { CommentId } from '#shared/ids.ts'
import type { ModerationAction } from '#shared/moderation.ts'
import type { PlatformStatus } from '#shared/reading.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource } from '../../kernel/objects/sources.ts'
import { noteGoneByApi } from '../comments/order.ts'
import { findComment } from '../comments/read.ts'
import type { Answer } from '../platforms/http.ts'
import type { Found } from '../platforms/platform.ts'
import { keepAnswer } from '../readings/keep.ts'
import { setGone, setSeen } from '../readings/platform-comment.ts'
import * as queries from './queries.ts'

/** P9a: whether the comment can still be shown again. */
const KINDS = {
  hide: 'unpublished',
  hold: 'unpublished',
  spam: 'unpublished',
  trash: 'unpublished',
  delete: 'deleted',
  unhide: null
} as const satisfies Record<PlatformAction, 'unpublished' | 'deleted' | null>

/** What each action is seen by, when the comment is looked at again. */
const REACHED: Readonly<Record<PlatformAction, readonly PlatformStatus[]>> = {
  hide: ['hidden', 'held'],
  hold: ['held'],
  spam: ['spam'],
  trash: ['trash', 'gone'],
  delete: ['gone'],
  unhide: ['visible']
}

/** Whether what the platform shows is what the action was to bring about. */
export function isReached(action: PlatformAction, found: Found): boolean {
  return REACHED[action].includes(statusOf(found))
}

export function statusOf({ comment }: Found): PlatformStatus {
  return comment?.status ?? 'gone'
}

type Outcome = {
  readonly action: ModerationAction
  /** What the platform answered to the act, where it did. */
  readonly answer: Answer | null
  /** What it showed afterwards. */
  readonly found: Found
}

/** Enters that it took. What the platform showed afterwards is kept, and is how the removal is known (P9a). */
export async function conclude(ctx: Context, { action, answer, found }: Outcome): Promise<void> {
  const said = answer === null ? null : await keepAnswer(ctx, answer)
  const seen = await keepAnswer(ctx, found.answer)
  const status = statusOf(found)
  // What the platform has no more cannot be put back, whatever was asked for.
  const kind = KINDS[action.action] && status === 'gone' ? 'deleted' : KINDS[action.action]
  ctx.db.transact(tx => {
    if (!isOpen(tx, action)) return
    const at = ctx.clock.now()
    const id = action.commentId
    record(tx, ctx, {
      act: 'comment.acted-on',
      about: id,
      objects: said === null ? [seen.object] : [said.object, seen.object],
      details: { action: action.action, before: action.statusBefore, after: status }
    })
    if (said !== null) enterSource(tx, ctx, said)
    enterSource(tx, ctx, seen)
    if (status === 'gone') setGone(tx, id, at, false)
    else setSeen(tx, id, status, at)
    queries.markDone(tx, action.id, {
      statusAfter: status,
      answer: said?.object.sha256 ?? null,
      seen: seen.object.sha256,
      at
    })
    // A person may have noted the removal meanwhile.
    if (kind !== null && isToBeRemoved(tx, id)) noteGoneByApi(tx, ctx, { id, kind, proof: seen.object })
  })
}

function isToBeRemoved(tx: WriteDb, id: CommentId): boolean {
  const comment = findComment(tx, id)
  return comment?.state === 'decided' && comment.decision?.outcome === 'remove'
}

// A reading may have seen how it ended meanwhile.
function isOpen(tx: WriteDb, { id, commentId }: ModerationAction): boolean {
  return queries.openActions(tx, commentId).some(open => open.id === id)
}

/** Notes that it was refused, or that what came of it could not be seen. */
export function noteNotDone(
  ctx: Context,
  begun: ModerationAction,
  end: { readonly state: 'refused' | 'unknown'; readonly problem: string }
): void {
  const { id, commentId, action } = begun
  ctx.db.transact(tx => {
    if (!isOpen(tx, begun)) return
    queries.markNotDone(tx, id, { ...end, at: ctx.clock.now() })
    record(tx, ctx, {
      act: `comment.action-${end.state}`,
      about: commentId,
      details: { action, problem: end.problem }
    })
  })
}
