// Which element scrolls the page: the document, or the largest part of it that scrolls.
import { everywhere, textsIn } from './roots.ts'
import { covers, isShown } from './visibility.ts'

let chosen: Element | undefined

export const documentScroller = (): Element => document.scrollingElement ?? document.documentElement

/**
 * What scrolls: the document, or the largest part of it that scrolls, where more is hidden in that and the document
 * itself goes on for less than a window.
 */
export function scroller(): Element {
  const root = documentScroller()
  if (chosen !== root && chosen?.isConnected) return chosen
  chosen = findScroller(root)
  return chosen
}

/** From here on it is this element that counts as what scrolls the page. */
export function setScroller(element: Element | undefined): void {
  chosen = element
}

function findScroller(root: Element): Element {
  const below = root.scrollHeight - innerHeight
  if (below > innerHeight) return root
  let largest: Element | null = null
  let leaping: Element | null = null
  const areaOf = (element: Element | null) =>
    element === null ? 0 : element.clientHeight * element.clientWidth
  for (const element of everywhere('*')) {
    const hidden = element.scrollHeight - element.clientHeight
    if (element === root || hidden <= Math.max(20, below)) continue
    // Where the document scrolls as well, what is lower than the window is a box in it.
    const lowest = below > 20 ? 0.8 : 0.4
    if (element.clientHeight < innerHeight * lowest || element.clientWidth < innerWidth * 0.3) continue
    const { overflowY } = getComputedStyle(element)
    if (/auto|scroll|overlay/.test(overflowY) && areaOf(element) > areaOf(largest)) largest = element
    else if (overflowY === 'hidden' && below <= 20 && hidden > innerHeight / 2 && covers(element) > 0.8)
      leaping ??= element
  }
  if (largest !== null) return largest
  return leaping !== null && hasTextBelow(leaping) ? leaping : root
}

/**
 * Whether the page shows one window of what is higher, and nothing in it scrolls: only a script of its own, which hears of the
 * wheel, can bring the rest forward.
 */
export function showsOneWindow(): boolean {
  const root = documentScroller()
  if (scroller() !== root || root.scrollHeight - innerHeight > 20) return false
  return [document.body, ...everywhere('body > *, body > * > *')].some(
    part =>
      part !== null &&
      part.scrollHeight - part.clientHeight > innerHeight / 2 &&
      covers(part) > 0.8 &&
      /hidden|clip/.test(getComputedStyle(part).overflowY)
  )
}

/** A page may turn the wheel into leaps of its own, in a part that shows no bar: it counts when there is text below. */
function hasTextBelow(element: Element): boolean {
  const { bottom } = element.getBoundingClientRect()
  const range = document.createRange()
  for (const text of textsIn(element)) {
    if (!text.data.trim() || !text.parentElement) continue
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    const isInColumn = box.left < innerWidth && box.right > 0
    if (box.height > 0 && box.top >= bottom && isInColumn && isShown(text.parentElement)) return true
  }
  return false
}

/** How much of what scrolls lies above where it begins: all but a window of it in a list that is laid out from its end. */
export function above(element: Element): number {
  const { display, flexDirection } = getComputedStyle(element)
  const isReversed = display.includes('flex') && flexDirection === 'column-reverse'
  return isReversed ? element.scrollHeight - element.clientHeight : 0
}

/** Up to where what scrolls begins. */
export const scrollToStart = (element: Element): void =>
  element.scrollTo({ top: -above(element), behavior: 'instant' })
