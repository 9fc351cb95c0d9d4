// Prepared statements: one for each text of SQL, prepared once.
import type Database from 'better-sqlite3'

export type Prepare = { prepare(sql: string): Database.Statement<unknown[], unknown> }

/** The statements of a connection. */
export function cached(db: Database.Database): Prepare {
  const statements = new Map<string, Database.Statement<unknown[], unknown>>()
  return {
    prepare(sql) {
      const known = statements.get(sql)
      // A statement that is still being iterated is busy: it is prepared anew.
      if (known !== undefined && !known.busy) return known
      const statement = db.prepare<unknown[], unknown>(steady(sql))
      statements.set(sql, statement)
      return statement
    }
  }
}

const QUOTED_OR_COMPARED = /'[^']*'|"[^"]*"|--[^\n]*|(?:=|\bIS(?: NOT)?) ?(?=[?@])/g

/**
 * The same SQL, with a plus, which changes no value, before each bound value that something is compared with. SQLite asks whether such a
 * value is a small number when it makes the plan, and better-sqlite3 clears what was bound after each run, which counts as a change of
 * it: without the plus, a statement would be prepared anew each time that it is run, which takes ten times as long as most of them.
 */
export const steady = (sql: string): string =>
  sql.replaceAll(QUOTED_OR_COMPARED, part => (/^[=I]/.test(part) ? `${part}+` : part))
