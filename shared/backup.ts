// Backups: where they are kept, what was written, and what a reading of them found.
import { z } from 'zod'
import { BackupTargetId, Instant, Sha256 } from './ids.ts'
import { StampedBy } from './timestamp.ts'

/** The address of a store of backups that speaks S3 begins so; what does not is a folder. */
const STORE = 's3:'
export const isStoreAddress = (place: string): boolean => place.startsWith(STORE)

/**
 * A place that backups are kept in: a folder, or `s3:` with the address of a store, the bucket, and a folder in it. Where one is read,
 * `?before=` and a time may follow: then it is read as it was then, from the versions that the bucket keeps.
 */
export const BackupPlace = z.string().min(1).max(4096)

/** How Object Lock keeps what is written from being taken away, also by this program. */
export const BackupLock = z.enum(['governance', 'compliance'])
export type BackupLock = z.infer<typeof BackupLock>

export const BackupStoreDraft = z.strictObject({
  address: z.string().trim().min(1).max(1000),
  region: z.string().trim().min(1).max(100).default('us-east-1'),
  accessKeyId: z.string().trim().min(1).max(200),
  /** Left out, it is governance where the bucket has Object Lock. */
  lock: z
    .enum([...BackupLock.options, 'none'])
    .nullable()
    .default(null)
})
export type BackupStoreDraft = z.infer<typeof BackupStoreDraft>

/** A store that this computer's keychain has the key of. `lock` is null where nothing is locked. */
export const BackupStore = z.strictObject({ address: z.string(), lock: BackupLock.nullable() })
export type BackupStore = z.infer<typeof BackupStore>

/** How often the app makes a backup by itself while the archive is open. */
export const BackupPlan = z.enum(['day', 'week'])
export type BackupPlan = z.infer<typeof BackupPlan>

/** Written whole; written, but files of the archive were damaged or missing; not written. */
const BackupOutcome = z.enum(['whole', 'damaged', 'failed'])

/** One backup that was tried. Sizes in bytes, as they lie in the folder. */
export const Backup = z.strictObject({
  at: Instant,
  outcome: BackupOutcome,
  /** Which of the backups in that folder it is; null for one that failed. */
  number: z.int().nullable(),
  manifest: Sha256.nullable(),
  objects: z.int(),
  bytes: z.int(),
  newObjects: z.int(),
  newBytes: z.int(),
  /** How many files of the archive were damaged or missing, and are not in it. */
  damaged: z.int(),
  /** Older backups that were taken away by the rule of what is kept. */
  thinned: z.int(),
  /** Why it failed: the code of a refusal. */
  problem: z.string().nullable()
})
export type Backup = z.infer<typeof Backup>

export const BackupTarget = z.strictObject({
  id: BackupTargetId,
  folder: z.string(),
  isEncrypted: z.boolean(),
  plan: BackupPlan.nullable(),
  /** The last that was written whole. */
  lastWhole: Backup.nullable(),
  last: Backup.nullable()
})
export type BackupTarget = z.infer<typeof BackupTarget>

/** What a backup is encrypted for, and the words that open it, which are kept nowhere and shown once. */
export const BackupKey = z.strictObject({ recipient: z.string(), secret: z.string(), words: z.string() })
export type BackupKey = z.infer<typeof BackupKey>

export const BackupFinding = z.strictObject({
  code: z.enum([
    'manifest-changed',
    'generation-missing',
    'none-whole',
    'generation-foreign',
    'generation-unknown',
    'file-changed',
    'file-missing',
    'file-unreadable',
    'file-extra',
    'damaged-in-archive',
    'journal-differs',
    'timestamp-wrong'
  ]),
  what: z.string()
})
export type BackupFinding = z.infer<typeof BackupFinding>

/** What a reading of a whole backup looked at, and all it found. */
export const BackupVerification = z.strictObject({
  municipality: z.string(),
  isEncrypted: z.boolean(),
  generations: z.int(),
  /** Of which only the manifest is kept. */
  thinned: z.int(),
  /** Begun and never finished; the next backup goes on with them. */
  cutOff: z.int(),
  newest: z.strictObject({ number: z.int(), at: Instant, manifest: Sha256 }).nullable(),
  /** Of how many of the generations the journal was read: those of an encrypted backup are not. */
  journals: z.int(),
  /** Whose time stamps hold, of the newest generation; null where its journal was not read, so that none was looked at. */
  authorities: z.array(StampedBy).nullable(),
  objects: z.int(),
  bytes: z.int(),
  findings: z.array(BackupFinding)
})
export type BackupVerification = z.infer<typeof BackupVerification>

/** Files of the archive that were fetched from a backup; and those that no backup has. */
export const Repair = z.strictObject({ repaired: z.array(Sha256), lost: z.array(Sha256) })
export type Repair = z.infer<typeof Repair>

/** What was restored and proven equal to the backup. `into` is null for a drill. */
export const Restored = z.strictObject({
  into: z.string().nullable(),
  municipality: z.string(),
  number: z.int(),
  takenAt: Instant,
  lines: z.int(),
  head: Sha256,
  objects: z.int(),
  bytes: z.int(),
  /** Files that were damaged in the archive already, and are not in the backup. */
  damaged: z.array(Sha256),
  /** Newer backups that lie there without a manifest that can be read: they were cut off, or somebody took it away or changed it. */
  unfinished: z.int()
})
export type Restored = z.infer<typeof Restored>
