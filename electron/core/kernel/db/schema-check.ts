// Whether the tables, indexes, views and triggers of an archive are the program's own.
import Database from 'better-sqlite3'
import { createSchema } from './migrate.ts'
import type { ReadDb } from './open.ts'

type Made = { readonly type: string; readonly name: string; readonly sql: string }

type Db = { prepare(sql: string): { all(): unknown[] } }

/**
 * What is missing, is another one or does not belong, such as `trigger message_never_goes`; also the statistics that queries are planned by,
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
