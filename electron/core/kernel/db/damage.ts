// Whether a database is whole enough to be opened.
import type Database from 'better-sqlite3'
import { z } from 'zod'
import { atLength } from '../at-length.ts'
import { ArchiveError, errno } from '../errors.ts'
import type { ReadDb } from './open.ts'

/** Bytes that are looked through at every opening, in a tenth of a second or two. */
const ALWAYS = 32 << 20

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
  const tables = isAfterCrash ? ordinaryTables(db) : []
  const detail = atLength(() => (isWithin ? damageOf(db, '1') : damageIn(db, tables)))
  if (detail !== undefined) throw new ArchiveError('database-damaged', { dir, detail: detail.slice(0, 200) })
  const found = db.prepare(
    `SELECT count(*) FROM sqlite_schema WHERE name IN ('archive', 'journal', 'migration')`
  )
  const isWhole = found.pluck().get() === 3 && db.prepare('SELECT 1 FROM archive').get() !== undefined
  if (!isWhole) throw new ArchiveError('database-damaged', { dir, detail: 'no archive' })
}

/** A row that has not the form of ours was written by another program. @throws ArchiveError database-damaged; what the reading throws */
export function readable<T>(dir: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new ArchiveError('database-damaged', { dir, detail: error.issues[0]?.path.join('.') ?? '' })
  }
}

export function isLargerThan(db: ReadDb | Database.Database, bytes: number): boolean {
  const [pages, size] = ['page_count', 'page_size'].map(name =>
    Number(db.prepare(`PRAGMA ${name}`).pluck().get())
  )
  return (pages ?? 0) * (size ?? 0) > bytes
}

function ordinaryTables(db: Database.Database): string[] {
  return db
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
    .pluck()
    .all()
    .map(String)
}

function damageIn(db: Database.Database, tables: readonly string[]): string | undefined {
  for (const table of tables) {
    const found = damageOf(db, `"${table}"`)
    if (found !== undefined) return found
  }
  return undefined
}

/** The first fault that SQLite finds, in all of the database (`1`) or in one table; undefined when there is none. */
export function damageOf(db: Database.Database, what: string): string | undefined {
  try {
    const [first] = db.pragma(`quick_check(${what})`) as { quick_check: string }[]
    return first?.quick_check === 'ok' ? undefined : (first?.quick_check ?? '')
  } catch (error) {
    return damageSaid(error)
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

/** All that SQLite finds wrong with the file, its indexes too; empty when all is well. */
export function integrityProblems(db: ReadDb): string[] {
  try {
    return atLength(() => db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[])
      .map(row => row.integrity_check)
      .filter(line => line !== 'ok')
  } catch (error) {
    return [damageSaid(error)]
  }
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
