// Rows of pictures that are leafed through sideways, by scrolling or by buttons that move them, as posts with several
// pictures have: laid one below the other, since the picture of the page would show only the first of them.
import { everywhere } from '../roots.ts'
import { isClipped, isFixed, LITTLE } from '../scroll-boxes.ts'
import { scroller } from '../scroller.ts'
import { keepStyles, setStyles } from '../styles.ts'
import { isShown } from '../visibility.ts'
import type { Opened } from './scroll-boxes.ts'

const SMALLEST = { width: 200, height: 100 }
const PICTURE = 100
const NO_CAROUSEL =
  'nav, pre, code, table, textarea, select, form, [role="navigation"], [role="menu"], [role="tablist"], [role="listbox"]'

/**
 * `hidden`: so many pictures that lie beside what is in view could not be brought into it. The innermost first, so that those
 * around them know how high they will be.
 */
export function openCarousels(): Opened {
  let opened = 0
  let hidden = 0
  for (const row of everywhere('*').filter(isRow).reverse()) {
    row.scrollLeft = 0
    const beside = picturesOf(row).filter(picture => isBeside(row, picture))
    if (beside.length === 0) continue
    if (layBelow(row, beside)) opened++
    else hidden += beside.length
  }
  return { opened, hidden }
}

function isRow(row: Element): row is HTMLElement {
  return (
    row instanceof HTMLElement &&
    (row.scrollWidth - row.clientWidth > LITTLE || isMoved(row)) &&
    row.clientWidth >= SMALLEST.width &&
    row.clientHeight >= SMALLEST.height &&
    row !== document.body &&
    // What scrolls the page is opened up by itself.
    !row.contains(scroller()) &&
    // What is cut off is moved into view by a script, if at all.
    /auto|scroll|overlay|hidden|clip/.test(getComputedStyle(row).overflowX) &&
    row.closest(NO_CAROUSEL) === null &&
    isShown(row) &&
    !isFixed(row)
  )
}

/** What a script has moved to the left of it is no width to scroll. */
const isMoved = (row: Element): boolean =>
  /hidden|clip/.test(getComputedStyle(row).overflowX) && picturesOf(row).some(one => isBeside(row, one))

const picturesOf = (row: Element): Element[] =>
  [...row.querySelectorAll('img, video, canvas')].filter(picture => {
    const { width, height } = picture.getBoundingClientRect()
    return width >= PICTURE && height >= PICTURE && isShown(picture)
  })

function middleOf(picture: Element): { x: number; y: number } {
  const { left, right, top, bottom } = picture.getBoundingClientRect()
  return { x: (left + right) / 2, y: (top + bottom) / 2 }
}

function isBeside(row: Element, picture: Element): boolean {
  const { left, right } = row.getBoundingClientRect()
  const { x } = middleOf(picture)
  return x > right || x < left
}

/** False when the pictures are still not in view; the row is then as it was. */
function layBelow(row: HTMLElement, beside: readonly Element[]): boolean {
  const parts = [row, ...row.querySelectorAll<HTMLElement>('*')].filter(
    part => part.scrollWidth > row.clientWidth + LITTLE || part === row
  )
  const undo = keepStyles(parts)
  for (const part of parts) {
    setStyles(part, {
      'flex-wrap': 'wrap',
      'white-space': 'normal',
      'grid-auto-flow': 'row',
      height: 'auto',
      'max-height': 'none'
    })
    if (part === row) continue
    // How it is moved, and how slowly.
    setStyles(part, { transition: 'none', transform: 'none', translate: 'none' })
    // What holds the pictures may be as wide as all of them together.
    setStyles(part, { width: 'auto', 'min-width': '0', 'max-width': '100%' })
  }
  const { bottom } = row.getBoundingClientRect()
  const isIn = (picture: Element) => !isBeside(row, picture) && middleOf(picture).y < bottom
  if (beside.every(isIn) && !isClipped(row)) return true
  undo()
  return false
}
