// Who holds the log-in of a channel and where it is kept, and sealed notes that only the head of department can open (P3).
import { z } from 'zod'
import { CalendarDate, ChannelId, CredentialId, DepartmentId, Instant, PersonId, SealKeyId } from './ids.ts'
import { oneLine } from './one-line.ts'

export const CredentialFields = z.strictObject({
  channelId: ChannelId,
  /** What it logs in to, such as “the page on Facebook”. Never a password. */
  label: oneLine(200),
  holderId: PersonId,
  /** Where the holder keeps it, such as “the password manager of the department”. */
  keptWhere: oneLine(500)
})
export type CredentialFields = z.infer<typeof CredentialFields>

/** `note`: when it was last sealed and for whom; null where there is no sealed note. */
export const Credential = CredentialFields.extend({
  id: CredentialId,
  channelName: z.string(),
  holderName: z.string(),
  /** The day from which the holder no longer works here, when it has come: someone else must have the log-in. */
  holderLeftOn: CalendarDate.nullable(),
  savedAt: Instant,
  note: z.strictObject({ sealedAt: Instant, sealedBy: z.string(), keyHolder: z.string() }).nullable()
})
export type Credential = z.infer<typeof Credential>

/** A key that seals the notes of a department. Only its public half is in the archive. */
export const SealKey = z.strictObject({
  id: SealKeyId,
  departmentId: DepartmentId,
  departmentName: z.string(),
  /** Who was given the secret half: the head of department. */
  holder: oneLine(200),
  /** The public half, `age1…`. */
  recipient: z.string(),
  madeAt: Instant,
  /** Whether new notes are sealed with it. */
  isCurrent: z.boolean()
})
export type SealKey = z.infer<typeof SealKey>

/** A key with its secret half, `AGE-SECRET-KEY-1…`, and the same as twenty-four words (BIP-39); both are kept nowhere. */
export const MadeKey = z.strictObject({ key: SealKey, secret: z.string(), words: z.string() })
export type MadeKey = z.infer<typeof MadeKey>

/** The secret half as someone types it, whole or in words. */
export const SecretKey = z.string().trim().min(1).max(500)
/** What is sealed. */
export const SealedText = z.string().min(1).max(10_000)
