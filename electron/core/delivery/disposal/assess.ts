// What the rules and holds come to for each record on a day: may go, is stopped, or is kept.
import type { DisposalAssessment, DisposalBlock, DisposalScope } from '#shared/disposal.ts'
import { DisposableKind, type Hold, type RetentionRule } from '#shared/retention.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { allHolds, allRules } from '../retention/read.ts'
import { countKept, dueByRules, type Kept } from './by-rules.ts'
import { type Retention, retentionOf } from './due.ts'
import type { Candidate } from './facts.ts'
import type { Stops } from './stops.ts'
import { keepTogether, type Numbered, numberedOf, refOf } from './together.ts'

/** A record whose time has come, by which rule and since when; `block` is null for one that may go. */
export type Due = {
  readonly record: Candidate
  readonly rule: RetentionRule
  readonly dueOn: string
  readonly block: DisposalBlock | null
}

type Assessed = Kept & Pick<DisposalAssessment, 'going' | 'stopped'>

/** Records by kind, such as those of a frozen list. */
export type Chosen = Readonly<Partial<Record<DisposableKind, readonly string[]>>>

/** Of the kinds of records, each of which is counted and then gone through. */
export type TellAssessed = (progress: { readonly done: number; readonly total: number }) => void

/** Looks at every record of the scope, and keeps no more of each than the rule that it may go by. */
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
  const going = new Map<Numbered, RetentionRule>()
  const stopped = new Map<string, DisposalAssessment['stopped'][number]>()
  const stop = (kind: DisposableKind, block: DisposalBlock) =>
    countIn(stopped, `${kind} ${block}`, { kind, block })
  eachDue(db, scope, today, { only: null, own: null, onKind }, ({ record, rule, block }) => {
    if (block === null) going.set(numberedOf(record.kind, record.row), rule)
    else stop(record.kind, block)
  })
  keepTogether(db, going, (record, block) => {
    const rule = going.get(record)
    if (rule !== undefined && going.delete(record)) stop(rule.kind, block)
  })
  const byRule = new Map<string, DisposalAssessment['going'][number]>()
  for (const { id: ruleId, kind } of going.values()) countIn(byRule, ruleId, { kind, ruleId })
  return { ...counts, going: [...byRule.values()], stopped: [...stopped.values()] }
}

function countIn<Counted extends { count: number }>(
  counts: Map<string, Counted>,
  key: string,
  what: Omit<Counted, 'count'>
): void {
  const known = counts.get(key)
  if (known === undefined) counts.set(key, { ...what, count: 1 } as Counted)
  else known.count++
}

type Asked = {
  /** The records of a list: whatever is not in it stays, and is not looked at. */
  readonly only: Chosen | null
  /** The disposal whose list that is. */
  readonly own: string | null
  onKind?(): void
}

/** What may go or is stopped of the scope. */
export function whatIsDue(db: ReadDb, scope: DisposalScope, today: string, asked: Asked): readonly Due[] {
  const found: Due[] = []
  const going = new Map<Numbered, number>()
  eachDue(db, scope, today, asked, due => {
    if (due.block === null) going.set(numberedOf(due.record.kind, due.record.row), found.length)
    found.push(due)
  })
  keepTogether(db, going, (record, block) => {
    const at = going.get(record)
    const due = at === undefined ? undefined : found[at]
    if (at !== undefined && due !== undefined && going.delete(record)) found[at] = { ...due, block }
  })
  return found
}

/** Tells of each record whose time has come, and what stops it by itself. */
function eachDue(
  db: ReadDb,
  { kinds, channelIds }: DisposalScope,
  today: string,
  { only, own, onKind }: Asked,
  take: (due: Due) => void
): void {
  const rules = rulesInForce(db)
  const isHeld = heldBy(allHolds(db).filter(({ liftedAt }) => liftedAt === null))
  const retention = remembered(rules)
  for (const kind of kinds ?? DisposableKind.options) {
    const ids = only === null ? null : (only[kind] ?? [])
    for (const { record, stops } of dueByRules(db, kind, { rules, today, channelIds, ids, own })) {
      const found = retention(record)
      // As the query has found it: the rule is the one that was waited for longest.
      if (found.state === 'until' && found.dueOn <= today) {
        const { rule, dueOn } = found
        take({ record, rule, dueOn, block: isHeld(record) ? 'hold' : stopOf(rule, stops) })
      }
    }
    onKind?.()
  }
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
