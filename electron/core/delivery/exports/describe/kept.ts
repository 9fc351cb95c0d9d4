// The rule that a record is kept by, in the words of a receiver.
import { FROM_WORDS } from '#shared/disposal-words.ts'
import type { RetentionRule } from '#shared/retention.ts'

/** How long; null for ever. */
export const periodOf = ({ kept }: RetentionRule): string | null =>
  kept === null ? null : `${kept.months} månader från ${FROM_WORDS[kept.countedFrom].sv}`

/** The decision. */
export const decisionOf = ({ reference, decidedBy, decidedOn }: RetentionRule): string =>
  `${reference}, ${decidedBy}, ${decidedOn}`
