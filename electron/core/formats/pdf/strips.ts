// A tall screenshot as strips that each fit on a page, cut between lines where that can be told, without transparency.

import { type Decoded, opaque } from '../pictures/decode.ts'
import { pictures } from '../pictures/picture-apart.ts'
import { writePng } from '../png/png.ts'

/** A part of the picture: an opaque PNG. `top`, `width` and `height` are pixels of the whole picture. */
export type Strip = {
  readonly png: Buffer
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How far above the foot of a page a better place to cut is looked for, as a part of the page. */
const LOOK = 0.15
/** Rows in which every pixel is as good as the same: between lines, between posts. */
const QUIET = 12

/**
 * Cuts tiles that lie one under the other into strips of at most `shape` times their width. A band of a tile is held at a time.
 * @throws Error when a tile is no picture, or too large to be decoded
 */
export async function* stripsOf(
  tiles: AsyncIterable<Buffer> | Iterable<Buffer>,
  shape: number
): AsyncGenerator<Strip> {
  let top = 0
  const stripOf = async (rows: Decoded): Promise<Strip> => {
    const { width, height } = rows
    const strip = { png: await writePng(opaque(rows)), top, width, height }
    top += height
    return strip
  }
  /** Rows that are in no strip yet. */
  let rest: Decoded | null = null
  for await (const picture of bandsOf(tiles)) {
    const most = Math.floor(picture.width * shape)
    if (rest !== null && rest.width !== picture.width) {
      // Nothing can be laid beneath what is of another width: what is left of that is a strip of its own.
      yield await stripOf(rest)
      rest = null
    }
    let used = 0
    while (rest !== null && rest.height + picture.height > most) {
      // Of the band, no more is laid beneath than the strip may take, and the row that tells where it ends.
      const both: Decoded = under(rest, part(picture, 0, most + 1 - rest.height))
      const height = cutBefore(both, most)
      yield await stripOf(part(both, 0, height))
      used = Math.max(0, height - rest.height)
      rest = height < rest.height ? part(rest, height) : null
    }
    if (rest !== null) {
      rest = under(rest, picture)
      continue
    }
    while (picture.height - used > most) {
      const height = cutBefore(part(picture, used), most)
      yield await stripOf(part(picture, used, height))
      used += height
    }
    // A copy, so that the band need not be kept for it.
    if (used < picture.height) rest = under(part(picture, used), part(picture, picture.height))
  }
  if (rest !== null) yield await stripOf(rest)
}

async function* bandsOf(tiles: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Decoded> {
  for await (const tile of tiles) yield* pictures.bands(tile)
}

/** Rows of a picture; no copy of them. */
function part({ width, height, data }: Decoded, from: number, count = height - from): Decoded {
  const rows = Math.min(count, height - from)
  return { width, height: rows, data: data.subarray(from * width * 4, (from + rows) * width * 4) }
}

const under = (above: Decoded, below: Decoded): Decoded => ({
  width: above.width,
  height: above.height + below.height,
  data: Buffer.concat([above.data, below.data])
})

/** The height of the next strip of what is higher: the lowest quiet row near its foot, or else all that fits. */
function cutBefore(picture: Decoded, most: number): number {
  const least = Math.ceil(most * (1 - LOOK))
  for (let height = most; height > least; height--) if (isQuiet(picture, height)) return height
  return most
}

function isQuiet({ data, width }: Decoded, row: number): boolean {
  const start = row * width * 4
  for (let x = 4; x < width * 4; x += 4)
    for (let channel = 0; channel < 3; channel++)
      if (Math.abs((data[start + x + channel] ?? 0) - (data[start + channel] ?? 0)) > QUIET) return false
  return true
}
