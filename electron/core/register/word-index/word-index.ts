// The index of words by which captures and messages are found: what waits to be entered, what is entered, and what is taken out.
// It is made from the records and can be made again.
import { z } from 'zod'
import type { ChannelId, Instant } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { digestOfSearched, searchedText } from '../../kernel/journal/verify-searched.ts'

/** Numbers within one second. */
export const SLOTS = 4096
/** The word of each kind in the index. */
export const KIND_WORDS = { capture: 'cap', message: 'msg' } as const
export type IndexedKind = keyof typeof KIND_WORDS

/** The first number of the second that an instant is in. */
export const numberAt = (at: Instant) => Math.max(0, Math.floor(Date.parse(at) / 1000)) * SLOTS

/** How many records are not in the index yet. */
export function countWaiting(db: ReadDb): number {
  return z.int().parse((db.prepare('SELECT count(*) AS n FROM search_todo').get() as { n: unknown }).n)
}

const Waiting = z.array(
  z.strictObject({
    seq: z.int(),
    kind: z.enum(['capture', 'message']),
    id: z.string(),
    isAgain: z.int().transform(n => n === 1)
  })
)

/** The records that wait, latest first. */
export function waitingRecords(db: ReadDb, limit: number): z.infer<typeof Waiting> {
  const rows = db
    .prepare(
      'SELECT seq, kind, record_id AS id, is_again AS isAgain FROM search_todo ORDER BY seq DESC LIMIT +?'
    )
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
  readonly kind: IndexedKind
  readonly id: string
  readonly channelId: ChannelId
  readonly at: Instant
  readonly text: string
  readonly who: string
  /** What was read in its pictures. */
  readonly pictures: string
  /** It may be entered already, and is then entered in its own place. */
  readonly isAgain: boolean
}

/** Enters records, which must come by date: one that goes back begins a new part of the index. */
export function enterWords(db: WriteDb, entries: readonly Entry[]): void {
  for (const { kind, id, channelId, at, text, who, pictures, isAgain } of entries) {
    const before = isAgain ? numberOf(db, { kind, id }, at) : undefined
    const seq = before ?? freeNumber(db, at)
    db.prepare(
      'INSERT OR REPLACE INTO search (rowid, kind, channel, text, who, pictures) VALUES (?, ?, ?, ?, ?, ?)'
    ).run(seq, KIND_WORDS[kind], channelWord(db, channelId) ?? giveWord(db, channelId), text, who, pictures)
    nameRecord(db, { seq, kind, id })
  }
}

type Numbered = { readonly seq: number; readonly kind: IndexedKind; readonly id: string }

/** Says which record the words under a number are of, when they are entered. */
function nameRecord(db: WriteDb, numbered: Numbered): void {
  const from = '(SELECT CAST(@seq AS INTEGER) AS seq, @kind AS kind, @id AS record_id)'
  const said = db.prepare(searchedText(from)).get(numbered)
  const digest = digestOfSearched((said as { text: string }).text)
  db.prepare(
    `INSERT INTO search_record (seq, kind, record_id, digest) VALUES (@seq, @kind, @id, @digest)
     ON CONFLICT (seq) DO UPDATE SET digest = excluded.digest`
  ).run({ ...numbered, digest })
}

/** The number that a record of this date is entered under; undefined when it is not entered. */
function numberOf(
  db: ReadDb,
  { kind, id }: { readonly kind: IndexedKind; readonly id: string },
  at: Instant
): number | undefined {
  for (let first = numberAt(at); ; first += SLOTS) {
    const row = db
      .prepare(
        `SELECT max(seq) FILTER (WHERE record_id = @id AND kind = @kind) AS own, max(seq) AS last
         FROM search_record WHERE seq BETWEEN @first AND @last`
      )
      .get({ kind, id, first, last: first + SLOTS - 1 })
    const { own, last } = row as { own: number | null; last: number | null }
    if (own !== null) return own
    // A second that is full has run over into the next.
    if (last !== first + SLOTS - 1) return undefined
  }
}

/** There is more to enter of a record: it waits once, whether it was entered already or not. */
export function enterAgain(
  db: WriteDb,
  { kind, id }: { readonly kind: IndexedKind; readonly id: string }
): void {
  // The new row first: who has read the old one must not find another under its number.
  const { lastInsertRowid } = db
    .prepare('INSERT INTO search_todo (kind, record_id, is_again) VALUES (?, ?, 1)')
    .run(kind, id)
  db.prepare('DELETE FROM search_todo WHERE record_id = ? AND kind = ? AND seq <> ?').run(
    id,
    kind,
    lastInsertRowid
  )
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

/** Takes the records from the list of what waits. */
export function endWaiting(db: WriteDb, seqs: readonly number[]): void {
  db.prepare('DELETE FROM search_todo WHERE seq IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(seqs)
  )
}

export function channelWord(db: ReadDb, id: ChannelId): string | undefined {
  const row = db.prepare('SELECT word FROM search_channel WHERE channel_id = ?').get(id)
  return (row as { word: string } | undefined)?.word
}

function giveWord(db: WriteDb, id: ChannelId): string {
  const { n } = db.prepare('SELECT count(*) AS n FROM search_channel').get() as { n: number }
  const word = n.toString(36).padStart(3, '0')
  db.prepare('INSERT INTO search_channel (channel_id, word) VALUES (?, ?)').run(id, word)
  return word
}

/** Takes a record out of the index. What stood there is written over when `rewriteWordIndex` has run. */
export function removeWords(
  db: WriteDb,
  { kind, id }: { readonly kind: IndexedKind; readonly id: string }
): void {
  db.prepare('DELETE FROM search_todo WHERE record_id = ?').run(id)
  const rows = db.prepare('SELECT seq FROM search_record WHERE record_id = ? AND kind = ?').all(id, kind)
  for (const { seq } of rows as { seq: number }[]) {
    db.prepare('DELETE FROM search WHERE rowid = ?').run(seq)
    db.prepare('DELETE FROM search_record WHERE seq = ?').run(seq)
  }
}

/** Writes the index anew, so that nothing of what was taken out of it is left. */
export function rewriteWordIndex(db: WriteDb): void {
  db.prepare(`INSERT INTO search (search) VALUES ('optimize')`).run()
}
