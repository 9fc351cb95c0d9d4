// Whether the tiles of a picture join: each is taken with the first rows of the next one, which must be the same in both; and
// nothing near them may have moved while the tile above was taken.
import { readTop } from '../../../formats/png/png.ts'
import type { PageWindow } from '../process/page-window.ts'
import { hasTextBetween } from './blank-pictures.ts'

/** `rows` below `top` were pictured twice. `joins`: they are the same, and what is near them stood still. */
export type Seam = {
  readonly top: number
  readonly rows: number
  readonly joins: boolean
  readonly hasText: boolean
}

/** Pixels that are in both tiles. */
export const SEAM = 16

/** The rows that were taken with the tile above, four bytes a pixel, and whether what is near them stood still meanwhile. */
export type Overlap = { readonly rows: Uint8Array; readonly isStill: boolean }

/** Where what is near some heights of the page lies. */
export const placesNear = (window: PageWindow, tops: readonly number[]): Promise<string[]> =>
  window.ask('positionsNear', tops)

/** What there is to say of the seam above a tile. */
export async function seamOf(
  window: PageWindow,
  tile: { readonly bytes: Buffer; readonly top: number; readonly width: number },
  overlap: Overlap
): Promise<Seam> {
  const { top } = tile
  const rows = overlap.rows.length / (4 * tile.width)
  const first = readTop(tile.bytes, rows)
  const joins = overlap.isStill && first !== null && Buffer.compare(overlap.rows, first) === 0
  return {
    top,
    rows,
    joins,
    hasText: joins ? false : await hasTextBetween(window, top - SEAM, top + SEAM)
  }
}
