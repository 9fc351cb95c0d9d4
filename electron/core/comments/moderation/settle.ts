// What the program did with comments and does not know the outcome of: looked at again when their channel is read, before what is
// not there any more is taken for somebody else's doing.
import type { ChannelId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import type { PlatformClient } from '../platforms/platform.ts'
import { findSurely } from '../readings/find-surely.ts'
import { isPlatforms, platformRow } from '../readings/platform-comment.ts'
import { conclude, isReached, noteNotDone } from './outcome.ts'
import { openActions } from './queries.ts'

/** Looks at each such comment of the channel, and notes whether the act took. Nothing is sent again. */
export async function settleActions(
  ctx: Context,
  client: PlatformClient,
  channelId: ChannelId
): Promise<void> {
  for (const action of openActions(ctx.db.read, null)) {
    const row = platformRow(ctx.db.read, action.commentId)
    if (action.state !== 'unknown' || !isPlatforms(row) || row.channelId !== channelId) continue
    const found = await findSurely(ctx, { channelId, client }, row.nativeId).catch(unlessNotShown)
    // The reading says so, and it is not known to be done or not.
    if (found === null) continue
    if (isReached(action.action, found)) await conclude(ctx, { action, answer: null, found })
    else noteNotDone(ctx, action, { state: 'refused', problem: 'action-did-not-take' })
  }
}

function unlessNotShown(error: unknown): null {
  if (error instanceof ArchiveError && error.code === 'platform-not-shown') return null
  throw error
}
