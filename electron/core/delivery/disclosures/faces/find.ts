// Where in a picture there may be faces: it is looked at as a whole and in parts, since the network sees a face only when it is
// neither too small nor too large in the square that it is shown. Proposals, never more.
import type { Decoded } from '../../../formats/pictures/decode.ts'
import { CELL, type FoundFace, facesIn, surest } from './network.ts'

/** The side of the square that the network is shown, in pixels: a large one, and one for what is small itself. */
const SIDE = CELL * 13
const SMALL_SIDE = CELL * 5
const SMALL = 80
/** Squares overlap by a fifth, so that a face on an edge is whole in one of them. */
const STEP = 0.8
const LEAST_SCORE = 0.4
/** Each time the picture is looked at in parts, they are so much smaller; three times, and not below this side. */
const SMALLER = 2.5
const TIMES = 3
const LEAST_SIDE = 160
/** What is looked at at most, in large squares; then the rest is not. */
const MOST_WORK = 200
/** A face with its hair and chin is somewhat larger than what is found. */
const MARGIN = 0.15

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A square of the picture, in its pixels, and how large the network is shown it. */
type Square = { readonly x: number; readonly y: number; readonly side: number; readonly as: number }

/**
 * Boxes in pixels of the picture, from the top; `isWhole` false when there was too much to be looked at to the end.
 * @param pictures where in the picture there are pictures, as on a page; null when that is not known
 * @param signal stops between two squares
 * @param onProgress hears how many of the squares have been looked at
 */
export async function findFaces(
  picture: Decoded,
  pictures: readonly Box[] | null,
  { signal, onProgress }: { signal: AbortSignal; onProgress?: (done: number, total: number) => void }
): Promise<{ boxes: Box[]; isWhole: boolean }> {
  const found: FoundFace[] = []
  let work = 0
  const squares = squaresOf(picture, pictures)
  for (const [at, square] of squares.entries()) {
    onProgress?.(at, squares.length)
    work += (square.as / SIDE) ** 2
    if (work > MOST_WORK) break
    // One square takes some hundred milliseconds: others get their turn in between.
    await new Promise(resolve => setImmediate(resolve))
    signal.throwIfAborted()
    const { x, y, side, as } = square
    const scale = side / as
    for (const face of facesIn(shown(picture, square), as, LEAST_SCORE))
      found.push({
        x: x + face.x * scale,
        y: y + face.y * scale,
        width: face.width * scale,
        height: face.height * scale,
        score: face.score
      })
  }
  const boxes = surest(found)
    .flatMap(face => within(face, picture))
    .toSorted((one, other) => one.y - other.y || one.x - other.x)
  return { boxes, isWhole: work <= MOST_WORK }
}

function squaresOf(
  { width, height }: Pick<Decoded, 'width' | 'height'>,
  pictures: readonly Box[] | null
): Square[] {
  const whole = Math.min(Math.max(width, height), 2 * Math.min(width, height))
  const times = Array.from({ length: pictures === null ? TIMES : 1 }, (_, time) => whole / SMALLER ** time)
  const parts = times
    .map(side => Math.round(side))
    .filter((side, time) => time === 0 || side >= LEAST_SIDE)
    .flatMap(side => {
      const step = Math.round(side * STEP)
      return starts(height, side, step).flatMap(y =>
        starts(width, side, step).map(x => ({ x, y, side, as: SIDE }))
      )
    })
  const own = (pictures ?? []).map(({ x, y, width: wide, height: tall }) => {
    const side = Math.max(wide, tall)
    return { x, y, side, as: side <= SMALL ? SMALL_SIDE : SIDE }
  })
  return [...parts, ...own]
}

/** Where squares begin so that the last one ends at the edge; no more of them than are looked at, and one that is not. */
function starts(length: number, side: number, step: number): number[] {
  if (length <= side) return [0]
  const count = Math.ceil((length - side) / step) + 1
  return Array.from({ length: Math.min(count, MOST_WORK + 1) }, (_, at) => Math.min(at * step, length - side))
}

/** The pixels of a square as the network wants them; what is outside the picture is black. */
function shown({ data, width, height }: Decoded, { x, y, side, as }: Square): Uint8Array {
  const out = new Uint8Array(as * as * 3)
  for (let row = 0; row < as; row++) {
    const from = y + Math.floor((row * side) / as)
    if (from >= height) break
    for (let column = 0; column < as; column++) {
      const at = x + Math.floor((column * side) / as)
      if (at >= width) break
      const [source, target] = [(from * width + at) * 4, (row * as + column) * 3]
      for (let colour = 0; colour < 3; colour++) out[target + colour] = data[source + colour] ?? 0
    }
  }
  return out
}

/** The box with its margin, in whole pixels within the picture. */
function within(face: Box, { width, height }: Pick<Decoded, 'width' | 'height'>): Box[] {
  const [wide, tall] = [face.width * MARGIN, face.height * MARGIN]
  const left = Math.max(0, Math.floor(face.x - wide))
  const top = Math.max(0, Math.floor(face.y - tall))
  const right = Math.min(width, Math.ceil(face.x + face.width + wide))
  const bottom = Math.min(height, Math.ceil(face.y + face.height + tall))
  return right > left && bottom > top ? [{ x: left, y: top, width: right - left, height: bottom - top }] : []
}
