// Through the page from top to bottom, so that what loads only when it is seen does load.

import { setHeight } from '../artefacts/picture.ts'
import type { Recycled } from '../in-page/scroll/samples.ts'
import type { ScrollPosition } from '../in-page/scroll/scroll-down.ts'
import type { PageWindow } from '../process/page-window.ts'
import { PATIENCE, type Part, waitForGrowth } from './await-growth.ts'
import { hasAllWithoutScrolling, hasWatchers, listensToScroll, listensToSize } from './needs-scrolling.ts'
import { latestSaid } from './stated-times.ts'

export type Scrolled = Recycled & {
  readonly steps: number
  readonly height: number
  /** How far down the lower edge of the window came, and how high the window was meanwhile. */
  readonly bottom: number
  readonly view: number
  readonly stoppedBy: 'bottom' | 'date' | 'count' | 'height' | 'steps' | 'time' | 'limit'
  readonly scroller: 'document' | 'element'
  /** More came as it was scrolled: a feed. What was there from the start is not. */
  readonly hasGrown: boolean
  /** A feed that has been read back past the date wanted; it may have been followed on from there. */
  readonly hasPassed: boolean
  /** At its end it still said that more was coming. */
  readonly isLoading: boolean
}

/**
 * What is known of a page before it is gone through: that it has been seen to be a feed, and to be read back past the date wanted;
 * and whether it is followed on from there, as far as the bounds are.
 */
type Known = { readonly isFeed: boolean; readonly hasPassed: boolean; readonly continuesPastSince: boolean }
export const FIRST: Known = { isFeed: false, hasPassed: false, continuesPastSince: false }

/** Above this part of the rows gone at the end of the scrolling, the list keeps only those in view. */
export const RECYCLED = 0.4

const MANY_PENDING = 24
/** So many windows high a window is made for a long page. */
const WINDOWS = 8
const OLDER_IN_A_ROW = { marked: 2, said: 3 }
/** "3 weeks ago" is a little later each time it is read. */
const MINUTE = 60_000
/**
 * Scrolls down step by step until nothing more grows or a bound is reached, and back to the top. Where all that is in
 * view is older than `since`, a feed has been read far enough.
 */
export async function scrollThrough(
  window: PageWindow,
  since: Date | null = null,
  known: Known = FIRST
): Promise<Scrolled> {
  const { limits, traffic } = window
  const until = performance.now() + limits.scroll
  const oldest = since?.getTime() ?? null
  const isListening = await listensToScroll(window)
  const isWatching = isListening || (await hasWatchers(window))
  let patience = isWatching ? PATIENCE.observing : PATIENCE.idle
  if (isListening) patience = PATIENCE.listening
  traffic.learnRoutine()
  let place = await window.ask('lookAtPosition', oldest)
  const above = place.beganBelow
    ? await goUp(window, place, until, known.continuesPastSince ? null : oldest)
    : null
  if (above !== null) place = above.place
  const isFree = oldest === null || known.continuesPastSince
  if (!isListening && isFree && place.isDocument && place.height <= limits.height) {
    const jumped = !isWatching && (await hasAllWithoutScrolling(window)) ? await jump(window, place) : null
    if (jumped !== null) return jumped
  }
  const isTall = !isListening && isFree && (await growTall(window, place))
  if (isTall) place = await window.ask('lookAtPosition', oldest)
  const gone = await goDown(window, place, { until, oldest, patience, ...known })
  await window.ask('drawAll')
  const back = await window.ask('scrollBack', RECYCLED)
  if (isTall) await setHeight(window, window.screen.height)
  const scrolled = { ...gone, ...back }
  if (above === null || gone.stoppedBy !== 'bottom') return scrolled
  return { ...scrolled, stoppedBy: above.stoppedBy ?? 'bottom', hasGrown: gone.hasGrown || above.hasGrown }
}

/**
 * A page that began at its end, as a conversation does, may fetch what is older when its top is reached, and then stands below
 * its top again. It is asked for that until no more comes, or a bound is reached: `stoppedBy` says which, null for none.
 */
async function goUp(
  window: PageWindow,
  from: ScrollPosition,
  until: number,
  oldest: number | null
): Promise<{ place: ScrollPosition; stoppedBy: Scrolled['stoppedBy'] | null; hasGrown: boolean }> {
  const { limits, traffic } = window
  const isOld = ({ latest, words }: ScrollPosition) => {
    const at = words.length > 0 ? latestSaid(words, new Date()) : latest
    return oldest !== null && at !== null && at < oldest
  }
  let place = from
  for (let rounds = 0; ; rounds++) {
    const hasGrown = rounds > 0
    const end = (stoppedBy: Scrolled['stoppedBy'] | null) => ({ place, stoppedBy, hasGrown })
    if (traffic.limit !== null) return end('limit')
    if (place.top <= 0 && hasGrown && isOld(place)) return end('date')
    const patience = hasGrown ? PATIENCE.growing : PATIENCE.listening
    const { isGrown } = await waitForGrowth(window, place, { patience, calls: 'any' })
    if (!isGrown) return end(null)
    await window.ask('scrollToTop')
    place = await window.ask('lookAtPosition', oldest)
    if (place.height >= limits.height) return { ...end('height'), hasGrown: true }
    if (performance.now() > until) return { ...end('time'), hasGrown: true }
    if (rounds >= limits.scrollSteps) return { ...end('steps'), hasGrown: true }
  }
}

/** Goes through the boxes that scroll by themselves in the page, as it was gone through itself. */
export async function scrollBoxes(window: PageWindow, since: Date | null): Promise<Scrolled[]> {
  const MOST_BOXES = 10
  const oldest = since?.getTime() ?? null
  const until = performance.now() + window.limits.scroll / 2
  const boxes = Math.min(await window.ask('findBoxes'), MOST_BOXES)
  const all: Scrolled[] = []
  for (let n = 0; n < boxes; n++) {
    if (!(await window.ask('enterBox', n))) continue
    const place = await window.ask('lookAtPosition', oldest)
    const gone = await goDown(window, place, {
      until,
      oldest,
      patience: PATIENCE.listening,
      ...FIRST
    })
    const back = await window.ask('scrollBack', RECYCLED)
    await window.ask('leaveBox', gone.stoppedBy !== 'bottom')
    all.push({ ...gone, ...back })
  }
  return all
}

type Way = {
  readonly until: number
  readonly oldest: number | null
  readonly patience: number
  /** Absent: the page itself. */
  readonly part?: Part
}

/** Down from where the page, or a frame of it, stands, until nothing more grows or a bound is reached. */
export async function goDown(
  window: PageWindow,
  from: ScrollPosition,
  { until, oldest, patience, part = window, ...known }: Way & Known
): Promise<Omit<Scrolled, keyof Recycled>> {
  const { limits, traffic, ended } = window
  const { built } = traffic
  const age = new FeedAge(oldest)
  let place = from
  let steps = 0
  let stoppedBy: Scrolled['stoppedBy'] | null = null
  let hasGrown = false
  let hasMore = known.isFeed
  let { hasPassed } = known
  while (stoppedBy === null) {
    // Pictures that come make a page higher too, and bring neither elements nor what they are built of.
    hasMore ||= place.height > from.height + 2 && (place.elements > from.elements || traffic.built > built)
    const isPast = age.isPast(place) && hasMore
    hasPassed ||= isPast
    if (traffic.limit !== null) stoppedBy = 'limit'
    else if (isPast && !known.continuesPastSince) stoppedBy = 'date'
    else if (place.posts >= limits.posts) stoppedBy = 'count'
    else if (place.top + place.view >= limits.height) stoppedBy = 'height'
    else if (performance.now() > until) stoppedBy = 'time'
    else if (steps >= limits.scrollSteps) stoppedBy = 'steps'
    else if (place.top + place.view < place.height - 2) {
      place = await part.ask('scrollDown', {
        steps: place.words.length > 0 ? 1 : limits.scrollSteps - steps,
        height: limits.height,
        pending: MANY_PENDING,
        oldest
      })
      steps += place.steps
      if (place.pending > MANY_PENDING) await traffic.settle(1_000, ended, 50)
    } else {
      const grown = await waitAtEnd(window, place, { part, patience, hasGrown })
      place = grown.place
      hasGrown ||= grown.isGrown
      if (!grown.isGrown) stoppedBy = 'bottom'
    }
  }
  return {
    steps,
    height: place.height,
    bottom: place.top + place.view,
    view: place.view,
    stoppedBy,
    scroller: place.isDocument ? 'document' : 'element',
    hasGrown: hasMore,
    hasPassed,
    isLoading: stoppedBy === 'bottom' && place.isLoading
  }
}

/** A feed that has grown may ask for more only when its end comes into view anew. */
async function waitAtEnd(
  window: PageWindow,
  place: ScrollPosition,
  { part, patience, hasGrown }: { part: Part; patience: number; hasGrown: boolean }
): Promise<{ place: ScrollPosition; isGrown: boolean }> {
  if (!hasGrown) return waitForGrowth(window, place, { patience, calls: 'beyond', part })
  const how = { patience: PATIENCE.growing, calls: 'any', part } as const
  const grown = await waitForGrowth(window, place, how)
  if (grown.isGrown) return grown
  await part.ask('leaveEnd')
  return waitForGrowth(window, place, how)
}

/** Tells whether a feed has been followed back past the date wanted, by what is in view, one place after the other. */
class FeedAge {
  readonly #oldest: number | null
  #older = 0
  #hasSeenNewer = false
  #before = Number.POSITIVE_INFINITY

  constructor(oldest: number | null) {
    this.#oldest = oldest
  }

  /**
   * True when it has. Old posts may be pinned above the new ones, a list may hold what is old only, and comments may begin
   * with the oldest: what counts is a feed that has been seen to go from new to old, and on back in time.
   */
  isPast({ latest: marked, words, hasNewer }: ScrollPosition): boolean {
    if (this.#oldest === null) return false
    const isSaid = words.length > 0
    const latest = isSaid ? latestSaid(words, new Date()) : marked
    const isOlder = latest !== null && latest < this.#oldest
    // What has just been waited for at the bottom has not been looked at.
    if (latest === null && !isSaid) return false
    if (hasNewer || !isOlder) this.#older = 0
    if (latest === null) return false
    this.#hasSeenNewer ||= hasNewer || !isOlder
    const goesBack = latest <= this.#before + MINUTE
    this.#before = latest
    if (!isOlder || !this.#hasSeenNewer) return false
    this.#older = goesBack ? this.#older + 1 : 1
    return this.#older >= OLDER_IN_A_ROW[isSaid ? 'said' : 'marked']
  }
}

/**
 * Makes the window several times as high, so that there are fewer steps to go, where the page is so long that it pays and
 * takes no notice: none of its scripts asks how high the window is, and it looks no different. True when it is so.
 */
async function growTall(window: PageWindow, { isDocument, height, view }: ScrollPosition): Promise<boolean> {
  const tall = view * WINDOWS
  if (!isDocument || window.screen.isMobile || height < 2 * tall || (await listensToSize(window)))
    return false
  await setHeight(window, tall)
  const place = await window.ask('lookAtPosition', null)
  if (Math.abs(place.height - height) <= 2) return true
  await setHeight(window, window.screen.height)
  return false
}

/** To the bottom in one go; null when the page does something of its own there, and must be gone through after all. */
async function jump(window: PageWindow, { height, posts }: ScrollPosition): Promise<Scrolled | null> {
  const { traffic, limits } = window
  if (posts >= limits.posts) return null
  const asked = traffic.requests
  const place = await window.ask('scrollToEnd')
  const grown = await waitForGrowth(window, place, { patience: PATIENCE.jumped, calls: 'any' })
  const back = await window.ask('scrollBack', RECYCLED)
  if (grown.isGrown || grown.place.isLoading || place.height > height + 2 || traffic.requests > asked)
    return null
  const { view } = place
  return {
    steps: 1,
    height: place.height,
    bottom: place.top + view,
    view,
    stoppedBy: 'bottom',
    scroller: 'document',
    hasGrown: false,
    hasPassed: false,
    isLoading: false,
    ...back
  }
}
