// Writing a copy of the database, in the thread of backups.
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant, Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { requireHeld, requireRenewed, type SharedLease } from '../../kernel/lease/shared-lease.ts'
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
  readonly lease: SharedLease
  /** Of the lease. */
  readonly holder: string
  /** As the journal is now: where the newest copy has the same, there is nothing to copy. */
  readonly head: Sha256
  readonly at: Instant
}

const SNAPSHOT = 'archive.db.copied'

/** So many stay: they are for whoever takes over, and backups for what was long ago. */
const STAYING = 3

/**
 * Writes one where something has changed, and answers which of those that lie there cannot be read. What is there is read, and what is written gets
 * its manifest, when the lease has been renewed.
 * @throws ArchiveError lease-lost, backup-of-another, backup-unusable, backup-no-room, database-damaged
 */
export async function writeCopy(job: CopyJob, signal: AbortSignal): Promise<readonly string[]> {
  const target = openTarget(job.to, signal)
  await requireRenewed(job.lease, signal)
  const { whole, cutOff, unread } = await readCopies(target)
  const newest = whole.at(-1)?.manifest
  if (newest !== undefined && newest.archive !== job.archive)
    throw new ArchiveError('backup-of-another', { folder: job.to.name, municipality: newest.municipality })
  if (newest?.journal.head === job.head) return unread
  const folder = folderAt(job.at)
  // One at a time: what is there under that name was left by a crash.
  await rm(join(job.dir, SNAPSHOT), { force: true })
  const snapshot = await takeSnapshot(job.dir, SNAPSHOT)
  try {
    await snapshot.lookThrough(signal)
    const database = await target.write(`${folder}/${DATABASE}`, createReadStream(snapshot.path))
    await requireRenewed(job.lease, signal)
    const manifest: CopyManifest = {
      format: 'kanalarkiv-database/1',
      archive: job.archive,
      municipality: job.municipality,
      number: (newest?.number ?? 0) + 1,
      holder: job.holder,
      succession: successionOf(newest, job),
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
  // They are named by their times: what cannot be read goes when it is older than all that stay.
  const oldest = whole[going.length]?.folder ?? folder
  const spent = going.length > 0 ? unread.filter(one => one < oldest) : []
  for (const one of [...going, ...spent, ...cutOff]) {
    requireHeld(job.lease)
    await target.remove(one)
  }
  return unread
}

const successionOf = (newest: CopyManifest | undefined, { holder }: CopyJob): number =>
  newest === undefined ? 1 : newest.succession + (newest.holder === holder ? 0 : 1)
