// A tall screenshot as strips that each fit on a page, cut between lines where that can be told, without transparency.

import { type Decoded, sizeOfPicture } from '../pictures/decode.ts'
import { pictures } from '../pictures/picture-apart.ts'
import { strideOf, writeRows } from '../png/write.ts'

/** A part of the picture: an opaque PNG. `top`, `width` and `height` are pixels of the whole picture. */
export type Strip = {
  readonly png: Buffer
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A tile has some so many strips: those of one that is narrow and very tall are higher, and laid out smaller. */
const MOST_STRIPS = 150
/** How far above the foot of a page a better place to cut is looked for, as a part of the page. */
const LOOK = 0.15
/** Rows in which every pixel is as good as the same: between lines, between posts. */
const QUIET = 12

/**
 * Cuts tiles that lie one under the other into strips of at most `shape` times their width, or higher ones where there would be too many.
 * A band of a tile is held at a time, and two strips: one is packed while the next is cut.
 * @throws Error when a tile is no picture, or too large to be decoded; the strips above it have been given
 */
export async function* stripsOf(
  tiles: AsyncIterable<Buffer> | Iterable<Buffer>,
  shape: number
): AsyncGenerator<Strip> {
  let top = 0
  let before: Promise<Strip> | null = null
  try {
    for await (const rows of cut(tiles, shape)) {
      const strip = packed(rows, top)
      // It may fail while the next is cut; it is waited for after that.
      strip.catch(() => undefined)
      top += rows.height
      if (before !== null) yield await before
      before = strip
    }
  } catch (error) {
    if (before !== null) yield await before
    throw error
  }
  if (before !== null) yield await before
}

async function packed(rows: Decoded, top: number): Promise<Strip> {
  const { width, height } = rows
  return { png: await writeRows(rows), top, width, height }
}

/** A strip that rows are laid in, until there is one more than it may have: that tells where it is best cut. */
type Growing = { readonly width: number; most: number; height: number; rows: Buffer }

/** The rows of each strip. */
async function* cut(tiles: AsyncIterable<Buffer> | Iterable<Buffer>, shape: number): AsyncGenerator<Decoded> {
  let strip: Growing | null = null
  for await (const { picture, tall } of bandsOf(tiles)) {
    const { width } = picture
    if (strip !== null && strip.width !== width) {
      // Nothing can be laid beneath what is of another width: what is left of that is a strip of its own.
      yield whole(strip, strip.height)
      strip = null
    }
    const most = Math.max(Math.floor(width * shape), Math.ceil(tall / MOST_STRIPS))
    strip ??= { width, most, height: 0, rows: Buffer.alloc(0) }
    strip.most = Math.max(strip.most, most)
    for (let from = 0; from < picture.height; ) {
      from += lay(picture, from, strip)
      if (strip.height <= strip.most) continue
      const height = cutBefore(strip)
      const above: Growing = strip
      strip = below(above, height)
      yield whole(above, height)
    }
  }
  if (strip !== null) yield whole(strip, strip.height)
}

const whole = ({ width, rows }: Growing, height: number): Decoded => ({
  width,
  height,
  data: rows.subarray(0, height * strideOf(width))
})

/** Lays as many rows as the strip takes. @returns how many */
function lay(picture: Decoded, from: number, strip: Growing): number {
  const stride = strideOf(strip.width)
  const count = Math.min(picture.height - from, strip.most + 1 - strip.height)
  const needed = (strip.height + count) * stride
  if (needed > strip.rows.length) {
    // What is wide may be low: no more room is made than twice what there are rows for.
    const roomier = Buffer.allocUnsafe(Math.min(2 * needed, (strip.most + 1) * stride))
    strip.rows.copy(roomier)
    strip.rows = roomier
  }
  picture.data.copy(strip.rows, strip.height * stride, from * stride, (from + count) * stride)
  strip.height += count
  return count
}

/** The next strip, which begins with the rows that were cut off. */
function below({ width, most, height, rows }: Growing, cutAt: number): Growing {
  const next = Buffer.allocUnsafe(rows.length)
  rows.copy(next, 0, cutAt * strideOf(width), height * strideOf(width))
  return { width, most, height: height - cutAt, rows: next }
}

/** A band of a tile, and how tall the whole tile is. */
type Band = { readonly picture: Decoded; readonly tall: number }

async function* bandsOf(tiles: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Band> {
  for await (const tile of tiles) {
    const tall = sizeOfPicture(tile)?.height ?? 0
    for await (const picture of pictures.bands(tile)) yield { picture, tall }
  }
}

/** The height of a strip that is one row too high: the lowest quiet row near its foot, or else all that fits. */
function cutBefore({ rows, width, most }: Growing): number {
  const least = Math.ceil(most * (1 - LOOK))
  for (let height = most; height > least; height--) if (isQuiet(rows, width, height)) return height
  return most
}

function isQuiet(rows: Buffer, width: number, row: number): boolean {
  const start = row * strideOf(width) + 1
  for (let byte = 3; byte < width * 3; byte++)
    if (Math.abs((rows[start + byte] ?? 0) - (rows[start + (byte % 3)] ?? 0)) > QUIET) return false
  return true
}
