// Rows that go on sideways and fetch what comes next when they are slid: each slid to its end and back.
import { noteInput } from '../rest.ts'
import { everywhere } from '../roots.ts'
import { isFixed } from '../scroll-boxes.ts'
import { scroller } from '../scroller.ts'
import { isShown } from '../visibility.ts'
import { frames } from '../wait.ts'
import { isMovedByButton } from './row-buttons.ts'

const SMALLEST = { width: 200, height: 40 }
/** Rows that fetch more at their end may go on for a little only. */
const LEAST = 8
const MOST = 20
const NO_ROW = 'nav, pre, code, textarea, select, [role="navigation"], [role="menu"], [role="tablist"]'

let rows: readonly Element[] = []

/** How many rows there are. */
export function findRows(): number {
  rows = everywhere('*').filter(isRow).slice(0, MOST)
  return rows.length
}

const isRow = (row: Element): boolean =>
  row.scrollWidth - row.clientWidth > LEAST &&
  row.clientWidth >= SMALLEST.width &&
  row.clientHeight >= SMALLEST.height &&
  (/auto|scroll|overlay/.test(getComputedStyle(row).overflowX) || isMovedByButton(row)) &&
  row !== document.body &&
  row !== document.documentElement &&
  !row.contains(scroller()) &&
  row.closest(NO_ROW) === null &&
  isShown(row) &&
  !isFixed(row)

/** How wide the row is by now. */
export const rowWidth = (number: number): number => rows[number]?.scrollWidth ?? 0

/** One window of the row further. */
export async function slideRow(number: number): Promise<{ isAtEnd: boolean; width: number }> {
  const row = rows[number]
  if (!row?.isConnected) return { isAtEnd: true, width: 0 }
  row.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  noteInput()
  const before = row.scrollLeft
  const way = getComputedStyle(row).direction === 'rtl' ? -1 : 1
  row.scrollTo({ left: before + way * row.clientWidth * 0.9, behavior: 'instant' })
  await frames(2)
  const isAtEnd =
    row.scrollLeft === before || Math.abs(row.scrollLeft) + row.clientWidth >= row.scrollWidth - 2
  return { isAtEnd, width: row.scrollWidth }
}

/** Back to where all rows begin, and the page too. */
export async function slideBack(): Promise<void> {
  for (const row of rows) row.scrollTo({ left: 0, behavior: 'instant' })
  if (rows.length > 0) scroller().scrollTo({ top: 0, behavior: 'instant' })
  await frames(1)
}
