// What is looked through when an archive is opened: a large database only after a program that ended without closing it.
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { openArchive } from '../../electron/core/app/archive.ts'
import { damageFound, integrityProblems, refuseDamage } from '../../electron/core/kernel/db/damage.ts'
import { requireWhole } from '../../electron/core/kernel/db/keep-copy.ts'
import type { ReadDb } from '../../electron/core/kernel/db/open.ts'
import { cached } from '../../electron/core/kernel/db/statements.ts'
import { newArchive, temporaryFolder } from '../helpers/archive.ts'

const PAGE = 4096

/** A database with the tables of an archive and so many bytes of rows, of which a page in the middle is overwritten. */
async function damaged(bytes: number) {
  const dir = await temporaryFolder()
  const file = join(dir, 'archive.db')
  const made = new Database(file)
  made.exec(`CREATE TABLE archive (id TEXT); CREATE TABLE journal (seq INTEGER PRIMARY KEY); CREATE TABLE migration (version INTEGER);
    INSERT INTO archive VALUES ('a'); CREATE TABLE filler (id INTEGER PRIMARY KEY, text TEXT NOT NULL)`)
  const insert = made.prepare('INSERT INTO filler (text) VALUES (?)')
  made.transaction(() => {
    for (let written = 0; written < bytes; written += 1000) insert.run('x'.repeat(1000))
  })()
  const pages = Number(made.pragma('page_count', { simple: true }))
  made.close()
  const handle = await open(file, 'r+')
  await handle.write(Buffer.alloc(PAGE, 0xff), 0, PAGE, Math.floor(pages / 2) * PAGE)
  await handle.close()
  const db = new Database(file)
  return (isAfterCrash: boolean) => {
    try {
      refuseDamage(db, dir, { isAfterCrash })
      return 'opened'
    } catch (error) {
      return (error as { code?: string }).code
    }
  }
}

it('looks through a small database at every opening', async () => {
  const opening = await damaged(1 << 20)
  expect([opening(false), opening(true)]).toEqual(['database-damaged', 'database-damaged'])
})

it('looks through a large one only after a crash', async () => {
  const opening = await damaged(40 << 20)
  expect([opening(false), opening(true)]).toEqual(['opened', 'database-damaged'])
})

it.each(['search', 'comment_find'])(
  'takes %s for damaged when its own tables were changed, and names it',
  async index => {
    const { archive, dir, options } = await newArchive()
    await archive.close()
    const file = join(dir, 'archive.db')
    const other = new Database(file)
    // As any other program for SQLite opens it.
    other.unsafeMode()
    other.exec(`UPDATE ${index}_config SET v = 99 WHERE k = 'version'`)
    other.close()
    const detail = expect.stringContaining('invalid fts5 file format')
    const params = { dir, detail }
    await expect(openArchive(dir, options)).rejects.toMatchObject({ code: 'database-damaged', params })
    expect(() => requireWhole(file, dir)).toThrow(
      expect.objectContaining({ code: 'database-damaged', params })
    )
    // A large one is opened all the same, and read through by `verify` and the checks.
    const db = new Database(file, { readonly: true })
    onTestFinished(() => void db.close())
    const read = cached(db) as ReadDb
    expect([...integrityProblems(read), ...damageFound(read)]).toEqual([detail, detail])
  }
)
