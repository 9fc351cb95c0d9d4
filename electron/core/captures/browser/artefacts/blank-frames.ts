// Frames of other sites are drawn by processes of their own, and a busy machine may be long about it: a frame that has text and is
// pictured as nothing is waited for.
import type { Frame } from 'puppeteer-core'
import { bandsOf } from '../../../formats/png/png.ts'
import { framesOf, MOST_FRAMES } from '../process/ask-frames.ts'
import { boxOfFrame, inFrame } from '../process/in-page.ts'
import type { PageWindow } from '../process/page-window.ts'
import { isFrameShown } from '../process/silent-frames.ts'
import { bounded, pause } from '../trouble.ts'

const LIMIT = 1_500
const SMALL = 20
/** A tall frame is drawn piece by piece, and judged so. */
const BAND = 400
/** Milliseconds between one look and the next, at the least. */
const WAITS = [100, 200, 400, 800, 1_500]
/** Where looking itself takes long the machine is busy, and so is what draws: as many times what the look took, at the most so long. */
const BUSY_TIMES = 3
const MOST_WAIT = 4_000

type Box = { x: number; y: number; width: number; height: number }
type Tile = { readonly bytes: Buffer; readonly top: number; readonly width: number; readonly height: number }

const LATE = new Error('late')

/** How many are still blank when they have been waited for. `shoot` takes the picture of the page, tile by tile. */
export async function framesStillBlank(
  window: PageWindow,
  shoot: () => AsyncIterable<Tile>
): Promise<number> {
  for (const wait of [...WAITS, null]) {
    const began = performance.now()
    let most = 0
    for await (const tile of shoot()) {
      const { blank, late } = await blankFrames(window, tile)
      // One that is late is busy, and may be late in drawing too.
      most = Math.max(most, blank + late)
    }
    if (most === 0 || wait === null) return most
    const busy = Math.min(MOST_WAIT, BUSY_TIMES * (performance.now() - began))
    await pause(Math.max(wait, busy), window.ended)
  }
  return 0
}

/** The same of a picture that has been taken: what was drawn a moment ago may not be drawn in it. */
export async function hasBlankFrame(window: PageWindow, tile: Tile): Promise<boolean> {
  const { blank, late } = await blankFrames(window, tile)
  return blank + late > 0
}

/** In how many frames a part that has text is pictured as nothing, and how many did not answer in time. */
async function blankFrames(window: PageWindow, tile: Tile): Promise<{ blank: number; late: number }> {
  const parts: { frame: Frame; box: Box; colour: number | null; isOne: boolean }[] = []
  let late = 0
  const frames = framesOf(window).slice(0, MOST_FRAMES)
  const all = await Promise.all(
    frames.map(frame =>
      partsWithText(window, frame).catch(async (error: unknown) => {
        window.ended.throwIfAborted()
        // One that cannot be asked is told of with the text, which lacks its own; one that the page hides is in no picture.
        if (error === LATE && (await isFrameShown(frame, window.ended, SMALL))) late++
        return []
      })
    )
  )
  for (const [at, frame] of frames.entries()) {
    const boxes = all[at] ?? []
    for (const { x, y, width, height } of boxes) {
      const box = { x, y: y - tile.top, width, height }
      const isInside = box.y >= 0 && box.y + height <= tile.height && x >= 0 && x + width <= tile.width
      if (isInside) parts.push({ frame, box, colour: null, isOne: true })
    }
  }
  if (parts.length === 0) return { blank: 0, late }
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
  return { blank: new Set(parts.filter(({ isOne }) => isOne).map(({ frame }) => frame)).size, late }
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
