// Whether the tiles of a picture join: each is taken with the first rows of the next one, which must be the same in both; and
// nothing near them may have moved while the tile above was taken.
import { readTop } from '../../../formats/png/png.ts'
import type { Kit } from '../in-page/kit.ts'
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
  window.evaluate(near, tops)

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

/** In the page. */
function near(_: Kit, tops: readonly number[]): string[] {
  return tops.map(placesAt)

  /** What lies within a part that is far from there is not asked, and of very many things only some. */
  function placesAt(top: number): string {
    const NEAR = 400
    const MOST = 5_000
    const places: number[] = []
    const waiting: Element[] = [document.body]
    for (let asked = 0; asked < 2 * MOST; asked++) {
      const element = waiting.pop()
      if (element === undefined) break
      const box = element.getBoundingClientRect()
      const from = Math.round(box.top + scrollY)
      const isFar = from > top + NEAR || box.bottom + scrollY < top - NEAR
      // What has no height itself may hold what has.
      if (box.height > 0 && isFar) continue
      if (box.height > 0 && Math.abs(from - top) < NEAR) places.push(from)
      const { children } = element
      const step = Math.ceil(children.length / MOST)
      for (let at = 0; at < children.length; at += step) {
        const child = children[at]
        if (child !== undefined) waiting.push(child)
      }
    }
    return places.join()
  }
}
