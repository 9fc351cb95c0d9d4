// Many rows into one table, with few statements. Every value has the name of its column.
import type { WriteDb } from './open.ts'

type Value = string | number | null
type Values = Readonly<Record<string, Value>>

/** What rows have in common that have nothing in common. */
type Nothing = Readonly<Record<never, never>>

/** The column of each field of a row. */
type Columns<Row> = { readonly [Field in keyof Row]: string }

/** So many rows at a time, as long as there are that many left: the program of a larger statement leaves the processor's cache. */
const SIZES = [128, 16, 1]

/**
 * A function that inserts rows, or changes those that are there by values for each. `own` names the column of each field of a row,
 * and `shared` of each that all rows have in common; `statement` is made out of the names of the columns and the `VALUES` of the rows,
 * or of `table`, which is the rows with the names.
 * A statement on a table with triggers copies every page that it touches before it touches it, so that it can be undone by itself:
 * with one row each, that costs more than the rows.
 */
export function inserter<Row extends Values, Shared extends Values = Nothing>(
  { own, shared }: { readonly own: Columns<Row>; readonly shared: Columns<Shared> },
  statement: (columns: string, values: string, table: string) => string
): (db: WriteDb, rows: readonly Row[], common: Shared) => void {
  const fields: readonly (keyof Row)[] = Object.keys(own)
  const names = [...Object.values<string>(own), ...Object.values<string>(shared)]
  // Not by WITH, for which SQLite makes a copy of the rows.
  const named = names.map((name, at) => `column${at + 1} AS ${name}`).join(', ')
  const row = `(${[...fields.map(() => '?'), ...Object.keys(shared).map(name => `@${name}`)].join(', ')})`
  const statements = SIZES.map(size => {
    const values = `VALUES ${Array(size).fill(row).join(', ')}`
    return { size, sql: statement(names.join(', '), values, `(SELECT ${named} FROM (${values}))`) }
  })
  return (db, rows, common) => {
    let from = 0
    for (const { size, sql } of statements) {
      if (rows.length - from < size) continue
      const prepared = db.prepare(sql)
      for (; rows.length - from >= size; from += size) {
        const values: Row[keyof Row][] = []
        for (const each of rows.slice(from, from + size)) for (const field of fields) values.push(each[field])
        prepared.run(values, common)
      }
    }
  }
}
