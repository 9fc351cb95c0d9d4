// Boxes that scroll by themselves: made as high as all they hold, since the picture would show only what is at their top.
import { isLeftAtBound } from '../scroll/enter-box.ts'
import { hiddenIn, isClipped, isScrollBox, LITTLE, scrollBoxes } from '../scroll-boxes.ts'
import { scroller } from '../scroller.ts'
import { keepStyles, setStyles } from '../styles.ts'

/** `hidden`: so many CSS pixels of what the others hold cannot be seen. */
export type Opened = { readonly opened: number; readonly hidden: number }

const HIGHEST = 30_000
/** Feeds that go on have been opened up once, and would grow each time. */
const openedOnce = new WeakSet<Element>()

/**
 * Opens up what scrolls `within` that which scrolls the page, or that part of the page `itself`. The innermost first, so that
 * those around them know how high they will be.
 */
export function openScrollBoxes(which: 'within' | 'itself'): Opened {
  const boxes =
    which === 'within'
      ? scrollBoxes().filter(box => !openedOnce.has(box))
      : [scroller()].filter(box => isScrollBox(box))
  let opened = 0
  let hidden = 0
  for (const box of boxes.reverse()) {
    const left = openBox(box)
    if (left === 0) opened++
    else hidden += left
  }
  return { opened, hidden }
}

/** How much of it cannot be seen afterwards: all of it, where it was given its height back. */
function openBox(box: HTMLElement): number {
  const undo = keepStyles([box])
  const height = `${Math.min(box.scrollHeight + box.offsetHeight - box.clientHeight, HIGHEST)}px`
  box.scrollTop = 0
  setStyles(box, { 'box-sizing': 'border-box', 'max-height': 'none', height, 'min-height': height })
  // A list that draws what is in view may look only when it is scrolled.
  box.dispatchEvent(new Event('scroll'))
  if (isLeftAtBound(box)) openedOnce.add(box)
  if ((hiddenIn(box) <= LITTLE || isLeftAtBound(box)) && !isClipped(box)) return 0
  undo()
  return hiddenIn(box)
}

/** How many CSS pixels of what the boxes hold cannot be seen as the page stands. */
export const hiddenInBoxes = (): number =>
  scrollBoxes()
    .filter(box => !isLeftAtBound(box))
    .reduce((sum, box) => sum + hiddenIn(box), 0)
