// The schema: what a new archive is made of, how an older one comes to the same, and which archives are refused.
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../../electron/core/app/archive.ts'
import { keepCopy } from '../../../electron/core/kernel/db/keep-copy.ts'
import {
  createSchema,
  MIGRATIONS,
  type Migration,
  migrate,
  NEWEST
} from '../../../electron/core/kernel/db/migrate.ts'
import { newArchive, temporaryFolder } from '../../helpers/archive.ts'
import { asFile, schemaListing } from '../../helpers/schema-listing.ts'

/** What the schema before any migration consists of: each table, index, view and trigger by the digest of its statement. */
const LISTED = join(import.meta.dirname, '0000.json')
/** The statements that make it, in a file once there are migrations: until then they are the schema as it is. */
const BASE = join(import.meta.dirname, '0000.sql')
const SHA = 'a'.repeat(64)

function inMemory(): Database.Database {
  const db = new Database(':memory:')
  onTestFinished(() => void db.close())
  return db
}

function newSchema(migrations?: readonly Migration[]): Database.Database {
  const db = inMemory()
  db.pragma('foreign_keys = ON')
  createSchema(db, migrations)
  return db
}

/** A migration that adds a table of this name. */
const step = (version: number, table: string): Migration => ({
  version,
  name: `${String(version).padStart(4, '0')}_${table}`,
  sql: `CREATE TABLE ${table} (id TEXT PRIMARY KEY) STRICT;`
})

describe('the schema of a new archive', () => {
  it('is the one that is listed, with every migration applied', async () => {
    const migrated = inMemory()
    if (MIGRATIONS.length === 0) createSchema(migrated)
    else migrated.exec(await readFile(BASE, 'utf8'))
    await expect(asFile(schemaListing(migrated))).toMatchFileSnapshot(LISTED)
    for (const { sql } of MIGRATIONS) migrated.exec(sql)
    expect(schemaListing(migrated)).toEqual(schemaListing(newSchema()))
  })

  it('is listed so that each object that changed, came or went is named; not how it is laid out', () => {
    const listed = (sql: string) => {
      const db = inMemory()
      db.exec(sql)
      return schemaListing(db)
    }
    const before = listed(
      'CREATE TABLE one (id TEXT PRIMARY KEY) STRICT; CREATE TABLE two (id TEXT) STRICT; CREATE INDEX by_id ON two (id);'
    )
    expect(Object.keys(before)).toEqual(['index by_id', 'table one', 'table two'])
    const after = listed(
      `CREATE TABLE one (\n  -- Its id.\n  id   TEXT PRIMARY KEY\n) STRICT;
       CREATE TABLE two (id TEXT, name TEXT) STRICT; CREATE TABLE three (id TEXT) STRICT;`
    )
    expect(Object.keys(after)).toEqual(['table one', 'table three', 'table two'])
    expect(after['table one']).toBe(before['table one'])
    expect(after['table two']).not.toBe(before['table two'])
  })

  it('has the promise in words above each of its triggers', async () => {
    const folder = join(import.meta.dirname, '../../../electron/core/kernel/db/schema')
    for (const name of await readdir(folder)) {
      const lines = (await readFile(join(folder, name), 'utf8')).split(/\r?\n/)
      const bare = lines.filter(
        (line, at) => line.startsWith('CREATE TRIGGER') && lines[at - 1]?.startsWith('-- ') !== true
      )
      expect(bare, name).toEqual([])
    }
  })

  it('keeps what is written, sent and captured as it was', () => {
    const db = newSchema()
    db.exec(`
      INSERT INTO department (id, name) VALUES ('d', 'Kultur');
      INSERT INTO person (id, name, department_id) VALUES ('p', 'Åsa', 'd');
      INSERT INTO channel (id, platform, name, department_id, responsible_id, purpose, dialogue, registered_at)
        VALUES ('k', 'facebook', 'Norrby', 'd', 'p', 'Nyheter', 1, '2026-01-01T00:00:00.000Z');
      INSERT INTO object VALUES ('${SHA}', 1, 'message/rfc822');
      INSERT INTO run (id, kind, period, state, total, started_at, ended_at)
        VALUES ('r', 'single', '2026-H1', 'finished', 1, '2026-02-01T00:00:00.000Z', '2026-02-01T00:01:00.000Z');
      INSERT INTO capture (id, channel_id, run_id, address, state, started_at, ended_at, provenance)
        VALUES ('c', 'k', 'r', 'https://x.example/', 'complete', '2026-02-01T00:00:00.000Z', '2026-02-01T00:00:30.000Z', '${SHA}');
      INSERT INTO outgoing_mail (id, purpose, header_id, sender, recipient, eml, state, attempts, problem, reply, queued_at,
          queued_by, settled_at, settled_basis)
        VALUES ('m', 'reminder', '<m@x>', 'a@b.example', 'c@d.example', '${SHA}', 'bounced', 2, 'not-delivered', '5.1.1',
          '2026-01-01T00:00:00.000Z', 'mo', '2026-01-02T00:00:00.000Z', 'report');`)
    expect(db.prepare(`SELECT 1 FROM kept_record WHERE kind = 'mail' AND id = 'm'`).get()).toBeDefined()
    for (const [act, refusal] of [
      [`UPDATE capture SET state = 'refused'`, 'never changed'],
      ['DELETE FROM capture', 'by a disposal decision only'],
      [`DELETE FROM run WHERE id = 'r'`, 'FOREIGN KEY'],
      [`UPDATE outgoing_mail SET recipient = 'x'`, 'never changed'],
      [
        `UPDATE outgoing_mail SET state = 'queued', next_attempt_at = 'x', settled_at = NULL, settled_basis = NULL`,
        'the order'
      ],
      ['DELETE FROM outgoing_mail', 'by a disposal decision only'],
      // A copy is of one thing.
      [
        `INSERT INTO outgoing_mail (id, purpose, header_id, sender, recipient, eml, state, next_attempt_at, queued_at, queued_by)
         VALUES ('n', 'copy', '<n@x>', 'a', 'b', '${SHA}', 'queued', 'x', 'x', 'x')`,
        'CHECK'
      ]
    ] as const)
      expect(() => db.exec(act), act).toThrow(refusal)
  })
})

describe('an archive with an older schema', () => {
  it('is copied, and then gets each migration that it lacks, once', () => {
    const db = newSchema([step(1, 'one')])
    const copies: number[] = []
    const steps = [step(1, 'one'), step(2, 'two'), step(3, 'four')]
    for (let times = 0; times < 2; times++) migrate(db, from => void copies.push(from), steps)
    expect(copies).toEqual([1])
    expect(db.prepare('SELECT name FROM migration ORDER BY version').pluck().all()).toEqual([
      '0000_schema',
      '0001_one',
      '0002_two',
      '0003_four'
    ])
    expect(db.prepare('SELECT count(*) FROM two, four').pluck().get()).toBe(0)
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('is copied whole beside itself, and is as it was when it cannot be', async () => {
    const dir = await temporaryFolder()
    const file = join(dir, 'archive.db')
    const db = new Database(file)
    onTestFinished(() => void db.close())
    createSchema(db, [])
    db.exec(`INSERT INTO department (id, name) VALUES ('d', 'Kultur')`)
    // What one that was cut off left.
    await writeFile(`${file}.schema-0-1.partial`, 'halv')
    let copy = ''
    const steps = [step(1, 'one')]
    const keep = (from: number) => {
      copy = keepCopy(db, file, from)
    }
    migrate(db, keep, steps)
    expect((await readdir(dir)).toSorted()).toEqual(['archive.db', basename(copy)])
    const kept = new Database(copy, { readonly: true })
    onTestFinished(() => void kept.close())
    expect(kept.prepare('SELECT name FROM department').pluck().all()).toEqual(['Kultur'])
    expect(kept.prepare('SELECT max(version) FROM migration').pluck().get()).toBe(0)
    expect(db.prepare('SELECT max(version) FROM migration').pluck().get()).toBe(1)
    // Without a copy there is no migration.
    const elsewhere = join(dir, 'borta', 'archive.db')
    expect(() =>
      migrate(db, from => void keepCopy(db, elsewhere, from), [...steps, step(2, 'two')])
    ).toThrow()
    expect(db.prepare('SELECT max(version) FROM migration').pluck().get()).toBe(1)
  })

  it('stays as it was when a migration fails, or leaves references to nothing', () => {
    const db = newSchema([])
    const orphan = `INSERT INTO department (id, name) VALUES ('d', 'K'); INSERT INTO person VALUES ('p', 'Å', NULL, 'ingen', NULL);`
    for (const sql of [orphan, 'CREATE TABLE three (id TEXT) STRICT; nonsense;'])
      expect(() => migrate(db, () => undefined, [{ version: 1, name: '0001_bad', sql }])).toThrow()
    expect(db.prepare('SELECT version FROM migration').pluck().all()).toEqual([0])
    expect(db.prepare('SELECT count(*) FROM department').pluck().get()).toBe(0)
    expect(schemaListing(db)).toEqual(schemaListing(newSchema()))
  })

  it('is refused when a step in it was edited, or is not known here; whatever the line ends of a checkout', () => {
    const known = [step(1, 'one'), step(2, 'two')]
    const db = newSchema(known)
    const asOnWindows = known.map(each => ({ ...each, sql: each.sql.replaceAll('\n', '\r\n') }))
    migrate(db, () => expect.unreachable(), asOnWindows)
    const edited = [{ ...step(1, 'one'), sql: 'SELECT 1' }, step(2, 'two')]
    expect(() => migrate(db, () => undefined, edited)).toThrow(
      expect.objectContaining({ code: 'migration-edited', params: { name: '0001_one' } })
    )
    expect(() => migrate(db, () => undefined, known.slice(0, 1))).toThrow(
      expect.objectContaining({ code: 'archive-too-new', params: { found: 2, known: 1 } })
    )
  })
})

describe('opening an archive', () => {
  async function closedArchive() {
    const { archive, dir, options } = await newArchive()
    await archive.close()
    const file = join(dir, 'archive.db')
    const edit = (sql: string) => {
      const db = new Database(file)
      db.exec(sql)
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.close()
    }
    return { dir, options, file, edit }
  }

  it('refuses one with a schema from the future; nothing is touched', async () => {
    const { dir, options, file, edit } = await closedArchive()
    const next = NEWEST + 1
    edit(`INSERT INTO migration VALUES (${next}, '${String(next).padStart(4, '0')}_later', 'x')`)
    const before = await readFile(file)
    await expect(openArchive(dir, options)).rejects.toMatchObject({
      code: 'archive-too-new',
      params: { found: next }
    })
    expect(await readFile(file)).toEqual(before)
    expect((await readdir(dirname(file))).filter(name => name.includes('.schema-'))).toEqual([])
  })

  it.each([
    ['a step far ahead of the last', `INSERT INTO migration VALUES (9999, '9999_later', 'x')`, '9999_later'],
    ['another number of the schema', 'UPDATE migration SET version = 5 WHERE version = 0', '0000_schema'],
    ['no step at all', 'DELETE FROM migration', '0000_schema']
  ])(
    'says that somebody altered what is noted of the schema, and not that a program was older or newer: %s',
    async (_, sql, name) => {
      const { dir, options, file, edit } = await closedArchive()
      edit(sql)
      const before = await readFile(file)
      const refusal = { code: 'migration-edited', params: { name } }
      await expect(openArchive(dir, options)).rejects.toMatchObject(refusal)
      expect(await readFile(file)).toEqual(before)
    }
  )

  it('refuses one of a development version from before the first release, whose steps began at one', async () => {
    const { dir, options, file, edit } = await closedArchive()
    edit(
      `DELETE FROM migration; INSERT INTO migration VALUES (1, '0001_foundation', 'x'), (95, '0095_replies', 'x')`
    )
    const before = await readFile(file)
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'archive-unreleased' })
    expect(await readFile(file)).toEqual(before)
  })
})
