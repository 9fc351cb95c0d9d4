// Copies of the database alone, beside the files that lie in the bucket already: what another server brings the archive up from.
import { z } from 'zod'
import { Instant, Sha256 } from '#shared/ids.ts'
import type { S3Settings } from '../../kernel/objects/s3/settings.ts'
import type { Place } from '../backups/place.ts'
import type { BackupTarget } from '../backups/target.ts'

const COPIES = 'copies'
const MANIFEST = 'manifest.json'
export const DATABASE = 'archive.db'

/** What a copy is: the database as it was at one moment. It is written last, so what has none was cut off. */
export const CopyManifest = z.object({
  format: z.literal('kanalarkiv-database/1'),
  archive: z.string(),
  municipality: z.string(),
  number: z.int().min(1),
  /** The holder of the lease that its server held, and how many holders had written copies by then. */
  holder: z.string(),
  succession: z.int(),
  at: Instant,
  program: z.string(),
  journal: z.object({ lines: z.int().min(1), head: Sha256 }),
  database: z.object({ sha256: Sha256, bytes: z.int() })
})
export type CopyManifest = z.infer<typeof CopyManifest>
export type Copy = { readonly folder: string; readonly manifest: CopyManifest }

/** Where the copies of an archive lie: in the bucket of its files, by its own name. */
export const placeOfCopies = (s3: S3Settings, name: string): Place => {
  const { cacheBytes: _, lock: __, ...access } = s3
  const folder = `database/${name}`
  return {
    name: `s3:${s3.endpoint}/${s3.bucket}/${folder}`,
    store: { ...access, folder, lock: null, before: null }
  }
}

export const folderAt = (at: Instant) => `${COPIES}/${at.replaceAll(':', '')}`
export const manifestIn = (folder: string) => `${folder}/${MANIFEST}`

/**
 * Oldest first; those that were cut off; and those whose manifest cannot be read. A server that was paused while it had the lease may still end
 * a copy that it had begun: what a later holder wrote is newer, whatever their numbers.
 */
export async function readCopies(
  target: BackupTarget
): Promise<{ whole: Copy[]; cutOff: string[]; unread: string[] }> {
  const whole: Copy[] = []
  const cutOff: string[] = []
  const unread: string[] = []
  for (const name of await target.names(COPIES)) {
    const folder = `${COPIES}/${name}`
    const bytes = await target.readSmall(manifestIn(folder))
    const manifest = bytes === null ? null : readManifest(bytes)
    if (bytes === null) cutOff.push(folder)
    else if (manifest === null) unread.push(folder)
    else whole.push({ folder, manifest })
  }
  whole.sort(({ manifest: a }, { manifest: b }) => a.succession - b.succession || a.number - b.number)
  return { whole, cutOff, unread }
}

function readManifest(bytes: Buffer): CopyManifest | null {
  try {
    return CopyManifest.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}
