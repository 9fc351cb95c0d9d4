// The schema of a database as text: every table, index, view and trigger without its comments, so that two can be compared.
import type Database from 'better-sqlite3'

const ORDER = ['table', 'index', 'view', 'trigger']

/** Statements that make the same schema, by type and name. What SQLite makes by itself is left out. */
export function schemaListing(db: Database.Database): string {
  const rows = db
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') AND name NOT GLOB 'sqlite_*'`
    )
    .all()
  return rows
    .sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || (a.name < b.name ? -1 : 1))
    .map(({ sql }) => `${broken(normalised(sql))};\n`)
    .join('\n')
}

function normalised(sql: string): string {
  return sql
    .replace(/--[^\n]*/g, '')
    .replace(/\s+/g, ' ')
    .replace(/(CREATE TABLE|REFERENCES) "(\w+)"/g, '$1 $2')
    .replace(/ ?([(),]) ?/g, '$1')
    .trim()
}

/** A line for each column and each step of a trigger, so that a change shows as itself. */
function broken(sql: string): string {
  const isTable = sql.startsWith('CREATE TABLE')
  let depth = 0
  const signs = [...sql].map(sign => {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    const isOuter = isTable && depth === (sign === ')' ? 0 : 1)
    if (sign === ',') return isOuter ? ',\n' : ', '
    if (sign === '(') return isOuter ? ' (\n' : ' ('
    return sign === ')' ? (isOuter ? '\n) ' : ') ') : sign
  })
  const text = signs
    .join('')
    .replace(/ +(?=[\s),;])|(?<=\() +/g, '')
    .trim()
  return isTable
    ? text.replace(/\n(?!\))/g, '\n  ')
    : text.replace(/ (WHEN|BEGIN|END|UNION|FROM) /g, '\n$1 ').replace(/; (?=\S)/g, ';\n')
}
