// The picture of the whole page, in tiles from the top.
import { createHash } from 'node:crypto'
import { alikeRows, cutBelow, unpackPng } from '../../pictures/png.ts'
import { hasTextBetween } from './doubtful.ts'
import { TILE } from './limits.ts'
import { type Extent, shootBox, type Tile } from './picture.ts'
import { type Overlap, placesNear, SEAM, seamOf } from './seams.ts'
import type { PageWindow } from './window.ts'

/** So many rows that are all alike may be of nothing. */
const BLANK = 6_000

/**
 * The tiles of the page, top first. Each is taken with the first rows of the next, which are cut off again while that one is
 * taken, and show whether the two join.
 */
export async function* tilesOf(window: PageWindow, extent: Extent): AsyncGenerator<Tile> {
  const most = heightOf(window, extent)
  const seen = new Set<string>()
  let above: Promise<CutTile> | null = null
  let before = extent.height > most ? await placesNear(window, [most]) : []
  try {
    for (let top = 0; top < extent.height; top += most) {
      const end = top + most
      const height = Math.min(most, extent.height - top)
      const shared = Math.min(SEAM, extent.height - top - height)
      const box = { x: 0, y: top, width: extent.width, height: height + shared }
      const tile = await shootBox(window, box)
      const [after, next] = shared > 0 ? await placesNear(window, [end, end + most]) : []
      const isStill = after === before[0]
      before = next === undefined ? [] : [next]
      const whole: CutTile | null = above && (await sureTile(window, await above))
      above = null
      if (whole !== null) yield whole.tile
      const isRepeated = isAgain(tile, seen)
      const taken = whole === null ? tile : { ...tile, seam: await seamOf(window, tile, whole) }
      // A page of one tile is its own measure.
      if (extent.height <= most) yield taken
      else above = cutTile(taken, { shared, isStill, isRepeated })
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

function heightOf({ isRemote }: PageWindow, { width }: Extent): number {
  const { remoteBrowser, ownBrowser, pixels } = TILE
  return isRemote ? remoteBrowser : Math.max(remoteBrowser, Math.min(ownBrowser, Math.floor(pixels / width)))
}

/**
 * A tile without the rows that the next one begins with; `isStill`: nothing near them moved while it was `taken`. Between
 * the heights of `doubt`, in it, it may be a picture of nothing or of another part: browsers have been seen to draw both.
 */
type CutTile = Overlap & {
  readonly tile: Tile
  readonly taken: Tile
  readonly doubt: { readonly top: number; readonly bottom: number } | null
}

/** Whether the very same picture came before. */
function isAgain({ bytes }: Tile, seen: Set<string>): boolean {
  const name = createHash('sha256').update(bytes).digest('hex')
  return seen.size === seen.add(name).size
}

async function cutTile(
  taken: Tile,
  { shared, isStill, isRepeated }: { shared: number; isStill: boolean; isRepeated: boolean }
): Promise<CutTile> {
  const png = await unpackPng(taken.bytes)
  const whole = isRepeated ? { top: 0, bottom: taken.height } : null
  const doubt = whole ?? alikeRows(png, Math.min(BLANK, taken.height))
  if (shared === 0) return { tile: taken, taken, rows: new Uint8Array(), isStill, doubt }
  const { bytes, rows } = await cutBelow(png, shared)
  return { tile: { ...taken, bytes, height: taken.height - shared }, taken, rows, isStill, doubt }
}

/** A tile in doubt is taken once more; one that is still of nothing, where there is text, is said to be. */
async function sureTile(window: PageWindow, first: CutTile): Promise<CutTile> {
  const { doubt, taken, tile, isStill } = first
  if (doubt === null) return first
  await window.evaluate(kit => kit.frames(2))
  await window.traffic.settle(1_000, window.ended)
  const { top, width, height } = taken
  const { bytes } = await shootBox(window, { x: 0, y: top, width, height })
  if (!bytes.equals(taken.bytes))
    return cutTile({ ...taken, bytes }, { shared: height - tile.height, isStill, isRepeated: false })
  const hasText = await hasTextBetween(window, top + doubt.top, top + doubt.bottom)
  return hasText ? { ...first, tile: { ...tile, doubtfulAt: top + doubt.top } } : first
}
