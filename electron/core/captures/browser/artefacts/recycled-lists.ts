// Lists that keep only the rows in view. No picture of the whole page has them all, so the window is made as high as a
// tile and moved down, and the text is gathered on the way.

import type { PageWindow } from '../process/page-window.ts'
import { readCounts } from './completeness.ts'
import { type Layout, type LayoutRead, readLayout } from './layout.ts'
import { type Extent, setHeight, shootView, type Tile } from './picture.ts'
import { readText } from './text.ts'

const STEP = 4_000
/** A list fills the window when it comes to within this of its lower end. */
const UNFILLED = 700

/** The tiles of such a page, each with the text that is in view in it and where it is. */
export async function* tilesInPlace(
  window: PageWindow,
  extent: Extent
): AsyncGenerator<Tile & { text: string; read: LayoutRead; counts: Awaited<ReturnType<typeof readCounts>> }> {
  let height = 0
  let step = STEP
  for (let top = 0; top < extent.height; top += step) {
    const rest = Math.min(step, extent.height - top)
    if (rest !== height) await setHeight(window, rest, extent.width)
    height = rest
    await window.ask('moveTo', top)
    await window.traffic.settle(1_500, window.ended, 60)
    const isFilled = (await window.ask('lowestText')) > height - UNFILLED
    // Some lists have rows enough for an ordinary window only.
    if (!isFilled && step > window.screen.height) {
      step = window.screen.height
      top -= step
      continue
    }
    const { text } = await readText(window)
    await window.ask('noteRead')
    const read = await readLayout(window)
    const counts = await readCounts(window, 'in-view')
    yield { ...(await shootView(window, { width: extent.width, height })), top, text, read, counts }
    if (top === 0) await window.ask('hideFollowing')
  }
}

/**
 * The texts of tiles as one text: each without the lines at its start that the one before ends with. Where rows are given
 * other contents again and again, nothing tells what was there before but where it is in its tile.
 */
export function joinTexts(tiles: readonly { readonly text: string; readonly placed: string }[]): string {
  let all: string[] = []
  for (const { text } of tiles) {
    const more = text.trimEnd().split('\n')
    const shared = sharedLines(all, more)
    if (all.length > 0 && shared === 0) return `${tiles.map(({ placed }) => placed).join('\n')}\n`
    all = [...all, ...more.slice(shared)]
  }
  return `${all.join('\n')}\n`
}

function sharedLines(lines: readonly string[], more: readonly string[]): number {
  for (let shared = Math.min(lines.length, more.length, 500); shared > 0; shared--)
    if (lines.slice(-shared).join('\n') === more.slice(0, shared).join('\n')) return shared
  return 0
}

/** The text in a tile by where it is, from the top. */
export function placedText(layout: Layout, top: number, bottom: number): string {
  const blocks = layout.blocks.map(lines =>
    lines.filter(({ y, height }) => y + height / 2 >= top && y + height / 2 < bottom)
  )
  return blocks
    .filter(lines => lines.length > 0)
    .sort(([a], [b]) => (a?.y ?? 0) - (b?.y ?? 0) || (a?.x ?? 0) - (b?.x ?? 0))
    .map(lines => lines.map(({ text }) => text).join(' '))
    .join('\n')
}

/** How many of the rows are not in the text, when they are more than a few: some change while they are looked at. */
export function rowsMissing(text: string, rows: readonly string[]): number {
  const FEW = 0.1
  const plain = (words: string) => words.replaceAll(/\s+/g, '').toLowerCase()
  const all = plain(text)
  const missing = rows.filter(row => !row.split('\n').every(piece => all.includes(plain(piece)))).length
  return missing > rows.length * FEW ? missing : 0
}
