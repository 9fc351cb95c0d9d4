// Which archive this is, and which public body it belongs to.
import { z } from 'zod'
import type { ReadDb } from './open.ts'

const ArchiveOwner = z.strictObject({ archive: z.uuid(), municipality: z.string() })

export function archiveOwner(db: ReadDb): z.infer<typeof ArchiveOwner> {
  return ArchiveOwner.parse(db.prepare('SELECT id AS archive, municipality FROM archive').get())
}
