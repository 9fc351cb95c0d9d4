// Acting on a comment through its platform: only what is saved, read back and decided, and done only when it is seen to be.
import { randomUUID } from 'node:crypto'
import { type Account, PLATFORM_NAMES, type PlatformAction } from '#shared/account.ts'
import type { CommentDetail } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import type { ModerationAction } from '#shared/moderation.ts'
import type { PlatformStatus } from '#shared/reading.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { accountOf, withClient } from '../accounts/accounts.ts'
import { commentDetail } from '../comments/detail.ts'
import { readyToPutBack, readyToRemove } from '../comments/order.ts'
import { actionsOf } from '../platforms/clients.ts'
import type { Answer } from '../platforms/http.ts'
import type { Found, PlatformClient } from '../platforms/platform.ts'
import { noteGone } from '../readings/absent.ts'
import { findSurely } from '../readings/find-surely.ts'
import { keepComments } from '../readings/keep.ts'
import { isPlatforms, type PlatformRow, platformRow } from '../readings/platform-comment.ts'
import { conclude, isReached, noteNotDone, statusOf } from './outcome.ts'
import * as queries from './queries.ts'

/** The platform answered that it will not: nothing was done there. After anything else it is looked at again. */
const SURE: readonly string[] = [
  'platform-login-refused',
  'platform-expired',
  'platform-forbidden',
  'platform-not-found',
  'platform-moved',
  'platform-busy',
  'platform-cannot',
  'thread-unknown'
]

/**
 * Does something with a comment at its platform. Before anything is sent the saved copy is read back, the comment is looked
 * at again, and the act is noted as begun; afterwards it is looked at once more, and that answer is what counts (P9a, P9b).
 * @throws ArchiveError wrong-order, not-to-be-removed, evidence-missing, no-account, comment-not-read, comment-vanished,
 *   comment-edited, action-going-on, action-did-not-take, platform-cannot, and what the platform says
 */
export async function actOn(
  ctx: Context,
  { id, action }: { id: CommentId; action: PlatformAction }
): Promise<CommentDetail> {
  const comment = action === 'unhide' ? readyToPutBack(ctx, id) : await readyToRemove(ctx, id)
  const row = platformRow(ctx.db.read, id)
  if (!isPlatforms(row)) throw new ArchiveError('comment-not-read')
  const account = accountOf(ctx.db.read, row.channelId)
  if (!actionsOf(account.kind).includes(action))
    throw new ArchiveError('platform-cannot', { platform: PLATFORM_NAMES[account.kind], action })
  try {
    await withClient(ctx, account, client => work(ctx, client, { account, comment, row, action }))
  } finally {
    tellChanged(ctx, 'comments')
  }
  return commentDetail(ctx.db.read, id)
}

type Task = {
  readonly account: Account
  readonly comment: CommentDetail
  readonly row: PlatformRow
  readonly action: PlatformAction
}

async function work(ctx: Context, client: PlatformClient, task: Task): Promise<void> {
  const { comment, row } = task
  const found = await findSurely(ctx, { channelId: row.channelId, client }, row.nativeId)
  const [earlier] = queries.openActions(ctx.db.read, comment.id)
  if (earlier?.state === 'begun') throw new ArchiveError('action-going-on')
  if (earlier !== undefined) {
    const isDone = isReached(earlier.action, found)
    if (isDone) await conclude(ctx, { action: earlier, answer: null, found })
    else noteNotDone(ctx, earlier, { state: 'refused', problem: earlier.problem ?? 'interrupted' })
    // What was hidden then and is decided to be shown again is still to be shown.
    const isTurned = (task.action === 'unhide') !== (earlier.action === 'unhide')
    if (isDone && !isTurned) return
  }
  await seeThatItIsTheSame(ctx, client, task, found)
  const begun = begin(ctx, task, statusOf(found))
  const answer = await send(ctx, client, { begun, row })
  await readBack(ctx, client, { begun, row, answer })
}

/** @throws ArchiveError comment-vanished, comment-edited */
async function seeThatItIsTheSame(
  ctx: Context,
  client: PlatformClient,
  { comment, row }: Task,
  { answer, comment: found }: Found
): Promise<void> {
  const platform = PLATFORM_NAMES[client.kind]
  if (found === null) {
    await noteGone(ctx, { channelId: row.channelId, nativeId: row.nativeId, answer })
    throw new ArchiveError('comment-vanished', { platform, at: row.seenAt })
  }
  await keepComments(ctx, { channelId: row.channelId, client }, { answer, comments: [found] })
  const edited = queries.lastEditSeen(ctx.db.read, comment.id)
  if (edited !== null && edited > (comment.decision?.decidedAt ?? ''))
    throw new ArchiveError('comment-edited', { platform })
}

function begin(ctx: Context, { account, comment, action }: Task, before: PlatformStatus): ModerationAction {
  const id = randomUUID()
  ctx.db.transact(tx => {
    queries.insertAction(tx, {
      id,
      commentId: comment.id,
      accountId: account.id,
      action,
      statusBefore: before,
      begunAt: ctx.clock.now(),
      begunBy: ctx.actor
    })
    record(tx, ctx, {
      act: 'comment.action-begun',
      about: comment.id,
      details: { action, kind: account.kind }
    })
  })
  const begun = queries.actionsOn(ctx.db.read, comment.id).find(each => each.id === id)
  if (begun === undefined) throw new Error('an action that was begun is not there')
  return begun
}

type Sent = { readonly begun: ModerationAction; readonly row: PlatformRow }

/** The platform's answer; null when none came that says anything, and it has to be looked at. */
async function send(ctx: Context, client: PlatformClient, { begun, row }: Sent): Promise<Answer | null> {
  try {
    return await client.act(row.nativeId, begun.action)
  } catch (error) {
    const code = error instanceof ArchiveError ? error.code : 'internal'
    if (SURE.includes(code)) {
      noteNotDone(ctx, begun, { state: 'refused', problem: code })
      throw error
    }
    if (code === 'stopped' || code === 'internal') {
      noteNotDone(ctx, begun, { state: 'unknown', problem: code })
      throw error
    }
    return null
  }
}

async function readBack(
  ctx: Context,
  client: PlatformClient,
  { begun, row, answer }: Sent & { answer: Answer | null }
): Promise<void> {
  // It was shown a moment ago, and its platform says that it deleted it.
  const isDeleted = answer !== null && begun.action === 'delete'
  const asked = { channelId: row.channelId, client }
  const looking = isDeleted ? client.find(row.nativeId) : findSurely(ctx, asked, row.nativeId)
  const found = await looking.catch(error => {
    const code = error instanceof ArchiveError ? error.code : 'internal'
    noteNotDone(ctx, begun, { state: 'unknown', problem: code })
    throw error
  })
  if (isReached(begun.action, found)) return conclude(ctx, { action: begun, answer, found })
  noteNotDone(ctx, begun, { state: 'refused', problem: 'action-did-not-take' })
  throw new ArchiveError('action-did-not-take', {
    platform: PLATFORM_NAMES[client.kind],
    action: begun.action
  })
}
