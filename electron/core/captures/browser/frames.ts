// Frames of other sites are drawn by processes of their own, and a busy machine may be long about it: a frame that has text and is
// pictured as nothing is waited for.
import type { Frame } from 'puppeteer-core'
import { isOneColour } from './doubtful.ts'
import { bounded, pause } from './trouble.ts'
import type { PageWindow } from './window.ts'

const MOST = 12
const LIMIT = 1_500
const SMALL = 20
/** Milliseconds between one look and the next. */
const WAITS = [100, 200, 400, 800, 1_500]

/** Pictures a part of the page. */
type Shoot = (box: { x: number; y: number; width: number; height: number }) => Promise<{ bytes: Buffer }>

/** How many are still blank when they have been waited for. */
export async function framesStillBlank(window: PageWindow, shoot: Shoot): Promise<number> {
  let waiting = window.page
    .frames()
    .filter(frame => frame.parentFrame() !== null && !frame.detached)
    .slice(0, MOST)
  for (const wait of [...WAITS, null]) {
    const blank: Frame[] = []
    for (const frame of waiting) if (await isBlank(window, frame, shoot)) blank.push(frame)
    if (blank.length === 0 || wait === null) return blank.length
    waiting = blank
    await pause(wait, window.ended)
  }
  return waiting.length
}

async function isBlank(window: PageWindow, frame: Frame, shoot: Shoot): Promise<boolean> {
  const late = () => new Error('late')
  try {
    const [element, text] = await Promise.all([
      bounded(frame.frameElement(), LIMIT, window.ended, late),
      bounded(frame.evaluate(frameText), LIMIT, window.ended, late)
    ])
    if (element === null || text === '') return false
    const [box, scrolled] = await Promise.all([
      bounded(element.boundingBox(), LIMIT, window.ended, late),
      window.evaluate(() => ({ x: scrollX, y: scrollY }))
    ])
    void element.dispose().catch(() => undefined)
    if (box === null || box.width < SMALL || box.height < SMALL) return false
    const inside = {
      x: Math.ceil(box.x + scrolled.x),
      y: Math.ceil(box.y + scrolled.y),
      width: Math.floor(box.width) - 1,
      height: Math.floor(box.height) - 1
    }
    return await isOneColour((await shoot(inside)).bytes)
  } catch {
    window.ended.throwIfAborted()
    // One that cannot be asked is told of with the text, which lacks its own.
    return false
  }
}

/** In a frame. */
const frameText = () => (document.body?.innerText ?? '').trim()
