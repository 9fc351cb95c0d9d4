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
  'takenUpBecause',
  'struckMandate',
  'struckBecause',
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

/** What was made another's by a merge: a channel that somebody answers for, a log-in, a decision that counts as theirs. */
const MovedWhat = z.enum([
  'responsible',
  'stand-in',
  'credential',
  'user',
  'mandate',
  'channel',
  'person',
  'merged'
])

/**
 * One thing that a merge moved. `cameBack` is null in the line of the merge; in that of undoing it, false is what was somebody
 * else's by then, or had come there by another merge, and stayed as it was.
 */
export const MovedByMerge = z.strictObject({
  what: MovedWhat,
  id: z.uuid(),
  name: z.string(),
  cameBack: z.boolean().nullable()
})
export type MovedByMerge = z.infer<typeof MovedByMerge>

/** A merge that holds: the entry that is another's now, and what went with it. */
export const MergedRow = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  into: z.uuid(),
  intoName: z.string(),
  mergedAt: Instant,
  mergedBy: z.string(),
  moved: z.array(MovedByMerge)
})
export type MergedRow = z.infer<typeof MergedRow>

/** A merge that was undone: the entry that stands by itself again, with what came back and what stayed as it was. */
export const MergeUndone = MergedRow.pick({ id: true, name: true, moved: true })
export type MergeUndone = z.infer<typeof MergeUndone>

/** One act. `seq` is the number of its line in the journal, which seals who and when. */
export const HistoryEntry = z.strictObject({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  act: z.string(),
  about: z.uuid(),
  /** What the record is called now. */
  name: z.string().nullable(),
  changes: z.array(FieldChange),
  /** Of a merge, and of one that was undone: what it moved. */
  moved: z.array(MovedByMerge).default([])
})
export type HistoryEntry = z.infer<typeof HistoryEntry>
