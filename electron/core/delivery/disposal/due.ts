// Decisions about time, pure: which rules apply to a record, and when it may go. The longest of them wins.
import { addMonths, format, parseISO } from 'date-fns'
import type { CountedFrom, DisposableKind, RetentionRule } from '#shared/retention.ts'

/** What the rules ask of a record. Days are calendar dates in Sweden; null is what has not happened. */
export type RetentionFacts = {
  readonly kind: DisposableKind
  readonly channelId: string | null
  readonly categories: readonly string[]
  readonly days: Readonly<Record<CountedFrom, string | null>>
}

/**
 * How long a record is kept: there is no rule; for ever; the time has not begun, since what it is counted from has not
 * happened; or until a day, from which on it may go by the rule.
 */
export type Retention =
  | { readonly state: 'without-rule' }
  | { readonly state: 'for-ever'; readonly rule: RetentionRule }
  | { readonly state: 'not-begun'; readonly rule: RetentionRule }
  | { readonly state: 'until'; readonly rule: RetentionRule; readonly dueOn: string }

const WEIGHT = { 'without-rule': 0, until: 1, 'not-begun': 2, 'for-ever': 3 } as const

/** Whether the rules say that it goes, now or one day. */
export const goes = ({ state }: Retention): boolean => state === 'until' || state === 'not-begun'

/** Pure: what the rules in force say of a record. Closed rules are not to be given. */
export function retentionOf(facts: RetentionFacts, rules: readonly RetentionRule[]): Retention {
  return rules
    .filter(rule => applies(rule, facts))
    .map(rule => byRule(rule, facts))
    .reduce<Retention>((longest, next) => (isLonger(next, longest) ? next : longest), {
      state: 'without-rule'
    })
}

function applies(rule: RetentionRule, { kind, channelId, categories }: RetentionFacts): boolean {
  return (
    rule.kind === kind &&
    (rule.channelId === null || rule.channelId === channelId) &&
    (rule.category === null || categories.includes(rule.category))
  )
}

function byRule(rule: RetentionRule, { days }: RetentionFacts): Retention {
  if (rule.kept === null) return { state: 'for-ever', rule }
  const from = days[rule.kept.countedFrom]
  if (from === null) return { state: 'not-begun', rule }
  return { state: 'until', rule, dueOn: format(addMonths(parseISO(from), rule.kept.months), 'yyyy-MM-dd') }
}

// Of two that end on the same day, the one that demands a receipt is taken.
function isLonger(one: Retention, other: Retention): boolean {
  if (one.state !== 'until' || other.state !== 'until') return WEIGHT[one.state] > WEIGHT[other.state]
  if (one.dueOn !== other.dueOn) return one.dueOn > other.dueOn
  return one.rule.transfer === 'required' && other.rule.transfer === 'none'
}
