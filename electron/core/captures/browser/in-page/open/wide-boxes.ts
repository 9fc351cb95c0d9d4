// Boxes that scroll sideways and hold words, such as a table that is wider than its column: what lies beside their edge is
// laid below, or let out of the box where nothing stands in the way, since the picture would show only their beginning.
import { everywhere, textsIn } from '../roots.ts'
import { hiddenIn, isClipped, isFixed, isTaken, LITTLE } from '../scroll-boxes.ts'
import { scroller } from '../scroller.ts'
import { keepStyles, setStyles } from '../styles.ts'
import { isShown } from '../visibility.ts'
import { isMovedByButton, isMovedByClock } from './row-buttons.ts'
import type { Opened } from './scroll-boxes.ts'

const NARROWEST = 200
const MOST_TEXTS = 20_000
/** Shorter words that are pressed are a choice of places to go to. */
const CHOICE = 30
const NO_BOX = 'nav, textarea, select, [role="navigation"], [role="menu"], [role="tablist"], [role="listbox"]'
const PRESSED = 'a, button, label, [role="button"], [role="tab"]'

/**
 * `hidden`: so many CSS pixels of what the others hold lie beside what can be seen. The innermost first, so that those around them
 * know how wide they will be.
 */
export function openWideBoxes(): Opened {
  let opened = 0
  let hidden = 0
  const bodyCuts = doesBodyCut()
  for (const box of everywhere('*').filter(isWideBox).reverse()) {
    box.scrollLeft = 0
    if (!hasTextBeside(box)) continue
    // A table keeps its columns where there is room for them.
    const isTable = box.matches('table') || box.querySelector('table') !== null
    const isOpen = isTable ? letOut(box, bodyCuts) || layBelow(box) : layBelow(box) || letOut(box, bodyCuts)
    if (isOpen) opened++
    else hidden += box.scrollWidth - box.clientWidth
  }
  return { opened, hidden }
}

const isMoved = (box: Element): boolean => isMovedByButton(box) || isMovedByClock(box)

function isWideBox(box: Element): box is HTMLElement {
  return (
    box instanceof HTMLElement &&
    // What has been moved to the left of it is no width to scroll.
    (box.scrollWidth - box.clientWidth > LITTLE || isMovedByClock(box)) &&
    box.clientWidth >= NARROWEST &&
    (/auto|scroll|overlay/.test(getComputedStyle(box).overflowX) || isMoved(box)) &&
    box !== document.body &&
    box !== document.documentElement &&
    !box.contains(scroller()) &&
    box.closest(NO_BOX) === null &&
    isShown(box) &&
    !isFixed(box)
  )
}

function hasTextBeside(box: Element): boolean {
  const range = document.createRange()
  const { left, right } = box.getBoundingClientRect()
  let seen = 0
  for (const text of textsIn(box)) {
    if (seen++ >= MOST_TEXTS) return false
    const words = text.data.trim()
    const holder = text.parentElement
    if (words === '' || holder === null) continue
    if (words.length < CHOICE && holder.closest(PRESSED) !== null) continue
    range.selectNodeContents(text)
    for (const line of range.getClientRects()) {
      const isBeside = line.right > right + 2 || line.left < left - 2
      if (isBeside && line.width > 2 && isShown(holder)) return true
    }
  }
  return false
}

/** What the body does with what overflows is done by the window, unless the root does something of its own. */
const doesBodyCut = (): boolean =>
  getComputedStyle(document.documentElement).overflowX !== 'visible' &&
  document.body !== null &&
  getComputedStyle(document.body).overflowX !== 'visible'

function letOut(box: HTMLElement, bodyCuts: boolean): boolean {
  const { left, right: edge, top, bottom } = box.getBoundingClientRect()
  const right = left + box.scrollWidth
  const isRtl = getComputedStyle(box).direction === 'rtl'
  if (isRtl || isTaken({ left: edge, right, top, bottom }, box)) return false
  const undo = keepStyles([box])
  setStyles(box, { overflow: 'visible' })
  if (!isCutAround(box, right)) {
    if (bodyCuts) setStyles(document.body, { 'overflow-x': 'visible' })
    return true
  }
  undo()
  return false
}

function isCutAround(box: Element, right: number): boolean {
  for (let at = box.parentElement; at && at !== document.body; at = at.parentElement)
    if (getComputedStyle(at).overflowX !== 'visible' && at.getBoundingClientRect().right < right - 1)
      return true
  return false
}

function layBelow(box: HTMLElement): boolean {
  const parts = [box, ...box.querySelectorAll<HTMLElement>('*')].filter(
    part => part === box || part.scrollWidth > box.clientWidth + LITTLE
  )
  const undo = keepStyles(parts)
  const wasMoved = isMoved(box)
  for (const part of parts) {
    const keepsSpaces = getComputedStyle(part).whiteSpace.startsWith('pre')
    setStyles(part, {
      'flex-wrap': 'wrap',
      'white-space': keepsSpaces ? 'pre-wrap' : 'normal',
      'overflow-wrap': 'anywhere',
      'grid-auto-flow': 'row',
      height: 'auto',
      'max-height': 'none'
    })
    if (part === box) continue
    setStyles(part, { width: 'auto', 'min-width': '0', 'max-width': '100%' })
    // How it has been moved.
    if (wasMoved) setStyles(part, { transition: 'none', transform: 'none', translate: 'none' })
  }
  if (!hasTextBeside(box) && !isClipped(box) && hiddenIn(box) <= LITTLE) return true
  undo()
  return false
}
