// What somebody does who knows the program: the journal is written anew from some line on, or goes on with a line that covers up.
import { hash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sealOf } from '../../electron/core/kernel/journal/record.ts'
import { forceInto } from './force.ts'

type Line = { readonly seq: number; readonly line: string }

/** Writes a line otherwise, and makes every seal from there on anew, so that the chain is whole. `path` is of the database. */
export function writeJournalAnew(path: string, from: number, alter: (line: string) => string): void {
  const db = new Database(path, { readonly: true })
  const before = db.prepare('SELECT sha256 FROM journal WHERE seq = ?').pluck()
  const lines = db.prepare('SELECT seq, line FROM journal WHERE seq >= ? ORDER BY seq').all(from) as Line[]
  let previous = before.get(from - 1) as string
  db.close()
  const anew = lines.map(({ seq, line }) => {
    const chained = (seq === from ? alter(line) : line).replace(
      /"previous":"[0-9a-f]{64}"\}$/,
      `"previous":"${previous}"}`
    )
    previous = sealOf(chained)
    return { seq, line: chained, sha256: previous }
  })
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
  forceInto(
    path,
    [
      ...anew.map(
        ({ seq, line, sha256 }) =>
          `UPDATE journal SET line = ${quoted(line)}, sha256 = '${sha256}' WHERE seq = ${seq}`
      ),
      `UPDATE journal_head SET sha256 = '${previous}'`
    ].join(';\n')
  )
}

/** Changes rows by plain SQL, and adds a line to the journal that seals this list, as if an act had done it. */
export function coverUp({ dir }: { readonly dir: string }, sql: string, rows: readonly unknown[]): number {
  forceInto({ dir }, sql)
  const db = new Database(join(dir, 'archive.db'))
  try {
    const last = db
      .prepare('SELECT seq, line, sha256 FROM journal ORDER BY seq DESC LIMIT 1')
      .get() as Line & {
      sha256: string
    }
    const list = rows.map(row => `${JSON.stringify(row)}\n`).join('')
    const seq = last.seq + 1
    const line = JSON.stringify({
      ...{
        seq,
        at: JSON.parse(last.line).at,
        actor: 'någon',
        act: 'archive.noted',
        about: null,
        details: {}
      },
      ...{ rows: hash('sha256', list), salt: 'salt', objects: [], previous: last.sha256 }
    })
    db.prepare('INSERT INTO journal (seq, line, sha256) VALUES (?, ?, ?)').run(seq, line, sealOf(line))
    db.prepare('INSERT INTO seal (seq, list) VALUES (?, ?)').run(seq, list)
    return seq
  } finally {
    db.close()
  }
}
