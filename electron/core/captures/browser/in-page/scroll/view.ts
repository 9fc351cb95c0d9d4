// What is in view says how far a feed has been read: dates, words that may be times, and signs that more is loading.
import { showsEmptyRows } from '../empty-rows.ts'
import { LOADING_OTHERS } from '../press/other-languages.ts'
import { everywhere, type Root, textsIn } from '../roots.ts'
import { isInView, isShown, textOf } from '../visibility.ts'

/** What a feed is looked for in: the trees of the page, or the element that scrolls. */
type Trees = readonly (Root | Element)[]

const SAYS_LOADING =
  '[aria-busy="true"], [role="progressbar"]:not([aria-valuenow]), [aria-label^="laddar" i], [aria-label^="loading" i], [aria-valuetext^="laddar" i], [aria-valuetext^="loading" i], [data-visualcompletion="loading-state"]'
const NAMED_LOADING =
  '[class*="spinner" i], [class*="skeleton" i], [class*="shimmer" i], [class*="loader" i], [class*="loading" i]'
const STATUS = '[role="status"]'
const LOADING_WORDS = new RegExp(
  `^(?:laddar|hämtar|läser in|loading|fetching|${LOADING_OTHERS})(?!\\p{L}).{0,30}$`,
  'iu'
)
const LARGEST_WHEEL = 150
const MOST_WORDS = 60
const LONGEST = 40
const SMALLEST_FRAME = 60
const UNSEEN = 'script, style, noscript, template, button'

/** The latest date among what is in view, in milliseconds since 1970; null when nothing there has a date. */
export function latestInView(trees: Trees): number | null {
  const times = trees.flatMap(tree => [...tree.querySelectorAll('time[datetime]')])
  const dates = times.filter(isInView).map(time => Date.parse(time.getAttribute('datetime') ?? ''))
  const known = dates.filter(date => !Number.isNaN(date))
  return known.length === 0 ? null : Math.max(...known)
}

/** Short texts in view that may say when a post was made, such as "i går" or "12 mars". */
export function timesSaid(trees: Trees): string[] {
  const found: string[] = []
  for (const tree of trees)
    for (const text of textsIn(tree)) {
      if (found.length >= MOST_WORDS) return found
      const words = text.data.trim()
      if (mayBeTime(words) && text.parentElement && isInView(text.parentElement)) found.push(words)
    }
  return found
}

export const mayBeTime = (words: string): boolean =>
  words.length <= LONGEST && /\d|dag|går|nyss|now|yesterday/i.test(words)

/** A turning wheel, or grey boxes where posts are to be; not a bar that says how much of something is done. */
export const saysLoading = (): boolean =>
  showsEmptyRows() ||
  everywhere(`${SAYS_LOADING}, ${NAMED_LOADING}, ${STATUS}`).some(
    mark =>
      (mark.matches(SAYS_LOADING) ||
        isNamedLoading(mark.getAttribute('class') ?? '') ||
        (mark.matches(STATUS) && LOADING_WORDS.test(textOf(mark).trim()))) &&
      isLoadingPart(mark)
  ) ||
  document.getAnimations().some(isTurning)

/** Words that are all that a part says: "Laddar …", "Hämtar inlägg …". */
const SAYS_ONLY_LOADING = new RegExp(
  `^(?:laddar|hämtar|läser in|loading|fetching|${LOADING_OTHERS})(?:(?: \\p{L}+){0,3}\\s?(?:…|\\.{3})|\\s?(?:…|\\.{1,3})?)$`,
  'iu'
)

export const isLoadingLine = (words: string): boolean =>
  words.length <= LONGEST && SAYS_ONLY_LOADING.test(words.trim())

/** One that is smaller shows nothing. */
export const isLargeFrame = (): boolean => innerWidth >= SMALLEST_FRAME && innerHeight >= SMALLEST_FRAME

/** In a frame: its signs of loading, and words alone, which a page of its own may be full of. */
export const saysFrameLoading = (): boolean =>
  saysLoading() ||
  [...textsIn(document)].some(
    ({ data, parentElement: holder }) =>
      isLoadingLine(data) && holder !== null && !holder.matches(UNSEEN) && isInView(holder) && isShown(holder)
  )

/** The same anywhere on the page, also in words alone. */
export const saysLoadingAnywhere = (): boolean =>
  everywhere(`${SAYS_LOADING}, ${NAMED_LOADING}`).some(
    mark =>
      (mark.matches(SAYS_LOADING) || isNamedLoading(mark.getAttribute('class') ?? '')) &&
      isShown(mark) &&
      textOf(mark).length <= LONGEST
  ) ||
  [...textsIn(document)].some(
    ({ data, parentElement: holder }) =>
      isLoadingLine(data) && holder !== null && !holder.matches(UNSEEN) && isShown(holder)
  )

const isLoadingPart = (mark: Element): boolean =>
  isInView(mark) &&
  isShown(mark) &&
  textOf(mark).length <= LONGEST &&
  !mark.matches('img, video, button, :has(img, video)')

/** A wheel that turns for ever, or a light that goes over a grey box, whatever it is called. */
function isTurning({ effect, playState }: Animation): boolean {
  if (!(effect instanceof KeyframeEffect) || effect.target === null || playState !== 'running') return false
  if (effect.getComputedTiming().iterations !== Number.POSITIVE_INFINITY) return isPulsing(effect)
  const { width, height } = effect.target.getBoundingClientRect()
  const frames = effect.getKeyframes()
  const turns = frames.some(({ transform, rotate }) =>
    /rotate\((?:360deg|1turn)|^(?:360deg|1turn)/.test(`${transform ?? ''} ${rotate ?? ''}`)
  )
  const shines = frames.some(frame => 'backgroundPosition' in frame || 'backgroundPositionX' in frame)
  const isWheel = turns && Math.max(width, height) <= LARGEST_WHEEL
  return (isWheel || shines) && textOf(effect.target).trim() === '' && isLoadingPart(effect.target)
}

/** In milliseconds; what pulses for longer stands in for nothing. */
const LONGEST_PULSE = 6_500
const SMALLEST_PULSE = { width: 120, height: 30 }

/** A box without words that pulses a few times: what it stands in for may come when it has. */
function isPulsing(effect: KeyframeEffect): boolean {
  const { iterations = 1, endTime, localTime } = effect.getComputedTiming()
  const left = Number(endTime) - Number(localTime ?? 0)
  const { target } = effect
  if (iterations <= 1 || left <= 0 || left > LONGEST_PULSE || target === null) return false
  const { width, height } = target.getBoundingClientRect()
  const isLarge = width >= SMALLEST_PULSE.width && height >= SMALLEST_PULSE.height
  return isLarge && textOf(target).trim() === '' && isLoadingPart(target)
}

/** Its name as one word of several, however they are put together: `post-skeleton`, `MuiSkeleton-root`. */
export const isNamedLoading = (classes: string): boolean =>
  /(?:^|[-_\s]|(?<=[a-z]))(?:Spinner|Skeleton|Shimmer|Loader|Loading)(?:$|[-_\s]|(?=[A-Z]))/.test(classes) ||
  /(?:^|[-_\s])(?:spinner|skeleton|shimmer|loader|loading)(?:$|[-_\s])/i.test(classes)
