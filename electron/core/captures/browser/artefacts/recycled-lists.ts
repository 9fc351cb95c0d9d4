// Lists that keep only the rows in view. No picture of the whole page has them all, so the window is made as high as a
// tile and moved down, and the text is gathered on the way.

import { plain, squeezed } from '../in-page/witness/seen-words.ts'
import { untilRest } from '../prepare/rest.ts'
import type { PageWindow } from '../process/page-window.ts'
import { readCounts } from './completeness.ts'
import { type FoldWords, readFoldWords } from './folds-left.ts'
import { type Layout, type LayoutRead, readLayout } from './layout.ts'
import { type Extent, extentOf, setHeight, shootView, type Tile } from './picture.ts'
import { readText } from './text.ts'

const STEP = 4_000
/** A list fills the window when it comes to within this of its lower end. */
const UNFILLED = 700

/** Until what a list draws when it has been moved is there, in milliseconds. */
const DRAWN = 3_000
const FONTS = 1_000
const MOST_MOVES = 3

export type PlacedTile = Tile & {
  folds: FoldWords
  text: string
  read: LayoutRead
  counts: Awaited<ReturnType<typeof readCounts>>
  /** The pictures that are in it, as they are compared. */
  pictures: readonly string[]
}

/**
 * The tiles of such a page, each with the text that is in view in it and where it is. Where not all that has been seen is in windows
 * as high as a tile, as a list may draw rows for an ordinary one only, they are taken again in those.
 */
export async function tilesInPlace(
  window: PageWindow,
  extent: Extent,
  platform: readonly string[]
): Promise<PlacedTile[]> {
  const tall = await takeTiles(window, extent, STEP, platform)
  if ((await countMissed(window, tall)) === 0) return tall
  const low = await takeTiles(window, extent, window.screen.height, platform)
  return (await countMissed(window, low)) < (await countMissed(window, tall)) ? low : tall
}

async function countMissed(window: PageWindow, tiles: readonly PlacedTile[]): Promise<number> {
  const { texts, pictures } = await window.ask('missed')
  const said = plain(tiles.map(({ text }) => text).join('\n'))
  const shown = new Set(tiles.flatMap(({ pictures: those }) => those))
  return (
    texts.filter(({ key }) => !said.includes(key)).length + pictures.filter(key => !shown.has(key)).length
  )
}

/** A list that makes room for other rows may move the window while it does. */
async function standAt(window: PageWindow, top: number): Promise<void> {
  for (let time = 0; time < MOST_MOVES; time++) {
    const movedAt = performance.now()
    await window.ask('moveTo', top)
    await untilRest(window, DRAWN, 'pressed', movedAt)
    await window.traffic.settle(1_500, window.ended, 60)
    await window.ask('untilAssets', DRAWN, FONTS, [])
    if (Math.abs((await window.ask('scrollPosition')).y - top) <= 2) return
  }
}

async function takeTiles(
  window: PageWindow,
  extent: Extent,
  most: number,
  platform: readonly string[]
): Promise<PlacedTile[]> {
  const tiles: PlacedTile[] = []
  let height = 0
  let step = most
  // A list may show how high it is only when one has come to its end.
  let full = extent.height
  for (let top = 0; top < full; ) {
    const rest = Math.min(step, full - top)
    if (rest !== height) await setHeight(window, rest, extent.width)
    height = rest
    await standAt(window, top)
    full = Math.max(full, (await extentOf(window)).height)
    const isFilled = (await window.ask('lowestText')) > height - UNFILLED
    // Some lists have rows enough for an ordinary window only.
    if (!isFilled && step > window.screen.height) {
      step = window.screen.height
      continue
    }
    const { text } = await readText(window)
    const folds = await readFoldWords(window, platform)
    const pictures = await window.ask('picturesNow', 'in-view')
    const read = await readLayout(window)
    const counts = await readCounts(window, 'in-view')
    tiles.push({
      ...(await shootView(window, { width: extent.width, height })),
      top,
      text,
      folds,
      read,
      counts,
      pictures
    })
    if (top === 0) await window.ask('hideFollowing')
    top += height
  }
  return tiles
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
  const all = squeezed(text)
  const isThere = (piece: string) => all.includes(squeezed(piece).replace(/(?:…|\.{3})$/, ''))
  const missing = rows.filter(row => !row.split('\n').every(isThere)).length
  return missing > rows.length * FEW ? missing : 0
}
