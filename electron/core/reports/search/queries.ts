// The SQL of the index that captures and messages are found by.
import { z } from 'zod'
import { CaptureId, ChannelId, type CommentId, Instant, MessageId, Sha256 } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'

/** Numbers within one second. */
const SLOTS = 4096
/** The word of each kind in the index. */
const KIND_WORDS = { capture: 'cap', message: 'msg' } as const
type Kind = keyof typeof KIND_WORDS

/** The first number of the second that an instant is in. */
const numberAt = (at: Instant) => Math.max(0, Math.floor(Date.parse(at) / 1000)) * SLOTS

/** How many records are not in the index yet. */
export function countWaiting(db: ReadDb): number {
  return z.int().parse((db.prepare('SELECT count(*) AS n FROM search_todo').get() as { n: unknown }).n)
}

const Waiting = z.array(
  z.strictObject({ seq: z.int(), kind: z.enum(['capture', 'message']), id: z.string() })
)

/** The records that wait, latest first. */
export function waiting(db: ReadDb, limit: number): z.infer<typeof Waiting> {
  const rows = db
    .prepare('SELECT seq, kind, record_id AS id FROM search_todo ORDER BY seq DESC LIMIT +?')
    .all(limit)
  return Waiting.parse(rows)
}

/** Which of these numbers still stand among what waits. */
export function stillWaiting(db: ReadDb, seqs: readonly number[]): ReadonlySet<number> {
  const rows = db
    .prepare('SELECT seq FROM search_todo WHERE seq IN (SELECT value FROM json_each(?))')
    .all(JSON.stringify(seqs))
  return new Set((rows as { seq: number }[]).map(({ seq }) => seq))
}

/** What is entered of a record: its date, its channel and its words. */
export type Entry = {
  readonly kind: Kind
  readonly id: string
  readonly channelId: ChannelId
  readonly at: Instant
  readonly text: string
  readonly who: string
}

const MessageWords = z.strictObject({
  channelId: ChannelId,
  at: Instant,
  text: z.string(),
  who: z.string()
})

/** A message as it is entered; undefined when it is gone. */
export function messageWords(db: ReadDb, id: string): Omit<Entry, 'kind' | 'id'> | undefined {
  const row = db
    .prepare(
      `SELECT channel_id AS channelId, coalesce(created_at, received_at, taken_in_at) AS at, text,
         concat_ws(' ', sender_name, sender_address, original_name) AS who FROM message WHERE id = ?`
    )
    .get(id)
  return row === undefined ? undefined : MessageWords.parse(row)
}

const CaptureWords = z.strictObject({
  channelId: ChannelId,
  at: Instant,
  who: z.string(),
  sha256: Sha256.nullable(),
  bytes: z.int().nullable()
})

/** A capture as it is entered, with the object that holds its text; undefined when it is gone. */
export function captureWords(db: ReadDb, id: string): z.infer<typeof CaptureWords> | undefined {
  const row = db
    .prepare(
      `SELECT channel_id AS channelId, started_at AS at, concat_ws(' ', address, final_address) AS who, sha256, bytes
       FROM capture LEFT JOIN capture_file ON capture_id = id AND role = 'text' LEFT JOIN object USING (sha256) WHERE id = ?`
    )
    .get(id)
  return row === undefined ? undefined : CaptureWords.parse(row)
}

/** Enters records, which must come by date: one that goes back begins a new part of the index. */
export function enter(db: WriteDb, entries: readonly Entry[]): void {
  for (const { kind, id, channelId, at, text, who } of entries) {
    const seq = freeNumber(db, at)
    db.prepare('INSERT INTO search_record (seq, kind, record_id) VALUES (?, ?, ?)').run(seq, kind, id)
    db.prepare('INSERT INTO search (rowid, kind, channel, text, who) VALUES (?, ?, ?, ?, ?)').run(
      seq,
      KIND_WORDS[kind],
      channelWord(db, channelId) ?? giveWord(db, channelId),
      text,
      who
    )
  }
}

function freeNumber(db: ReadDb, at: Instant): number {
  for (let first = numberAt(at); ; first += SLOTS) {
    const row = db
      .prepare('SELECT max(seq) AS last FROM search_record WHERE seq BETWEEN ? AND ?')
      .get(first, first + SLOTS - 1)
    const { last } = row as { last: number | null }
    if (last === null) return first
    // A second that is full runs over into the next.
    if (last < first + SLOTS - 1) return last + 1
  }
}

/** Takes from the list of what waits. */
export function done(db: WriteDb, seqs: readonly number[]): void {
  db.prepare('DELETE FROM search_todo WHERE seq IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(seqs)
  )
}

function channelWord(db: ReadDb, id: ChannelId): string | undefined {
  const row = db.prepare('SELECT word FROM search_channel WHERE channel_id = ?').get(id)
  return (row as { word: string } | undefined)?.word
}

function giveWord(db: WriteDb, id: ChannelId): string {
  const { n } = db.prepare('SELECT count(*) AS n FROM search_channel').get() as { n: number }
  const word = n.toString(36).padStart(3, '0')
  db.prepare('INSERT INTO search_channel (channel_id, word) VALUES (?, ?)').run(id, word)
  return word
}

const Found = z.array(
  z.strictObject({
    seq: z.int(),
    kind: z.enum(['capture', 'message']),
    id: z.union([CaptureId, MessageId]),
    channelId: ChannelId,
    channelName: z.string(),
    at: Instant,
    title: z.string().nullable(),
    /** The text of a message; the object that a capture's text is in. */
    text: z.string().nullable(),
    sha256: Sha256.nullable()
  })
)

/** The records in which the words stand and what is shown of them, newest first, below the number `before`. */
export function matching(
  db: ReadDb,
  asked: {
    match: string
    kind: Kind | null
    channelId: ChannelId | null
    from: Instant | null
    to: Instant | null
    before: number | null
    limit: number
  }
): z.infer<typeof Found> {
  const channel = asked.channelId === null ? null : channelWord(db, asked.channelId)
  // A channel without a word has nothing in the index.
  if (channel === undefined) return []
  const terms = [
    `{text who} : (${asked.match})`,
    ...(asked.kind === null ? [] : [`kind : "${KIND_WORDS[asked.kind]}"`]),
    ...(channel === null ? [] : [`channel : "${channel}"`])
  ]
  const last = asked.to === null ? Number.MAX_SAFE_INTEGER : numberAt(asked.to) + SLOTS - 1
  // In one query, since each one that stands alone takes and gives back a lock on the database.
  const rows = db
    .prepare(
      `SELECT search_record.seq, search_record.kind, record_id AS id, channel.id AS channelId, channel.name AS channelName,
         coalesce(message.created_at, message.received_at, message.taken_in_at, capture.started_at) AS at,
         coalesce(message.sender_name, capture.final_address, capture.address) AS title, message.text, sha256
       FROM search CROSS JOIN search_record ON search_record.seq = search.rowid
         LEFT JOIN message ON search_record.kind = 'message' AND message.id = record_id
         LEFT JOIN capture ON search_record.kind = 'capture' AND capture.id = record_id
         CROSS JOIN channel ON channel.id = coalesce(message.channel_id, capture.channel_id)
         LEFT JOIN capture_file ON capture_file.capture_id = capture.id AND role = 'text'
       WHERE search MATCH @match AND search.rowid BETWEEN @from AND @to ORDER BY search.rowid DESC LIMIT +@limit`
    )
    .all({
      match: terms.join(' AND '),
      from: asked.from === null ? 0 : numberAt(asked.from),
      to: asked.before === null ? last : Math.min(last, asked.before - 1),
      limit: asked.limit
    })
  return Found.parse(rows)
}

/**
 * Takes a record out of the index of words. What stood there is written over when `rewriteIndex` has run.
 */
export function forget(db: WriteDb, { kind, id }: RecordRef): void {
  if (kind === 'comment') {
    forgetComment(db, id)
    return
  }
  db.prepare('DELETE FROM search_todo WHERE record_id = ?').run(id)
  const rows = db.prepare('SELECT seq FROM search_record WHERE record_id = ? AND kind = ?').all(id, kind)
  for (const { seq } of rows as { seq: number }[]) {
    db.prepare('DELETE FROM search WHERE rowid = ?').run(seq)
    db.prepare('DELETE FROM search_record WHERE seq = ?').run(seq)
  }
}

function forgetComment(db: WriteDb, id: CommentId): void {
  const row = db.prepare('SELECT seq FROM comment_index WHERE comment_id = ?').get(id)
  if (row === undefined) return
  for (const index of ['comment_find', 'comment_short'])
    db.prepare(`DELETE FROM ${index} WHERE rowid = ?`).run((row as { seq: number }).seq)
}

/** Writes the indexes anew, so that nothing of what was taken out of them is left. */
export function rewriteIndex(db: WriteDb): void {
  for (const index of ['search', 'comment_find', 'comment_short'])
    db.prepare(`INSERT INTO ${index} (${index}) VALUES ('optimize')`).run()
}
