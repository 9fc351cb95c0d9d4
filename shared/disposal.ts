// Disposal (gallring): what would go by which rule, what stops it, who proposed it and who confirmed it (P9c).
import { z } from 'zod'
import { CalendarDate, ChannelId, DisposalId, Instant, RetentionRuleId, Sha256 } from './ids.ts'
import { KeptDocument } from './register.ts'
import { DisposableKind, RetentionRule } from './retention.ts'

/** What is looked at; null is everything. */
export const DisposalScope = z.strictObject({
  kinds: z.array(DisposableKind).min(1).nullable().default(null),
  channelIds: z.array(ChannelId).min(1).nullable().default(null)
})
export type DisposalScope = z.infer<typeof DisposalScope>

/**
 * What stops a record that is due. `hold`: a hold is in force. `not-acknowledged`: no receiver has acknowledged it, and the
 * rule demands it. `changed-since`: something happened to it after the package that was acknowledged. `unfinished`: something remains to be done
 * with it. `unanswered`: who wrote it still waits for an answer. `shared-file`: its words also lie in a file that records rest on which are kept. `conversation`: other messages of its conversation are kept. `disclosure`: it is in a
 * disclosure that is kept. `in-another`: it stands in a disposal that has not ended. `no-longer-due`: when it was carried
 * out, the rules no longer let it go.
 */
export const DisposalBlock = z.enum([
  'hold',
  'not-acknowledged',
  'changed-since',
  'unfinished',
  'unanswered',
  'shared-file',
  'conversation',
  'disclosure',
  'in-another',
  'no-longer-due'
])
export type DisposalBlock = z.infer<typeof DisposalBlock>

const Counted = z.strictObject({ kind: DisposableKind, count: z.int() })

/** What the rules come to today. Nothing is written. */
export const DisposalAssessment = z.strictObject({
  on: CalendarDate,
  /** May go, by rule and kind. */
  going: z.array(Counted.extend({ ruleId: RetentionRuleId })),
  /** Due, but stopped. */
  stopped: z.array(Counted.extend({ block: DisposalBlock })),
  /** Under a rule whose time has not come, or not begun. */
  later: z.int(),
  /** Kept for ever by a rule. */
  forEver: z.int(),
  /** Kept since there is no rule. */
  withoutRule: z.int()
})
export type DisposalAssessment = z.infer<typeof DisposalAssessment>

const DisposalState = z.enum(['proposed', 'confirmed', 'erasing', 'done', 'withdrawn'])

export const Disposal = z.strictObject({
  id: DisposalId,
  state: DisposalState,
  proposedAt: Instant,
  proposedBy: z.string(),
  confirmedAt: Instant.nullable(),
  confirmedBy: z.string().nullable(),
  begunAt: Instant.nullable(),
  begunBy: z.string().nullable(),
  endedAt: Instant.nullable(),
  endedBy: z.string().nullable(),
  because: z.string().nullable(),
  going: z.int(),
  stopped: z.int(),
  /** The disposal certificate, once it is carried out: to read (PDF/A), and with every record (JSON). */
  certificate: z.strictObject({ pdf: KeptDocument, json: KeptDocument }).nullable()
})
export type Disposal = z.infer<typeof Disposal>

/** A record in the list of a disposal. */
export const DisposalItem = z.strictObject({
  kind: DisposableKind,
  id: z.uuid(),
  channelId: ChannelId.nullable(),
  channelName: z.string().nullable(),
  recordedAt: Instant,
  ruleId: RetentionRuleId,
  dueOn: CalendarDate,
  block: DisposalBlock.nullable()
})
export type DisposalItem = z.infer<typeof DisposalItem>

/** A disposal with the rules it goes by, and how many records each lets go. */
export const DisposalDetail = Disposal.extend({
  rules: z.array(z.strictObject({ rule: RetentionRule, count: z.int() })),
  blocks: z.array(z.strictObject({ block: DisposalBlock, count: z.int() }))
})
export type DisposalDetail = z.infer<typeof DisposalDetail>

/** What is left of a record that was disposed of. */
export const Tombstone = z.strictObject({
  kind: DisposableKind,
  id: z.uuid(),
  disposalId: DisposalId,
  ruleId: RetentionRuleId,
  channelId: ChannelId.nullable(),
  channelName: z.string().nullable(),
  recordedAt: Instant,
  /** The digests of its files. Of those that other records rest on the bytes are kept. */
  objects: z.array(Sha256),
  disposedAt: Instant,
  proposedBy: z.string(),
  confirmedBy: z.string(),
  /** The decision that its rule rests on. */
  reference: z.string(),
  decidedBy: z.string(),
  decidedOn: CalendarDate
})
export type Tombstone = z.infer<typeof Tombstone>
