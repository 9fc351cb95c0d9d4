// The SQL of a selection: which records a scope holds, what stays out by rule and why, and what stops it.
import { z } from 'zod'
import { type ExportBlocker, type ExportFormat, type ExportScope, SelectedRecord } from '#shared/export.ts'
import type { ExportId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { CAME_IN } from '../../register/records/came-in.ts'
import { secretRecords } from '../../register/secrecy/read.ts'
import { copiesOf } from './queries.ts'

/** What each kind is dated by, its number in the diary, and the rule that keeps it in, as SQL over its table. */
const KINDS = {
  // Nothing of the page is kept by one that failed or was cut off.
  capture: {
    at: CAME_IN.capture,
    number: 'NULL',
    rule: `iif(state IN ('failed', 'interrupted'), 'failed', NULL)`
  },
  comment: {
    at: CAME_IN.comment,
    number: `(SELECT iif(outcome = 'registered', number, NULL) FROM comment_registration
      WHERE comment_id = comment.id ORDER BY seq DESC LIMIT 1)`,
    // What is judged not to be the authority's goes nowhere (P8a).
    rule: `CASE WHEN coalesce((SELECT outcome FROM comment_decision WHERE seq = decision), '') = 'not-ours' THEN 'notOurs'
      WHEN state = 'noticed' THEN 'drafts' WHEN state = 'saved' THEN 'unfinished' END`
  },
  message: {
    at: CAME_IN.message,
    number: 'diary_number',
    rule: `iif(state = 'undecided', 'unfinished', NULL)`
  }
} as const satisfies Record<RecordRef['kind'], { at: string; number: string; rule: string }>
const ALL = Object.keys(KINDS) as (keyof typeof KINDS)[]

const among = (value: string, list: string) =>
  `(@${list} IS NULL OR ${value} IN (SELECT value FROM json_each(@${list})))`

const WITHIN = (at: string) => `${at} BETWEEN coalesce(@from, '') AND coalesce(@to, '~')`

// `fitting_` is what was asked for, each with the rule that keeps it in; `chosen_` is what goes along.
const of = (kind: keyof typeof KINDS, isBounded: boolean) => {
  const { at, number, rule } = KINDS[kind]
  return `fitting_${kind} AS (SELECT id, channel_id, ${at} AS at, state,
      CASE WHEN id IN (SELECT value FROM json_each(@secret)) THEN 'secret' ELSE ${rule} END AS rule FROM ${kind}
    WHERE ${among(`'${kind}'`, 'kinds')} AND channel_id IN (SELECT id FROM fitting_channel)
      AND ${isBounded ? WITHIN(at) : 'true'} AND ${among('state', 'states')}
      AND (@records IS NULL OR id IN (SELECT value ->> '$.id' FROM json_each(@records) WHERE value ->> '$.kind' = '${kind}'))
      AND (@diaryNumber IS NULL OR ${number} = @diaryNumber OR id IN (SELECT item_id FROM receipt
        JOIN receipt_item ON receipt_item.receipt_id = receipt.id AND kind = '${kind}'
        WHERE (number = @diaryNumber OR case_number = @diaryNumber) AND withdrawn_because IS NULL))
      AND (@withoutReceipt IS NULL OR NOT EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
        WHERE kind = '${kind}' AND item_id = ${kind}.id AND receiver = @withoutReceipt AND withdrawn_because IS NULL))),
  chosen_${kind} AS (SELECT * FROM fitting_${kind}
    WHERE rule IS NULL OR (rule = 'unfinished' AND @unfinished <> 'leave-out'))`
}

// Of an index by time nothing is gained where all of time is asked for: every record would be looked up on its own.
const chosenWhere = (isBounded: boolean) => `WITH
  fitting_channel AS (SELECT id FROM channel
    WHERE ${among('id', 'channelIds')} AND ${among('department_id', 'departmentIds')}),
  ${ALL.map(kind => of(kind, isBounded)).join(',\n  ')},
  -- Of what is narrowed to some records only the channels of those go along, otherwise every channel.
  chosen_channel AS (SELECT id FROM fitting_channel
    WHERE id NOT IN (SELECT value FROM json_each(@secret))
    AND (coalesce(@kinds, @states, @records, @diaryNumber, @withoutReceipt) IS NULL OR id IN (
      ${ALL.map(kind => `SELECT channel_id FROM chosen_${kind}`).join(' UNION ')}))),
  chosen_copy AS (${copiesOf(kind => `SELECT id FROM chosen_${kind}`, 'all', { isMost: !isBounded })}),
  shown_copy AS (${copiesOf(kind => `SELECT id FROM chosen_${kind}`, 'shown', { isMost: !isBounded })})`

const CHOSEN = { bounded: chosenWhere(true), unbounded: chosenWhere(false) }
const chosen = ({ from, to }: ExportScope) =>
  from === null && to === null ? CHOSEN.unbounded : CHOSEN.bounded

// What is secret is looked up once: it is asked of several times over.
const bind = (
  db: ReadDb,
  { from, to, diaryNumber, withoutReceipt, unfinished, withSecret, ...lists }: ExportScope
) => {
  const json = (list: readonly unknown[] | null) => (list === null ? null : JSON.stringify(list))
  const { channelIds, departmentIds, kinds, states, records } = lists
  return {
    from,
    to,
    diaryNumber,
    withoutReceipt,
    unfinished,
    secret: json(withSecret === 'leave-out' ? secretRecords(db).map(({ id }) => id) : []),
    channelIds: json(channelIds),
    departmentIds: json(departmentIds),
    kinds: json(kinds),
    states: json(states),
    records: json(records)
  }
}

/** Records of one kind that one rule keeps in or lets go along. */
const Group = z.strictObject({
  kind: z.enum(ALL),
  rule: z.string().nullable(),
  goes: z.union([z.literal(0), z.literal(1)]),
  count: z.int(),
  unfinished: z.int(),
  carriers: z.int()
})
type Group = z.infer<typeof Group>

const Files = z.strictObject({ channels: z.int(), files: z.int(), bytes: z.int(), unreadFiles: z.int() })
export type Counts = Omit<ReturnType<typeof countChosen>, 'undecidedMessages' | 'unverifiedComments'>

// While words are secret, files that no program reads may hold them all the same, and a person must look.
const UNREAD = `iif(EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL
    AND kind IN ('comment', 'message', 'conversation', 'sender')),
  (SELECT count(*) FROM (SELECT sha256 FROM comment_file WHERE role IN ('original', 'attachment')
      AND comment_id IN (SELECT id FROM chosen_comment)
    UNION ALL SELECT original FROM message WHERE id IN (SELECT id FROM chosen_message)
    UNION ALL SELECT sha256 FROM message_attachment WHERE message_id IN (SELECT id FROM chosen_message))
    JOIN object USING (sha256) WHERE media_type NOT LIKE 'text/%'
      AND media_type NOT IN ('application/json', 'message/rfc822', 'multipart/related')), 0)`

// Of what came among others in one export its own part is written, which is no copy of an object.
const EXTRACTS = `SELECT (SELECT count(*) FROM chosen_comment JOIN comment USING (id)
    WHERE evidence NOT IN (SELECT sha256 FROM comment_file WHERE comment_id = comment.id)) +
  (SELECT count(*) FROM chosen_message JOIN message USING (id)
    WHERE original IS NULL AND EXISTS (SELECT 1 FROM message_sighting WHERE message_id = message.id))`

// Each record is looked at once, whatever is counted of it. What carries words of something marked stays out by no mark of its own.
const groupsOf = (kind: keyof typeof KINDS) =>
  `SELECT '${kind}' AS kind, rule, rule IS NULL OR (rule = 'unfinished' AND @unfinished <> 'leave-out') AS goes, count(*) AS count,
     ${kind === 'comment' ? 'sum(id IN (SELECT id FROM unfinished_comment))' : '0'} AS unfinished,
     sum(rule IS 'secret' AND id IN (SELECT id FROM kept_carrier WHERE kind = '${kind}')) AS carriers
   FROM fitting_${kind} GROUP BY rule`

/** How much a scope holds, and what of it stays out. */
export function countChosen(db: ReadDb, scope: ExportScope) {
  const bound = bind(db, scope)
  const groups = z
    .array(Group)
    .parse(db.prepare(`${chosen(scope)} ${ALL.map(groupsOf).join(' UNION ALL ')}`).all(bound))
  const files = Files.parse(
    db
      .prepare(
        `${chosen(scope)} SELECT (SELECT count(*) FROM chosen_channel) AS channels, count(*) + (${EXTRACTS}) AS files,
           coalesce(sum(bytes), 0) AS bytes, ${UNREAD} AS unreadFiles FROM chosen_copy`
      )
      .get(bound)
  )
  const sum = (of: (group: Group) => boolean, what: 'count' | 'unfinished' | 'carriers' = 'count') =>
    groups.filter(of).reduce((total, group) => total + group[what], 0)
  const going = (kind: Group['kind']) => sum(group => group.kind === kind && group.goes === 1)
  const out = (rule: string) => sum(group => group.rule === rule && group.goes === 0)
  const unfinished = (kind: Group['kind']) => sum(group => group.kind === kind && group.rule === 'unfinished')
  return {
    ...files,
    ...{ captures: going('capture'), comments: going('comment'), messages: going('message') },
    // A message that is undecided has no other rule that lets it go.
    unroutedMessages: sum(
      ({ kind, rule, goes }) => kind === 'message' && rule === 'unfinished' && goes === 1
    ),
    unfinishedComments: sum(({ kind, goes }) => kind === 'comment' && goes === 1, 'unfinished'),
    ...{ undecidedMessages: unfinished('message'), unverifiedComments: unfinished('comment') },
    carriers: sum(() => true, 'carriers'),
    leftOut: {
      ...{ secret: out('secret'), notOurs: out('notOurs'), drafts: out('drafts') },
      ...{ failed: out('failed'), unfinished: out('unfinished') }
    }
  }
}

/** The size of all copies of a scope in a package of this form, and of the largest. */
export function sizeOfChosen(
  db: ReadDb,
  scope: ExportScope,
  format: ExportFormat
): { bytes: number; largest: number } {
  // The folder for the diary has each picture once more, in the document of its record.
  const again = format.startsWith('diary-') ? ' + (SELECT coalesce(sum(bytes), 0) FROM shown_copy)' : ''
  const sql = `${chosen(scope)} SELECT coalesce(sum(bytes), 0)${again} AS bytes, coalesce(max(bytes), 0) AS largest
    FROM chosen_copy`
  return z.strictObject({ bytes: z.int(), largest: z.int() }).parse(db.prepare(sql).get(bind(db, scope)))
}

const CAPTURING = `SELECT id FROM run WHERE state = 'running'
  UNION ALL SELECT id FROM capture WHERE state = 'running' AND run_id IS NULL`

/** The runs, and the captures outside runs, that go on. */
export function countCapturing(db: ReadDb): number {
  return z.int().parse((db.prepare(`SELECT count(*) AS n FROM (${CAPTURING})`).get() as { n: unknown }).n)
}

const MOST_SHOWN = 20
const BLOCKING = {
  'run-running': ['run', `SELECT id FROM run WHERE state = 'running'`],
  'undecided-messages': [
    'message',
    `SELECT id FROM fitting_message WHERE rule = 'unfinished' ORDER BY at DESC, id`
  ],
  'unverified-comments': [
    'comment',
    `SELECT id FROM fitting_comment WHERE rule = 'unfinished' ORDER BY at DESC, id`
  ],
  'nothing-selected': null
} as const satisfies Record<ExportBlocker['code'], readonly [string, string] | null>

/** The first of what stops a package, to be led to. */
export function firstBlocking(
  db: ReadDb,
  scope: ExportScope,
  code: ExportBlocker['code']
): ExportBlocker['first'] {
  const found = BLOCKING[code]
  if (found === null) return []
  const [kind, sql] = found
  const rows = db.prepare(`${chosen(scope)} ${sql} LIMIT ${MOST_SHOWN}`).all(bind(db, scope))
  return z
    .array(z.strictObject({ id: z.uuid() }))
    .parse(rows)
    .map(({ id }) => ({ kind, id }))
}

/** What a person knows a record by; a picture that was sent has no text. */
const WHAT = {
  capture: 'address',
  comment: `coalesce(content ->> '$.text', address)`,
  message: `coalesce(nullif(text, ''), original_name, '')`
}

/** A row of a list, without the name of its channel; `from` has `id`, `at` and `state`. */
const listed = (kind: keyof typeof KINDS, from: string) =>
  `SELECT '${kind}' AS kind, chosen.id, chosen.channel_id AS channelId, at, chosen.state,
     substr((SELECT ${WHAT[kind]} FROM ${kind} WHERE id = chosen.id), 1, 200) AS what FROM ${from} AS chosen
   WHERE (at, chosen.id) < (@afterAt, @afterId)`

const newestOf = (rows: readonly string[]) =>
  `SELECT found.*, channel.name AS channelName FROM (${rows.join(' UNION ALL ')}) AS found
   JOIN channel ON channel.id = found.channelId ORDER BY at DESC, found.id DESC LIMIT +@limit`

const pageIn = (rows: unknown, paging: Paging) =>
  pageOf(z.array(SelectedRecord).parse(rows), paging, ({ at }) => at)

/** The records that go along, newest first. */
export function selectedRecords(db: ReadDb, scope: ExportScope, paging: Paging): Page<SelectedRecord> {
  const sql = `${chosen(scope)} ${newestOf(ALL.map(kind => listed(kind, `chosen_${kind}`)))}`
  return pageIn(db.prepare(sql).all({ ...bind(db, scope), ...keysetOf(paging) }), paging)
}

/** The records of a package that the archive still has, newest first. */
export function frozenRecords(db: ReadDb, id: ExportId, paging: Paging): Page<SelectedRecord> {
  const frozen = (kind: keyof typeof KINDS) =>
    `(SELECT id, channel_id, ${KINDS[kind].at} AS at, state FROM ${kind}
      WHERE id IN (SELECT item_id FROM export_item WHERE export_id = @id AND kind = '${kind}'))`
  const sql = newestOf(ALL.map(kind => listed(kind, frozen(kind))))
  return pageIn(db.prepare(sql).all({ id, ...keysetOf(paging) }), paging)
}

/** Writes down which records go along, so that later changes do not move it. */
export function freezeItems(db: WriteDb, id: ExportId, scope: ExportScope): void {
  for (const kind of ['channel', ...ALL])
    db.prepare(
      `INSERT INTO export_item (export_id, kind, item_id) ${chosen(scope)} SELECT @id, @kind, id FROM chosen_${kind}`
    ).run({ ...bind(db, scope), id, kind })
}
