// Before an existing archive gets a newer schema, its database is copied whole beside itself: on disk, and looked through, before anything
// changes. Its files are not touched by a migration.
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { ArchiveError } from '../errors.ts'
import { isHeldElsewhere } from '../objects/held-elsewhere.ts'
import { damageOf } from './damage.ts'
import { databasePath } from './database-path.ts'

const PARTIAL = '.partial'

/** Where the copy is. @throws ArchiveError database-damaged when it is not whole; what the disk says */
export function keepCopy(db: Database.Database, file: string, from: number): string {
  const [folder, copy] = [dirname(file), `${file}.schema-${from}-${Date.now()}`]
  // Of one that was cut off.
  for (const name of readdirSync(folder))
    if (name.startsWith(`${basename(file)}.schema-`) && name.endsWith(PARTIAL)) tidyUp(join(folder, name))
  const draft = copy + PARTIAL
  try {
    db.prepare('VACUUM INTO ?').run(databasePath(draft))
    requireWhole(draft, folder)
    sync(draft, 'r+')
    renameSync(draft, copy)
  } catch (error) {
    tidyUp(draft)
    throw error
  }
  if (process.platform !== 'win32') sync(folder, 'r')
  return copy
}

/** What another program holds is left for the next time. */
function tidyUp(draft: string): void {
  try {
    rmSync(draft, { force: true })
  } catch (error) {
    if (!isHeldElsewhere(error)) throw error
  }
}

/** Has SQLite look a copy through, of the database in this folder. @throws ArchiveError database-damaged; what SQLite says */
export function requireWhole(copy: string, dir: string): void {
  const db = new Database(databasePath(copy), { readonly: true })
  try {
    const detail = damageOf(db)
    if (detail !== undefined) throw new ArchiveError('database-damaged', { dir, detail })
  } finally {
    db.close()
  }
}

function sync(path: string, mode: 'r' | 'r+'): void {
  const fd = openSync(path, mode)
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}
