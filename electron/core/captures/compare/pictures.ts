// What differs between two pictures of a page. What is the same at the top and at the bottom is set aside first, so that
// a post that came in at the top is one change and not a change of everything below it.
import { createHash } from 'node:crypto'
import pixelmatch from 'pixelmatch'
import type { PictureChange, PictureComparison } from '#shared/comparison.ts'
import { breathe, type Picture, readPng } from '../../formats/png/png.ts'

/** A tile and where it lies on the page; `load` reads its file. */
export type TileFile = {
  readonly sha256: string
  readonly top: number
  readonly width: number
  readonly height: number
  load(): Promise<Buffer>
}

/** Rows that are looked at together. */
const BAND = 128
/** Of the colours' distance, as pixelmatch counts it: less is a shade that nobody sees. */
const THRESHOLD = 0.1
/** Changes closer than this are one region. */
const NEAR = 24
const MOST_REGIONS = 200

export async function comparePictures(
  before: readonly TileFile[],
  after: readonly TileFile[]
): Promise<PictureComparison> {
  const [old, now] = [new Sheet(before), new Sheet(after)]
  const heights = { heightBefore: old.height, heightAfter: now.height }
  if (before.map(({ sha256 }) => sha256).join() === after.map(({ sha256 }) => sha256).join())
    return { ...heights, similarity: 1, changedPixels: 0, regions: [] }
  const [oldRows, nowRows] = [await old.rowHashes(), await now.rowHashes()]
  const least = Math.min(oldRows.length, nowRows.length)
  let top = 0
  while (top < least && oldRows[top] === nowRows[top]) top++
  let bottom = 0
  while (bottom < least - top && oldRows.at(-1 - bottom) === nowRows.at(-1 - bottom)) bottom++
  const [oldEnd, nowEnd] = [old.height - bottom, now.height - bottom]
  const changes: PictureChange[] = []
  let changedPixels = 0
  const common = Math.min(oldEnd, nowEnd)
  for (let y = top; y < common; y += BAND) {
    const rows = Math.min(BAND, common - y)
    const width = Math.min(old.width, now.width)
    const found = differenceIn(await old.band(y, rows, width), await now.band(y, rows, width), width, rows)
    changedPixels += found.pixels
    for (const box of found.boxes) changes.push({ ...box, top: y + box.top })
    await breathe()
  }
  // What one of them has beyond the other, there or not.
  const extra = Math.abs(oldEnd - nowEnd)
  if (extra > 0) {
    changedPixels += extra * now.width
    if (nowEnd > oldEnd) changes.push({ top: common, left: 0, width: now.width, height: extra })
  }
  // And the columns that one has beyond the other: of the rows above, since what both have below has been counted.
  const wider = Math.abs(old.width - now.width)
  changedPixels += wider * common
  const columns =
    now.width > old.width && common > 0 ? [{ top: 0, left: old.width, width: wider, height: common }] : []
  const pixels = Math.max(old.height * old.width, now.height * now.width, 1)
  return {
    ...heights,
    similarity: Math.max(0, 1 - changedPixels / pixels),
    changedPixels,
    regions: [...columns, ...joined(changes)].slice(0, MOST_REGIONS)
  }
}

/** The tiles of a page as one sheet; no more than one tile is held unpacked at a time. */
class Sheet {
  readonly height: number
  readonly width: number
  readonly #tiles: readonly TileFile[]
  #open: { tile: TileFile; picture: Picture } | null = null

  constructor(tiles: readonly TileFile[]) {
    this.#tiles = tiles
    this.height = Math.max(0, ...tiles.map(({ top, height }) => top + height))
    this.width = Math.max(0, ...tiles.map(({ width }) => width))
  }

  async rowHashes(): Promise<string[]> {
    const hashes: string[] = []
    for (const tile of this.#tiles) {
      const { width, height, rgba } = await this.#picture(tile)
      for (let y = 0; y < height; y++) {
        hashes[tile.top + y] = createHash('sha1')
          .update(rgba.subarray(y * width * 4, (y + 1) * width * 4))
          .digest('base64')
        if (y % 512 === 511) await breathe()
      }
    }
    return Array.from(hashes, hash => hash ?? '')
  }

  /** Rows from `top`, cut to a width; what no tile covers is white. */
  async band(top: number, rows: number, width: number): Promise<Uint8Array> {
    const band = new Uint8Array(rows * width * 4).fill(255)
    for (const tile of this.#tiles) {
      const first = Math.max(top, tile.top)
      const last = Math.min(top + rows, tile.top + tile.height)
      if (first >= last) continue
      const { width: own, rgba } = await this.#picture(tile)
      for (let y = first; y < last; y++) {
        const from = (y - tile.top) * own * 4
        band.set(rgba.subarray(from, from + Math.min(own, width) * 4), (y - top) * width * 4)
      }
    }
    return band
  }

  async #picture(tile: TileFile): Promise<Picture> {
    if (this.#open?.tile !== tile) this.#open = { tile, picture: await readPng(await tile.load()) }
    return this.#open.picture
  }
}

function differenceIn(before: Uint8Array, after: Uint8Array, width: number, rows: number) {
  if (Buffer.compare(before, after) === 0) return { pixels: 0, boxes: [] }
  const mask = new Uint8Array(width * rows * 4)
  const pixels = pixelmatch(before, after, mask, width, rows, { threshold: THRESHOLD, diffMask: true })
  return { pixels, boxes: boxesIn(mask, width, rows) }
}

/** Boxes around what the mask marks: rows that are near each other, and in them from the first to the last pixel. */
function boxesIn(mask: Uint8Array, width: number, rows: number): PictureChange[] {
  const boxes: PictureChange[] = []
  for (let y = 0; y < rows; y++) {
    let [left, right] = [width, -1]
    for (let x = 0; x < width; x++) {
      if (mask[(y * width + x) * 4 + 3] === 0) continue
      left = Math.min(left, x)
      right = x
    }
    if (right >= 0) boxes.push({ top: y, left, width: right - left + 1, height: 1 })
  }
  return joined(boxes)
}

/** From the top; those that nearly touch become one. */
function joined(boxes: readonly PictureChange[]): PictureChange[] {
  const all: PictureChange[] = []
  for (const box of boxes.toSorted((one, other) => one.top - other.top)) {
    const last = all.at(-1)
    if (last === undefined || box.top > last.top + last.height + NEAR) {
      all.push(box)
      continue
    }
    const left = Math.min(last.left, box.left)
    const right = Math.max(last.left + last.width, box.left + box.width)
    const height = Math.max(last.top + last.height, box.top + box.height) - last.top
    all[all.length - 1] = { top: last.top, left, width: right - left, height }
  }
  return all
}
