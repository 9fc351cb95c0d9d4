// Posts that were listed before and are not any more: each is looked for at its own address before it counts as vanished. The picture
// of what was seen instead hangs on what is saved of it.
import type { CommentContent } from '#shared/comment.ts'
import { checkComment } from '../../captures/browser/comments/check-comment.ts'
import { REFUSALS } from '../../captures/browser/refusals/wall.ts'
import { mayBePrivate } from '../../captures/captures/channel-settings.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { pageKey } from '../../register/register/addresses.ts'
import { insertCommentFile } from '../comments/enter.ts'
import { factsOnly } from '../comments/facts-only.ts'
import { findComment } from '../comments/read.ts'
import { isOurDoing } from '../readings/our-doing.ts'
import { insertEvent } from '../watch/events.ts'
import type { Going, Shortfall } from './going.ts'
import * as queries from './queries.ts'
import type { MetPost } from './save-met.ts'

const UNKNOWN: CommentContent = {
  text: '',
  authorName: null,
  authorAddress: null,
  timeShown: null,
  timeMachine: null,
  permalink: null
}

/** Looks for each, within the bound; answers why it ended before its time, if it did. */
export async function lookForMissing(
  ctx: Context,
  going: Going,
  met: readonly MetPost[]
): Promise<Shortfall | null> {
  const listed = new Set(met.map(({ address }) => pageKey(address)))
  const missing = queries
    .knownPosts(ctx.db.read, going.channelId)
    .filter(
      post =>
        !listed.has(post.addressKey) &&
        post.vanishedAt === null &&
        (post.postedAt ?? post.firstSeenAt) >= going.since
    )
  let stopped: Shortfall | null = null
  for (const [at, post] of missing.entries()) {
    if (stopped !== null || at >= going.most) enter(ctx, going, post, { became: 'waiting' })
    else stopped = await lookFor(ctx, going, post)
  }
  return stopped
}

type Outcome =
  | { readonly became: 'not-listed' | 'waiting' }
  | { readonly became: 'failed'; readonly problem: string }

function enter(ctx: Context, { id }: Going, post: queries.KnownPost, outcome: Outcome): void {
  const nothing = { problem: null, commentId: null, comments: null, doubt: null }
  ctx.db.transact(tx => queries.insertMet(tx, { ...nothing, ...outcome, visitId: id, postId: post.id }))
}

async function lookFor(ctx: Context, going: Going, post: queries.KnownPost): Promise<Shortfall | null> {
  await going.rest(post.address)
  let picture: StoredObject | undefined
  const content = post.commentId === null ? null : findComment(ctx.db.read, post.commentId)?.content
  const seen = await checkComment(
    going.open.browser,
    {
      ...{ kind: 'post', address: post.address, selector: null, content: content ?? UNKNOWN, nativeId: null },
      mayBePrivate: mayBePrivate(ctx.db.read, { channelId: going.channelId, address: post.address }),
      ...{ words: going.words, factsOnly: factsOnly(ctx.db.read).links }
    },
    {
      signal: ctx.closing,
      onStep: () => undefined,
      keep: async ({ mediaType, bytes }) => {
        picture = await ctx.objects.put(bytes, mediaType)
      }
    }
  )
  if (!('reason' in seen)) {
    if (seen.outcome === 'gone') noteVanished(ctx, going, { post, picture, problem: null })
    else enter(ctx, going, post, { became: 'not-listed' })
    return null
  }
  const { code } = seen.reason
  if (code === 'stopped') throw new ArchiveError('stopped')
  // The platform says so in words, with a page that is no error to the browser.
  if (code === 'content-unavailable') noteVanished(ctx, going, { post, picture, problem: code })
  else enter(ctx, going, post, { became: 'failed', problem: code })
  return REFUSALS.has(code) ? { reason: seen.reason, retryAfter: null } : null
}

function noteVanished(
  ctx: Context,
  { id, channelId }: Going,
  seen: { post: queries.KnownPost; picture: StoredObject | undefined; problem: string | null }
): void {
  const { post, picture, problem } = seen
  ctx.db.transact(tx => {
    const { commentId } = post
    const isOurs = commentId !== null && isOurDoing(tx, commentId)
    record(tx, ctx, {
      act: isOurs ? 'post.gone' : 'post.vanished',
      about: commentId ?? post.id,
      objects: picture === undefined ? [] : [picture],
      details: { channel: channelId, visit: id, problem }
    })
    if (commentId !== null && picture !== undefined)
      insertCommentFile(tx, commentId, 'confirmation', picture.sha256)
    const at = ctx.clock.now()
    queries.setVanished(tx, post.id, at)
    if (!isOurs) insertEvent(tx, { channelId, what: 'vanished', commentId, postId: post.id, at })
    queries.insertMet(tx, {
      ...{ visitId: id, postId: post.id, became: isOurs ? 'removed' : 'vanished', problem },
      ...{ commentId: null, comments: null, doubt: null }
    })
  })
}
