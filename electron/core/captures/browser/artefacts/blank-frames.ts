// Frames of other sites are drawn by processes of their own, and a busy machine may be long about it: a frame that has text and is
// pictured as nothing is waited for.
import type { Frame } from 'puppeteer-core'
import { bandsOf } from '../../../formats/png/png.ts'
import { framesOf } from '../process/ask-frames.ts'
import { boxOfFrame, inFrame } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded, pause } from '../trouble.ts'
import { isOneColour } from './blank-pictures.ts'

const MOST = 12
const LIMIT = 1_500
const SMALL = 20
/** A tall frame is drawn piece by piece, and judged so. */
const BAND = 400
/** Milliseconds between one look and the next, at the least. */
const WAITS = [100, 200, 400, 800, 1_500]
/** Where looking itself takes long the machine is busy, and so is what draws: as many times what the look took, at the most so long. */
const BUSY_TIMES = 3
const MOST_WAIT = 4_000

/** Pictures a part of the page. */
type Shoot = (box: Box) => Promise<{ bytes: Buffer }>
type Box = { x: number; y: number; width: number; height: number }

const LATE = new Error('late')

/** How many are still blank when they have been waited for. */
export async function framesStillBlank(window: PageWindow, shoot: Shoot): Promise<number> {
  let waiting = framesOf(window).slice(0, MOST)
  for (const wait of [...WAITS, null]) {
    const blank: Frame[] = []
    const began = performance.now()
    for (const frame of waiting) if (await isBlank(window, frame, shoot)) blank.push(frame)
    if (blank.length === 0 || wait === null) return blank.length
    const busy = Math.min(MOST_WAIT, BUSY_TIMES * (performance.now() - began))
    waiting = blank
    await pause(Math.max(wait, busy), window.ended)
  }
  return waiting.length
}

/** Whether a part of the frame that has text is pictured as nothing. */
async function isBlank(window: PageWindow, frame: Frame, shoot: Shoot): Promise<boolean> {
  try {
    for (const part of await partsWithText(window, frame))
      if (await isOneColour((await shoot(part)).bytes)) return true
    return false
  } catch (error) {
    window.ended.throwIfAborted()
    // One that is late is busy, and may be late in drawing too. One that cannot be asked is told of with the text, which
    // lacks its own.
    return error === LATE && !frame.detached
  }
}

/** The same of a picture that has been taken: what was drawn a moment ago may not be drawn in it. */
export async function hasBlankFrame(
  window: PageWindow,
  tile: { readonly bytes: Buffer; readonly top: number; readonly width: number; readonly height: number }
): Promise<boolean> {
  const parts: { box: Box; colour: number | null; isOne: boolean }[] = []
  for (const frame of framesOf(window).slice(0, MOST)) {
    const boxes = await partsWithText(window, frame).catch(() => {
      window.ended.throwIfAborted()
      return []
    })
    for (const { x, y, width, height } of boxes) {
      const box = { x, y: y - tile.top, width, height }
      const isInside = box.y >= 0 && box.y + height <= tile.height && x >= 0 && x + width <= tile.width
      if (isInside) parts.push({ box, colour: null, isOne: true })
    }
  }
  if (parts.length === 0) return false
  let top = 0
  for await (const { width, height, rgba } of bandsOf(tile.bytes, BAND)) {
    const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4)
    for (const part of parts) {
      const { box } = part
      for (let y = Math.max(top, box.y); part.isOne && y < Math.min(top + height, box.y + box.height); y++) {
        const from = (y - top) * width + box.x
        part.colour ??= pixels[from] ?? 0
        part.isOne = pixels.subarray(from, from + box.width).every(pixel => pixel === part.colour)
      }
    }
    top += height
  }
  return parts.some(({ isOne }) => isOne)
}

/** The parts of the page in which a frame has text; none of one that is not seen. @throws LATE */
async function partsWithText(window: PageWindow, frame: Frame): Promise<Box[]> {
  const [box, bands] = await Promise.all([
    bounded(boxOfFrame(frame), LIMIT, window.ended, () => LATE),
    bounded(inFrame(frame, 'bandsWithText', BAND), LIMIT, window.ended, () => LATE)
  ])
  if (box === null || bands.length === 0 || box.width < SMALL || box.height < SMALL) return []
  const scrolled = await window.ask('scrollPosition')
  const [x, y] = [Math.ceil(box.x + scrolled.x), Math.ceil(box.y + scrolled.y)]
  const [width, height] = [Math.floor(box.width) - 1, Math.floor(box.height) - 1]
  return bands
    .map(band => band * BAND)
    .filter(top => top + SMALL <= height)
    .map(top => ({ x, y: y + top, width, height: Math.min(BAND, height - top) }))
}
