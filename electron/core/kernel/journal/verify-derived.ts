// Columns that no act seals, since triggers write them from what is sealed: each is held against what it follows from, so that nothing
// can be made to vanish from a list unseen.
import type { Finding } from '#shared/journal.ts'
import type { ReadDb } from '../db/open.ts'
import { prepareWhereThere } from '../db/schema-check.ts'

type Derived = {
  readonly table: string
  /** What its rows are found from, by `id`, where one may be missing. */
  readonly from?: string
  readonly column: string
  readonly follows: string
  /** Where there has to be a row of each of these ids, unless it says 0. */
  readonly ids?: readonly string[]
}

/** SQL for what each has to be. */
const DERIVED: readonly Derived[] = [
  {
    table: 'inbox',
    column: 'undecided',
    follows: `(SELECT count(*) FROM message WHERE state = 'undecided' AND (message.id = inbox.id OR message.conversation_id = inbox.id))`
  },
  {
    table: 'inbox',
    column: 'due_at',
    follows: '(SELECT min(due_at) FROM duty WHERE thread_id = inbox.id AND answered_at IS NULL)'
  },
  {
    table: 'comment',
    column: 'ground',
    follows: '(SELECT coalesce(category, own_category) FROM comment_decision WHERE seq = comment.decision)'
  },
  {
    table: 'comment',
    column: 'decided_outcome',
    follows: `(SELECT iif(was_not_removed, 'not-removed', outcome) FROM comment_decision WHERE seq = comment.decision)`
  },
  {
    table: 'comment',
    column: 'is_unread',
    follows: 'EXISTS (SELECT 1 FROM platform_comment WHERE comment_id = comment.id AND read_at IS NULL)'
  },
  {
    table: 'comment',
    column: 'is_flagged',
    follows: 'EXISTS (SELECT 1 FROM comment_flag WHERE comment_id = comment.id)'
  },
  ...(['files', 'bytes'] as const).map(column => ({
    table: 'capture_size',
    column,
    from: 'capture LEFT JOIN capture_size USING (id)',
    follows: `(SELECT ${column === 'files' ? 'nullif(count(*), 0)' : 'sum(coalesce(wacz.bytes, object.bytes))'}
      FROM capture_file JOIN object USING (sha256) LEFT JOIN wacz ON role = 'wacz' AND list = object.sha256
      WHERE capture_id = capture.id AND role <> 'part')`
  })),
  {
    table: 'total',
    column: 'count',
    ids: ['objects', 'object-bytes', 'messages', 'undecided'],
    follows: `CASE id WHEN 'objects' THEN (SELECT count(*) FROM object)
      WHEN 'object-bytes' THEN (SELECT coalesce(sum(bytes), 0) FROM object)
      WHEN 'messages' THEN (SELECT count(*) FROM message)
      WHEN 'undecided' THEN (SELECT count(*) FROM message WHERE state = 'undecided') END`
  }
]

/** An answer may take 20 working days at the most, which with closed days in between are fewer days than this. */
const LONGEST_DAYS = 90

/** Tells of each row by its table and the beginning of its id. Other work gets its turn between the columns. */
export async function verifyDerived(
  db: ReadDb,
  tell: (code: Finding['code'], what: string) => void,
  signal: AbortSignal
): Promise<void> {
  for (const { table, from = table, column, follows, ids } of DERIVED) {
    signal.throwIfAborted()
    const sql =
      ids === undefined
        ? `SELECT id FROM ${from} WHERE ${column} IS NOT ${follows}`
        : `WITH wanted AS (SELECT value AS id FROM json_each('${JSON.stringify(ids)}'))
           SELECT id FROM wanted LEFT JOIN ${table} USING (id) WHERE coalesce(${column}, 0) IS NOT ${follows}`
    const wrong = prepareWhereThere(db, sql)?.pluck()
    for (const id of wrong?.iterate() ?? [])
      tell('row-changed', `${table} ${String(id).slice(0, 8)} (${column})`)
    await new Promise<void>(resume => setImmediate(resume))
  }
  const late = prepareWhereThere(
    db,
    `SELECT id FROM duty WHERE julianday(due_at) > julianday(received_at) + ${LONGEST_DAYS}`
  )?.pluck()
  for (const id of late?.iterate() ?? []) tell('row-changed', `duty ${String(id)} (due_at)`)
}
