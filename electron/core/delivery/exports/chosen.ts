// The SQL of what a scope holds, and what of that goes along. Of an archive of many years only what is asked is looked at.
import type { ExportScope } from '#shared/export.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { CAME_IN } from '../../register/records/came-in.ts'
import { secretRecords } from '../../register/secrecy/read.ts'
import { copiesOf, sumsOf } from './queries.ts'

export type Kind = RecordRef['kind']

/** What keeps a record in. The last does so only when it is asked for. */
export const RULES = ['secret', 'failed', 'notOurs', 'drafts', 'unfinished'] as const
export type Rule = (typeof RULES)[number]

/** What each kind is dated by, its number in the diary, and the rules that keep it in, each when its SQL over the table holds. */
export const KINDS = {
  // Nothing of the page is kept by one that failed or was cut off.
  capture: {
    at: CAME_IN.capture,
    number: 'NULL',
    rules: { failed: `state IN ('failed', 'interrupted')` }
  },
  comment: {
    at: CAME_IN.comment,
    number: `(SELECT iif(outcome = 'registered', number, NULL) FROM comment_registration
      WHERE comment_id = comment.id ORDER BY seq DESC LIMIT 1)`,
    // What is judged not to be the authority's goes nowhere (P8a).
    rules: {
      notOurs: `decided_outcome = 'not-ours'`,
      drafts: `state = 'noticed'`,
      unfinished: `state = 'saved'`
    }
  },
  message: {
    at: CAME_IN.message,
    number: 'diary_number',
    rules: { unfinished: `state = 'undecided'` }
  }
} as const satisfies Record<Kind, { at: string; number: string; rules: { [Keeping in Rule]?: string } }>
export const ALL = Object.keys(KINDS) as Kind[]

/** What narrows a scope, and which rules keep something in. */
type By = {
  readonly [Asked in 'time' | 'kinds' | 'channels' | 'states' | 'records' | 'number' | 'receipt']: boolean
} & {
  readonly secret: boolean
  readonly leavesUnfinished: boolean
  /** SQL over `fitting_`. */
  readonly goes: string
}

export type Chosen = {
  /**
   * Begins a statement: `fitting_` is what was asked for of each kind, each record with the rule that keeps it in; `chosen_` is what
   * goes along, channels too; `chosen_copy` each file of it, `shown_copy` the pictures that documents show, `chosen_sum` what all files come to.
   */
  readonly sql: string
  /** What the statement is bound to. */
  readonly bound: Readonly<Record<string, string | null>>
  readonly by: By
  /** Whether everything is asked for and nothing is secret: then indexes know how much that is, and no record is looked at. */
  readonly isAll: boolean
  /** That an id of a kind is chosen. Where all are, but for the few that rules keep in, those are looked up. */
  isAmong(kind: Kind, id: string): string
}

/** What is secret is looked up once: it is asked of several times over. */
export function chosenOf(db: ReadDb, scope: ExportScope): Chosen {
  const secret = scope.withSecret === 'leave-out' ? secretRecords(db).map(({ id }) => id) : []
  const by = narrowing(scope, secret.length > 0)
  const isOfRecords = by.kinds || by.states || by.records || by.number || by.receipt
  const isAll = !(isOfRecords || by.time || by.channels || by.secret)
  const isAmong = (kind: Kind, id: string) =>
    isAll ? staysNot(kind, id, by) : `${id} IN (SELECT id FROM chosen_${kind})`
  const most = { isMost: !by.time }
  const sql = `WITH
  fitting_channel AS (SELECT id FROM channel
    WHERE (@channelIds IS NULL OR ${among('id', 'channelIds')}) AND (@departmentIds IS NULL OR ${among('department_id', 'departmentIds')})),
  ${ALL.map(kind => recordsOf(kind, by)).join(',\n  ')},
  -- Of what is narrowed to some records only the channels of those go along, otherwise every channel.
  chosen_channel AS (SELECT id FROM fitting_channel WHERE NOT ${among('id', 'secret')}
    ${isOfRecords ? `AND id IN (${ALL.map(kind => `SELECT channel_id FROM chosen_${kind}`).join(' UNION ')})` : ''}),
  chosen_copy AS (${copiesOf(isAmong, 'all', most)}),
  shown_copy AS (${copiesOf(isAmong, 'shown', most)}),
  chosen_sum AS (${sumsOf(isAmong, most)})`
  return { sql, bound: bind(scope, secret), by, isAll, isAmong }
}

/** Of everything: what no rule keeps in. */
function staysNot(kind: Kind, id: string, { leavesUnfinished }: By): string {
  const staying = Object.entries(KINDS[kind].rules)
    .filter(([rule]) => rule !== 'unfinished' || leavesUnfinished)
    .map(([, holds]) => holds)
  return staying.length === 0 ? 'true' : `${id} NOT IN (SELECT id FROM ${kind} WHERE ${staying.join(' OR ')})`
}

const among = (value: string, list: string) => `${value} IN (SELECT value FROM json_each(@${list}))`

function narrowing(scope: ExportScope, secret: boolean): By {
  const leavesUnfinished = scope.unfinished === 'leave-out'
  return {
    time: scope.from !== null || scope.to !== null,
    kinds: scope.kinds !== null,
    channels: scope.channelIds !== null || scope.departmentIds !== null,
    states: scope.states !== null,
    records: scope.records !== null,
    number: scope.diaryNumber !== null,
    receipt: scope.withoutReceipt !== null,
    secret,
    leavesUnfinished,
    goes: leavesUnfinished ? 'rule IS NULL' : `(rule IS NULL OR rule = 'unfinished')`
  }
}

function recordsOf(kind: Kind, by: By): string {
  const { at, number, rules } = KINDS[kind]
  const asked: readonly (readonly [isAsked: boolean, sql: string])[] = [
    [by.kinds, among(`'${kind}'`, 'kinds')],
    [by.channels, 'channel_id IN (SELECT id FROM fitting_channel)'],
    [by.time, `${at} BETWEEN coalesce(@from, '') AND coalesce(@to, '~')`],
    [by.states, among('state', 'states')],
    [
      by.records,
      `id IN (SELECT value ->> '$.id' FROM json_each(@records) WHERE value ->> '$.kind' = '${kind}')`
    ],
    [
      by.number,
      `(${number} = @diaryNumber OR id IN (SELECT item_id FROM receipt
        JOIN receipt_item ON receipt_item.receipt_id = receipt.id AND kind = '${kind}'
        WHERE (number = @diaryNumber OR case_number = @diaryNumber) AND withdrawn_because IS NULL))`
    ],
    [
      by.receipt,
      `NOT EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
        WHERE kind = '${kind}' AND item_id = ${kind}.id AND receiver = @withoutReceipt AND withdrawn_because IS NULL)`
    ]
  ]
  const where = asked.filter(([isAsked]) => isAsked).map(([, sql]) => sql)
  const cases = Object.entries({ ...(by.secret ? { secret: among('id', 'secret') } : {}), ...rules })
  const rule = `CASE ${cases.map(([name, holds]) => `WHEN ${holds} THEN '${name}'`).join(' ')} END`
  return `fitting_${kind} AS (SELECT id, channel_id, ${at} AS at, state, ${rule} AS rule FROM ${kind}
    WHERE ${['true', ...where].join(' AND ')}),
  chosen_${kind} AS (SELECT * FROM fitting_${kind} WHERE ${by.goes})`
}

function bind(scope: ExportScope, secret: readonly string[]): Chosen['bound'] {
  const { from, to, diaryNumber, withoutReceipt, channelIds, departmentIds, kinds, states, records } = scope
  const json = (list: readonly unknown[] | null) => (list === null ? null : JSON.stringify(list))
  return {
    ...{ from, to, diaryNumber, withoutReceipt, secret: json(secret) },
    ...{ channelIds: json(channelIds), departmentIds: json(departmentIds), kinds: json(kinds) },
    ...{ states: json(states), records: json(records) }
  }
}
