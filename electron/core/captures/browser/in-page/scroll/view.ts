// What is in view says how far a feed has been read: dates, words that may be times, and signs that more is loading.
import { everywhere, type Root, textsIn } from '../roots.ts'
import { isInView, isShown, textOf } from '../visibility.ts'

/** What a feed is looked for in: the trees of the page, or the element that scrolls. */
type Trees = readonly (Root | Element)[]

const LOADING =
  '[aria-busy="true"], [role="progressbar"]:not([aria-valuenow]), [class*="spinner" i], [class*="skeleton" i], [class*="shimmer" i], [class*="loader" i], [class*="loading" i]'
const MOST_WORDS = 60
const LONGEST = 40

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
  everywhere(LOADING).some(
    mark =>
      (mark.hasAttribute('aria-busy') ||
        mark.hasAttribute('role') ||
        isNamedLoading(mark.getAttribute('class') ?? '')) &&
      isInView(mark) &&
      isShown(mark) &&
      textOf(mark).length <= LONGEST &&
      !mark.matches('img, video, button, :has(img, video)')
  )

export const isNamedLoading = (classes: string): boolean =>
  /(?:^|[-_\s])(?:spinner|skeleton|shimmer|loader|loading)(?:$|[-_\s])/i.test(classes)
