// An archive that can be read and not written to, such as one on a disc, is verified without being opened: nothing is put right, nothing
// is noted, and whoever may read the folder may do it.
import { resolve } from 'node:path'
import { EventPublisher } from '@orpc/server'
import type { Verification } from '#shared/journal.ts'
import type { Context } from '../kernel/context.ts'
import { requireNobody } from '../kernel/db/lock.ts'
import { openReadOnly } from '../kernel/db/read-only.ts'
import { refusalOf } from '../kernel/errors.ts'
import { requireFilesAt } from '../kernel/objects/s3/move-in.ts'
import { openObjectStore } from '../kernel/objects/store.ts'
import { inArchive } from './archive.ts'
import { verifyAll } from './verify-all.ts'

/** @throws ArchiveError archive-locked, files-in-s3, archive-read-only, and what `openReadOnly` throws; the signal's reason */
export async function verifyReadOnly(dir: string, signal: AbortSignal): Promise<Verification> {
  const folder = resolve(dir)
  try {
    await requireFilesAt(folder, null)
    requireNobody(inArchive(folder).lock)
    const { db, close } = await openReadOnly(folder)
    try {
      const requireThere = () => undefined
      const objects = openObjectStore(folder, requireThere)
      const events: Context['events'] = new EventPublisher()
      return await verifyAll({ db, dir: folder, objects, events, closing: signal, requireThere })
    } finally {
      await close()
    }
  } catch (error) {
    throw refusalOf(error, folder)
  }
}
