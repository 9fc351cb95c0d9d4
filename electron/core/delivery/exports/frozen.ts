// What is decided of a package before its first byte is written.
import type { ExportScope } from '#shared/export.ts'
import type { ExportId, Instant, Sha256 } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import type { Counts } from './selection.ts'

/** What was decided before the first byte is written. `db` shows the records as they were then. */
export type Frozen = {
  readonly id: ExportId
  readonly scope: ExportScope
  readonly startedAt: Instant
  readonly counts: Counts
  readonly head: { readonly seq: number; readonly sha256: Sha256 }
  readonly db: ReadDb
}
