// What the seals of rows cover: every column of every table, but for those that are listed here, each with the reason.
/** Tables that no act seals the rows of. `test/core/sealed-rows.test.ts` holds both lists against the schema. */
export const UNSEALED_TABLES: Readonly<Record<string, string>> = {
  journal: 'each line is sealed by the chain itself',
  journal_head: 'the last line of the chain, kept apart; verified against it',
  seal: 'each list is sealed by its journal line (`rows`)',
  row_seal: 'worked out from the lists of `seal`; verified against them',
  range_seal: 'worked out from the lists of `seal`; verified against them',
  check_part: 'when files were read again, which they can be at any time; the line says how many',
  database_look: 'how the database was found last; the line says how many faults',
  total: 'counted from the objects and the messages; triggers write it',
  capture_size: 'counted from the files of each capture; a trigger writes it',
  space_sample: 'how much room there was on a day',
  migration: 'held against the steps that the program knows, by number, name and digest',
  inbox_batch: 'its row lives within a transaction only',
  comment_index: 'numbers of the index of words, held against the comments',
  search_record: 'numbers of the index of words, held against the records',
  search_channel: 'words of the index of words, held against the records with the numbers',
  search_todo: 'what waits for the index of words, which each record that is not in it does',
  picture_try: 'which pictures are being read, and how often the program ended meanwhile'
}

const COUNTED_WHILE_IT_READS = {
  shown: 'what the platform itself counts, as it said last',
  seen: 'counted while it reads; the line that ends it says how many',
  added: 'counted while it reads; the line that ends it says how many',
  changed: 'counted while it reads; the line that ends it says how many',
  vanished: 'counted while it reads; the line that ends it says how many'
}

/** Columns that change by themselves, between acts or many at a time. */
export const UNSEALED_COLUMNS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  comment: {
    ground: 'repeats the decision that holds; a trigger writes it',
    decided_outcome: 'repeats the decision that holds; a trigger writes it',
    is_unread: 'follows platform_comment.read_at; a trigger writes it',
    is_flagged: 'follows comment_flag; a trigger writes it'
  },
  platform_comment: { seen_at: 'moves with every reading that meets the comment again' },
  duty: { due_at: 'worked out from received_at and the calendar, by itself' },
  inbox: {
    messages: 'counted from the messages; a trigger writes it',
    undecided: 'counted from the messages; a trigger writes it',
    due_at: 'the first of the duties; a trigger writes it',
    latest_at: 'the newest of the messages; a trigger writes it'
  },
  reading: COUNTED_WHILE_IT_READS,
  page_visit: COUNTED_WHILE_IT_READS,
  account_follow: {
    position: 'up to where the platform was heard',
    heard_at: 'how the connection was last',
    problem: 'how the connection was last'
  },
  channel_post: { told: 'what the platform said when it was last asked' },
  account: { checked_at: 'how the connection was last', problem: 'how the connection was last' },
  mailbox: { fetched_at: 'how the connection was last', problem: 'how the connection was last' },
  mail_server: { checked_at: 'how the connection was last', problem: 'how the connection was last' },
  diary_system: { checked_at: 'how the connection was last', problem: 'how the connection was last' },
  timestamp_authority: {
    tried_at: 'how the connection was last',
    failures: 'how the connection was last',
    problem: 'how the connection was last'
  },
  webhook: {
    position: 'up to where the journal was looked through; the line that queues says how many',
    checked_at: 'how the connection was last',
    problem: 'how the connection was last'
  },
  webhook_delivery: {
    attempts: 'counted while it is tried',
    next_attempt_at: 'when it is tried next',
    problem: 'how the last try went',
    status: 'how the last try went'
  },
  mailbox_mail: { handled_at: 'whether the mail has been moved in the mailbox, which the mailbox shows' },
  outgoing_mail: {
    attempts: 'counted while a mail is tried',
    next_attempt_at: 'when a mail is tried next',
    handed_over_at: 'noted while a mail is being sent',
    left_at: 'noted while a mail is being sent'
  }
}

export type SealedTable = {
  readonly name: string
  /** The columns that tell its rows apart, in the order of the primary key; all of them where a table has none. */
  readonly key: readonly string[]
  /** The columns that are sealed, in the order of the table. */
  readonly columns: readonly string[]
  /** Whether each new row has a higher number (rowid) than all before it. */
  readonly isCounted: boolean
}

/** Tables whose key is the number of the row, which SQLite gives: nobody else does. */
const NUMBERED = new Set(['duty', 'comment_sighting'])

type Column = {
  readonly tbl: string
  readonly hasNumbers: 0 | 1
  readonly name: string
  readonly type: string
  readonly pk: number
  readonly hidden: number
}

/** Any connection, whether it may write or not. */
type Readable = { prepare(sql: string): { all(): unknown[] } }

/** What was found last, and the statements that make the tables it was found of: the same make the same columns. */
let last: { readonly made: string; readonly tables: readonly SealedTable[] } | undefined

/** The tables of this database whose rows are sealed, by name. What a virtual table keeps its index in is none. */
export function sealedTables(db: Readable): readonly SealedTable[] {
  const made = JSON.stringify(
    db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all()
  )
  if (last?.made !== made) last = { made, tables: tablesIn(db) }
  return last.tables
}

function tablesIn(db: Readable): SealedTable[] {
  const columns = db
    .prepare(
      `SELECT list.name AS tbl, NOT list.wr AS hasNumbers, column.name, column.type, column.pk, column.hidden
       FROM pragma_table_list AS list JOIN pragma_table_xinfo(list.name) AS column
       WHERE list.schema = 'main' AND list.type = 'table' AND list.name NOT GLOB 'sqlite_*'
       ORDER BY list.name, column.cid`
    )
    .all() as Column[]
  return [...Map.groupBy(columns, ({ tbl }) => tbl)]
    .filter(([name]) => UNSEALED_TABLES[name] === undefined)
    .map(([name, all]) => {
      const kept = all.filter(one => one.hidden === 0 && UNSEALED_COLUMNS[name]?.[one.name] === undefined)
      const key = all.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk)
      const names = (some: readonly Column[]) => some.map(column => column.name)
      const isOwnNumber = key.length === 1 && key[0]?.type === 'INTEGER'
      const isCounted = all[0]?.hasNumbers === 1 && (!isOwnNumber || NUMBERED.has(name))
      return { name, key: names(key.length > 0 ? key : kept), columns: names(kept), isCounted }
    })
}

/** SQL for the row as text: a JSON array of what is sealed of it. `of` is what the columns are read from, such as `OLD`. */
export const rowText = ({ columns }: SealedTable, of: string): string => jsonArray(columns, of)

/** SQL for what tells the row apart, as a JSON array. */
export const keyText = ({ key }: SealedTable, of: string): string => jsonArray(key, of)

const jsonArray = (columns: readonly string[], of: string) =>
  `json_array(${columns.map(name => `${of}."${name}"`).join(', ')})`
