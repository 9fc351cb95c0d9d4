// Copies of the database alone, beside the files that lie in the bucket already: what another server brings the archive up from.
import { z } from 'zod'
import { Instant, Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../../kernel/errors.ts'
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
  /** Of the lease that its server held. */
  lease: z.int(),
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
 * Oldest first, and those that were cut off. A server that has lost its lease may still end a copy that it had begun: of two with the same
 * number that of the newer lease is the newer.
 */
export async function readCopies(target: BackupTarget): Promise<{ whole: Copy[]; cutOff: string[] }> {
  const whole: Copy[] = []
  const cutOff: string[] = []
  for (const name of await target.names(COPIES)) {
    const folder = `${COPIES}/${name}`
    const bytes = await target.readSmall(manifestIn(folder))
    if (bytes === null) {
      cutOff.push(folder)
      continue
    }
    whole.push({ folder, manifest: readManifest(bytes, manifestIn(folder)) })
  }
  whole.sort((a, b) => a.manifest.number - b.manifest.number || a.manifest.lease - b.manifest.lease)
  return { whole, cutOff }
}

function readManifest(bytes: Buffer, file: string): CopyManifest {
  try {
    return CopyManifest.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new ArchiveError('backup-damaged', { file })
  }
}
