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

/** In the page. What lies within a part that is far from there is not asked, and of very many things only some. */
function near(_: Kit, top: number): string {
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
