// The rule that a record is kept by, in the words of a receiver.
import { FROM_WORDS } from '#shared/disposal-words.ts'
import type { RetentionRule } from '#shared/retention.ts'
import type { Retention } from '../../disposal/due.ts'

/** How long; null for ever. */
export const periodOf = ({ kept }: RetentionRule): string | null =>
  kept === null ? null : `${kept.months} månader från ${FROM_WORDS[kept.countedFrom].sv}`

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
