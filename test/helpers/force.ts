// What somebody does who has the archive's file and a tool for SQLite: the program's rules are taken away and put back.
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** Changes the database of an archive by plain SQL, with no trigger in the way and none missing afterwards. */
export function forceInto(archive: { readonly dir: string } | string, sql: string): void {
  const db = new Database(typeof archive === 'string' ? archive : join(archive.dir, 'archive.db'))
  try {
    db.pragma('foreign_keys = OFF')
    const triggers = db
      .prepare<[], { name: string; sql: string }>(
        `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`
      )
      .all()
    // Together: each of hundreds would otherwise be a change of the schema by itself.
    const all = [
      ...triggers.map(({ name }) => `DROP TRIGGER ${name}`),
      sql,
      ...triggers.map(each => each.sql)
    ]
    db.exec(`BEGIN; ${all.join(';\n')}; COMMIT`)
  } finally {
    db.close()
  }
}
