// The database as it is at one moment, in a file of its own, while the archive is in use.
import { rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Sha256 } from '#shared/ids.ts'
import { databasePath } from '../../kernel/db/database-path.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { askThread } from '../../kernel/thread-answer.ts'
import { threadFile } from '../../kernel/thread-file.ts'
import type { Stored } from './format.ts'
import type { LookAsked } from './look-thread.ts'

/** Snapshots of backups begin so; what a crash left is taken away by the next backup. */
export const SNAPSHOT = 'archive.db.backup-'

export interface Snapshot {
  readonly path: string
  readonly journal: { readonly lines: number; readonly head: Sha256 }
  readonly totals: { readonly count: number; readonly bytes: number }
  /** Its files, in the order of their digests. */
  objects(): IterableIterator<{ readonly sha256: Sha256; readonly bytes: number }>
  /** The digest of a line of the journal; null where there is none of that number. */
  lineAt(seq: number): string | null
  /**
   * What the copy is, once SQLite has found it whole: a backup of a damaged database would push the good ones out. A thread of its own looks
   * it through, so that other work goes on meanwhile. @throws ArchiveError database-damaged; the signal's reason
   */
  lookThrough(signal: AbortSignal): Promise<Stored>
  close(): Promise<void>
}

/**
 * Copies the database through SQLite's backup, in one step, so that what is written meanwhile does not begin it anew.
 * @throws ArchiveError backup-no-room
 */
export async function takeSnapshot(dir: string, name: string): Promise<Snapshot> {
  const path = join(dir, name)
  const source = new Database(databasePath(join(dir, 'archive.db')), { readonly: true })
  try {
    await requireRoom(source, dir)
    await source.backup(path, { progress: () => 2 ** 31 - 1 })
  } finally {
    source.close()
  }
  const db = new Database(databasePath(path))
  try {
    // By itself, in one file; one that is gone with a crash is not missed.
    db.pragma('synchronous = OFF')
    db.pragma('journal_mode = DELETE')
    return snapshotOf(db, { dir, path })
  } catch (error) {
    db.close()
    await rm(path, { force: true })
    throw error
  }
}

function snapshotOf(db: Database.Database, asked: LookAsked): Snapshot {
  const { path } = asked
  const head = db
    .prepare('SELECT seq AS lines, sha256 AS head FROM journal_head')
    .get() as Snapshot['journal']
  const totals = db
    .prepare('SELECT count(*) AS count, coalesce(sum(bytes), 0) AS bytes FROM object')
    .get() as Snapshot['totals']
  const line = db.prepare('SELECT sha256 FROM journal WHERE seq = ?').pluck()
  return {
    path,
    journal: head,
    totals,
    // Ours and STRICT: a digest of 64 letters, and a number.
    objects: () =>
      db.prepare('SELECT sha256, bytes FROM object ORDER BY sha256').iterate() as IterableIterator<{
        sha256: Sha256
        bytes: number
      }>,
    lineAt: seq => (line.get(seq) as string | undefined) ?? null,
    lookThrough: signal =>
      // Our own thread answers so.
      askThread(threadFile('look-thread', import.meta.dirname), asked, { signal }) as Promise<Stored>,
    async close() {
      db.close()
      await rm(path, { force: true })
    }
  }
}

async function requireRoom(source: Database.Database, dir: string): Promise<void> {
  const pages = Number(source.pragma('page_count', { simple: true }))
  const needed = pages * Number(source.pragma('page_size', { simple: true }))
  const { bavail, bsize } = await statfs(dir)
  const inMb = (bytes: number) => Math.ceil(bytes / 2 ** 20)
  if (bavail * bsize < needed)
    throw new ArchiveError('backup-no-room', { needed: inMb(needed), free: inMb(bavail * bsize) })
}
