// Frames that scroll by themselves: how much of one is out of view, asked in the frame, and making it higher, in the page around it.
import { documentScroller, scroller } from '../scroller.ts'
import { keepStyles, setStyles } from '../styles.ts'
import { visibleText } from '../text.ts'

const HIGHEST = 30_000
const SMALLEST = { width: 240, height: 150 }

/** In the frame: how much of it, or of the part of it that scrolls, is below what is in view. */
export function hiddenBelow(): number {
  const root = documentScroller()
  if (visibleText() === '') return 0
  const scrolling = scroller()
  if (scrolling !== root) return Math.max(0, scrolling.scrollHeight - scrolling.clientHeight)
  const isStill = [document.documentElement, document.body].some(
    part => part !== null && /hidden|clip/.test(getComputedStyle(part).overflowY)
  )
  return isStill ? 0 : Math.max(0, root.scrollHeight - innerHeight)
}

/** In the page around it. `left`: it cannot be made higher; `unseen`: it need not be, since nobody sees it or it does not scroll. */
export function makeFrameHigher(frame: Element, by: number): 'higher' | 'left' | 'unseen' {
  const { width, height } = frame.getBoundingClientRect()
  const isSeen = frame.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  if (!isSeen || width < SMALLEST.width || height < SMALLEST.height) return 'unseen'
  if (!(frame instanceof HTMLElement) || frame instanceof HTMLFrameElement) return 'left'
  if (frame instanceof HTMLIFrameElement && frame.scrolling === 'no') return 'unseen'
  const undo = keepStyles([frame])
  const isWhole = width >= innerWidth * 0.9 && height >= innerHeight * 0.8
  const { position } = getComputedStyle(frame)
  if (position === 'fixed' && !isWhole) return 'unseen'
  if (position === 'fixed') setStyles(frame, { position: 'absolute' })
  setStyles(frame, { 'max-height': 'none', height: `${Math.min(height + by, HIGHEST)}px` })
  if (!isCutOff(frame)) return 'higher'
  undo()
  return 'left'
}

function isCutOff(frame: Element): boolean {
  const { bottom } = frame.getBoundingClientRect()
  for (let at = frame.parentElement; at && at !== document.body; at = at.parentElement) {
    const isClipping = getComputedStyle(at).overflowY !== 'visible' && at !== document.documentElement
    if (isClipping && at.getBoundingClientRect().bottom < bottom - 1) return true
  }
  return false
}
