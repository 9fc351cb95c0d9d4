// Many comments under one post, saved in one go: one browser for all of them, and an outcome for each.
import type { CommentCandidate, CommentDetail, CommentPile, PileOutcome } from '#shared/comment.ts'
import { type ChannelId, CommentId } from '#shared/ids.ts'
import type { OpenBrowser } from '../../captures/captures/logins.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { noticeOnPage, preserveComment, retryComment } from './comments.ts'
import { commentDetail } from './detail.ts'
import { commentsOnPage, withBrowser } from './page.ts'
import { markGoneThrough } from './queries.ts'

/** How many windows are open at a time. */
const LANES = 3

/**
 * Saves the comments that the selectors point at, or with null everything on the page that looks like one. A comment
 * that cannot be saved stays noticed with its problem, and the others are saved all the same. `under`: the saved post that
 * they stand under.
 * @throws ArchiveError page-failed, channel-retired, not-a-web-address, no-browser, stopped
 */
export async function savePile(
  ctx: Context,
  {
    channelId,
    address,
    selectors,
    under
  }: {
    channelId: ChannelId
    address: string
    selectors: string[] | null
    under?: Pick<CommentDetail, 'id' | 'selector'>
  }
): Promise<CommentPile> {
  activeChannel(ctx.db.read, channelId)
  return withBrowser(ctx, { address, channelId }, async open => {
    const { candidates, left, shown } = await commentsOnPage(
      ctx,
      open.browser,
      { address, channelId },
      { under: under ?? null }
    )
    const wanted = selectors ?? candidates.map(({ selector }) => selector)
    const outcomes = await saveEach(ctx, open, { channelId, address, wanted, candidates })
    const saved = outcomes.filter(({ problem }) => problem === null).length
    ctx.db.transact(tx => {
      if (under !== undefined)
        markGoneThrough(tx, under.id, { at: ctx.clock.now(), left, comments: outcomes.map(({ id }) => id) })
      record(tx, ctx, {
        act: 'comments.saved-together',
        about: null,
        details: { channel: channelId, shown, found: candidates.length, left, asked: wanted.length, saved }
      })
    })
    tellChanged(ctx, 'comments')
    return { shown, found: candidates.length, left, outcomes }
  })
}

async function saveEach(
  ctx: Context,
  open: OpenBrowser,
  {
    channelId,
    address,
    wanted,
    candidates
  }: { channelId: ChannelId; address: string; wanted: string[]; candidates: readonly CommentCandidate[] }
): Promise<PileOutcome[]> {
  const outcomes: PileOutcome[] = []
  const waiting = [...wanted.entries()]
  const tell = () =>
    ctx.events.publish('event', {
      kind: 'pile-progress',
      channelId,
      done: outcomes.length,
      total: wanted.length,
      failed: outcomes.filter(({ problem }) => problem !== null).length
    })
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [, selector] = next
      outcomes.push(await saveOne(ctx, open, { channelId, address, selector }))
      tell()
    }
  }
  tell()
  await Promise.all(Array.from({ length: Math.min(LANES, wanted.length) }, lane))
  const authors = new Map(candidates.map(({ selector, authorName }) => [selector, authorName]))
  const byPlace = new Map(outcomes.map(outcome => [outcome.selector, outcome]))
  return wanted.flatMap(selector => {
    const outcome = byPlace.get(selector)
    return outcome === undefined ? [] : [{ ...outcome, authorName: authors.get(selector) ?? null }]
  })
}

async function saveOne(
  ctx: Context,
  open: OpenBrowser,
  place: { channelId: ChannelId; address: string; selector: string }
): Promise<PileOutcome> {
  const noticed = noticeOnPage(ctx, place)
  const outcome = { selector: place.selector, authorName: null }
  try {
    // Nobody is asked about each of many.
    const { id } = await retryComment(ctx, { id: noticed, sameAs: 'another' }, open)
    return { ...outcome, id, isKnown: id !== noticed, problem: null }
  } catch (thrown) {
    const error = refusalOf(thrown, ctx.dir)
    // A closing archive or a full disk ends the whole pile; what is saved remains.
    if (!(error instanceof ArchiveError) || ENDS.has(error.code)) throw error
    // One that is noted without a picture is there already, and nothing is kept of it.
    const id = error.code === 'facts-only' ? CommentId.parse(error.params['id']) : noticed
    return { ...outcome, id, isKnown: id !== noticed, problem: error.code }
  }
}

const ENDS = new Set(['stopped', 'disk-full', 'temporary-disk-full', 'disk-failing', 'system-refused'])

/**
 * Saves a post of the authority's own, and then every comment that stands under it.
 * @throws ArchiveError what saving one comment does, page-failed
 */
export async function preservePost(
  ctx: Context,
  place: { channelId: ChannelId; address: string; selector: string | null }
): Promise<CommentDetail> {
  const { id } = await preserveComment(ctx, { ...place, kind: 'post' })
  return saveUnderPost(ctx, id, place)
}

/** Tries again to save what is noticed; of a post, what stands under it too. @throws ArchiveError what saving does */
export async function retryWhole(
  ctx: Context,
  attempt: { readonly id: CommentId; readonly sameAs: CommentId | 'another' | null }
): Promise<CommentDetail> {
  const { address, selector } = commentDetail(ctx.db.read, attempt.id)
  const { id, kind } = await retryComment(ctx, attempt)
  return kind === 'post' ? saveUnderPost(ctx, id, { address, selector }) : commentDetail(ctx.db.read, id)
}

/**
 * Goes through the page of a saved post, where it was seen last or first, and saves every comment under it that is not saved yet.
 * @throws ArchiveError not-a-post, wrong-order, page-failed
 */
export async function saveUnderPost(
  ctx: Context,
  id: CommentId,
  seenAt?: { readonly address: string; readonly selector: string | null }
): Promise<CommentDetail> {
  const post = commentDetail(ctx.db.read, id)
  const { kind, channelId, state } = post
  const { address, selector } = seenAt ?? post
  if (kind !== 'post') throw new ArchiveError('not-a-post')
  if (state !== 'verified' && state !== 'decided')
    throw new ArchiveError('wrong-order', { state, verb: 'save' })
  await savePile(ctx, { channelId, address, selectors: null, under: { id, selector } })
  return commentDetail(ctx.db.read, id)
}
