// What a part of the page would say if it were shown: that it is folded, in what way, and its words.
import { textsIn } from '../roots.ts'
import { keepStyles, setStyles } from '../styles.ts'
import { isShown } from '../visibility.ts'

const UNSAID = 'script, style, noscript, template, button, [role="button"], [role="menuitem"], label, option'
/** What asks its visitor for something, or leads about the site, is no part of what the page says. */
const ASKS =
  'nav, dialog, [role="dialog"], [role="menu"], [role="listbox"], [role="navigation"], [role="alert"], [role="status"], textarea, select, input:not([type="hidden"], [type="checkbox"], [type="radio"])'
/** Fewer letters and digits are a sign, or a number in a badge. */
const FEWEST = 4
/** A narrower part is for those who do not see it. */
const NARROW = 20

/** Its words but for those of buttons; none of what asks for something. */
export function wordsIn(part: Element): string[] {
  if (part.matches(ASKS) || part.querySelector(ASKS) !== null) return []
  const words = [...textsIn(part)]
    .filter(({ parentElement: holder }) => holder?.closest(UNSAID) === null)
    .map(({ data }) => data.trim())
    .filter(said => said !== '')
  const all = words.join(' ')
  return /\p{L}{2}/u.test(all) && (all.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= FEWEST ? words : []
}

/** Not drawn where it stands, or made so low that nothing of it is seen. */
export function isFolded(part: Element): boolean {
  const { display, overflowY } = getComputedStyle(part)
  if (display === 'none') return part.parentElement?.checkVisibility() === true
  const { width, height } = part.getBoundingClientRect()
  return height <= 1 && width > NARROW && /hidden|clip/.test(overflowY)
}

const liesOver = (part: Element): boolean => /absolute|fixed/.test(getComputedStyle(part).position)

/** Shows it in its place, and below what it would lie over; false, and as before, where it does not come so. */
export function showPart(part: HTMLElement, styles: Readonly<Record<string, string>> = {}): boolean {
  const undo = keepStyles([part])
  setStyles(part, { transition: 'none', animation: 'none', ...styles })
  if (getComputedStyle(part).display === 'none') setStyles(part, { display: 'revert' })
  if (liesOver(part)) setStyles(part, { position: 'static', margin: '0', 'max-width': '100%' })
  if (isFolded(part)) setStyles(part, { height: 'auto', 'max-height': 'none' })
  if (isShown(part) && !isFolded(part)) return true
  undo()
  return false
}
