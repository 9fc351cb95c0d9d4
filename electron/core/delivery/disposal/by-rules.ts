// What the rules come to for all records of a kind on a day, in SQL: how many are kept and why, and each whose time has come.
import { addDays, addMonths, format, parseISO, subMonths } from 'date-fns'
import type { DisposalScope } from '#shared/disposal.ts'
import type { CountedFrom, DisposableKind, RetentionRule } from '#shared/retention.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { whenSwedish } from '../../kernel/swedish-time.ts'
import { type Candidate, FACTS, readCandidate } from './facts.ts'
import { type Stops, stopColumns } from './stops.ts'

export type Kept = { later: number; forEver: number; withoutRule: number }

type Asked = Pick<DisposalScope, 'channelIds'> & {
  /** The rules in force. */
  readonly rules: readonly RetentionRule[]
  readonly today: string
  /** Only these records of the kind; null is all. */
  readonly ids: readonly string[] | null
  /** The disposal that asks. */
  readonly own: string | null
}

/** How many records of a kind are kept, by why. */
export function countKept(db: ReadDb, kind: DisposableKind, asked: Asked): Kept {
  const { sql, values } = sorted(kind, asked)
  const rows = db.prepare(`SELECT fate, count(*) AS count FROM (${sql}) GROUP BY fate`).all(values) as {
    fate: string
    count: number
  }[]
  const of = (fate: string) => rows.find(row => row.fate === fate)?.count ?? 0
  return { later: of('later'), forEver: of('for-ever'), withoutRule: of('without-rule') }
}

/** Every record of a kind whose time has come by all the rules that apply to it, with what stops it by itself; in no order. */
export function* dueByRules(
  db: ReadDb,
  kind: DisposableKind,
  scope: Asked
): Generator<{ readonly record: Candidate; readonly stops: Stops }> {
  const rules = scope.rules.filter(rule => rule.kind === kind)
  if (rules.length === 0) return
  const { sql, values } = sorted(kind, scope)
  const needsReceipt = rules.some(({ transfer }) => transfer === 'required')
  // What no rule asks of is not looked up.
  const asked = (isAsked: boolean, column: string) => (isAsked ? column : `NULL AS ${column}`)
  const isFrom = (from: CountedFrom) =>
    asked(
      rules.some(({ kept }) => kept?.countedFrom === from),
      COLUMNS[from]
    )
  const rows = db
    .prepare(
      `SELECT row, id, channelId, recordedAt, ${isFrom('decided')}, ${isFrom('handed-over')},
         ${asked(
           rules.some(({ category }) => category !== null),
           'categories'
         )},
         ${stopColumns(kind, 'facts.id', { isOpen: 'isOpen', needsReceipt })} FROM (${sql}) AS facts WHERE fate = 'due'`
    )
    .iterate({ ...values, own: scope.own })
  for (const row of rows) yield { record: readCandidate(kind, row), stops: row as Stops }
}

/** Every record of the scope with its fate: `for-ever`, `without-rule`, `later` or `due`. */
function sorted(kind: DisposableKind, { rules, today, channelIds, ids }: Asked) {
  const json = (list: readonly string[] | null) => (list === null ? null : JSON.stringify(list))
  const { fate, values } = fateOf(
    rules.filter(rule => rule.kind === kind),
    today
  )
  const within = ids === null ? 'true' : 'id IN (SELECT value FROM json_each(@ids))'
  const inChannels = channelIds === null ? 'true' : 'channelId IN (SELECT value FROM json_each(@channels))'
  return {
    sql: `SELECT *, ${fate} AS fate FROM (${FACTS[kind]}) WHERE ${within} AND ${inChannels}`,
    values: {
      ...values,
      ...(ids === null ? {} : { ids: json(ids) }),
      ...(channelIds === null ? {} : { channels: json(channelIds) })
    }
  }
}

// As `retentionOf` weighs them: what one rule keeps for ever is kept, and all that apply must have run out.
function fateOf(rules: readonly RetentionRule[], today: string) {
  const values: Record<string, string> = {}
  const bound = (value: string) => {
    const name = `rule${Object.keys(values).length}`
    values[name] = value
    return `@${name}`
  }
  const applies = ({ channelId, category }: RetentionRule) =>
    [
      channelId === null ? null : `channelId IS ${bound(channelId)}`,
      category === null ? null : `instr(categories, ${bound(JSON.stringify(category))}) > 0`
    ]
      .filter(each => each !== null)
      .join(' AND ') || 'true'
  const any = (tests: readonly string[]) => tests.map(test => `(${test})`).join(' OR ') || 'false'
  const forEver = rules.filter(({ kept }) => kept === null).map(applies)
  const running = rules.flatMap(rule =>
    rule.kept === null ? [] : [`${applies(rule)} AND NOT coalesce(${runOut(rule.kept, today, bound)}, false)`]
  )
  const fate = `CASE WHEN ${any(forEver)} THEN 'for-ever' WHEN NOT (${any(rules.map(applies))}) THEN 'without-rule'
    WHEN ${any(running)} THEN 'later' ELSE 'due' END`
  return { fate, values }
}

const COLUMNS = {
  recorded: 'recordedAt',
  decided: 'decidedAt',
  'handed-over': 'handedOverOn'
} as const satisfies Record<CountedFrom, string>

/** Whether the time of a rule has run out; null where it has not begun. */
function runOut(
  { months, countedFrom }: { readonly months: number; readonly countedFrom: CountedFrom },
  today: string,
  bound: (value: string) => string
): string {
  const last = lastDayRunOut(today, months)
  if (countedFrom === 'handed-over') return `${COLUMNS[countedFrom]} <= ${bound(last)}`
  // A Swedish day begins on the hour.
  const midnight = whenSwedish(new Date(`${dayAfter(last)}T00:00:00Z`))
  return `${COLUMNS[countedFrom]} < ${bound(midnight.toISOString().slice(0, 13))}`
}

const dayOf = (date: Date) => format(date, 'yyyy-MM-dd')
const dayAfter = (day: string) => dayOf(addDays(parseISO(day), 1))

/** The last day from which so many months have gone by; the last of a long month ends with that of a short one. */
export function lastDayRunOut(today: string, months: number): string {
  const hasRunOut = (day: string) => dayOf(addMonths(parseISO(day), months)) <= today
  let day = dayOf(subMonths(parseISO(today), months))
  while (hasRunOut(dayAfter(day))) day = dayAfter(day)
  return day
}
