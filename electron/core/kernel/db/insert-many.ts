// Many rows into one table, with few statements.
import type { WriteDb } from './open.ts'

export type Row = readonly (string | number | null)[]

/** So many rows at a time, as long as there are that many left. SQLite takes 32,766 values in all. */
const SIZES = [512, 64, 8, 1]

/**
 * A function that inserts rows, or changes those that are there by values for each. `row` is one of them in SQL: `?` for each of its own values, `@name` for what all share;
 * `insert` makes the statement out of the `VALUES` of its rows. A statement on a table with triggers copies every page that
 * it touches before it touches it, so that it can be undone by itself: with one row each, that costs more than the rows.
 */
export function inserter<Shared extends Readonly<Record<string, string>>>(
  row: string,
  insert: (values: string) => string
): (db: WriteDb, rows: readonly Row[], shared: Shared) => void {
  const statements = SIZES.map(size => ({ size, sql: insert(`VALUES ${Array(size).fill(row).join(', ')}`) }))
  return (db, rows, shared) => {
    let from = 0
    for (const { size, sql } of statements) {
      if (rows.length - from < size) continue
      const statement = db.prepare(sql)
      for (; rows.length - from >= size; from += size)
        statement.run(rows.slice(from, from + size).flat(), shared)
    }
  }
}
