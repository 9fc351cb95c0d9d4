// Through the page from top to bottom, so that what loads only when it is seen does load.
import type { Kit } from './in-page/kit.ts'
import { setHeight } from './picture.ts'
import { pause } from './trouble.ts'
import { hasAllWithoutScrolling, listensToScroll, listensToSize } from './unmoved.ts'
import type { PageWindow } from './window.ts'

export type Scrolled = {
  readonly steps: number
  readonly height: number
  /** How far down the lower edge of the window came, and how high the window was meanwhile. */
  readonly bottom: number
  readonly view: number
  readonly stoppedBy: 'bottom' | 'date' | 'count' | 'height' | 'steps' | 'time'
  readonly scroller: 'document' | 'element'
  /** The part of the things seen on the way that had left the page at the end: a list that recycles its rows. */
  readonly recycled: number
}

type Place = {
  steps: number
  top: number
  view: number
  height: number
  pending: number
  isDocument: boolean
  /** The latest date among what is in view, in milliseconds since 1970; null when nothing there has a date. */
  latest: number | null
  posts: number
}

const MANY_PENDING = 24
/** So many windows high a window is made for a long page. */
const WINDOWS = 8
const OLDER_LOOKS = 2
/** At the bottom it is looked at least so often, each time after a frame: on a busy machine these take long. */
const LOOKS = 4
/** At the bottom: for what watches by observers asks within frames; what listens to scrolling may wait for it to end. */
const PATIENCE = { observing: 80, listening: 300, growing: 600, answered: 300, asking: 5_000, jumped: 200 }

/**
 * Scrolls down step by step until nothing more grows or a bound is reached, and back to the top. Where all that is in
 * view is older than `since`, a feed has been read far enough.
 */
export async function scrollThrough(window: PageWindow, since: Date | null = null): Promise<Scrolled> {
  const { limits, traffic, ended } = window
  const until = performance.now() + limits.scroll
  const oldest = since?.getTime() ?? null
  const isListening = await listensToScroll(window)
  const patience = isListening ? PATIENCE.listening : PATIENCE.observing
  traffic.learnRoutine()
  let place = await window.evaluate(scrollDown, 0, 0, 0, oldest)
  if (!isListening && oldest === null && place.isDocument && place.height <= limits.height) {
    const jumped = (await hasAllWithoutScrolling(window)) ? await jump(window, place) : null
    if (jumped !== null) return jumped
  }
  const isTall = !isListening && oldest === null && (await growTall(window, place))
  let steps = 0
  let stoppedBy: Scrolled['stoppedBy'] | null = null
  let hasGrown = false
  let olderLooks = 0
  while (stoppedBy === null) {
    const isOlder = oldest !== null && place.latest !== null && place.latest < oldest
    olderLooks = isOlder ? olderLooks + 1 : 0
    // One post from long ago may be pinned among the others.
    if (olderLooks >= OLDER_LOOKS) stoppedBy = 'date'
    else if (place.posts >= limits.posts) stoppedBy = 'count'
    else if (place.top + place.view >= limits.height) stoppedBy = 'height'
    else if (performance.now() > until) stoppedBy = 'time'
    else if (steps >= limits.scrollSteps) stoppedBy = 'steps'
    else if (place.top + place.view < place.height - 2) {
      place = await window.evaluate(
        scrollDown,
        limits.scrollSteps - steps,
        limits.height,
        MANY_PENDING,
        oldest
      )
      steps += place.steps
      if (place.pending > MANY_PENDING) await traffic.settle(1_000, ended, 50)
    } else {
      const grown = await waitForGrowth(
        window,
        place,
        hasGrown ? { patience: PATIENCE.growing, calls: 'any' } : { patience, calls: 'beyond' }
      )
      if (grown === null) stoppedBy = 'bottom'
      else {
        place = grown
        hasGrown = true
      }
    }
  }
  await window.evaluate(drawAll)
  const recycled = await window.evaluate(backToTop)
  if (isTall) await setHeight(window, window.screen.height)
  return {
    steps,
    height: place.height,
    bottom: place.top + place.view,
    view: place.view,
    stoppedBy,
    scroller: place.isDocument ? 'document' : 'element',
    recycled
  }
}

/**
 * Makes the window several times as high, so that there are fewer steps to go, where the page is so long that it pays and
 * takes no notice: none of its scripts asks how high the window is, and it looks no different. True when it is so.
 */
async function growTall(window: PageWindow, { isDocument, height, view }: Place): Promise<boolean> {
  const tall = view * WINDOWS
  if (!isDocument || window.screen.isMobile || height < 2 * tall || (await listensToSize(window)))
    return false
  await setHeight(window, tall)
  const place = await window.evaluate(scrollDown, 0, 0, 0, null)
  if (Math.abs(place.height - height) <= 2) return true
  await setHeight(window, window.screen.height)
  return false
}

/** To the bottom in one go; null when the page does something of its own there, and must be gone through after all. */
async function jump(window: PageWindow, { height, posts }: Place): Promise<Scrolled | null> {
  const { traffic, limits } = window
  if (posts >= limits.posts) return null
  const asked = traffic.requests
  const place = await window.evaluate(scrollToEnd)
  const grown = await waitForGrowth(window, place, { patience: PATIENCE.jumped, calls: 'any' })
  const recycled = await window.evaluate(backToTop)
  if (grown !== null || place.height > height + 2 || traffic.requests > asked) return null
  const { view } = place
  return {
    steps: 1,
    height: place.height,
    bottom: place.top + view,
    view,
    stoppedBy: 'bottom',
    scroller: 'document',
    recycled
  }
}

/** At the bottom: a page that has more fetches it now. It is given a moment to ask, and longer while it is asking. */
async function waitForGrowth(
  window: PageWindow,
  at: Place,
  { patience, calls }: { patience: number; calls: 'any' | 'beyond' }
): Promise<Place | null> {
  const { traffic } = window
  const start = performance.now()
  const asked = traffic.built
  let end = start + patience
  for (let looks = 1; ; looks++) {
    const place = await window.evaluate(scrollDown, 0, 0, 0, null)
    if (place.height > at.height + 2) return place
    const now = performance.now()
    if (traffic.underWay('built') > 0 || traffic.callsSince(start - 250, calls) > 0)
      end = Math.max(end, now + PATIENCE.answered)
    else if (traffic.built > asked) end = Math.max(end, start + PATIENCE.growing)
    else if (traffic.underWay() > 0) end = Math.max(end, now + patience)
    if (looks >= LOOKS && now >= Math.min(end, start + PATIENCE.asking)) return null
    await pause(10, window.ended)
  }
}

/**
 * In the page: down step by step, each shown and looked at, until the end, `height`, or more than `many` pictures on
 * their way. It answers after a while in any case, since a question must not take long. With no `room` it only looks.
 */
async function scrollDown(
  kit: Kit,
  room: number,
  height: number,
  many: number,
  oldest: number | null
): Promise<Place> {
  const WHILE = 400
  const OVERLAP = 60
  /** Pixels between the things that are remembered, so that it can be told which have left the page. */
  const SAMPLED = 800
  const scroller = kit.scroller()
  const isDocument = scroller === (document.scrollingElement ?? document.documentElement)
  const start = performance.now()
  const above = kit.above(scroller)
  // The page may have begun in its middle or at its end.
  if (kit.store.samples === undefined && scroller.scrollTop + above > 0)
    scroller.scrollTo({ top: -above, behavior: 'instant' })
  kit.store.samples ??= []
  const latestInView = (): number | null => {
    let latest: number | null = null
    for (const time of document.querySelectorAll('time[datetime]')) {
      const { top, bottom } = time.getBoundingClientRect()
      const at = Date.parse(time.getAttribute('datetime') ?? '')
      if (bottom > 0 && top < innerHeight && !Number.isNaN(at)) latest = Math.max(latest ?? at, at)
    }
    return latest
  }
  if (room === 0) await kit.frame()
  for (let steps = 0; ; steps++) {
    const place = {
      steps,
      top: Math.ceil(scroller.scrollTop + kit.above(scroller)),
      view: isDocument ? innerHeight : scroller.clientHeight,
      height: scroller.scrollHeight,
      pending: [...document.images].filter(image => !image.complete && image.loading !== 'lazy').length,
      isDocument,
      latest: oldest === null ? null : latestInView(),
      posts: document.querySelectorAll('article, [role="article"]').length
    }
    const end = place.top + place.view
    if (steps >= room || end >= place.height - 2 || end >= height) return place
    if (steps > 0 && (place.pending > many || performance.now() - start > WHILE)) return place
    if (steps > 0 && oldest !== null && place.latest !== null && place.latest < oldest) return place
    scroller.scrollTo({ top: scroller.scrollTop + place.view - OVERLAP, behavior: 'instant' })
    await kit.frame()
    for (let y = SAMPLED / 2; y < innerHeight; y += SAMPLED) {
      const seen = document.elementFromPoint(innerWidth / 2, y)
      if (seen && kit.store.samples.length < 500) kit.store.samples.push(seen)
    }
  }
}

/** In the page. */
async function scrollToEnd(kit: Kit): Promise<Place> {
  const scroller = kit.scroller()
  scroller.scrollTo({ top: scroller.scrollHeight, behavior: 'instant' })
  await kit.frames(2)
  return {
    steps: 1,
    top: Math.ceil(scroller.scrollTop),
    view: innerHeight,
    height: scroller.scrollHeight,
    pending: 0,
    isDocument: true,
    latest: null,
    posts: 0
  }
}

/**
 * In the page: what is drawn only when it comes into view is drawn from now on, or the picture would be empty below the
 * window, and the text would end there.
 */
async function drawAll(kit: Kit): Promise<void> {
  for (const element of kit.roots().flatMap(root => [...root.querySelectorAll<HTMLElement>('*')]))
    if (getComputedStyle(element).contentVisibility === 'auto')
      element.style.setProperty('content-visibility', 'visible', 'important')
  await kit.frame()
}

/** In the page: up again; answers which part of what was seen has left the page meanwhile. */
async function backToTop(kit: Kit): Promise<number> {
  const samples = kit.store.samples ?? []
  const gone = samples.filter(element => !element.isConnected).length
  kit.store.samples = []
  const scroller = kit.scroller()
  scroller.scrollTo({ top: -kit.above(scroller), behavior: 'instant' })
  await kit.frame()
  return samples.length < 5 ? 0 : gone / samples.length
}
