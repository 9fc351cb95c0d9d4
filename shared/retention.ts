// Retention: the rules of how long records are kept, each by its decision, and the holds that stop disposal (P9c, G5).
import { z } from 'zod'
import { EndingCorrection } from './correction.ts'
import { CalendarDate, ChannelId, HoldId, Instant, RetentionRuleId } from './ids.ts'
import { KeptDocument } from './register.ts'

/**
 * What can be disposed of. A message goes with its whole conversation; a disclosure is its masked copies. An answer of a checklist
 * is kept by its own rule, whatever becomes of the capture that it was read from.
 */
export const DisposableKind = z.enum(['capture', 'comment', 'message', 'disclosure', 'checklist-answer'])
export type DisposableKind = z.infer<typeof DisposableKind>

/**
 * What a rule may be narrowed to, by kind: the kind of run of a capture; the ground for removing a comment (`own` is one of
 * the channel's own) or how it is registered (OSL 5:1); the route of a message; how a disclosure ended.
 */
export const CATEGORIES = {
  capture: ['half-year', 'before-change', 'single'],
  comment: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'own', 'registered', 'ordered', 'minor'],
  message: ['registered', 'copied', 'redirected', 'minor'],
  disclosure: ['delivered', 'refused', 'withdrawn'],
  'checklist-answer': []
} as const satisfies Record<DisposableKind, readonly string[]>

export const RetentionCategory = z.enum([
  ...CATEGORIES.capture,
  ...CATEGORIES.comment,
  ...CATEGORIES.message,
  ...CATEGORIES.disclosure
])
export type RetentionCategory = z.infer<typeof RetentionCategory>

/**
 * What the time is counted from: `recorded` is when it was captured, saved or came in; `decided` when it was last decided
 * on or routed; `handed-over` when the e-archive acknowledged it.
 */
export const CountedFrom = z.enum(['recorded', 'decided', 'handed-over'])
export type CountedFrom = z.infer<typeof CountedFrom>

const kept = z.strictObject({ months: z.int().min(0).max(1200), countedFrom: CountedFrom })

export const RetentionRuleDraft = z.strictObject({
  kind: DisposableKind,
  /** Null is every channel. */
  channelId: ChannelId.nullable(),
  /** Null is every category of the kind. */
  category: RetentionCategory.nullable(),
  /** How long; null is for ever. */
  kept: kept.nullable(),
  /** `none`: may go without having been handed over, since the decision says so. */
  transfer: z.enum(['required', 'none']),
  decidedBy: z.string().trim().min(1).max(200),
  decidedOn: CalendarDate,
  /** The diary number of the decision. */
  reference: z.string().trim().min(1).max(100)
})
export type RetentionRuleDraft = z.infer<typeof RetentionRuleDraft>

export const RetentionRule = RetentionRuleDraft.extend({
  id: RetentionRuleId,
  channelName: z.string().nullable(),
  document: KeptDocument.nullable(),
  enteredAt: Instant,
  enteredBy: z.string(),
  closedAt: Instant.nullable(),
  closedBy: z.string().nullable(),
  closedBecause: z.string().nullable(),
  /** When it was closed by mistake, oldest first. */
  corrections: z.array(EndingCorrection.extend({ closedAt: Instant, closedBecause: z.string() }))
})
export type RetentionRule = z.infer<typeof RetentionRule>

/** What a hold is on: everything, a channel with all in it, or one record. */
export const HoldOn = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('everything') }),
  z.strictObject({ scope: z.literal('channel'), id: ChannelId }),
  z.strictObject({ scope: DisposableKind, id: z.uuid() })
])
export type HoldOn = z.infer<typeof HoldOn>

export const Hold = z.strictObject({
  id: HoldId,
  on: HoldOn,
  channelName: z.string().nullable(),
  because: z.string(),
  placedAt: Instant,
  placedBy: z.string(),
  liftedAt: Instant.nullable(),
  liftedBy: z.string().nullable(),
  liftedBecause: z.string().nullable()
})
export type Hold = z.infer<typeof Hold>
