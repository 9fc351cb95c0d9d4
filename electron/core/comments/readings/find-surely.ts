// Whether what a platform does not give is gone. Where it answers the same about what the account may not see, that is known only
// while the account is still shown other comments.
import { PLATFORM_NAMES } from '#shared/account.ts'
import type { ChannelId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import type { Found, PlatformClient, PlatformComment } from '../platforms/platform.ts'
import * as queries from './queries.ts'

type Asked = { readonly channelId: ChannelId; readonly client: PlatformClient }

/** Looks at one comment again. @throws ArchiveError platform-not-shown, and what the platform says */
export async function findSurely(ctx: Context, asked: Asked, nativeId: string): Promise<Found> {
  const found = await asked.client.find(nativeId)
  if (found.mayBeUnseen === true && !(await hasSight(ctx, asked, nativeId))) throw notShown(asked.client)
  return found
}

export const notShown = ({ kind }: PlatformClient): ArchiveError =>
  new ArchiveError('platform-not-shown', { platform: PLATFORM_NAMES[kind] })

/**
 * Whether the account is shown the comments of a post: of the one that this comment stands under, or else of another.
 * @throws what the platform says
 */
export async function hasSight(
  ctx: Context,
  { channelId, client }: Asked,
  nativeId: string | null = null
): Promise<boolean> {
  for (const thread of queries.threadsShown(ctx.db.read, channelId, nativeId)) {
    const comments = await beginningOf(client, thread)
    // Listed, though it was not given when it was asked for by itself.
    if (comments.some(comment => comment.nativeId === nativeId)) break
    if (comments.length > 0) return true
  }
  return false
}

async function beginningOf(client: PlatformClient, thread: string): Promise<readonly PlatformComment[]> {
  try {
    for await (const { comments } of client.read({ thread, since: null })) return comments
  } catch (error) {
    // The post is gone with all of them, or may not be seen either.
    if (!(error instanceof ArchiveError) || error.code !== 'platform-not-found') throw error
  }
  return []
}
