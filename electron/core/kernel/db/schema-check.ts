// Whether the tables, indexes, views and triggers of an archive are the program's own.
import Database from 'better-sqlite3'
import { createSchema } from './migrate.ts'
import type { ReadDb } from './open.ts'

type Made = { readonly type: string; readonly name: string; readonly sql: string }

/** What is missing, is another one or does not belong, such as `trigger message_never_goes`. */
export function foreignSchema(db: ReadDb): string[] {
  const fresh = new Database(':memory:')
  try {
    createSchema(fresh)
    const [own, found] = [madeIn(fresh), madeIn(db)]
    const names = new Set([...own.keys(), ...found.keys()])
    return [...names].filter(name => own.get(name) !== found.get(name)).sort()
  } finally {
    fresh.close()
  }
}

/** The statement that makes each, without comments and without regard to how it is laid out. */
function madeIn(db: { prepare(sql: string): { all(): unknown[] } }): Map<string, string> {
  const rows = db
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`
    )
    .all() as Made[]
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, normalised(sql)]))
}

function normalised(sql: string): string {
  return sql
    .replaceAll(/--[^\n]*/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(CREATE TABLE|REFERENCES) "(\w+)"/g, '$1 $2')
    .replaceAll(/ ?([(),]) ?/g, '$1')
    .trim()
}
