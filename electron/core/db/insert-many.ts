// Many rows into one table, with few statements.
import type { WriteDb } from './open.ts'

export type Row = readonly (string | number | null)[]

/** So many rows at a time, as long as there are that many left. SQLite takes 32,766 values in all. */
const SIZES = [512, 64, 8, 1]

/**
 * Inserts the rows of so many columns; `insert` makes the statement out of the `VALUES` of its rows. A statement on a
 * table with triggers copies every page that it touches before it touches it, so that it can be undone by itself: with
 * one row each, that costs more than the rows.
 */
export function insertMany(
  db: WriteDb,
  columns: number,
  insert: (values: string) => string,
  rows: readonly Row[]
): void {
  const row = `(${Array(columns).fill('?').join(', ')})`
  let from = 0
  for (const size of SIZES) {
    if (rows.length - from < size) continue
    const statement = db.prepare(insert(`VALUES ${Array(size).fill(row).join(', ')}`))
    for (; rows.length - from >= size; from += size) statement.run(rows.slice(from, from + size).flat())
  }
}
