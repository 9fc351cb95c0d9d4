// The SQL of a selection: which records a scope holds, what stays out by rule and why, and what stops it.
import { z } from 'zod'
import { type ExportBlocker, type ExportFormat, type ExportScope, SelectedRecord } from '#shared/export.ts'
import type { ExportId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { ALL, type Chosen, chosenOf, KINDS, type Kind, RULES, type Rule } from './chosen.ts'

/** The records of one kind: all that were asked for, and those that each rule keeps in. */
const Group = z.strictObject({
  kind: z.enum(ALL),
  count: z.int(),
  ...(Object.fromEntries(RULES.map(rule => [rule, z.int()])) as Record<Rule, z.ZodInt>),
  /** Of what goes along. */
  open: z.int(),
  carriers: z.int(),
  unlooked: z.int()
})

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
const extractsIn = ({
  isAmong,
  isAll
}: Chosen) => `(SELECT count(*) FROM comment WHERE ${isAmong('comment', 'id')}
    AND evidence NOT IN (SELECT sha256 FROM comment_file WHERE comment_id = comment.id) AND evidence IS NOT NULL) + ${
      isAll
        ? `(SELECT count(*) FROM (SELECT DISTINCT message_id AS id FROM message_sighting)
    WHERE ${isAmong('message', 'id')} AND id NOT IN (SELECT id FROM message WHERE original IS NOT NULL))`
        : `(SELECT count(*) FROM message WHERE ${isAmong('message', 'id')} AND original IS NULL
    AND EXISTS (SELECT 1 FROM message_sighting WHERE message_id = message.id))`
    }`

// Each record is looked at once, whatever is counted of it. What carries words of something marked stays out by no mark of its own.
const groupOf = (kind: Kind, { by }: Chosen) =>
  `SELECT '${kind}' AS kind, count(*) AS count,
     ${RULES.map(rule => `${rule in KINDS[kind].rules || (rule === 'secret' && by.secret) ? `total(rule = '${rule}')` : '0'} AS ${rule}`).join(', ')},
     ${kind === 'comment' ? `total(${by.goes} AND id IN (SELECT id FROM unfinished_comment))` : '0'} AS open,
     ${by.secret ? `total(rule = 'secret' AND id IN (${carrying(kind)}))` : '0'} AS carriers,
     ${by.secret ? `total(rule = 'secret' AND ${isUnlooked(kind)})` : '0'} AS unlooked
   FROM fitting_${kind}`

/** What is kept in for a mark that is on something else. */
const keptIn = (
  kind: Kind
) => `SELECT carrier.record_id FROM secrecy_carrier AS carrier JOIN secrecy_mark ON seq = mark
  WHERE carrier.kind = '${kind}' AND lifted_at IS NULL AND outcome IS NOT 'not-secret'`

const carrying = (kind: Kind) => `${keptIn(kind)} AND (how <> 'unread' OR outcome = 'secret')`

/** Nobody knows whether it holds anything secret: it has not been looked through, or has a file that could not be. */
const isUnlooked = (kind: Kind) =>
  `id IN (${keptIn(kind)} UNION SELECT record_id FROM carrier_todo WHERE kind = '${kind}')
   AND id NOT IN (${carrying(kind)}) AND id NOT IN (SELECT id FROM covered_record WHERE kind = '${kind}' AND mark IS NOT NULL)`

// As `groupOf`, of all records of a kind: each number by an index of its own.
function groupOfAll(kind: Kind, { isAmong }: Chosen): string {
  const count = (where: string) => `(SELECT count(*) FROM ${where})`
  const holds = Object.entries(KINDS[kind].rules)
  const ruled = (rule: Rule) => {
    const at = holds.findIndex(([name]) => name === rule)
    const [own, ...before] = [holds[at], ...holds.slice(0, at)]
    return own === undefined
      ? '0'
      : count(`${kind} WHERE ${[own[1], ...before.map(([, sql]) => `(${sql}) IS NOT TRUE`)].join(' AND ')}`)
  }
  return `SELECT '${kind}' AS kind, ${count(kind)} AS count, ${RULES.map(rule => `${ruled(rule)} AS ${rule}`).join(', ')},
    ${kind === 'comment' ? count(`unfinished_comment WHERE ${isAmong(kind, 'id')}`) : '0'} AS open, 0 AS carriers, 0 AS unlooked`
}

/** How much a scope holds, and what of it stays out. */
export function countChosen(db: ReadDb, scope: ExportScope) {
  const chosen = chosenOf(db, scope)
  const { sql, bound, by, isAll } = chosen
  const counted = ALL.map(kind => (isAll ? groupOfAll : groupOf)(kind, chosen)).join(' UNION ALL ')
  const groups = z.array(Group).parse(db.prepare(`${sql} ${counted}`).all(bound))
  const files = Files.parse(
    db
      .prepare(
        `${sql} SELECT (SELECT count(*) FROM chosen_channel) AS channels, sum(files) + ${extractsIn(chosen)} AS files,
           sum(bytes) AS bytes, ${UNREAD} AS unreadFiles FROM chosen_sum`
      )
      .get(bound)
  )
  const of = (kind: Kind) => groups.find(group => group.kind === kind) ?? never()
  const sum = (what: Rule | 'carriers' | 'unlooked') =>
    groups.reduce((total, group) => total + group[what], 0)
  const isOut = (rule: Rule) => rule !== 'unfinished' || by.leavesUnfinished
  const going = (kind: Kind) =>
    RULES.filter(isOut).reduce((left, rule) => left - of(kind)[rule], of(kind).count)
  const [message, comment] = [of('message'), of('comment')]
  return {
    ...files,
    ...{ captures: going('capture'), comments: going('comment'), messages: going('message') },
    // A message that is undecided has no other rule that lets it go.
    unroutedMessages: by.leavesUnfinished ? 0 : message.unfinished,
    unfinishedComments: comment.open,
    ...{ undecidedMessages: message.unfinished, unverifiedComments: comment.unfinished },
    ...{ carriers: sum('carriers'), unlooked: sum('unlooked') },
    leftOut: {
      ...{ secret: sum('secret'), notOurs: sum('notOurs'), drafts: sum('drafts') },
      ...{ failed: sum('failed'), unfinished: by.leavesUnfinished ? sum('unfinished') : 0 }
    }
  }
}

function never(): never {
  throw new Error('each kind is counted')
}

/** The size of all copies of a scope in a package of this form, and of the largest. */
export function sizeOfChosen(
  db: ReadDb,
  scope: ExportScope,
  format: ExportFormat
): { bytes: number; largest: number } {
  // The folder for the diary has each picture once more, in the document of its record.
  const again = format.startsWith('diary-') ? ' + (SELECT coalesce(sum(bytes), 0) FROM shown_copy)' : ''
  const { sql, bound } = chosenOf(db, scope)
  const size = `${sql} SELECT coalesce(sum(bytes), 0)${again} AS bytes, coalesce(max(bytes), 0) AS largest FROM chosen_copy`
  return z.strictObject({ bytes: z.int(), largest: z.int() }).parse(db.prepare(size).get(bound))
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
  const [kind, first] = found
  const { sql, bound } = chosenOf(db, scope)
  const rows = db.prepare(`${sql} ${first} LIMIT ${MOST_SHOWN}`).all(bound)
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
const listed = (kind: Kind, from: string) =>
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
  const { sql, bound } = chosenOf(db, scope)
  const listing = `${sql} ${newestOf(ALL.map(kind => listed(kind, `chosen_${kind}`)))}`
  return pageIn(db.prepare(listing).all({ ...bound, ...keysetOf(paging) }), paging)
}

/** The records of a package that the archive still has, newest first. */
export function frozenRecords(db: ReadDb, id: ExportId, paging: Paging): Page<SelectedRecord> {
  const frozen = (kind: Kind) =>
    `(SELECT id, channel_id, ${KINDS[kind].at} AS at, state FROM ${kind}
      WHERE id IN (SELECT item_id FROM export_item WHERE export_id = @id AND kind = '${kind}'))`
  const sql = newestOf(ALL.map(kind => listed(kind, frozen(kind))))
  return pageIn(db.prepare(sql).all({ id, ...keysetOf(paging) }), paging)
}

/** Writes down which records go along, so that later changes do not move it. */
export function freezeItems(db: WriteDb, id: ExportId, scope: ExportScope): void {
  const { sql, bound } = chosenOf(db, scope)
  for (const kind of ['channel', ...ALL])
    db.prepare(
      `INSERT INTO export_item (export_id, kind, item_id) ${sql} SELECT @id, @kind, id FROM chosen_${kind}`
    ).run({ ...bound, id, kind })
}
