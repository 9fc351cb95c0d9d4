// Something was heard of a comment or post: it is asked for at its platform before anything counts. What a stream says is a hint.
import type { Account } from '#shared/account.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { withClient } from '../accounts/accounts.ts'
import type { PlatformClient } from '../platforms/platform.ts'
import { partsOf } from '../platforms/proof.ts'
import { notePost, postByEnd } from '../posts/told.ts'
import { noteGone } from '../readings/absent.ts'
import { findSurely } from '../readings/find-surely.ts'
import { keepComments } from '../readings/keep.ts'
import { knownComment } from '../readings/read.ts'
import type { Heard } from './frames/frames.ts'
import * as queries from './queries.ts'

/** Whether it is about anything of this channel. Asked for each of very many. */
export function concerns({ db }: Context, { channelId }: Account, heard: Heard): boolean {
  if (heard.is === 'account') return queries.ofAuthor(db.read, channelId, heard.did).length > 0
  return (
    knownComment(db.read, channelId, heard.uri) !== undefined ||
    postByEnd(db.read, channelId, endOf(heard.uri)) !== null
  )
}

/** Looks again at what was heard of. @throws ArchiveError what the platform says, key-missing, no-keychain, stopped */
export async function lookAgain(ctx: Context, account: Account, heard: Heard): Promise<void> {
  const { channelId } = account
  const uris = heard.is === 'post' ? [heard.uri] : queries.ofAuthor(ctx.db.read, channelId, heard.did)
  await withClient(ctx, account, async client => {
    for (const uri of uris)
      if (knownComment(ctx.db.read, channelId, uri) === undefined) await lookAtPost(ctx, account, client, uri)
      else await lookAtComment(ctx, account, client, uri)
  })
  tellChanged(ctx, 'comments')
}

/** A comment that is there is kept as it is now; one that is not, is noted as gone. */
export async function lookAtComment(
  ctx: Context,
  { channelId }: Account,
  client: PlatformClient,
  nativeId: string
): Promise<void> {
  const { answer, comment } = await findSurely(ctx, { channelId, client }, nativeId)
  if (comment === null) await noteGone(ctx, { channelId, nativeId, answer })
  else await keepComments(ctx, { channelId, client }, { answer, comments: [comment] })
}

/** A post of the authority's own, which has the same last part in its address; anybody may write one that ends so. */
async function lookAtPost(
  ctx: Context,
  { channelId }: Account,
  client: PlatformClient,
  uri: string
): Promise<void> {
  const post = postByEnd(ctx.db.read, channelId, endOf(uri))
  if (post === null || (await client.ownId?.()) !== partsOf(uri)?.did) return
  const { comment } = await client.find(uri)
  notePost(ctx, post, comment === null ? 'vanished' : 'edited')
}

const endOf = (uri: string): string => `/post/${partsOf(uri)?.rkey ?? ''}`
