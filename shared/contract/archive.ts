// The archive itself: created, opened, closed, verified, and what is told while it is open.

import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { ArchiveStatus, FolderCheck, OpenArchive } from '../archive.ts'
import { ArchiveEvent } from '../events.ts'
import { FilePath } from '../file-path.ts'
import { Verification } from '../journal.ts'
import { base } from './base.ts'

export const archive = {
  /** The open archive, or null. */
  current: base.output(OpenArchive.nullable()),
  /** Looks at a folder before an archive is made in it, and writes nothing. */
  checkFolder: base.input(z.strictObject({ dir: FilePath })).output(FolderCheck),
  create: base
    .input(z.strictObject({ dir: FilePath, municipality: z.string().trim().min(1).max(200) }))
    .output(ArchiveStatus),
  open: base.input(z.strictObject({ dir: FilePath })).output(OpenArchive),
  close: base.output(z.null()),
  status: base.output(ArchiveStatus),
  /** Reads every journal line and every object again. Progress comes as `verify-progress` events. */
  verify: base.output(Verification),
  events: base.output(eventIterator(ArchiveEvent))
}
