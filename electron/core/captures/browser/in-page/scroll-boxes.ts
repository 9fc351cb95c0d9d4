// Boxes that scroll by themselves within the page, and what stands around a part of the page.
import { everywhere, roots, treeOf } from './roots.ts'
import { scroller } from './scroller.ts'
import { hasOwnWords, isShown } from './visibility.ts'

/** Fewer CSS pixels of a box below its edge are its own margins. */
export const LITTLE = 40
const SMALLEST = { width: 240, height: 150 }
const NO_BOX =
  'nav, pre, code, textarea, select, form, [role="navigation"], [role="menu"], [role="listbox"], [role="tree"]'

export const hiddenIn = (box: Element): number => box.scrollHeight - box.clientHeight

/** Whether it is a box that scrolls by itself within the page, with something to see in it and room to grow. */
export function isScrollBox(box: Element): box is HTMLElement {
  return (
    box instanceof HTMLElement &&
    hiddenIn(box) > LITTLE &&
    box.clientHeight >= SMALLEST.height &&
    box.clientWidth >= SMALLEST.width &&
    /auto|scroll|overlay/.test(getComputedStyle(box).overflowY) &&
    box !== document.body &&
    box.closest(NO_BOX) === null &&
    isShown(box) &&
    (box.innerText.trim() !== '' || box.querySelector('img, video, canvas') !== null || holdsTree(box)) &&
    !isFixed(box)
  )
}

/** What is in a tree of its own is no text of what holds it. */
const holdsTree = (box: Element): boolean =>
  [...box.querySelectorAll('*')].some(part => treeOf(part) !== null)

/** What is higher beside what scrolls the page follows the window, which is made as high as that. */
const OF_WINDOW = 0.8

/** The boxes that scroll by themselves, those around others first; without what scrolls the page. */
export function scrollBoxes(): HTMLElement[] {
  const main = scroller()
  return everywhere('*').filter(
    (box): box is HTMLElement =>
      box !== main &&
      !box.contains(main) &&
      isScrollBox(box) &&
      (main === document.scrollingElement || main.contains(box) || box.clientHeight < innerHeight * OF_WINDOW)
  )
}

/** How many boxes there are that scroll by themselves. */
export const countScrollBoxes = (): number => scrollBoxes().length

/** Whether it stands still in the window, and has no room to grow in. */
export function isFixed(box: Element): boolean {
  const main = scroller()
  for (let at: Element | null = box; at && at !== main; at = at.parentElement)
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return true
  return false
}

/** Whether the foot of a box is cut off by a part around it. */
export function isClipped(box: Element): boolean {
  const main = scroller()
  const { bottom } = box.getBoundingClientRect()
  for (let at = box.parentElement; at && at !== main; at = at.parentElement) {
    const mayClip = getComputedStyle(at).overflowY !== 'visible' && !isOfWindow(at)
    if (mayClip && at.getBoundingClientRect().bottom < bottom - 1) return true
  }
  return false
}

/** What the root, or without it the body, does with what overflows is done by the window. */
const isOfWindow = (part: Element): boolean =>
  part === document.documentElement ||
  (part === document.body && getComputedStyle(document.documentElement).overflowY === 'visible')

/** Whether something to see stands in an area of the window, other than what is in the part or around it. */
export function isTaken(area: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>, part: Element): boolean {
  const takes = (one: Element): boolean => {
    if (one.contains(part) || part.contains(one)) return false
    const { left, right, top, bottom } = one.getBoundingClientRect()
    if (left >= area.right || right <= area.left || top >= area.bottom || bottom <= area.top) return false
    return (hasOwnWords(one) || one.matches('img, video, canvas, svg, input, iframe')) && isShown(one)
  }
  return roots().some(root => [...root.querySelectorAll('*')].some(takes))
}
