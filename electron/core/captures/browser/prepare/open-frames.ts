// Frames in the page that scroll by themselves: made as high as what is in them, since the picture would show only its top.
import type { Frame } from 'puppeteer-core'
import { setHeight } from '../artefacts/picture.ts'
import { drawAll } from '../in-page/draw-all.ts'
import { type Kit, makeKit } from '../in-page/kit.ts'
import { framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded } from '../trouble.ts'
import { type Boxes, openAll } from './open-scroll-boxes.ts'

const LIMIT = 5_000
const LITTLE = 40
/** A frame that is given a part of what a set of frames grows by is as high as it must be after some times. */
const ROUNDS = 8

/** `late`: so many did not answer in time whether there is more in them. */
export async function openFrames(window: PageWindow): Promise<Boxes & { late: number }> {
  const depthOf = (frame: Frame): number => {
    const parent = frame.parentFrame()
    return parent === null ? 0 : 1 + depthOf(parent)
  }
  // The innermost first, so that those around them know how high they will be.
  const frames = framesOf(window)
    .sort((a, b) => depthOf(b) - depthOf(a))
    .slice(0, MOST_FRAMES)
  const tooLate = new Error('late')
  const within = (work: Promise<number | null>): Promise<number | null | 'late'> =>
    bounded(work, LIMIT, window.ended, () => tooLate).catch(error => {
      window.ended.throwIfAborted()
      return error === tooLate ? 'late' : null
    })
  if (frames.length > 0 && (await window.evaluate(isFrameset))) await openFrameset(window, frames, within)
  let opened = 0
  let hidden = 0
  let late = 0
  for (const frame of frames) {
    const left = await within(openFrame(frame))
    if (left === 'late') late++
    else if (left === 0) opened++
    else hidden += left ?? 0
  }
  return { opened, hidden, late }
}

/** A set of frames fills the window, which is made so high that the frames show all that is in them. */
async function openFrameset(
  window: PageWindow,
  frames: readonly Frame[],
  within: (work: Promise<number>) => Promise<number | null | 'late'>
): Promise<void> {
  let height = await window.evaluate(() => innerHeight)
  for (let round = 0; round < ROUNDS && height < window.limits.height; round++) {
    const hidden = await Promise.all(frames.map(frame => within(ask(frame, hiddenBelow))))
    const most = Math.max(0, ...hidden.map(px => (typeof px === 'number' ? px : 0)))
    if (most === 0) return
    height = Math.min(height + most, window.limits.height)
    await setHeight(window, height)
    await window.traffic.settle(1_000, window.ended, 50)
  }
}

/** In the page. */
function isFrameset(): boolean {
  return document.body instanceof HTMLFrameSetElement
}

/** How much of it cannot be seen afterwards; null when there was nothing to open. */
async function openFrame(frame: Frame): Promise<number | null> {
  await ask(frame, drawAll)
  const [below, boxes] = await Promise.all([ask(frame, hiddenBelow), ask(frame, countBoxes)])
  if (below <= LITTLE && boxes === 0) return null
  const element = await frame.frameElement()
  if (element === null) return null
  try {
    if ((await element.evaluate(makeHigher, 0)) === 'unseen') return null
    const inBoxes = (await ask(frame, openAll, 'within')).hidden
    let left = await ask(frame, hiddenBelow)
    // What is in it may follow its height, or keep to its own.
    for (let round = 0; left > LITTLE && round < 2; round++) {
      if (round > 0) await ask(frame, openAll, 'itself')
      left = await ask(frame, hiddenBelow)
      const outcome = await element.evaluate(makeHigher, left)
      if (outcome === 'left') break
      left = await ask(frame, hiddenBelow)
    }
    return (left <= LITTLE ? 0 : left) + inBoxes
  } finally {
    await element.dispose()
  }
}

async function ask<A extends readonly string[], R>(
  frame: Frame,
  question: (kit: Kit, ...args: A) => R,
  ...args: A
): Promise<R> {
  return (await frame.evaluate(`(${question})((${makeKit})(), ...${JSON.stringify(args)})`)) as R
}

/** In the frame: how much of it, or of the part of it that scrolls, is below what is in view. */
function hiddenBelow(kit: Kit): number {
  const root = document.scrollingElement ?? document.documentElement
  if (document.body?.innerText.trim() === '') return 0
  const scroller = kit.scroller()
  if (scroller !== root) return Math.max(0, scroller.scrollHeight - scroller.clientHeight)
  const isStill = [document.documentElement, document.body].some(
    part => part !== null && /hidden|clip/.test(getComputedStyle(part).overflowY)
  )
  return isStill ? 0 : Math.max(0, root.scrollHeight - innerHeight)
}

/** In the frame. */
function countBoxes(kit: Kit): number {
  return kit.boxes().length
}

/** In the page, at the frame. */
function makeHigher(frame: Element, by: number): 'higher' | 'left' | 'unseen' {
  const HIGHEST = 30_000
  const SMALLEST = { width: 240, height: 150 }
  const { width, height } = frame.getBoundingClientRect()
  const isSeen = frame.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  if (!isSeen || width < SMALLEST.width || height < SMALLEST.height) return 'unseen'
  if (!(frame instanceof HTMLElement) || frame instanceof HTMLFrameElement) return 'left'
  if (frame instanceof HTMLIFrameElement && frame.scrolling === 'no') return 'unseen'
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
