// Makes the schema of a new archive, and brings that of an older one up to what this program knows.
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { ArchiveError } from '../errors.ts'
import { connectDraft } from './open.ts'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

const schemaFiles = import.meta.glob<string>('./schema/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true
})
const migrationFiles = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true
})

/** The schema of a new archive, one file per noun, in the order of their numbers. */
const SCHEMA = Object.entries(schemaFiles)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([, sql]) => sql)
  .join('\n')

/** Every change of the schema since the first release, in order. What they come to is in the schema already. */
export const MIGRATIONS: readonly Migration[] = Object.entries(migrationFiles)
  .map(([path, sql]) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.sql'.length)
    return { version: Number(name.slice(0, 4)), name, sql }
  })
  .sort((a, b) => a.version - b.version)

/** The version that a schema has before any migration. Its row in `migration` is what tells a released schema from earlier ones. */
const BASE = { version: 0, name: '0000_schema' }

const FIRST = 1

/** The newest version of the schema that this program knows. */
export const NEWEST = MIGRATIONS.at(-1)?.version ?? BASE.version

type Applied = { version: number; name: string; sha256: string }

/** Makes the schema in an empty database, and notes every migration as applied. The caller holds the transaction. */
export function createSchema(db: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  db.exec(SCHEMA)
  for (const step of [{ ...BASE, sql: SCHEMA }, ...migrations]) note(db, step)
}

let empty: Buffer | undefined

/** The file of a database with the schema and nothing else. Making the schema takes a while, so that is done once. */
export function databaseWithSchema(): Buffer {
  if (empty !== undefined) return empty
  const db = connectDraft(':memory:')
  try {
    db.transaction(() => createSchema(db))()
    empty = db.serialize()
    return empty
  } finally {
    db.close()
  }
}

/**
 * Applies the migrations that are missing: one transaction each, forward only, each sealed by its hash. `beforeFirst` is
 * called before the database is changed, to keep a copy.
 * @throws ArchiveError archive-unreleased, archive-too-new or migration-edited; nothing is touched then
 */
export function migrate(
  db: Database.Database,
  beforeFirst: (from: number) => void,
  migrations: readonly Migration[] = MIGRATIONS
): void {
  const applied = readApplied(db)
  // The steps of the development versions began at one.
  if (applied[0]?.version === FIRST) throw new ArchiveError('archive-unreleased')
  const known = migrations.at(-1)?.version ?? BASE.version
  const newest = applied.at(-1)?.version ?? BASE.version
  requireOurs(applied, migrations, known)
  if (newest > known) throw new ArchiveError('archive-too-new', { found: newest, known })
  const missing = migrations.filter(m => m.version > newest)
  if (missing.length === 0) return
  beforeFirst(newest)
  // A table that others refer to is built anew under another name: the references are looked at when it is in its place.
  db.pragma('foreign_keys = OFF')
  try {
    for (const step of missing) apply(db, step)
  } finally {
    db.pragma('foreign_keys = ON')
  }
}

/** A newer program goes on with the next number: each step up to it is there, and those that are known here are as here. */
function requireOurs(applied: readonly Applied[], migrations: readonly Migration[], known: number): void {
  if (applied.length === 0) throw new ArchiveError('migration-edited', { name: BASE.name })
  for (const [at, step] of applied.entries()) {
    const ours = migrations.find(m => m.version === step.version)
    const isAsHere = ours === undefined || (ours.name === step.name && digest(ours.sql) === step.sha256)
    const isKnown = ours !== undefined || step.version === BASE.version || step.version > known
    if (step.version !== at || !isAsHere || !isKnown)
      throw new ArchiveError('migration-edited', { name: step.name })
  }
}

function apply(db: Database.Database, step: Migration): void {
  db.transaction(() => {
    db.exec(step.sql)
    const broken = db.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${step.name} leaves ${broken.length} references to nothing`)
    note(db, step)
  }).immediate()
}

function note(db: Database.Database, { version, name, sql }: Migration): void {
  db.prepare('INSERT INTO migration (version, name, sha256) VALUES (?, ?, ?)').run(version, name, digest(sql))
}

function readApplied(db: Database.Database): Applied[] {
  return db.prepare<[], Applied>('SELECT version, name, sha256 FROM migration ORDER BY version').all()
}

// Line ends are made alike, so that a checkout on Windows seals the same step the same way.
function digest(sql: string): string {
  return createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex')
}
