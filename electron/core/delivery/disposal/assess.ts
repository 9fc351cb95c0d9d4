// What the rules and holds come to for each record on a day: may go, is stopped, or is kept.
import type { DisposalBlock, DisposalScope } from '#shared/disposal.ts'
import { DisposableKind, type Hold, type RetentionRule } from '#shared/retention.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { allHolds, allRules } from '../retention/read.ts'
import { countKept, dueByRules, type Kept } from './by-rules.ts'
import { type Retention, retentionOf } from './due.ts'
import type { Candidate } from './facts.ts'
import type { Stops } from './stops.ts'
import { keepTogether, refOf } from './together.ts'

/** A record whose time has come, by which rule and since when; `block` is null for one that may go. */
export type Due = {
  readonly record: Candidate
  readonly rule: RetentionRule
  readonly dueOn: string
  readonly block: DisposalBlock | null
}

type Assessed = Kept & { readonly due: readonly Due[] }

/** Records by kind, such as those of a frozen list. */
export type Chosen = Readonly<Partial<Record<DisposableKind, readonly string[]>>>

/** Of the kinds of records, each of which is counted and then gone through. */
export type TellAssessed = (progress: { readonly done: number; readonly total: number }) => void

/** Looks at every record of the scope. */
export function assess(db: ReadDb, scope: DisposalScope, today: string, tell: TellAssessed): Assessed {
  const kinds = scope.kinds ?? DisposableKind.options
  let done = 0
  const onKind = () => tell({ done: ++done, total: 2 * kinds.length })
  const rules = rulesInForce(db)
  const counts = { later: 0, forEver: 0, withoutRule: 0 }
  for (const kind of kinds) {
    const kept = countKept(db, kind, { ...scope, rules, today, ids: null, own: null })
    counts.later += kept.later
    counts.forEver += kept.forEver
    counts.withoutRule += kept.withoutRule
    onKind()
  }
  return { ...counts, due: whatIsDue(db, scope, today, { only: null, own: null, onKind }) }
}

/**
 * What may go or is stopped of the scope. `only` are the records of a list: whatever is not in it stays, and is not looked at. `own` is
 * the disposal whose list that is.
 */
export function whatIsDue(
  db: ReadDb,
  { kinds, channelIds }: DisposalScope,
  today: string,
  { only, own, onKind }: { readonly only: Chosen | null; readonly own: string | null; onKind?(): void }
): readonly Due[] {
  const rules = rulesInForce(db)
  const isHeld = heldBy(allHolds(db).filter(({ liftedAt }) => liftedAt === null))
  const retention = remembered(rules)
  const alone: Due[] = []
  for (const kind of kinds ?? DisposableKind.options) {
    const ids = only === null ? null : (only[kind] ?? [])
    for (const { record, stops } of dueByRules(db, kind, { rules, today, channelIds, ids, own })) {
      const found = retention(record)
      // As the query has found it: the rule is the one that was waited for longest.
      if (found.state === 'until' && found.dueOn <= today) {
        const { rule, dueOn } = found
        alone.push({ record, rule, dueOn, block: isHeld(record) ? 'hold' : stopOf(rule, stops) })
      }
    }
    onKind?.()
  }
  const going = new Set(alone.filter(({ block }) => block === null).map(({ record }) => refOf(record)))
  const stopped = keepTogether(db, going)
  if (stopped.size === 0) return alone
  return alone.map(due => ({ ...due, block: due.block ?? stopped.get(refOf(due.record)) ?? null }))
}

const rulesInForce = (db: ReadDb) => allRules(db).filter(({ closedAt }) => closedAt === null)

/** What the rules say, reckoned once for records of which they ask the same. */
function remembered(rules: readonly RetentionRule[]): (record: Candidate) => Retention {
  const known = new Map<string, Retention>()
  return record => {
    const { kind, channelId, categories, days } = record
    const key = `${kind} ${channelId} ${categories} ${days.recorded} ${days.decided} ${days['handed-over']}`
    const retention = known.get(key) ?? retentionOf(record, rules)
    known.set(key, retention)
    return retention
  }
}

function stopOf({ transfer }: RetentionRule, stops: Stops): DisposalBlock | null {
  if (stops.isInAnother === 1) return 'in-another'
  if (stops.isUnfinished === 1) return 'unfinished'
  if (stops.isUnanswered === 1) return 'unanswered'
  if (transfer === 'none' || stops.acknowledged === 1) return null
  return stops.acknowledged === 0 ? 'changed-since' : 'not-acknowledged'
}

/** Whether a hold is on a record: on itself, its channel, or everything. */
export function heldBy(holds: readonly Hold[]): (record: Candidate) => boolean {
  const isEverything = holds.some(({ on }) => on.scope === 'everything')
  const targets = new Set(
    holds.flatMap(({ on }) => (on.scope === 'everything' ? [] : [refOf({ kind: on.scope, id: on.id })]))
  )
  return record =>
    isEverything ||
    targets.has(refOf(record)) ||
    (record.channelId !== null && targets.has(refOf({ kind: 'channel', id: record.channelId })))
}
