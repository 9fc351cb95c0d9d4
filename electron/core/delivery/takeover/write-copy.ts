// Writing a copy of the database, in the thread of backups.
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant, Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { bytesOf, once } from '../backups/format.ts'
import { openTarget, type Place } from '../backups/place.ts'
import { takeSnapshot } from '../backups/snapshot.ts'
import { type CopyManifest, DATABASE, folderAt, manifestIn, readCopies } from './copies.ts'

export type CopyJob = {
  readonly kind: 'copy'
  readonly dir: string
  readonly to: Place
  readonly archive: string
  readonly municipality: string
  readonly program: string
  readonly lease: number
  /** As the journal is now: where the newest copy has the same, there is nothing to copy. */
  readonly head: Sha256
  readonly at: Instant
}

const SNAPSHOT = 'archive.db.copied'

/** So many stay: they are for whoever takes over, and backups for what was long ago. */
const STAYING = 3

/** Whether it was written, since something had changed. @throws ArchiveError backup-of-another, backup-damaged, backup-unusable, backup-no-room, database-damaged */
export async function writeCopy(job: CopyJob, signal: AbortSignal): Promise<boolean> {
  const target = openTarget(job.to, signal)
  const { whole, cutOff } = await readCopies(target)
  const newest = whole.at(-1)?.manifest
  if (newest !== undefined && newest.archive !== job.archive)
    throw new ArchiveError('backup-of-another', { folder: job.to.name, municipality: newest.municipality })
  if (newest?.journal.head === job.head) return false
  const folder = folderAt(job.at)
  // One at a time: what is there under that name was left by a crash.
  await rm(join(job.dir, SNAPSHOT), { force: true })
  const snapshot = await takeSnapshot(job.dir, SNAPSHOT)
  try {
    const database = await target.write(`${folder}/${DATABASE}`, createReadStream(snapshot.path))
    signal.throwIfAborted()
    const manifest: CopyManifest = {
      format: 'kanalarkiv-database/1',
      archive: job.archive,
      municipality: job.municipality,
      number: (newest?.number ?? 0) + 1,
      lease: job.lease,
      at: job.at,
      program: job.program,
      journal: { lines: snapshot.journal.lines, head: snapshot.journal.head },
      database
    }
    await target.write(manifestIn(folder), once(bytesOf(manifest)))
  } finally {
    await snapshot.close()
  }
  const going = whole.slice(0, Math.max(0, whole.length + 1 - STAYING)).map(copy => copy.folder)
  for (const one of [...going, ...cutOff]) await target.remove(one)
  return true
}
