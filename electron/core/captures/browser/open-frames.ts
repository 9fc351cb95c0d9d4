// Frames in the page that scroll by themselves: made as high as what is in them, since the picture would show only its top.
import type { Frame } from 'puppeteer-core'
import type { Boxes } from './boxes.ts'
import { bounded } from './trouble.ts'
import type { PageWindow } from './window.ts'

const MOST = 40
const LIMIT = 1_000
const LITTLE = 40

export async function openFrames(window: PageWindow): Promise<Boxes> {
  const main = window.page.mainFrame()
  const frames = window.page.frames().filter(frame => frame.parentFrame() === main && !frame.detached)
  let opened = 0
  let hidden = 0
  for (const frame of frames.slice(0, MOST)) {
    const left = await bounded(openFrame(frame), 3 * LIMIT, window.ended, () => new Error('late')).catch(
      () => null
    )
    window.ended.throwIfAborted()
    if (left === 0) opened++
    else hidden += left ?? 0
  }
  return { opened, hidden }
}

/** How much of it cannot be seen afterwards; null when there was nothing to open. */
async function openFrame(frame: Frame): Promise<number | null> {
  const before = await frame.evaluate(hiddenBelow)
  if (before <= LITTLE) return null
  const element = await frame.frameElement()
  if (element === null) return null
  try {
    const outcome = await element.evaluate(makeHigher, before)
    if (outcome === 'unseen') return null
    if (outcome === 'left') return before
    const after = await frame.evaluate(hiddenBelow)
    return after <= LITTLE ? 0 : after
  } finally {
    await element.dispose()
  }
}

/** In the frame. */
function hiddenBelow(): number {
  const root = document.scrollingElement ?? document.documentElement
  const isStill = [document.documentElement, document.body].some(
    part => part !== null && /hidden|clip/.test(getComputedStyle(part).overflowY)
  )
  return isStill || document.body?.innerText.trim() === '' ? 0 : root.scrollHeight - innerHeight
}

/** In the page, at the frame. */
function makeHigher(frame: Element, by: number): 'higher' | 'left' | 'unseen' {
  const HIGHEST = 30_000
  const SMALLEST = { width: 240, height: 150 }
  const { width, height } = frame.getBoundingClientRect()
  const isSeen = frame.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  if (!isSeen || width < SMALLEST.width || height < SMALLEST.height) return 'unseen'
  if (!(frame instanceof HTMLIFrameElement)) return 'left'
  if (frame.scrolling === 'no') return 'unseen'
  const style = frame.getAttribute('style')
  const isWhole = width >= innerWidth * 0.9 && height >= innerHeight * 0.8
  const { position } = getComputedStyle(frame)
  if (position === 'fixed' && !isWhole) return 'unseen'
  if (position === 'fixed') frame.style.setProperty('position', 'absolute', 'important')
  frame.style.setProperty('max-height', 'none', 'important')
  frame.style.setProperty('height', `${Math.min(height + by, HIGHEST)}px`, 'important')
  const { bottom } = frame.getBoundingClientRect()
  for (let at = frame.parentElement; at && at !== document.body; at = at.parentElement) {
    const isClipping = getComputedStyle(at).overflowY !== 'visible' && at !== document.documentElement
    if (!isClipping || at.getBoundingClientRect().bottom >= bottom - 1) continue
    if (style === null) frame.removeAttribute('style')
    else frame.setAttribute('style', style)
    return 'left'
  }
  return 'higher'
}
