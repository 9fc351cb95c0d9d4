// Which rows a transaction has written, noted by triggers that live with the connection and are no part of the archive.
import type Database from 'better-sqlite3'
import { keyText, rowText, type SealedTable, sealedTables } from './sealed-tables.ts'

/** The number of the newest row of each table that counts its rows; 0 for one that does not. */
export type Marks = readonly number[]

export interface WrittenRows {
  readonly tables: readonly SealedTable[]
  /** Asked at the beginning of a transaction: what is above these numbers is new in it. */
  mark(): Marks
  /** The numbers now. */
  marks(): Marks
  /** Asked when all is written: notes what no trigger has noted. */
  note(): void
}

const NOTES = `CREATE TEMP TABLE written (tbl INTEGER NOT NULL, key TEXT NOT NULL, first ANY, was TEXT, gone INTEGER,
      PRIMARY KEY (tbl, key)) STRICT, WITHOUT ROWID;`

/**
 * Notes each sealed row that is changed or removed from now on in `temp.written`: the number of its table, its key, the first column
 * of the key, and the row as it was. New rows are noted so too (`was` is NULL), but for tables that count: theirs are the ones above
 * the mark, since a trigger for each of them costs a large import more than the rows. `gone` is the number of a row that was
 * removed, which may be given to a new one.
 */
export function noteWrites(db: Database.Database): WrittenRows {
  const tables = sealedTables(db)
  // All in one transaction: each trigger would otherwise be one of its own.
  db.exec(`BEGIN;
    ${NOTES}
    CREATE TEMP TABLE mark (tbl INTEGER PRIMARY KEY, at INTEGER NOT NULL DEFAULT 0) STRICT;
    INSERT INTO temp.mark (tbl) VALUES ${tables.map((_, number) => `(${number})`).join(', ')};
    ${tables.map(triggersOf).join('\n')}
    COMMIT`)
  const newest = newestOf(tables)
  const ask = db.prepare(`SELECT ${newest.join(', ')}`).raw()
  const set = db.prepare(
    `UPDATE temp.mark SET at = CASE tbl ${newest.map((sql, at) => `WHEN ${at} THEN ${sql}`).join(' ')} END`
  )
  const marks = () => ask.get() as Marks
  return {
    tables,
    marks,
    mark() {
      set.run()
      return marks()
    },
    note: () => undefined
  }
}

/**
 * The same for a database in which nothing is yet, and for its first transaction alone: every row is new then, and the hundreds of
 * triggers would take longer than all else that a new archive needs.
 * @throws Error where a sealed table has rows already
 */
export function noteFirstRows(db: Database.Database): WrittenRows {
  const tables = sealedTables(db)
  db.exec(NOTES)
  const ask = db.prepare(`SELECT ${newestOf(tables).join(', ')}`).raw()
  const marks = () => ask.get() as Marks
  const rows = tables.map(({ name }) => `EXISTS (SELECT 1 FROM main."${name}")`)
  const filled = db.prepare(`SELECT ${rows.join(', ')}`).raw()
  const hasRows = () => filled.get() as readonly (0 | 1)[]
  return {
    tables,
    marks,
    mark() {
      if (hasRows().includes(1)) throw new Error('the database is not new')
      return marks()
    },
    note() {
      for (const [tbl, has] of hasRows().entries()) {
        const table = tables[tbl]
        if (has === 1 && table?.isCounted === false) noteNewRows(db, table, tbl, { which: 'true', binds: [] })
      }
    }
  }
}

/** For each table SQL for the number of its newest row. */
const newestOf = (tables: readonly SealedTable[]) =>
  tables.map(({ name, isCounted }) =>
    isCounted ? `coalesce((SELECT max(rowid) FROM main."${name}"), 0)` : '0'
  )

function triggersOf(table: SealedTable, number: number): string {
  const { name, key, columns, isCounted } = table
  const note = (of: 'NEW' | 'OLD', was: string, gone = 'NULL') =>
    `INSERT INTO written (tbl, key, first, was, gone)
     VALUES (${number}, ${keyText(table, of)}, ${of}."${key[0]}", ${was}, ${gone})
     ON CONFLICT DO ${gone === 'NULL' ? 'NOTHING' : 'UPDATE SET gone = excluded.gone'};`
  const own = columns.map(column => `"${column}"`).join(', ')
  const isOld = isCounted ? `WHEN OLD.rowid <= (SELECT at FROM mark WHERE tbl = ${number})` : ''
  const insert = `CREATE TEMP TRIGGER "written_insert_${name}" AFTER INSERT ON main."${name}" BEGIN ${note('NEW', 'NULL')} END;`
  // A row whose key changes is taken away under one and comes under the other; otherwise the second note is there already.
  return `${isCounted ? '' : insert}
    CREATE TEMP TRIGGER "written_delete_${name}" AFTER DELETE ON main."${name}" ${isOld}
    BEGIN ${note('OLD', rowText(table, 'OLD'), isCounted ? 'OLD.rowid' : 'NULL')} END;
    CREATE TEMP TRIGGER "written_update_${name}" AFTER UPDATE OF ${own} ON main."${name}" ${isOld}
    BEGIN ${note('OLD', rowText(table, 'OLD'))} ${note('NEW', 'NULL')} END;`
}

/** A connection with the notes. */
type Notes = { prepare(sql: string): { run(...binds: unknown[]): unknown } }

/** Notes a row that is to be sealed though nobody has written it, as it is. */
export function noteRow(
  db: Notes,
  row: { readonly tbl: number; readonly key: string; readonly text: string }
): void {
  db.prepare(
    'INSERT INTO temp.written (tbl, key, first, was) VALUES (@tbl, @key, @key ->> 0, @text) ON CONFLICT DO NOTHING'
  ).run(row)
}

/** Notes rows of a table that counts as new: those that `which` says, with its binds. */
export function noteNewRows(
  db: Notes,
  table: SealedTable,
  tbl: number,
  { which, binds }: { readonly which: string; readonly binds: readonly unknown[] }
): void {
  db.prepare(
    `INSERT INTO temp.written (tbl, key, first) SELECT ?, ${keyText(table, 't')}, t."${table.key[0]}" FROM "${table.name}" AS t
     WHERE ${which} ON CONFLICT DO NOTHING`
  ).run(tbl, ...binds)
}

/** What was noted is sealed. */
export function forgetNotes(db: Notes): void {
  db.prepare('DELETE FROM temp.written').run()
}
