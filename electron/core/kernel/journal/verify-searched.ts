// What is found by its words held against the records: each of them has a row in the index, or waits for it, and each number of the index
// leads to the record whose words were entered under it. The words themselves are not read out again (docs/journal-format.md): 27 ms for
// each record of a million is too long.
import { hash } from 'node:crypto'
import type { Finding } from '#shared/journal.ts'
import type { ReadDb } from '../db/open.ts'
import { prepareWhereThere } from '../db/schema-check.ts'
import { pauses } from './pauses.ts'

type Tell = (code: Finding['code'], what: string) => void

/**
 * SQL for what holds a row of `search_record` (or `from`, with the same columns) together: its number and record, the word of its
 * channel, how many words of it are in the index, and the text that they are of, which never changes.
 */
export const searchedText = (from = 'search_record', also = ''): string =>
  `SELECT ${also} json_array(entered.seq, entered.kind, record_id, word, hex(sz), coalesce(message.text, sha256)) AS text
   FROM ${from} AS entered
     LEFT JOIN search_docsize AS size ON size.id = entered.seq
     LEFT JOIN message ON entered.kind = 'message' AND message.id = record_id
     LEFT JOIN capture ON entered.kind = 'capture' AND capture.id = record_id
     LEFT JOIN capture_file AS file ON file.capture_id = capture.id AND role = 'text' AND position = 0
     LEFT JOIN search_channel AS channel ON channel.channel_id = coalesce(message.channel_id, capture.channel_id)`

export const digestOfSearched = (text: string): Buffer => hash('sha256', text, 'buffer')

/** What each kind of record is searched for in, as SQL for their ids. */
const SEARCHED = {
  message: 'SELECT id FROM message',
  capture: `SELECT capture_id AS id FROM capture_file WHERE role = 'text'`
} as const

/** SQL for the records that should be in the index, and neither are nor wait for it. */
const lacking = (kind: keyof typeof SEARCHED) =>
  `SELECT id FROM (${SEARCHED[kind]}) WHERE ${['search_record', 'search_todo']
    .map(table => `id NOT IN (SELECT record_id FROM ${table} WHERE kind = '${kind}')`)
    .join(' AND ')}`

/** The same of comments, which never wait, by the table that each should be in. */
const LACKING: readonly (readonly [table: string, comments: string])[] = [
  [
    'comment_index',
    'SELECT id FROM comment WHERE NOT EXISTS (SELECT 1 FROM comment_index WHERE comment_id = comment.id)'
  ],
  // A comment has words from when it is saved on.
  ...['comment_find', 'comment_short'].map(
    index =>
      [
        index,
        `SELECT id FROM comment CROSS JOIN comment_index ON comment_id = comment.id
         WHERE saved_at IS NOT NULL AND seq NOT IN (SELECT id FROM ${index}_docsize)`
      ] as const
  )
]

/** Comments are numbered as they come in. */
const MOVED = `SELECT comment_id FROM (SELECT comment_id, seq, lag(seq) OVER (ORDER BY comment.rowid) AS earlier
  FROM comment CROSS JOIN comment_index ON comment_index.comment_id = comment.id) WHERE seq < earlier`

type Entered = {
  readonly kind: string
  readonly record_id: string
  readonly digest: Buffer
  readonly text: string
}

/** Tells of each by its table and the beginning of the record's id. Other work gets its turn meanwhile. */
export async function verifySearched(db: ReadDb, tell: Tell, signal: AbortSignal): Promise<void> {
  const pause = pauses(signal)
  const told = (code: Finding['code'], table: string, id: unknown) =>
    tell(code, `${table} ${String(id).slice(0, 8)}`)
  for (const [table, sql] of LACKING) {
    for (const id of idsOf(db, sql)) told('row-missing', table, id)
    await pause()
  }
  for (const id of idsOf(db, MOVED)) told('row-changed', 'comment_index', id)
  const right = new Map<string, number>()
  const rows = asked(db, searchedText('search_record', 'entered.kind, record_id, digest,'))?.iterate() ?? []
  for (const { kind, record_id, digest, text } of rows as Iterable<Entered>) {
    if (digestOfSearched(text).equals(digest)) right.set(kind, (right.get(kind) ?? 0) + 1)
    else told('row-changed', 'search_record', record_id)
    await pause()
  }
  for (const kind of ['message', 'capture'] as const) {
    await pause()
    const all = asked(db, `SELECT count(*) FROM (${SEARCHED[kind]})`)?.pluck().get()
    // Two numbers of one record are not both right: as many as there are, are all of them.
    if (all !== right.get(kind))
      for (const id of idsOf(db, lacking(kind))) told('row-missing', 'search_record', id)
  }
}

const idsOf = (db: ReadDb, sql: string): Iterable<unknown> => asked(db, sql)?.pluck().iterate() ?? []

const OWN = ['search_docsize', 'comment_find_docsize', 'comment_short_docsize']

/** Undefined where a table is gone. Those that SQLite keeps an index in are none of the program's schema, and its own check tells of them. */
function asked(db: ReadDb, sql: string): ReturnType<ReadDb['prepare']> | undefined {
  const there = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
  if (!OWN.every(name => there.includes(name))) return undefined
  return prepareWhereThere(db, sql)
}
