// What a list of posts means: which are new, which say something else, which have come back; and saving those that are to be saved.
import { randomUUID } from 'node:crypto'
import { ReasonCode } from '#shared/capture.ts'
import { type ChannelId, type CommentId, PostId } from '#shared/ids.ts'
import type { PostBecame } from '#shared/posts.ts'
import type { ListedPost, PostList } from '../../captures/browser/posts/read-posts.ts'
import { REFUSALS } from '../../captures/browser/refusals/wall.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { pageKey } from '../../register/register/addresses.ts'
import { noticeOnPage, retryComment } from '../comments/comments.ts'
import { noteUnder } from '../comments/notice.ts'
import { findComment } from '../comments/read.ts'
import { shownTime } from '../comments/shown-time.ts'
import { type TakenPage, takePage } from '../watch/take-page.ts'
import type { Going, Shortfall } from './going.ts'
import * as queries from './queries.ts'
import { hasChanged, type Said, saidOf } from './said.ts'

/** So many new comments are pictured under one post; the rest wait for the next time. */
const MOST_COMMENTS = 100
/** With one of these nothing more can be saved. */
const ENDS = new Set(['stopped', 'disk-full', 'temporary-disk-full', 'disk-failing', 'system-refused'])

export type MetPost = {
  readonly id: PostId
  readonly address: string
  readonly said: Said
  readonly was: Extract<PostBecame, 'new' | 'changed' | 'same' | 'back'>
  /** What is saved of it from before. */
  readonly commentId: CommentId | null
}

/** Notes every post that is listed and not too old, and tells how each stands. */
export function meetPosts(ctx: Context, going: Going, { posts }: PostList): MetPost[] {
  const { id: visit, channelId, since } = going
  return ctx.db.transact(tx => {
    const known = new Map(queries.knownPosts(tx, channelId).map(post => [post.addressKey, post]))
    const met = new Map<string, MetPost>()
    for (const listed of posts) {
      const key = pageKey(listed.address)
      const before = known.get(key)
      const isOld = listed.notAfter !== null && listed.notAfter < since
      if (met.has(key) || (isOld && before === undefined)) continue
      const said = saidOf(listed.text)
      const id = before?.id ?? PostId.parse(randomUUID())
      const was = before === undefined ? 'new' : standing(before, said)
      // What was said before stays known until what is said now is saved.
      const noted = { ...seenNow(ctx, listed), id, ...(was === 'same' || was === 'back' ? said : UNSAID) }
      if (before === undefined) queries.insertPost(tx, { ...noted, channelId, key, visit })
      else queries.setSeen(tx, noted)
      met.set(key, { id, address: listed.address, said, was, commentId: before?.commentId ?? null })
    }
    return [...met.values()].map(post => adopt(tx, channelId, post))
  })
}

const UNSAID: Said = { first: null, all: null }

function standing(before: queries.KnownPost, said: Said): MetPost['was'] {
  // It waited, or could not be saved.
  if (!before.wasSaved) return 'new'
  if (hasChanged(before, said)) return 'changed'
  return before.vanishedAt === null ? 'same' : 'back'
}

function seenNow({ clock }: Context, { address, timeShown, timeMachine }: ListedPost) {
  const { createdAt } = shownTime({ timeShown: null, timeMachine })
  return { address, timeShown, postedAt: createdAt, at: clock.now() }
}

/** One that somebody has saved by hand before is not saved again. */
function adopt(tx: Parameters<typeof queries.recordAt>[0], channelId: ChannelId, post: MetPost): MetPost {
  if (post.was !== 'new') return post
  const there = recordOf(tx, channelId, post)
  return there?.isSaved ? { ...post, was: 'same', commentId: there.id } : post
}

const recordOf = (
  db: Parameters<typeof queries.recordAt>[0],
  channelId: ChannelId,
  { address }: Pick<MetPost, 'address'>
) => queries.recordAt(db, channelId, other => pageKey(other) === pageKey(address) && !other.includes('#'))

/** Saves what is new or changed, within the bound; answers why it ended before its time, if it did. */
export async function savePostsMet(
  ctx: Context,
  going: Going,
  met: readonly MetPost[]
): Promise<Shortfall | null> {
  const toSave = met.filter(({ was }) => was === 'new' || was === 'changed')
  const chosen = toSave.slice(0, going.most)
  enterAll(
    ctx,
    going,
    met.filter(post => !toSave.includes(post))
  )
  let stopped: Shortfall | null = null
  const tell = (done: number, failed: number) =>
    ctx.events.publish('event', {
      kind: 'pile-progress',
      channelId: going.channelId,
      done,
      total: chosen.length,
      failed
    })
  let failed = 0
  tell(0, 0)
  for (const [at, post] of chosen.entries()) {
    if (stopped !== null) {
      enter(ctx, going, post, { became: 'waiting' })
      continue
    }
    const outcome = await saveOne(ctx, going, post)
    stopped = outcome.stopped
    failed += outcome.isSaved ? 0 : 1
    tell(at + 1, failed)
  }
  for (const post of toSave.slice(going.most)) enter(ctx, going, post, { became: 'waiting' })
  return stopped
}

type Became = Partial<Omit<queries.MetNow, 'visitId' | 'postId'>> & { readonly became: PostBecame }

function enter(ctx: Context, { id }: Going, post: Pick<MetPost, 'id'>, became: Became): void {
  const nothing = { problem: null, commentId: null, comments: null, doubt: null }
  ctx.db.transact(tx => queries.insertMet(tx, { ...nothing, ...became, visitId: id, postId: post.id }))
}

function enterAll(ctx: Context, { id }: Going, posts: readonly MetPost[]): void {
  const nothing = { problem: null, comments: null, doubt: null, commentId: null }
  ctx.db.transact(tx => {
    for (const { id: postId, was, commentId } of posts) {
      queries.insertMet(tx, { ...nothing, visitId: id, postId, became: was })
      if (commentId !== null) queries.setSaved(tx, postId, commentId)
    }
  })
}

/** One post and what stands under it. What is not saved is told; a platform that says no ends it all. */
async function saveOne(
  ctx: Context,
  going: Going,
  post: MetPost
): Promise<{ stopped: Shortfall | null; isSaved: boolean }> {
  try {
    const { became, doubt } = await savePost(ctx, going, post)
    enter(ctx, going, post, became)
    const isRefused = doubt !== null && REFUSALS.has(doubt.reason.code)
    return { stopped: isRefused ? doubt : null, isSaved: true }
  } catch (thrown) {
    const error = refusalOf(thrown, ctx.dir)
    if (!(error instanceof ArchiveError) || ENDS.has(error.code)) throw error
    const { data: code } = ReasonCode.safeParse(error.params['code'])
    if (code === 'stopped') throw new ArchiveError('stopped')
    enter(ctx, going, post, { became: 'failed', problem: code ?? error.code })
    const isRefused = code !== undefined && REFUSALS.has(code)
    return {
      stopped: isRefused ? { reason: { code, detail: null }, retryAfter: null } : null,
      isSaved: false
    }
  }
}

async function savePost(
  ctx: Context,
  going: Going,
  post: MetPost
): Promise<{ became: Became; doubt: Shortfall | null }> {
  const { channelId, open } = going
  const { address } = post
  const there = recordOf(ctx.db.read, channelId, post)
  // One that waits to be saved, since its consent was withdrawn or it failed the last time, is that post.
  const noticed =
    there !== null && !there.isSaved
      ? there.id
      : noticeOnPage(ctx, { channelId, address, selector: null, kind: 'post' })
  await going.rest(address)
  const { id, content } = await retryComment(ctx, { id: noticed, sameAs: null }, open)
  ctx.db.transact(tx => {
    queries.setSaved(tx, post.id, id)
    queries.setSaid(tx, post.id, post.said)
  })
  const before = post.commentId === null ? null : findComment(ctx.db.read, post.commentId)
  const isSame = post.was === 'changed' && before?.content?.text === content?.text
  await going.rest(address)
  let taken: TakenPage | null = null
  const trouble = await takePage(
    ctx,
    { page: { channelId, address }, visit: going.id, open, most: MOST_COMMENTS },
    (tx, read) => {
      const { counts, comments } = read
      noteUnder(tx, id, { at: ctx.clock.now(), left: counts.waiting, comments })
      taken = read
    }
  )
  const { doubt, shown } = (taken as TakenPage | null) ?? { doubt: trouble?.reason ?? null, shown: null }
  return {
    became: {
      ...{ became: isSame ? 'same' : post.was, commentId: id },
      ...{ comments: shown, doubt: doubt?.code ?? null }
    },
    doubt: doubt === null ? null : { reason: doubt, retryAfter: trouble?.retryAfter ?? null }
  }
}
