// In the page: down through it step by step, and what is seen of it on the way.
import type { Kit } from './kit.ts'

/** Where the page stands, and what its state is. */
export type Place = {
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
  /** What may be times in view, where none of them is marked as one. */
  words: string[]
  /** It stood below its top until now. */
  beganBelow: boolean
}

/**
 * In the page: down step by step, each shown and looked at, until the end, `height`, or more than `many` pictures on
 * their way. It answers after a while in any case, since a question must not take long. With no `room` it only looks.
 */
export async function scrollDown(
  kit: Kit,
  room: number,
  height: number,
  many: number,
  oldest: number | null
): Promise<Place> {
  const WHILE = 400
  const OVERLAP = 60
  /** Pixels between the things that are remembered, so that it can be told which have left the page. */
  const SAMPLED = 300
  const MOST = 500
  const scroller = kit.scroller()
  const isDocument = scroller === (document.scrollingElement ?? document.documentElement)
  const start = performance.now()
  const above = kit.above(scroller)
  // The page may have begun in its middle or at its end.
  const beganBelow = kit.store.samples === undefined && scroller.scrollTop + above > 0
  if (beganBelow) scroller.scrollTo({ top: -above, behavior: 'instant' })
  kit.store.samples ??= []
  const trees: readonly (Document | ShadowRoot | Element)[] =
    oldest === null ? [] : isDocument ? kit.roots() : [scroller]
  const latestInView = (): number | null => {
    let latest: number | null = null
    for (const time of trees.flatMap(tree => [...tree.querySelectorAll('time[datetime]')])) {
      const { top, bottom } = time.getBoundingClientRect()
      const at = Date.parse(time.getAttribute('datetime') ?? '')
      if (bottom > 0 && top < innerHeight && !Number.isNaN(at)) latest = Math.max(latest ?? at, at)
    }
    return latest
  }
  const { samples } = kit.store
  const isInView = (element: Element): boolean => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  }
  /** A turning wheel, or grey boxes where posts are to be; not a bar that says how much of something is done. */
  const saysLoading = (): boolean => {
    const marks =
      '[aria-busy="true"], [role="progressbar"]:not([aria-valuenow]), [class*="spinner" i], [class*="skeleton" i], [class*="shimmer" i], [class*="loader" i], [class*="loading" i]'
    const called = /(?:^|[-_\s])(?:spinner|skeleton|shimmer|loader|loading)(?:$|[-_\s])/i
    return kit
      .roots()
      .some(root =>
        [...root.querySelectorAll(marks)].some(
          mark =>
            (mark.hasAttribute('aria-busy') ||
              mark.hasAttribute('role') ||
              called.test(mark.getAttribute('class') ?? '')) &&
            isInView(mark) &&
            kit.isShown(mark) &&
            kit.textOf(mark).length <= 40 &&
            !mark.matches('img, video, button, :has(img, video)')
        )
      )
  }
  /** Short texts in view that may say when a post was made, such as "i går" or "12 mars". */
  const timesSaid = (): string[] => {
    const MOST_SAID = 60
    const LONGEST = 40
    const found: string[] = []
    for (const tree of trees) {
      const texts = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text && found.length < MOST_SAID; text = texts.nextNode()) {
        const words = text.nodeValue?.trim() ?? ''
        if (words.length > LONGEST || !/\d|dag|går|nyss|now|yesterday/i.test(words)) continue
        if (text.parentElement && isInView(text.parentElement)) found.push(words)
      }
    }
    return found
  }
  const remember = () => {
    const box = scroller.getBoundingClientRect()
    const [left, right] = isDocument ? [0, innerWidth] : [box.left, box.right]
    const [top, bottom] = isDocument
      ? [0, innerHeight]
      : [Math.max(0, box.top), Math.min(innerHeight, box.bottom)]
    for (let y = top + SAMPLED / 2; y < bottom && samples.length < MOST; y += SAMPLED) {
      const element = document.elementFromPoint((left + right) / 2, y)
      if (element && (isDocument || scroller.contains(element)))
        samples.push({ element, text: kit.beginning(element).text })
    }
  }
  if (room === 0) await kit.frame()
  else if (samples.length === 0) remember()
  let hasNewer = false
  for (let steps = 0; ; steps++) {
    const top = Math.ceil(scroller.scrollTop + kit.above(scroller))
    const view = isDocument ? innerHeight : scroller.clientHeight
    const latest = oldest === null ? null : latestInView()
    hasNewer ||= oldest !== null && latest !== null && latest >= oldest
    const place = {
      steps,
      top,
      view,
      height: scroller.scrollHeight,
      pending: [...document.images].filter(image => !image.complete && image.loading !== 'lazy').length,
      isDocument,
      latest,
      hasNewer,
      elements: trees.reduce((sum, tree) => sum + tree.querySelectorAll('*').length, 0),
      posts: document.querySelectorAll('article, [role="article"]').length,
      isLoading: top + view >= scroller.scrollHeight - 2 && saysLoading(),
      words: oldest === null || latest !== null ? [] : timesSaid(),
      beganBelow
    }
    const end = place.top + place.view
    if (steps >= room || end >= place.height - 2 || end >= height) return place
    if (steps > 0 && (place.pending > many || performance.now() - start > WHILE)) return place
    if (steps > 0 && oldest !== null && place.latest !== null && place.latest < oldest) return place
    scroller.scrollTo({ top: scroller.scrollTop + place.view - OVERLAP, behavior: 'instant' })
    await kit.frame()
    // Who watches what is in view hears of it only after the frame.
    await kit.pauseFor(0)
    remember()
  }
}
