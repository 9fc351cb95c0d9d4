// What can only go together: records whose words lie in one file, the messages of a conversation, and the disclosures that
// show a record.
import type { DisposalBlock } from '#shared/disposal.ts'
import { DisposableKind } from '#shared/retention.ts'
import type { ReadDb } from '../../kernel/db/open.ts'

/** A record as one word, such as `comment 1a2b…`. */
export type Ref = string
export const refOf = ({ kind, id }: { kind: string; id: string }): Ref => `${kind} ${id}`

/** A record as a number, of its row and its kind, while nothing is written: a million of them take little room, and are found at once. */
export type Numbered = number
const KINDS = DisposableKind.options
export const numberedOf = (kind: DisposableKind, row: number): Numbered =>
  row * KINDS.length + KINDS.indexOf(kind)

/** SQL for a record of this kind as a number, by its row. */
const numbered = (kind: DisposableKind, row: string) => `${row} * ${KINDS.length} + ${KINDS.indexOf(kind)}`
/** The same, where its kind stands in a column, and its id in one that is named with its table. */
const looked = (id: string) =>
  `CASE kind ${(['capture', 'comment', 'message'] as const).map(kind => `WHEN '${kind}' THEN (SELECT ${numbered(kind, 'rowid')} FROM ${kind} WHERE id = ${id})`).join(' ')} END`

/** The records that may go. */
type Going = Pick<ReadonlyMap<Numbered, unknown>, 'has' | 'keys' | 'size'>

const FEW = 10_000

type Grouping = {
  readonly block: DisposalBlock
  /** The rows `key` and `member` of all its groups; narrowed to a list of keys where the statement goes on after it. */
  readonly all: string
  /** The keys of the groups that chosen records are in; `@chosen` are their numbers. */
  readonly few: string
  /** What has to go for a member of a group to go: the others, or the disclosure that the group is. */
  readonly needs: 'the-others' | 'the-disclosure'
  /** Of which kind the records are, where it is one. Each is in one group of these: what was stopped in one stops no other. */
  readonly alone?: 'message'
}

const AMONG = '(SELECT value FROM json_each(@chosen))'

const GROUPINGS: readonly Grouping[] = [
  {
    block: 'shared-file',
    needs: 'the-others',
    all: `SELECT sha256 AS key, ${looked('carrying_file.id')} AS member FROM carrying_file`,
    few: `SELECT sha256 FROM carrying_file WHERE ${looked('carrying_file.id')} IN ${AMONG}`
  },
  {
    block: 'disclosure',
    needs: 'the-disclosure',
    all: `SELECT disclosure.rowid AS key, ${looked('disclosure_record.record_id')} AS member FROM disclosure_record
      JOIN disclosure ON disclosure.id = disclosure_id`,
    few: `SELECT disclosure.rowid FROM disclosure_record JOIN disclosure ON disclosure.id = disclosure_id
      WHERE ${looked('disclosure_record.record_id')} IN ${AMONG}`
  },
  {
    block: 'conversation',
    needs: 'the-others',
    alone: 'message',
    all: `SELECT conversation_id AS key, ${numbered('message', 'rowid')} AS member FROM message WHERE conversation_id IS NOT NULL`,
    few: `SELECT conversation_id FROM message WHERE rowid IN (SELECT value / ${KINDS.length} FROM json_each(@chosen)
      WHERE value % ${KINDS.length} = ${KINDS.indexOf('message')})`
  }
]

/**
 * Tells of each record of `going` that cannot go, since something it belongs with stays; `stop` takes it out of them. Of as many as `few` the
 * groups are looked up; of more all groups are gone through.
 */
export function keepTogether(
  db: ReadDb,
  going: Going,
  stop: (record: Numbered, block: DisposalBlock) => void,
  few = FEW
): void {
  // Looked at in turn until none of them stops anything any more.
  let quiet = 0
  for (let turn = 0; quiet < GROUPINGS.length && going.size > 0; turn++) {
    const grouping = GROUPINGS[turn % GROUPINGS.length]
    if (grouping === undefined) throw new Error('there is one for each turn')
    if (!stopIn(db, grouping, { going, stop, isFew: going.size <= few })) quiet++
    else quiet = grouping.alone === undefined ? 0 : 1
  }
}

type Asked = {
  readonly going: Going
  readonly stop: (record: Numbered, block: DisposalBlock) => void
  readonly isFew: boolean
}

/** Whether any was stopped. */
function stopIn(db: ReadDb, grouping: Grouping, { going, stop, isFew }: Asked): boolean {
  const { block, needs, alone } = grouping
  if (alone !== undefined && !hasAny(going, alone)) return false
  let isAnyStopped = false
  for (const { key, members } of groupsOf(db, grouping, isFew ? going : null)) {
    const needed = needs === 'the-others' ? members : [numberedOf('disclosure', Number(key))]
    if (needed.every(record => going.has(record))) continue
    for (const record of members)
      if (going.has(record)) {
        stop(record, block)
        isAnyStopped = true
      }
  }
  return isAnyStopped
}

function hasAny(going: Going, kind: DisposableKind): boolean {
  for (const record of going.keys()) if (record % KINDS.length === KINDS.indexOf(kind)) return true
  return false
}

/** As the statement gives it: the columns are ours, and their tables STRICT. An archive has a million of them. */
type Row = readonly [key: string | number, member: Numbered]

function* groupsOf(
  db: ReadDb,
  { all, few }: Grouping,
  chosen: Going | null
): Generator<{ readonly key: string | number; readonly members: readonly Numbered[] }> {
  const statement = db.prepare(
    `SELECT * FROM (${all}) ${chosen === null ? '' : `WHERE key IN (${few})`} ORDER BY key`
  )
  const rows = statement.raw().iterate(chosen === null ? {} : { chosen: JSON.stringify([...chosen.keys()]) })
  let group: { readonly key: string | number; readonly members: Numbered[] } | null = null
  for (const row of rows) {
    const [key, member] = row as Row
    if (group === null || group.key !== key) {
      if (group !== null) yield group
      group = { key, members: [] }
    }
    group.members.push(member)
  }
  if (group !== null) yield group
}
