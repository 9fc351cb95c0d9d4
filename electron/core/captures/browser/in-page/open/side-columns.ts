// Columns that stand still beside the page and scroll by themselves, such as a long menu: let out to their whole height.
import { everywhere } from '../roots.ts'
import { hiddenIn, isClipped, isTaken, LITTLE } from '../scroll-boxes.ts'
import { documentScroller, scroller } from '../scroller.ts'
import { keepStyles, setStyles } from '../styles.ts'
import { isShown } from '../visibility.ts'
import type { Opened } from './scroll-boxes.ts'

const NARROWEST = 120
const MENUS = 'nav, [role="navigation"], [role="menu"], dialog, [role="dialog"]'

/** `hidden`: so many CSS pixels of what the others hold are below what can be seen; menus are not counted. */
export function openSideColumns(): Opened {
  let opened = 0
  let hidden = 0
  if (scroller() !== documentScroller()) return { opened, hidden }
  for (const column of everywhere('*').filter(isColumn)) {
    const holder = standingAround(column)
    if (holder === null) continue
    const below = hiddenIn(column)
    const outcome = letOut(column, holder)
    const isMenu = column.closest(MENUS) !== null || column.querySelector('nav') !== null
    if (outcome === 'opened') opened++
    else if (outcome === 'left' && !isMenu) hidden += below
  }
  return { opened, hidden }
}

const isColumn = (box: Element): box is HTMLElement =>
  box instanceof HTMLElement &&
  hiddenIn(box) > LITTLE &&
  box.clientHeight >= innerHeight / 2 &&
  box.clientWidth >= NARROWEST &&
  box.clientWidth <= innerWidth / 2 &&
  /auto|scroll|overlay/.test(getComputedStyle(box).overflowY) &&
  isShown(box) &&
  box.innerText.trim() !== ''

/** The part around a box, or it itself, that stands still in the window. */
function standingAround(box: Element): HTMLElement | null {
  for (let at: Element | null = box; at && at !== document.body; at = at.parentElement)
    if (at instanceof HTMLElement && /fixed|sticky/.test(getComputedStyle(at).position)) return at
  return null
}

const isInTheWay = (holder: Element): boolean => isTaken(holder.getBoundingClientRect(), holder)

/** One that sticks has its place in the page; one that is fixed lies over it, and is left alone where it would hide something. */
function letOut(column: HTMLElement, holder: HTMLElement): 'opened' | 'left' | 'alone' {
  const isFixed = getComputedStyle(holder).position === 'fixed'
  if (isFixed && isInTheWay(holder)) return 'alone'
  const undo = keepStyles([holder, column])
  const { top, height } = holder.getBoundingClientRect()
  const more = hiddenIn(column)
  setStyles(holder, {
    position: isFixed ? 'absolute' : 'static',
    ...(isFixed ? { top: `${top + scrollY}px`, bottom: 'auto' } : {}),
    'max-height': 'none',
    height: `${height + more}px`
  })
  setStyles(column, { 'max-height': 'none' })
  if (hiddenIn(column) > LITTLE)
    setStyles(column, { height: `${column.scrollHeight + column.offsetHeight - column.clientHeight}px` })
  if (hiddenIn(column) <= LITTLE && !(isFixed ? isInTheWay(holder) : isClipped(column))) return 'opened'
  undo()
  return 'left'
}
