// Backups: where they are kept, written, read again, and brought back. What is asked of a folder needs no open archive: it may be lost.
import { z } from 'zod'
import { AccountSecret } from '../account.ts'
import {
  Backup,
  BackupKey,
  BackupPlace,
  BackupPlan,
  BackupStore,
  BackupStoreDraft,
  BackupTarget,
  BackupVerification,
  Repair,
  Restored
} from '../backup.ts'
import { FilePath } from '../file-path.ts'
import { BackupTargetId, CalendarDate } from '../ids.ts'
import { base } from './base.ts'

const target = z.strictObject({ id: BackupTargetId })

export const backups = {
  /** The folders in use, each with the last backup and the last that was written whole. */
  list: base.output(z.array(BackupTarget)),
  /** Newest first, those that failed among them. */
  history: base
    .input(z.strictObject({ id: BackupTargetId, limit: z.int().min(1).max(500).default(50) }))
    .output(z.array(Backup)),
  /**
   * Asks a store that speaks S3 whether it takes the key and has the bucket, and puts the key in this computer's keychain. Its address is a
   * place for backups from then on, also for restoring one without its archive.
   */
  connect: base.input(z.strictObject({ store: BackupStoreDraft, secret: AccountSecret })).output(BackupStore),
  /** Takes a folder into use: a new or empty one, or one with backups of this archive. */
  add: base
    .input(
      z.strictObject({
        folder: BackupPlace,
        /** The public half of a key in the age format; a new folder is encrypted for it from its first backup on. */
        recipient: z.string().trim().min(1).max(200).nullable().default(null),
        plan: BackupPlan.nullable().default(null)
      })
    )
    .output(BackupTarget),
  /** How often the app makes a backup there by itself; null for never. */
  plan: base.input(z.strictObject({ id: BackupTargetId, plan: BackupPlan.nullable() })).output(BackupTarget),
  /** Takes a folder out of use. What lies there stays. */
  forget: base.input(target).output(BackupTarget),
  /** Writes a backup while the archive is in use. Progress comes as `backup-progress` events. */
  write: base.input(target).output(Backup),
  /** Reads all that lies there, and holds it against what this archive noted. */
  verify: base.input(target).output(BackupVerification),
  /** Reads all of a backup without its archive. */
  verifyFolder: base.input(z.strictObject({ from: BackupPlace })).output(BackupVerification),
  /** Fetches what is damaged or missing from a backup that has it; `noted`: what the checks have found, without reading all files first. */
  repair: base
    .input(
      z.strictObject({
        key: z.string().min(1).max(2000).nullable().default(null),
        noted: z.boolean().default(false)
      })
    )
    .output(Repair),
  /** A new key. It is kept nowhere: whoever loses its words cannot read what is encrypted for it. */
  makeKey: base.output(BackupKey),
  /** Brings an archive back in a new folder, and proves it equal to the backup. Without a folder it is a drill, which leaves nothing. */
  restore: base
    .input(
      z.strictObject({
        from: BackupPlace,
        into: FilePath.nullable().default(null),
        /** The last backup of this Swedish day or of one before; the newest without. */
        asOf: CalendarDate.nullable().default(null),
        /** The secret half of the key or its words, for one that is encrypted. */
        key: z.string().min(1).max(2000).nullable().default(null)
      })
    )
    .output(Restored)
}
