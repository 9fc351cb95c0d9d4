// What a schema consists of, written so that two can be compared.
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'

type Made = { readonly type: string; readonly name: string; readonly sql: string }

/**
 * The SHA-256 of the statement that makes each table, index, view and trigger, by type and name, without comments and without
 * regard to how it is laid out. What SQLite makes by itself is left out.
 */
export function schemaListing(db: Database.Database): Readonly<Record<string, string>> {
  const rows = db
    .prepare<[], Made>(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') AND name NOT GLOB 'sqlite_*'
       ORDER BY type, name`
    )
    .all()
  return Object.fromEntries(rows.map(({ type, name, sql }) => [`${type} ${name}`, digest(normalised(sql))]))
}

/** The listing as a file has it. */
export const asFile = (listing: Readonly<Record<string, string>>): string =>
  `${JSON.stringify(listing, null, 2)}\n`

function normalised(sql: string): string {
  return sql
    .replace(/--[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(CREATE TABLE|REFERENCES) "(\w+)"/g, '$1 $2')
    .replace(/ ?([(),]) ?/g, '$1')
    .trim()
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
