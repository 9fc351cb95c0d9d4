// How a comment stands with its platform, for those who look at it.
import type { PlatformAction } from '#shared/account.ts'
import type { CommentRow } from '#shared/comment.ts'
import type { CommentId } from '#shared/ids.ts'
import type { PlatformFacts } from '#shared/moderation.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { accountRows } from '../accounts/accounts.ts'
import { commentDetail } from '../comments/detail.ts'
import { isPlatforms, platformRow, setRead } from '../readings/platform-comment.ts'
import { proofOf, versionsOf } from '../readings/read.ts'
import { actionsOn } from './queries.ts'

/** Null for a comment that was not read in through an account. @throws ArchiveError not-found */
export function platformFacts(db: ReadDb, id: CommentId): PlatformFacts | null {
  const comment = commentDetail(db, id)
  const row = platformRow(db, id)
  if (row === undefined) return null
  const [account] = accountRows(db, row.channelId)
  const { channelId: _, ...facts } = row
  // What was only read on a page is not known to the platform by the id that an account would need.
  const actions = isPlatforms(row) ? (account?.actions ?? []) : []
  const done = actionsOn(db, id)
  const isUnsettled = done.some(({ state }) => state === 'unknown')
  const possible = actions.filter(action => mayBe(action, comment) && (row.status !== 'gone' || isUnsettled))
  const proof = proofOf(db, id)
  return {
    ...facts,
    versions: versionsOf(db, id),
    actions: done,
    possible,
    proof: proof === null ? null : { cid: proof.cid, verifiedAt: proof.verifiedAt }
  }
}

/** Whether the order allows the action. */
function mayBe(action: PlatformAction, { state, decision }: CommentRow): boolean {
  if (state !== 'decided') return false
  return decision?.outcome === (action === 'unhide' ? 'put-back' : 'remove')
}

/** Notes that somebody has looked at a comment that was read in. */
export function markRead(ctx: Context, id: CommentId): null {
  const row = platformRow(ctx.db.read, id)
  if (row === undefined || row.readAt !== null) return null
  ctx.db.transact(tx => {
    setRead(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'comment.looked-at', about: id })
  })
  tellChanged(ctx, 'comments')
  return null
}
