// Whether a database is whole enough to be opened.
import { statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { atLength } from '../at-length.ts'
import { ArchiveError, errno } from '../errors.ts'
import type { ReadDb } from './open.ts'

/** Bytes that are looked through at every opening, in a tenth of a second or two. */
const ALWAYS = 32 << 20

/**
 * What SQLite says of a value that a rule of the schema does not allow. The file is whole then, and somebody has written past the
 * rules: `verify` names it with all else that was changed.
 */
const VALUE = /^(?:CHECK constraint failed|(?:NULL|NUMERIC|TEXT|non-\w{1,8}) value) in /u

/** So many faults SQLite tells of, those of the file's pages before those of values. */
const TOLD = 100

/**
 * Looks through a small database at every opening, and through a larger one after a program that ended without closing it:
 * there the ordinary tables only, since the index of words can be written anew. `verify` looks through all of it.
 * @throws ArchiveError database-damaged
 */
export function refuseDamage(
  db: Database.Database,
  dir: string,
  { isAfterCrash }: { readonly isAfterCrash: boolean }
): void {
  const isWithin = !isLargerThan(db, ALWAYS)
  const tables = isAfterCrash ? ordinaryTables(db).map(name => `"${name}"`) : []
  const detail = atLength(() => firstOf(isWithin ? [String(TOLD)] : tables, what => fileDamageOf(db, what)))
  if (detail !== undefined) throw new ArchiveError('database-damaged', { dir, detail: detail.slice(0, 200) })
  const found = db.prepare(
    `SELECT count(*) FROM sqlite_schema WHERE name IN ('archive', 'journal', 'migration')`
  )
  const isWhole = found.pluck().get() === 3 && db.prepare('SELECT 1 FROM archive').get() !== undefined
  if (!isWhole) throw new ArchiveError('database-damaged', { dir, detail: 'no archive' })
}

/**
 * A row of a table that has not the form of ours was written by another program.
 * @throws ArchiveError database-damaged; what the reading throws
 */
export function readable<T>(dir: string, table: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new ArchiveError('database-damaged', { dir, detail: table })
  }
}

export function isLargerThan(db: ReadDb | Database.Database, bytes: number): boolean {
  return bytesIn(db) > bytes
}

function bytesIn(db: ReadDb | Database.Database): number {
  const [pages, size] = ['page_count', 'page_size'].map(name =>
    Number(db.prepare(`PRAGMA ${name}`).pluck().get())
  )
  return (pages ?? 0) * (size ?? 0)
}

function ordinaryTables(db: Database.Database): string[] {
  return db
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
    .pluck()
    .all()
    .map(String)
}

function firstOf<T>(these: readonly T[], find: (one: T) => string | undefined): string | undefined {
  for (const one of these) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}

/** The first fault that SQLite finds in all of the database; undefined when there is none. */
export function damageOf(db: Database.Database): string | undefined {
  return faults(db, '1')[0]
}

/** The first fault of the file itself, in all of the database (the number of faults to tell) or in one table. */
function fileDamageOf(db: Database.Database, what: string): string | undefined {
  return faults(db, what).find(line => !VALUE.test(line))
}

function faults(db: Database.Database, what: string): string[] {
  try {
    return (db.pragma(`quick_check(${what})`) as { quick_check: string }[])
      .map(row => row.quick_check)
      .filter(line => line !== 'ok')
  } catch (error) {
    return [damageSaid(error)]
  }
}

/**
 * What ended SQLite's check, where that is damage: an index of words of which the own tables are not as they were cannot even be opened.
 * @throws what else it was, such as that the disk does not answer
 */
function damageSaid(error: unknown): string {
  const code = errno(error)
  if (code?.startsWith('SQLITE_CORRUPT')) return code
  if (code === 'SQLITE_ERROR' && error instanceof Error) return error.message
  throw error
}

/** All that SQLite finds wrong with the file, its indexes too, and bytes that it does not read; empty when all is well. */
export function integrityProblems(db: ReadDb): string[] {
  try {
    return [...bytesAfterLastPage(db), ...sqliteProblems(db)]
  } catch (error) {
    return [damageSaid(error)]
  }
}

/**
 * Bytes in the file after the last page of the database, which SQLite passes over. Only the size is asked for: to open and close the
 * file would let go of the locks that this program has on it.
 */
function bytesAfterLastPage(db: ReadDb): string[] {
  const file = db.prepare(`SELECT file FROM pragma_database_list WHERE name = 'main'`).pluck().get()
  if (typeof file !== 'string' || file === '') return []
  // Asked for before the pages are counted: meanwhile there can only be more of them.
  const after = statSync(file).size - bytesIn(db)
  return after > 0 ? [`${after} bytes after the last page`] : []
}

function sqliteProblems(db: ReadDb): string[] {
  return atLength(() => db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[])
    .map(row => row.integrity_check)
    .filter(line => line !== 'ok')
}

/** All that SQLite finds wrong with the database, and references to nothing; for a thread of its own, since it takes its time. */
export function damageFound(db: ReadDb): string[] {
  try {
    const found = db.prepare('PRAGMA quick_check').all() as { quick_check: string }[]
    const broken = db
      .prepare('SELECT DISTINCT "table" AS tbl, parent FROM pragma_foreign_key_check')
      .all() as { tbl: string; parent: string }[]
    return [
      ...found.map(row => row.quick_check).filter(line => line !== 'ok'),
      ...broken.map(({ tbl, parent }) => `${tbl} → ${parent}`)
    ]
  } catch (error) {
    return [damageSaid(error)]
  }
}
