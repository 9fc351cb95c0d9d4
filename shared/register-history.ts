// The history of the register: each change with who made it, when, and what it was before.
import { z } from 'zod'
import { Instant } from './ids.ts'

/** The fields that a history tells of. Values are in words: a department or person by name, an address with its kind. */
const HISTORY_FIELDS = [
  'name',
  'mailbox',
  'email',
  'departedOn',
  'platform',
  'addresses',
  'departmentId',
  'responsibleId',
  'standInId',
  'purpose',
  'benefit',
  'commentPurpose',
  'dialogue',
  'hasLogo',
  'contact',
  'responseTime',
  'openedOn',
  'mandate',
  'mandateFor',
  'visibleChange',
  'credential',
  'override',
  'closedOn',
  'retiredBecause',
  'address',
  'role',
  'partners',
  'removedBecause',
  'mergedInto'
] as const
export const HistoryField = z.enum(HISTORY_FIELDS)
export type HistoryField = z.infer<typeof HistoryField>

/** One field; null where nothing was or is said. Yes and no are `yes` and `no`. */
export const FieldChange = z.strictObject({
  field: HistoryField,
  before: z.string().nullable(),
  after: z.string().nullable()
})
export type FieldChange = z.infer<typeof FieldChange>

/** One act. `seq` is the number of its line in the journal, which seals who and when. */
export const HistoryEntry = z.strictObject({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  act: z.string(),
  about: z.uuid(),
  /** What the record is called now. */
  name: z.string().nullable(),
  changes: z.array(FieldChange)
})
export type HistoryEntry = z.infer<typeof HistoryEntry>
