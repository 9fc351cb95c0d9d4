// An inner part that scrolls the page, opened up for the picture: how much is hidden in it, and its parts' own heights.
import { noteInput } from '../rest.ts'
import { documentScroller, scroller } from '../scroller.ts'
import { setStyles } from '../styles.ts'
import { frames } from '../wait.ts'

const MOST_PARTS = 20_000
const MOST_KEPT = 1_000
const LOWEST = 40
/** What stands beside the part that scrolls, and is at least this part of the window high. */
const AS_HIGH = 0.7

/** How high the parts of what scrolls were before the window was made higher. */
let heights: ReadonlyMap<HTMLElement, number> = new Map()

export const scrollerHeight = (): number => scroller().clientHeight

/** By how much the inner part that scrolls is too low for all it holds, and what stands beside it as high. */
export function innerHeightMissing(): number {
  const scrolling = scroller()
  if (scrolling === documentScroller()) return 0
  const hidden = (part: Element) => Math.max(0, part.scrollHeight - part.clientHeight)
  const beside = [...document.querySelectorAll('*')].filter(
    part =>
      hidden(part) > 0 &&
      part.clientHeight >= innerHeight * AS_HIGH &&
      part.clientWidth >= innerWidth * 0.15 &&
      !scrolling.contains(part) &&
      /auto|scroll|overlay/.test(getComputedStyle(part).overflowY)
  )
  return Math.max(hidden(scrolling), ...beside.map(hidden))
}

export async function setScrollerHeight(height: number): Promise<void> {
  const scrolling = scroller()
  if (scrolling instanceof HTMLElement) setHeight(scrolling, height)
  await frames(2)
}

function setHeight(part: HTMLElement, height: number): void {
  const px = `${height}px`
  setStyles(part, { height: px, 'min-height': px, 'max-height': px })
}

export function noteHeights(): void {
  const parts = [...scroller().querySelectorAll<HTMLElement>('*')].slice(0, MOST_PARTS)
  heights = new Map(
    parts.flatMap(part => {
      const { height } = part.getBoundingClientRect()
      return height < LOWEST ? [] : [[part, height] as const]
    })
  )
}

/** Gives those that became higher with the window their heights again, the innermost first. */
export async function restoreHeights(): Promise<void> {
  let kept = 0
  for (const [part, height] of [...heights].reverse()) {
    if (kept > MOST_KEPT) break
    if (!part.isConnected || part.getBoundingClientRect().height <= height + 1) continue
    kept++
    setStyles(part, { 'box-sizing': 'border-box' })
    setHeight(part, height)
  }
  await frames(2)
}

/** A list that draws what is in view may look only when it is scrolled. */
export async function askForRows(): Promise<void> {
  noteInput()
  scroller().dispatchEvent(new Event('scroll'))
  await frames(2)
}
