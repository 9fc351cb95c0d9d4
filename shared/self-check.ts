// What the archive checks of itself, a little at a time: its files, its database and the disk that it lies on.
import { z } from 'zod'
import { CalendarDate, Instant, Sha256 } from './ids.ts'

/** Within how many days every file is read again. */
export const CheckDays = z.int().min(7).max(3650)

export const DamageState = z.enum(['changed', 'missing', 'unreadable'])
export type DamageState = z.infer<typeof DamageState>

/** A file of the archive that was not as it should be when it was read again. */
export const DamagedFile = z.strictObject({
  sha256: Sha256,
  bytes: z.int(),
  state: DamageState,
  foundAt: Instant
})
export type DamagedFile = z.infer<typeof DamagedFile>

/** When the database was looked through, and what was found, as SQLite says it. */
const Looked = z.strictObject({ at: Instant, problems: z.array(z.string()) })

/** What the disk says of itself (SMART); the last three: nobody could ask it, since smartctl is not there, may not, or got no answer. */
export const DiskState = z.enum(['well', 'failing', 'not-installed', 'not-allowed', 'not-told'])
export type DiskState = z.infer<typeof DiskState>

export const DiskHealth = z.strictObject({ at: Instant, state: DiskState, said: z.array(z.string()) })
export type DiskHealth = z.infer<typeof DiskHealth>

/** How much room there is where the archive lies, how fast it grows, and when the disk is full if it goes on so. */
export const SpaceForecast = z.strictObject({
  at: Instant,
  freeBytes: z.int(),
  archiveBytes: z.int(),
  /** Null as long as it is not known: the archive is too new. */
  bytesADay: z.int().nullable(),
  fullOn: CalendarDate.nullable(),
  /** Whether somebody should see to it. */
  isShort: z.boolean()
})
export type SpaceForecast = z.infer<typeof SpaceForecast>

export const SelfChecks = z.strictObject({
  days: z.int(),
  files: z.int(),
  bytes: z.int(),
  /** Files that have not been read again within those days. */
  overdue: z.int(),
  /** When the files that have waited longest were read; null: some have not been read again since they came. */
  oldestAt: Instant.nullable(),
  lastReadAt: Instant.nullable(),
  /** Files that are damaged now; not more than 200 of them. */
  damaged: z.array(DamagedFile),
  damagedFiles: z.int(),
  database: Looked.nullable(),
  /** Rules of the database that are missing, changed or do not belong. */
  schema: Looked.nullable(),
  space: SpaceForecast.nullable(),
  disk: DiskHealth.nullable()
})
export type SelfChecks = z.infer<typeof SelfChecks>

/** What one look came to. */
export const SelfChecked = z.strictObject({
  files: z.int(),
  bytes: z.int(),
  /** Files that were found damaged now, and those that are right again. */
  newlyDamaged: z.int(),
  rightAgain: z.int(),
  checks: SelfChecks
})
export type SelfChecked = z.infer<typeof SelfChecked>
