// Brings a database to the schema this program knows: one transaction a step, forward only, each step sealed by its hash.
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { ArchiveError } from '../errors.ts'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true
})

/** Every step, in order. */
const MIGRATIONS: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.sql'.length)
    return { version: Number(name.slice(0, 4)), name, sql }
  })
  .sort((a, b) => a.version - b.version)

/** The newest schema this program knows. */
export const SCHEMA = MIGRATIONS.at(-1)?.version ?? 0

type Applied = { version: number; name: string; sha256: string }

/**
 * Applies the steps that are missing. `beforeFirst` is called before an existing database is changed, to keep a copy.
 * @throws ArchiveError archive-too-new or migration-edited; nothing is touched then
 */
export function migrate(
  db: Database.Database,
  beforeFirst: (from: number) => void,
  migrations: readonly Migration[] = MIGRATIONS
): void {
  const applied = readApplied(db)
  const known = migrations.at(-1)?.version ?? 0
  const newest = applied.at(-1)?.version ?? 0
  if (newest > known) throw new ArchiveError('archive-too-new', { found: newest, known })
  for (const step of applied) {
    const ours = migrations.find(m => m.version === step.version)
    if (ours === undefined || digest(ours.sql) !== step.sha256)
      throw new ArchiveError('migration-edited', { name: step.name })
  }
  const missing = migrations.filter(m => m.version > newest)
  if (missing.length > 0 && newest > 0) beforeFirst(newest)
  // A table that others refer to is built anew under another name: the references are looked at when it is in its place.
  db.pragma('foreign_keys = OFF')
  try {
    for (const step of missing) apply(db, step)
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

function apply(db: Database.Database, step: Migration): void {
  db.transaction(() => {
    db.exec(step.sql)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${step.name} leaves ${broken.length} references to nothing`)
    db.exec(MIGRATION_TABLE)
    db.prepare('INSERT INTO migration (version, name, sha256) VALUES (?, ?, ?)').run(
      step.version,
      step.name,
      digest(step.sql)
    )
  }).immediate()
}

const MIGRATION_TABLE = `CREATE TABLE IF NOT EXISTS migration (
  version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT`

function readApplied(db: Database.Database): Applied[] {
  const exists = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'`).get()
  if (exists === undefined) return []
  return db.prepare<[], Applied>('SELECT version, name, sha256 FROM migration ORDER BY version').all()
}

// Line ends are made alike, so that a checkout on Windows seals the same step the same way.
function digest(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}
