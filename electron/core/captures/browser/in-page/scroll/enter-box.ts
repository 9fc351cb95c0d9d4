// Going through a box that scrolls by itself as the page is gone through.
import { scrollBoxes } from '../scroll-boxes.ts'
import { scroller, scrollToStart, setScroller } from '../scroller.ts'
import { nextFrame } from '../wait.ts'

let boxes: readonly Element[] = []
/** What scrolls the page while one of the boxes is gone through. */
let page: Element | undefined
let entered: Element | undefined
const leftAtBound = new WeakSet<Element>()

/** How many boxes there are that scroll by themselves. */
export function findBoxes(): number {
  boxes = scrollBoxes()
  return boxes.length
}

/** From here on it is this box that is scrolled, and it is in view. False when it is gone. */
export async function enterBox(number: number): Promise<boolean> {
  const box = boxes[number]
  if (!box?.isConnected) return false
  page = scroller()
  entered = box
  setScroller(box)
  box.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  await nextFrame()
  return true
}

/** Back to what scrolls the page. A feed in the box may go on, and was left at a bound. */
export async function leaveBox(mayGrow: boolean): Promise<void> {
  if (mayGrow && entered) leftAtBound.add(entered)
  setScroller(page)
  if (page) scrollToStart(page)
  await nextFrame()
}

/** A feed that was left at a bound, and would grow each time it is opened up. */
export const isLeftAtBound = (box: Element): boolean => leftAtBound.has(box)
