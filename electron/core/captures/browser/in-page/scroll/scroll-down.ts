// Down through the page step by step, and what is seen of it on the way.
import { changeMark, noteInput, pendingTimers, SOON } from '../rest.ts'
import { type Root, roots } from '../roots.ts'
import { above, documentScroller, scroller, scrollToStart } from '../scroller.ts'
import type { PendingTimer } from '../timers/event-names.ts'
import { nextFrame, pauseFor } from '../wait.ts'
import { beginSamples, hasNoSamples, sampleView } from './samples.ts'
import { latestInView, saysLoading, timesSaid } from './view.ts'

/** Where the page stands, and what its state is. */
export type ScrollPosition = {
  steps: number
  top: number
  view: number
  height: number
  pending: number
  isDocument: boolean
  /** The latest date among what is in view, in milliseconds since 1970; null when nothing there has a date. */
  latest: number | null
  /** Something at least as new as what is wanted was in view on the way here. */
  hasNewer: boolean
  /** How many elements the page has, where it is followed back to a date. */
  elements: number
  posts: number
  /** Something in view says that it is loading. */
  isLoading: boolean
  /** At the end: what of the page's timers is still to come; null where they are not watched. */
  timers: PendingTimer[] | null
  /** At the end: another one when something has come since. */
  mark: string
  /** What may be times in view, where none of them is marked as one. */
  words: string[]
  /** It stood below its top until now. */
  beganBelow: boolean
}

/**
 * How far down it may go: so many steps, to a height of the page, or to more than so many pictures on their way; and back to
 * which date a feed is read, in milliseconds since 1970. With no `steps` it only looks.
 */
type ScrollBounds = {
  readonly steps: number
  readonly height: number
  readonly pending: number
  readonly oldest: number | null
}

/** It answers after a while in any case, since a question must not take long. */
const WHILE = 400
const OVERLAP = 60
const NO_STEPS = { steps: 0, height: 0, pending: 0 }

/** Where the page stands, without moving it. */
export const lookAtPosition = (oldest: number | null): Promise<ScrollPosition> =>
  scrollDown({ ...NO_STEPS, oldest })

/** Down step by step, each shown and looked at, until the end or a bound. */
export async function scrollDown(bounds: ScrollBounds): Promise<ScrollPosition> {
  const scrolling = scroller()
  const start = performance.now()
  // The page may have begun in its middle or at its end.
  const beganBelow = beginSamples() && scrolling.scrollTop + above(scrolling) > 0
  if (beganBelow) scrollToStart(scrolling)
  if (bounds.steps === 0) await nextFrame()
  else if (hasNoSamples()) sampleView(scrolling)
  const isDocument = scrolling === documentScroller()
  const trees = bounds.oldest === null ? [] : isDocument ? roots() : [scrolling]
  let hasNewer = false
  for (let steps = 0; ; steps++) {
    const seen = positionOf(scrolling, isDocument, trees)
    hasNewer ||= bounds.oldest !== null && seen.latest !== null && seen.latest >= bounds.oldest
    const isLate = performance.now() - start > WHILE
    if (isEnd(seen, steps, bounds) || (steps > 0 && (isLate || mustWait(seen, bounds))))
      return { ...seen, steps, hasNewer, beganBelow }
    noteInput()
    scrolling.scrollTo({ top: scrolling.scrollTop + seen.view - OVERLAP, behavior: 'instant' })
    await nextFrame()
    // Who watches what is in view hears of it only after the frame.
    await pauseFor(0)
    sampleView(scrolling)
  }
}

type Seen = Omit<ScrollPosition, 'steps' | 'hasNewer' | 'beganBelow'>

function isEnd({ top, view, height }: Seen, steps: number, bounds: ScrollBounds): boolean {
  const end = top + view
  return steps >= bounds.steps || end >= height - 2 || end >= bounds.height
}

/** Pictures are to come first, or a feed may have been read far enough. */
const mustWait = ({ pending, latest }: Seen, bounds: ScrollBounds): boolean =>
  pending > bounds.pending || (bounds.oldest !== null && latest !== null && latest < bounds.oldest)

/** Dates are looked for in the `trees`; there are none where no date is wanted. */
function positionOf(scrolling: Element, isDocument: boolean, trees: readonly (Root | Element)[]): Seen {
  const top = Math.ceil(scrolling.scrollTop + above(scrolling))
  const view = isDocument ? innerHeight : scrolling.clientHeight
  const latest = latestInView(trees)
  const isAtEnd = top + view >= scrolling.scrollHeight - 2
  return {
    top,
    view,
    height: scrolling.scrollHeight,
    pending: [...document.images].filter(image => !image.complete && image.loading !== 'lazy').length,
    isDocument,
    latest,
    elements: trees.reduce((sum, tree) => sum + tree.querySelectorAll('*').length, 0),
    posts: document.querySelectorAll('article, [role="article"]').length,
    isLoading: isAtEnd && saysLoading(),
    timers: isAtEnd ? pendingTimers(SOON, 'all') : [],
    mark: isAtEnd ? changeMark() : '',
    words: latest === null ? timesSaid(trees) : []
  }
}
