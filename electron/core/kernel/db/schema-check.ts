// Whether the tables, indexes, views and triggers of an archive are the program's own.
import Database from 'better-sqlite3'
import { createSchema } from './migrate.ts'
import type { ReadDb } from './open.ts'

type Made = { readonly type: string; readonly name: string; readonly sql: string }

type Db = { prepare(sql: string): { all(): unknown[] } }

/**
 * What is missing, is another one or does not belong, such as `trigger message_never_goes`; also the migrations that are noted as applied, and the statistics that queries are planned by,
 * which this program does not make, and the numbers in the head of the file, which it leaves at nought.
 */
export function foreignSchema(db: ReadDb): string[] {
  own ??= madeByProgram()
  const found = madeIn(db)
  const names = new Set([...own.keys(), ...found.keys()])
  return [...names].filter(name => own?.get(name) !== found.get(name)).sort()
}

/**
 * A query of an archive that somebody may have changed: undefined where that lacks a table or column which is asked for, of which
 * `foreignSchema` tells.
 */
export function prepareWhereThere(db: ReadDb, sql: string): ReturnType<ReadDb['prepare']> | undefined {
  try {
    return db.prepare(sql)
  } catch (error) {
    if (foreignSchema(db).length === 0) throw error
    return undefined
  }
}

/** The program's own, which is the same each time. */
let own: ReadonlyMap<string, string> | undefined

function madeByProgram(): ReadonlyMap<string, string> {
  const fresh = new Database(':memory:')
  try {
    createSchema(fresh)
    return madeIn(fresh)
  } finally {
    fresh.close()
  }
}

/**
 * Each migration that is noted, by its number. Of the first row the digest is that of the schema as the program had it when it made the
 * archive: nothing follows from it, and what the schema is now is read itself.
 */
function stepsIn(db: Db): (readonly [string, string])[] {
  const isThere = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'`).all()
  if (isThere.length === 0) return []
  const steps = db.prepare('SELECT * FROM migration ORDER BY version').all() as Record<string, unknown>[]
  return steps.map(({ version, name, sha256 }) => [
    `migration ${version}`,
    JSON.stringify([name, version === 0 ? null : sha256])
  ])
}

/** The statement that makes each, without comments and without regard to how it is laid out. */
function madeIn(db: Db): Map<string, string> {
  const rows = db
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`
    )
    .all() as Made[]
  return new Map([
    ...rows.map(({ type, name, sql }) => [`${type} ${name}`, normalised(sql)] as const),
    ...stepsIn(db),
    ...NUMBERS.map(name => [name, JSON.stringify(db.prepare(`PRAGMA ${name}`).all())] as const)
  ])
}

const NUMBERS = ['user_version', 'application_id']

function normalised(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(CREATE TABLE|REFERENCES) "(\w+)"/g, '$1 $2')
    .replaceAll(/ ?([(),]) ?/g, '$1')
    .trim()
}
