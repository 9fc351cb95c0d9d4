// What the rules and holds come to for each record on a day: may go, is stopped, or is kept.
import type { DisposalBlock, DisposalScope } from '#shared/disposal.ts'
import { DisposableKind, type Hold, type RetentionRule } from '#shared/retention.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { allHolds, allRules } from '../retention/read.ts'
import { type Retention, retentionOf } from './due.ts'
import {
  acknowledgedOf,
  type Candidate,
  candidates,
  isInAnother,
  isUnanswered,
  isUnfinished
} from './facts.ts'
import { keepTogether, type Ref, refOf } from './together.ts'

/** A record whose time has come, by which rule and since when; `block` is null for one that may go. */
export type Due = {
  readonly record: Candidate
  readonly rule: RetentionRule
  readonly dueOn: string
  readonly block: DisposalBlock | null
}

type Assessed = {
  readonly due: readonly Due[]
  readonly later: number
  readonly forEver: number
  readonly withoutRule: number
}

/**
 * Looks at every record of the scope. `only` are the records of a frozen list: whatever is not in it stays. `own` is the
 * disposal whose list that is.
 */
export function assess(
  db: ReadDb,
  { kinds, channelIds }: DisposalScope,
  today: string,
  { only, own }: { only: ReadonlySet<Ref> | null; own: string | null } = { only: null, own: null }
): Assessed {
  const rules = allRules(db).filter(({ closedAt }) => closedAt === null)
  const isHeld = heldBy(allHolds(db).filter(({ liftedAt }) => liftedAt === null))
  const come: Due[] = []
  const counts = { later: 0, forEver: 0, withoutRule: 0 }
  const retention = remembered(rules)
  for (const kind of kinds ?? DisposableKind.options)
    for (const record of candidates(db, kind, { channelIds })) {
      if (only !== null && !only.has(refOf(record))) continue
      const found = retention(record)
      if (found.state === 'without-rule') counts.withoutRule++
      else if (found.state === 'for-ever') counts.forEver++
      else if (found.state === 'not-begun' || found.dueOn > today) counts.later++
      else {
        const { rule, dueOn } = found
        come.push({ record, rule, dueOn, block: null })
      }
    }
  const alone = come.map(due => ({ ...due, block: stopOf(db, due, { isHeld, own }) }))
  const going = new Set(alone.filter(({ block }) => block === null).map(({ record }) => refOf(record)))
  const stopped = keepTogether(db, going)
  return {
    ...counts,
    due: alone.map(due => ({ ...due, block: due.block ?? stopped.get(refOf(due.record)) ?? null }))
  }
}

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

function stopOf(
  db: ReadDb,
  { record, rule }: Due,
  { isHeld, own }: { isHeld: (record: Candidate) => boolean; own: string | null }
): DisposalBlock | null {
  if (isHeld(record)) return 'hold'
  if (isInAnother(db, record, own)) return 'in-another'
  if (isUnfinished(db, record)) return 'unfinished'
  if (isUnanswered(db, record)) return 'unanswered'
  return rule.transfer === 'required' ? UNACKNOWLEDGED[acknowledgedOf(db, record)] : null
}

const UNACKNOWLEDGED = {
  nothing: 'not-acknowledged',
  'as-it-was': 'changed-since',
  'as-it-is': null
} as const satisfies Record<ReturnType<typeof acknowledgedOf>, DisposalBlock | null>

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
