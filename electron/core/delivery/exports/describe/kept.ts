// The rule that a record is kept by, in the words of a receiver.
import { countedFromIn } from '#shared/disposal-words.ts'
import type { Instant } from '#shared/ids.ts'
import type { RetentionRule } from '#shared/retention.ts'
import { swedishDate } from '../../../kernel/swedish-time.ts'
import { goes, type Retention } from '../../disposal/due.ts'
import type { RecordFacts } from './facts.ts'

/** How long; null for ever. */
export const periodOf = ({ kind, kept }: RetentionRule): string | null =>
  kept === null
    ? null
    : `${kept.months} ${kept.months === 1 ? 'månad' : 'månader'} från ${countedFromIn(kind, kept.countedFrom).sv}`

/** The rule as it may leave the archive: many records go by few rules, and each is cleared once. */
export function ruleOf(clear: (rule: RetentionRule) => RetentionRule): (retention: Retention) => Retention {
  const cleared = new Map<string, RetentionRule>()
  return retention => {
    if (retention.state === 'without-rule') return retention
    const rule = cleared.get(retention.rule.id) ?? clear(retention.rule)
    cleared.set(rule.id, rule)
    return { ...retention, rule }
  }
}

/** The decision. */
export const decisionOf = ({ reference, decidedBy, decidedOn }: RetentionRule): string =>
  `${reference}, ${decidedBy}, ${decidedOn}`

type Kept = Pick<RecordFacts, 'retention' | 'heldSince'>

/** Whether it goes, now or one day, as far as is known now: not while a hold is in force. */
export const mayGo = ({ retention, heldSince }: Kept): boolean => heldSince === null && goes(retention)

/** The day from which on it may go. */
export const endOf = ({ retention, heldSince }: Kept): string | null =>
  heldSince === null && retention.state === 'until' ? retention.dueOn : null

/** What is said of a hold. Why it was placed is the authority's own business. */
export const heldInWords = (since: Instant): string =>
  `Gallringsstopp sedan ${swedishDate(since)}: handlingen får inte gallras så länge det gäller, vad reglerna än säger.`
