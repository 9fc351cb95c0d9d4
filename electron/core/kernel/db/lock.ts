// One archive, one program. The lock is held by the operating system through SQLite, so that it ends when its owner does.
import { renameSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { systemActor } from '../actor.ts'
import { ArchiveError, errno } from '../errors.ts'
import { databasePath } from './database-path.ts'
import { openWhenLetGo } from './held-database.ts'
import { requirePlainFiles } from './plain-files.ts'
import { processMark } from './process-mark.ts'

const Owner = z.object({
  pid: z.int(),
  host: z.string(),
  /** Who started it, as the operating system knows them. */
  user: z.string().default('?'),
  program: z.string(),
  since: z.string(),
  /** Tells its process from a later one of its number; null where the operating system does not say, and in older ones. */
  mark: z.string().nullable().default(null)
})
export type Owner = z.infer<typeof Owner>

/** What the program says of itself; the rest is known. */
type Mine = Pick<Owner, 'program' | 'since'>

export interface Lock {
  /** This program, as others are told of it. */
  readonly owner: Owner
  /** The owner before us, if it ended without letting go: its work in hand was interrupted. */
  readonly tookOverFrom: Owner | null
  /** Lets go. `leave` writes a name back, for an owner whose leavings have not been dealt with yet. */
  release(leave?: Owner | null): void
}

/**
 * Takes the lock of an archive or says who has it. A file lock outlives neither a crash nor `kill -9`, so a name that is
 * still written in the file when the lock is free belongs to a dead owner, whatever process has its number today.
 * @throws ArchiveError archive-locked { program, host, user, pid, since }; file-held where what holds it is no program of ours; not-a-plain-file
 */
export async function takeLock(file: string, owner: Mine): Promise<Lock> {
  requirePlainFiles(file)
  for (let waited = 0; ; waited += PAUSE)
    try {
      return await openWhenLetGo(file, () => lockNow(file, owner))
    } catch (error) {
      // Whoever has just taken it has its name still to write.
      if (!isUnnamed(error) || waited >= NAMED_WITHIN) throw error
      await sleep(PAUSE)
    }
}

/** In milliseconds. */
const [PAUSE, NAMED_WITHIN] = [50, 2_000]

const isUnnamed = (error: unknown) =>
  error instanceof ArchiveError && error.code === 'archive-locked' && error.params['pid'] === '?'

function lockNow(file: string, owner: Mine): Lock {
  try {
    return lockIn(file, owner, 'DELETE')
  } catch (error) {
    if (errno(error) === 'SQLITE_FULL') return lockIn(file, owner, 'MEMORY')
    if (!DAMAGED.has(errno(error) ?? '')) throw error
    // Not a lock of ours, or cut off while its name was written, so nobody holds it: it is set aside, not deleted.
    renameSync(file, `${file}.damaged-${Date.now()}`)
    return lockIn(file, owner, 'DELETE')
  }
}

const DAMAGED = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT'])

// The name is written over the one before, so a full disk has room for it when the way back is kept in memory only.
function lockIn(file: string, owner: Mine, wayBack: 'DELETE' | 'MEMORY'): Lock {
  const db = new Database(databasePath(file))
  try {
    prepare(db, wayBack)
    beginOrRefuse(db)
    const before = readOwner(db)
    const mine: Owner = {
      ...{ pid: process.pid, host: hostname(), user: systemActor() },
      ...owner,
      mark: processMark(process.pid)
    }
    db.prepare('INSERT OR REPLACE INTO owner VALUES (1, ?)').run(JSON.stringify(mine))
    commit(db)
    // Written for others to read; now held for life. RESERVED keeps writers out and lets readers see the name.
    beginOrRefuse(db)
    if (JSON.stringify(readOwner(db)) !== JSON.stringify(mine)) throw refusal(db)
    return {
      owner: mine,
      tookOverFrom: before,
      release(leave = null) {
        try {
          db.exec('DELETE FROM owner')
          if (leave !== null) db.prepare('INSERT INTO owner VALUES (1, ?)').run(JSON.stringify(leave))
          commit(db)
        } finally {
          db.close()
        }
      }
    }
  } catch (error) {
    db.close()
    throw error
  }
}

function prepare(db: Database.Database, wayBack: 'DELETE' | 'MEMORY'): void {
  db.pragma('busy_timeout = 0')
  try {
    db.pragma(`journal_mode = ${wayBack}`)
    db.exec('CREATE TABLE IF NOT EXISTS owner (only_row INTEGER PRIMARY KEY, who TEXT NOT NULL)')
  } catch (error) {
    if (!isBusy(error)) throw error
  }
}

function beginOrRefuse(db: Database.Database): void {
  try {
    db.exec('BEGIN IMMEDIATE')
  } catch (error) {
    if (isBusy(error)) throw refusal(db)
    throw error
  }
}

/**
 * Refuses where a program on this computer has the archive, for whoever cannot take the lock, since nothing can be written there.
 * @throws ArchiveError archive-locked
 */
export function requireNobody(file: string): void {
  let owner: Owner | null
  try {
    const db = new Database(databasePath(file), { readonly: true })
    try {
      owner = readOwner(db)
    } finally {
      db.close()
    }
  } catch {
    // What is no lock that can be read, or is none at all, is nobody's.
    return
  }
  if (owner !== null && isRunningHere(owner)) throw lockedBy(owner)
}

/** A computer may be called something else than when the name was written, and a number be another process's. */
const isRunningHere = ({ mark, host, pid }: Owner): boolean =>
  mark === null ? host === hostname() && isAlive(pid) : processMark(pid) === mark

const lockedBy = ({ mark: _, ...who }: Owner): ArchiveError => new ArchiveError('archive-locked', who)

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errno(error) === 'EPERM'
  }
}

// A commit must wait for whoever is just reading the owner's name.
function commit(db: Database.Database): void {
  db.pragma('busy_timeout = 2000')
  db.exec('COMMIT')
  db.pragma('busy_timeout = 0')
}

function isBusy(error: unknown): boolean {
  return errno(error)?.startsWith('SQLITE_BUSY') === true
}

function readOwner(db: Database.Database): Owner | null {
  const row = db.prepare<[], { who: string }>('SELECT who FROM owner').get()
  return row === undefined ? null : Owner.parse(JSON.parse(row.who))
}

function refusal(db: Database.Database): ArchiveError {
  const who = ownerWhenWritten(db)
  if (who !== null) return lockedBy(who)
  return new ArchiveError('archive-locked', { program: '?', host: '?', user: '?', pid: '?', since: '?' })
}

/** The owner's name; the owner may just be writing it, which takes a moment. */
function ownerWhenWritten(db: Database.Database): Owner | null {
  db.pragma('busy_timeout = 2000')
  try {
    return readOwner(db)
  } catch (error) {
    if (isBusy(error)) return null
    throw error
  } finally {
    db.pragma('busy_timeout = 0')
  }
}
