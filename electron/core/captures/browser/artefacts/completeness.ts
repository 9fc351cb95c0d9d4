// What a capture has of the page and what not, in one statement: nothing is called whole that is known not to be.

import type { Reason } from '#shared/capture.ts'
import type { Counted, CountedPart } from '../in-page/counts/count.ts'
import type { Scrolled } from '../prepare/scroll.ts'
import { askFrames } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import type { Findings, PageRequest } from '../visit.ts'
import type { PictureExtent } from './picture.ts'

type Counts = {
  /** The sum of what the page's own counters say, such as "12 kommentarer"; null when it says nothing. */
  readonly shown: number | null
  /** How many are on the page, its frames included. */
  readonly saved: number
}

/** Something that was left out on purpose or because a bound was reached. */
type Cut = {
  readonly what: 'feed' | 'picture' | 'folds' | 'boxes' | 'pictures'
  readonly why: string
  readonly amount: number
}

/**
 * `comments` and `posts`: what the page's own counters say against what is on it; null when the page was never read.
 * `banners`: what became of questions about cookies and of prompts to log in. `wall`: what stood in the way.
 */
export type Completeness = {
  readonly comments: Counts | null
  readonly posts: Counts | null
  readonly banners: {
    readonly cookies: 'none' | 'dismissed' | 'left' | null
    readonly prompts: 'none' | 'closed' | 'left' | null
  }
  readonly wall: string | null
  /** Which bound ended the scrolling: the bottom of the page, or a date, a count, a height, a number of steps, a time. */
  readonly feedEndedBy: string | null
  /** The date that a feed was read back to, or past: what was written since then is here. Null where that is not known. */
  readonly feedReadTo: string | null
  readonly cut: readonly Cut[]
}

export type BothCounts = { readonly comments: Counts; readonly posts: Counts }

/** A counter is no reason to wait long for a frame. */
const FRAME_LIMIT = 1_500

/** `in-view`: of what begins in the window only, without frames. */
export async function readCounts(window: PageWindow, part: CountedPart = 'all'): Promise<BothCounts> {
  const { comments, posts } = await window.ask('countsOf', part)
  const inFrames = part === 'all' ? await countedInFrames(window) : []
  return { comments: togetherOf(comments, inFrames), posts: togetherOf(posts, []) }
}

/** Comments are often in a frame, of a service that other sites use too; the page around it may say their number as well. */
async function countedInFrames(window: PageWindow): Promise<Counted[]> {
  const answers = await askFrames(window, FRAME_LIMIT, 'countsOf')
  return answers.flatMap(counted => (counted === null ? [] : [counted.comments]))
}

function togetherOf(page: Counted, inFrames: readonly Counted[]): Counts {
  const unmatched = [...page.said]
  const beside = inFrames
    .flatMap(({ said }) => said)
    .filter(number => {
      const at = unmatched.indexOf(number)
      if (at >= 0) unmatched.splice(at, 1)
      return at < 0
    })
  const said = [...page.said, ...beside]
  return {
    shown: said.length === 0 ? null : said.reduce((all, one) => all + one, 0),
    saved: inFrames.reduce((all, { saved }) => all + saved, page.saved)
  }
}

/** Of a page that is gone through part by part. */
export function sumOf(parts: readonly BothCounts[]): BothCounts {
  const sum = (kind: keyof BothCounts): Counts => {
    const shown = parts.map(part => part[kind].shown).filter(count => count !== null)
    return {
      shown: shown.length === 0 ? null : shown.reduce((all, one) => all + one, 0),
      saved: parts.reduce((all, part) => all + part[kind].saved, 0)
    }
  }
  return { comments: sum('comments'), posts: sum('posts') }
}

/** What is known to be missing by the page's own counters. */
export function reasonsOfCounts({ comments, posts }: BothCounts, scrolled: Scrolled | null): Reason[] {
  const reasons: Reason[] = []
  if (comments.shown !== null && comments.saved < comments.shown)
    reasons.push({ code: 'comments-missing', detail: `${comments.saved} / ${comments.shown}` })
  // Back to a date there are fewer. Where none is known for a post, none is known to be there.
  const isShort = posts.shown !== null && posts.saved < posts.shown
  if (isShort && scrolled?.stoppedBy !== 'date' && scrolled?.hasPassed !== true)
    reasons.push({ code: 'posts-missing', detail: `${posts.saved} / ${posts.shown}` })
  return reasons
}

/** The statement, when the work is over. */
export function completenessOf(
  found: Findings,
  request: PageRequest,
  counts: BothCounts | null,
  extent: PictureExtent | null
): Completeness {
  const { scrolled, consent, prompts, wall } = found
  return {
    comments: counts?.comments ?? null,
    posts: counts?.posts ?? null,
    banners: { cookies: consent?.outcome ?? null, prompts: prompts?.outcome ?? null },
    wall: wall?.code ?? null,
    feedEndedBy: scrolled?.stoppedBy ?? null,
    feedReadTo: scrolled?.hasPassed ? (request.since?.toISOString() ?? null) : null,
    cut: [...cutOfFeeds(found), ...cutOfPicture(extent), ...cutOfContent(found, extent?.hidden ?? 0)]
  }
}

const cutOfFeeds = ({ scrolled, inBoxes }: Findings): Cut[] =>
  [scrolled, ...inBoxes].flatMap(feed =>
    feed === null || feed.stoppedBy === 'bottom'
      ? []
      : [{ what: 'feed', why: feed.stoppedBy, amount: feed.height }]
  )

function cutOfPicture(extent: PictureExtent | null): Cut[] {
  if (extent === null) return []
  const cut: Cut[] = []
  if (extent.full > extent.height)
    cut.push({ what: 'picture', why: 'height', amount: extent.full - extent.height })
  if (extent.fullWidth > extent.width)
    cut.push({ what: 'picture', why: 'width', amount: extent.fullWidth - extent.width })
  return cut
}

function cutOfContent({ hasMoreForMembers, unfolded, opened, assets }: Findings, inPicture: number): Cut[] {
  const cut: Cut[] = []
  if (hasMoreForMembers) cut.push({ what: 'folds', why: 'login', amount: 1 })
  if (unfolded.left > 0) cut.push({ what: 'folds', why: 'left', amount: unfolded.left })
  const hidden = (opened?.hidden ?? 0) + inPicture
  if (hidden > 0) cut.push({ what: 'boxes', why: 'left', amount: hidden })
  const missing = (assets?.pending ?? 0) + (assets?.broken ?? 0)
  if (missing > 0) cut.push({ what: 'pictures', why: 'missing', amount: missing })
  return cut
}
