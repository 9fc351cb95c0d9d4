// What came of acting on a comment: it took, with the answers that show it; or it did not, or nobody knows yet.
import type { PlatformAction } from '#shared/account.ts'
import type { ModerationAction } from '#shared/moderation.ts'
import { noteGoneByApi } from '../comments/order.ts'
import type { Context } from '../context.ts'
import { enterSource } from '../intake/sources.ts'
import { record } from '../journal/record.ts'
import type { Answer } from '../platforms/http.ts'
import type { Found } from '../platforms/platform.ts'
import { keepAnswer } from '../readings/keep.ts'
import { setGone, setSeen } from '../readings/queries.ts'
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
  const status = found.comment?.status ?? 'gone'
  // What the platform has no more cannot be put back, whatever was asked for.
  const kind = KINDS[action.action] && status === 'gone' ? 'deleted' : KINDS[action.action]
  ctx.db.transact(tx => {
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
    if (kind !== null) noteGoneByApi(tx, ctx, { id, kind, proof: seen.object })
  })
}

/** Notes that it was refused, or that what came of it could not be seen. */
export function setAside(
  ctx: Context,
  { id, commentId, action }: ModerationAction,
  end: { readonly state: 'refused' | 'unknown'; readonly problem: string }
): void {
  ctx.db.transact(tx => {
    queries.markNotDone(tx, id, { ...end, at: ctx.clock.now() })
    record(tx, ctx, {
      act: `comment.action-${end.state}`,
      about: commentId,
      details: { action, problem: end.problem }
    })
  })
}
