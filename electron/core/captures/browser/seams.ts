// Whether the tiles of a picture join: around each seam some rows are pictured once more, across both tiles, and held
// against the tile that begins there; and nothing near it may have moved while the tile above was taken.
import { readTop } from '../compare/png.ts'
import { hasTextBetween } from './doubtful.ts'
import type { Kit } from './in-page/kit.ts'
import type { PageWindow } from './window.ts'

/** `rows` above and below `top` were pictured twice. `joins`: they are the same, and what is near them stood still. */
export type Seam = {
  readonly top: number
  readonly rows: number
  readonly joins: boolean
  readonly hasText: boolean
}

/** Pixels on each side of a seam. */
const ROWS = 16

/** The strip across the seam, when the tile above it has been taken, and where things stood before and after. */
export type Overlap = { readonly strip: Buffer; readonly isStill: boolean }

export const overlapBox = (top: number, width: number) => ({ x: 0, y: top - ROWS, width, height: 2 * ROWS })

/** Where what is near a height of the page lies. */
export const placesNear = (window: PageWindow, top: number): Promise<string> => window.evaluate(near, top)

/** What there is to say of the seam above a tile. */
export async function seamOf(
  window: PageWindow,
  tile: { readonly bytes: Buffer; readonly top: number },
  { strip, isStill }: Overlap
): Promise<Seam> {
  const { top } = tile
  const below = readTop(strip, 2 * ROWS)?.subarray(-1 * (readTop(strip, ROWS)?.length ?? 0))
  const first = readTop(tile.bytes, ROWS)
  const isSame = below !== undefined && first !== null && Buffer.compare(below, first) === 0
  const joins = isSame && isStill
  return {
    top,
    rows: ROWS,
    joins,
    hasText: joins ? false : await hasTextBetween(window, top - ROWS, top + ROWS)
  }
}

/** In the page. Of very many elements only some are asked. */
function near(_: Kit, top: number): string {
  const NEAR = 400
  const all = document.querySelectorAll('body *')
  const step = Math.ceil(all.length / 5_000)
  const places: number[] = []
  for (let at = 0; at < all.length; at += step) {
    const box = all[at]?.getBoundingClientRect()
    if (box === undefined || box.height === 0) continue
    const from = Math.round(box.top + scrollY)
    if (Math.abs(from - top) < NEAR) places.push(from)
  }
  return places.join()
}
