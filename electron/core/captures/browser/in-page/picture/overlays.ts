// What lies over the page and is nothing of it: a box that asks something of its visitor, and what darkens the page behind it.
import { asksForAccount } from '../press/prompt-words.ts'
import { opacityOf } from '../press/prompts.ts'
import { everywhere, parentOf, textsIn } from '../roots.ts'
import { covers, isShown, textOf } from '../visibility.ts'

const MODALS = '[aria-modal="true"], dialog[open], [role="alertdialog"]'
/** A box that says more, or holds one of these, may be what the page is about: a post, or its comments. */
const LONGEST = 1_500
const CONTENT = 'article, [role="article"], [role="feed"], video, iframe, main'
const MOST_TEXTS = 200
const WHOLE = 0.9

/**
 * Those that lie over the page's own words, of which `holdsPage` is not true. What asks for an account is left, since it may be
 * all that one gets to see.
 */
export function findOverlays(holdsPage: (element: Element) => boolean): HTMLElement[] {
  const isAside = (element: Element) => isShown(element) && !holdsPage(element) && asksOnly(element)
  const boxes = everywhere(MODALS)
    .filter(modal => covers(modal) > 0 && isAside(modal))
    .map(modal => fixedAround(modal, isAside))
    .filter(box => box !== null)
  const backdrops = everywhere<HTMLElement>('*').filter(element => isBackdrop(element) && isAside(element))
  return [...new Set([...boxes, ...backdrops])].filter(liesOverPage)
}

function asksOnly(element: Element): boolean {
  const text = textOf(element)
  return text.length <= LONGEST && !asksForAccount(text) && element.querySelector(CONTENT) === null
}

/** The outermost such box around it that stands still, itself included; also around a tree that it is in. */
function fixedAround(modal: Element, isAside: (element: Element) => boolean): HTMLElement | null {
  let fixed: HTMLElement | null = null
  for (let at: Element | null = modal; at !== null; at = parentOf(at))
    if (at instanceof HTMLElement && getComputedStyle(at).position === 'fixed' && isAside(at)) fixed = at
  return fixed
}

/** It fills the window, and what is behind it shows through. */
function isBackdrop(element: HTMLElement): boolean {
  const { position, backgroundColor, opacity, backdropFilter } = getComputedStyle(element)
  if (position !== 'fixed' || covers(element) < WHOLE) return false
  const opaque = opacityOf(backgroundColor) * Number(opacity)
  return (opaque > 0.02 && opaque < 1) || backdropFilter !== 'none'
}

/** Words of the page are under it in the window, and what one presses there is it. */
function liesOverPage(element: Element): boolean {
  const range = document.createRange()
  let asked = 0
  for (const text of textsIn(document.body)) {
    const holder = text.parentElement
    if (holder === null || text.data.trim() === '' || isWithin(element, holder)) continue
    range.selectNodeContents(text)
    const { left, top, width, height } = range.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    if (width === 0 || x < 0 || x > innerWidth || y < 0 || y > innerHeight) continue
    if (++asked > MOST_TEXTS) return false
    const stack = document.elementsFromPoint(x, y)
    const at = stack.findIndex(one => isWithin(element, one) || (one !== holder && isHostOf(one, element)))
    if (at >= 0 && stack.slice(at + 1).includes(holder)) return true
  }
  return false
}

/** A tree of its own is met by what it belongs to. */
const isHostOf = (host: Element, element: Element): boolean =>
  host.shadowRoot !== null && isWithin(host, element)

/** Also of what is in a tree of its own. */
function isWithin(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at !== null; at = parentOf(at)) if (at === outer) return true
  return false
}
