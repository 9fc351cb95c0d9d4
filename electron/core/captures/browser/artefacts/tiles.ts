// The picture of the whole page, in tiles from the top.
import { createHash } from 'node:crypto'
import { alikeRows, cutBelow, unpackPng } from '../../../formats/png/png.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'
import { hasBlankFrame } from './blank-frames.ts'
import { hasTextBetween, isSameContent } from './blank-pictures.ts'
import { type Extent, type PictureExtent, shootBox, type Tile, tileHeight } from './picture.ts'
import { type Overlap, placesNear, SEAM, seamOf } from './seams.ts'

/** So many rows that are all alike may be of nothing. */
const BLANK = 6_000
/** Milliseconds between one picture of a frame that is not drawn yet and the next. */
const FRAME_WAITS = [100, 300, 900]

/**
 * The tiles of the page, top first. Each is taken with the first rows of the next, which are cut off again while that one is
 * taken, and show whether the two join.
 */
export async function* tilesOf(
  window: PageWindow,
  extent: Extent & Partial<Pick<PictureExtent, 'blankFrames'>>
): AsyncGenerator<Tile> {
  const most = tileHeight(window, extent)
  const seen = new Map<string, number>()
  let above: Promise<CutTile> | null = null
  let before = extent.height > most ? await placesNear(window, [most]) : []
  try {
    for (let top = 0; top < extent.height; top += most) {
      const end = top + most
      const height = Math.min(most, extent.height - top)
      const shared = Math.min(SEAM, extent.height - top - height)
      const box = { x: 0, y: top, width: extent.width, height: height + shared }
      // What is known to be blank is told of already, where the page is one tile.
      const isKnown = extent.height <= most && (extent.blankFrames ?? 0) > 0
      const tile = isKnown ? await shootBox(window, box) : await withFrames(window, box)
      const [after, next] = shared > 0 ? await placesNear(window, [end, end + most]) : []
      const isStill = after === before[0]
      before = next === undefined ? [] : [next]
      const whole: CutTile | null = above && (await sureTile(window, await above))
      above = null
      if (whole !== null) yield whole.tile
      const repeats = repeatedOf(tile, seen)
      if (extent.height <= most) yield tile
      else above = cutTile(await joined(window, tile, whole), { shared, isStill, repeats, above: whole })
      // It is waited for when the next tile has been taken.
      above?.catch(() => undefined)
    }
    const last = above && (await sureTile(window, await above))
    above = null
    if (last !== null) yield last.tile
  } finally {
    // Also when the next could not be taken.
    if (above !== null) yield (await above).tile
  }
}

/** A tile with what is in its frames, which are drawn apart; one that is still blank is waited for, and then said to be. */
async function withFrames(window: PageWindow, box: Parameters<typeof shootBox>[1]): Promise<Tile> {
  let tile = await shootBox(window, box)
  for (const wait of FRAME_WAITS) {
    if (!(await hasBlankFrame(window, tile))) return tile
    await pause(wait, window.ended)
    tile = await shootBox(window, box)
  }
  return (await hasBlankFrame(window, tile)) ? { ...tile, doubtfulAt: tile.top } : tile
}

/**
 * What is known of a tile beside its picture; `isStill`: nothing near the rows that it shares moved while it was taken;
 * `repeats`: the top of the tile whose very picture it is, null for none.
 */
type About = {
  readonly shared: number
  readonly isStill: boolean
  readonly repeats: number | null
  readonly above: Overlap | null
}

/**
 * A tile without the rows that the next one begins with. In the bands of `doubts`, from the top of the tile, it may be a picture
 * of nothing or of another part: browsers have been seen to draw both.
 */
type CutTile = Overlap & {
  readonly tile: Tile
  readonly taken: Tile
  readonly about: About
  readonly doubts: readonly { readonly top: number; readonly bottom: number }[]
}

/** Where the very same picture was taken before. */
function repeatedOf({ bytes, top }: Tile, seen: Map<string, number>): number | null {
  const name = createHash('sha256').update(bytes).digest('hex')
  const before = seen.get(name) ?? null
  if (before === null) seen.set(name, top)
  return before
}

/** The tile with how it joins the one above it, if any. */
async function joined(window: PageWindow, tile: Tile, above: Overlap | null): Promise<Tile> {
  return above === null ? tile : { ...tile, seam: await seamOf(window, tile, above) }
}

async function cutTile(taken: Tile, about: About): Promise<CutTile> {
  const { shared, isStill, repeats } = about
  const png = await unpackPng(taken.bytes)
  const whole = { top: 0, bottom: taken.height }
  const doubts = repeats !== null ? [whole] : alikeRows(png, Math.min(BLANK, taken.height))
  const known = { taken, about, isStill, doubts }
  if (shared === 0) return { ...known, tile: taken, rows: new Uint8Array() }
  const { bytes, rows } = await cutBelow(png, shared)
  return { ...known, tile: { ...taken, bytes, height: taken.height - shared }, rows }
}

/** A tile in doubt is taken once more; one that is still of nothing, where there is text, is said to be. */
async function sureTile(window: PageWindow, first: CutTile): Promise<CutTile> {
  if (first.doubts.length === 0) return first
  await window.ask('frames', 2)
  await window.traffic.settle(1_000, window.ended)
  const { top, width, height } = first.taken
  const { bytes } = await shootBox(window, { x: 0, y: top, width, height })
  const isSame = bytes.equals(first.taken.bytes)
  const sure = isSame ? first : await takenAgain(window, first, bytes)
  const { repeats } = sure.about
  // Rows that are all alike make tiles that are.
  if (repeats !== null && (await isSameContent(window, [repeats, top], height))) return sure
  for (const doubt of sure.doubts)
    if (await hasTextBetween(window, top + doubt.top, top + doubt.bottom))
      return { ...sure, tile: { ...sure.tile, doubtfulAt: top + doubt.top } }
  return sure
}

async function takenAgain(window: PageWindow, { taken, about }: CutTile, bytes: Buffer): Promise<CutTile> {
  return cutTile(await joined(window, { ...taken, bytes }, about.above), { ...about, repeats: null })
}
