// The SQL of carriers: what is secret by which words, where those may stand, and what was found and decided.
import { z } from 'zod'
import { type Instant, Sha256 } from '#shared/ids.ts'
import { CarrierRef, type CarrierRow } from '#shared/secrecy.ts'
import type { ReadDb, WriteDb } from '../../../kernel/db/open.ts'
import { WITH_WORDS } from './secret-queries.ts'

/** How many records are kept in until they have been looked through. */
export function countWaiting(db: ReadDb): number {
  return z.int().parse((db.prepare('SELECT count(*) AS n FROM carrier_todo').get() as { n: unknown }).n)
}

export function hasWaiting(db: ReadDb): boolean {
  return db.prepare('SELECT 1 FROM carrier_todo LIMIT 1').get() !== undefined
}

const Refs = z.array(CarrierRef)

const Waiting = z.array(CarrierRef.extend({ tries: z.int() }))

/** What waits, and how often the program was about to read it. */
export function waiting(db: ReadDb, limit: number): z.infer<typeof Waiting> {
  return Waiting.parse(
    db.prepare('SELECT kind, record_id AS id, tries FROM carrier_todo LIMIT +?').all(limit)
  )
}

export function noteTry(db: WriteDb, { kind, id }: CarrierRef): void {
  db.prepare('UPDATE carrier_todo SET tries = tries + 1 WHERE kind = ? AND record_id = ?').run(kind, id)
}

/** Says something else once anything is marked, or a mark lifted. */
export function stateOfMarks(db: ReadDb): string {
  const row = db.prepare(`SELECT concat_ws(' ', max(seq), count(lifted_at)) AS state FROM secrecy_mark`).get()
  return z.strictObject({ state: z.string() }).parse(row).state
}

/** The marks in force whose words are looked for. */
export function marksWithWords(db: ReadDb): number[] {
  return z
    .array(z.strictObject({ seq: z.int() }))
    .parse(db.prepare(`SELECT seq FROM secrecy_mark WHERE lifted_at IS NULL AND kind IN ${WITH_WORDS}`).all())
    .map(({ seq }) => seq)
}

export function endWaiting(db: WriteDb, { kind, id }: CarrierRef): void {
  db.prepare('DELETE FROM carrier_todo WHERE kind = ? AND record_id = ?').run(kind, id)
}

/** What is waiting for the index of words cannot be found by it, and is looked through one by one. */
export function awaitNotIndexed(db: WriteDb): void {
  db.prepare(
    'INSERT OR IGNORE INTO carrier_todo (kind, record_id) SELECT DISTINCT kind, record_id FROM search_todo'
  ).run()
}

/** The channels of the comments and messages in `secret`. */
const PLACES = `SELECT channel_id FROM comment WHERE id IN (SELECT id FROM secret WHERE kind = 'comment')
  UNION SELECT channel_id FROM message WHERE id IN (SELECT id FROM secret WHERE kind = 'message')`
/** Puts what has files in the channels of `place` among what waits, but for what is in `secret`. */
const AWAIT_PLACES = `INSERT OR IGNORE INTO carrier_todo (kind, record_id)
  SELECT 'capture', id FROM capture WHERE channel_id IN place AND provenance IS NOT NULL
    AND id NOT IN (SELECT id FROM secret WHERE kind = 'capture')
  UNION ALL SELECT DISTINCT 'comment', comment_id FROM comment_file JOIN comment ON comment.id = comment_id
    WHERE channel_id IN place AND comment_id NOT IN (SELECT id FROM secret WHERE kind = 'comment')
  UNION ALL SELECT 'message', id FROM message WHERE channel_id IN place AND id NOT IN (SELECT id FROM secret WHERE kind = 'message')
    AND (original IS NOT NULL OR EXISTS (SELECT 1 FROM message_attachment WHERE message_id = message.id AND sha256 IS NOT NULL))`

/** The captures, comments and messages of the channels that what the mark covers is in: their files may hold more than the index does. */
export function awaitNeighbours(db: WriteDb, mark: number): void {
  db.prepare(
    `WITH secret AS MATERIALIZED (SELECT kind, id FROM covered_record WHERE mark = @mark),
       place AS MATERIALIZED (${PLACES}) ${AWAIT_PLACES}`
  ).run({ mark })
}

/**
 * The same of the channel of a record in which the words stand, when it is the first of that channel in which they were found: what was
 * saved beside it may show it.
 */
export function awaitBeside(db: WriteDb, { kind, id }: CarrierRef, mark: number): void {
  if (kind === 'import') return
  db.prepare(
    `WITH secret AS MATERIALIZED (SELECT @kind AS kind, @id AS id
         UNION SELECT kind, record_id FROM secrecy_carrier WHERE mark = @mark AND how = 'words'),
       place AS MATERIALIZED (SELECT channel_id FROM ${kind} WHERE id = @id
         AND channel_id NOT IN (SELECT channel_id FROM ${kind} WHERE id <> @id AND id IN (SELECT id FROM secret))
         EXCEPT SELECT channel_id FROM comment WHERE id IN (SELECT id FROM covered_record WHERE mark = @mark AND kind = 'comment')
         EXCEPT SELECT channel_id FROM message WHERE id IN (SELECT id FROM covered_record WHERE mark = @mark AND kind = 'message'))
       ${AWAIT_PLACES}`
  ).run({ kind, id, mark })
}

/** Records in whose index of words the words of one of the expressions stand. */
export function awaitFound(db: WriteDb, match: string): void {
  db.prepare(
    `INSERT OR IGNORE INTO carrier_todo (kind, record_id) SELECT kind, record_id FROM search_record
       WHERE seq IN (SELECT rowid FROM search WHERE search MATCH @match)
     UNION ALL SELECT 'comment', comment_id FROM comment_index
       WHERE seq IN (SELECT rowid FROM comment_find WHERE comment_find MATCH @match)`
  ).run({ match })
}

type Found = { readonly mark: number; readonly how: CarrierRow['how']; readonly at: Instant }

/** Enters what was found; what is there already stays as it was decided. A record is no carrier of what it is covered by. */
export function insertCarrier(db: WriteDb, { kind, id }: CarrierRef, { mark, how, at }: Found): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO secrecy_carrier (mark, kind, record_id, how, found_at)
       SELECT @mark, @kind, @id, @how, @at
       WHERE EXISTS (SELECT 1 FROM secrecy_mark WHERE seq = @mark AND lifted_at IS NULL)
         AND EXISTS (SELECT 1 FROM kept_record WHERE kind = @kind AND id = @id)
         AND NOT EXISTS (SELECT 1 FROM covered_record WHERE kind = @kind AND id = @id AND mark = @mark)
       ON CONFLICT DO NOTHING`
    )
    .run({ mark, kind, id, how, at })
  return changes > 0
}

/** What stands for what the archive itself says of a record, among the files of it. */
export const SAID = 'said'

/** In which file of it the words stand, or could not be looked for; whether that was not known. */
export function insertPlace(
  db: WriteDb,
  { kind, id }: CarrierRef,
  { mark, how, place }: { readonly mark: number; readonly how: CarrierRow['how']; readonly place: string }
): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO secrecy_carrier_place (mark, kind, record_id, place, how)
       SELECT mark, kind, record_id, @place, @how FROM secrecy_carrier
       WHERE mark = @mark AND kind = @kind AND record_id = @id ON CONFLICT DO NOTHING`
    )
    .run({ mark, kind, id, place, how })
  return changes > 0
}

/** A file, or an import, with the mark it is secret by. */
const Shared = z.array(z.strictObject({ key: z.string(), mark: z.int() }))

/** The files of what is covered by a mark, and the imports it came by; of one mark, or of all. */
export function sharedKeys(db: ReadDb, mark: number | null): z.infer<typeof Shared> {
  return Shared.parse(
    db
      .prepare(
        `WITH secret AS MATERIALIZED (SELECT kind, id, mark FROM covered_record
           WHERE mark IS NOT NULL AND (@mark IS NULL OR mark = @mark))
         SELECT sha256 AS key, mark FROM secret JOIN file_of_record USING (kind, id)
         UNION SELECT import_id, mark FROM secret JOIN import_of_record USING (kind, id)`
      )
      .all({ mark })
  )
}

/** Every record with one of the files, and every import among the keys. */
export function withKeys(db: ReadDb, keys: readonly string[]): CarrierRef[] {
  return Refs.parse(
    db
      .prepare(
        `WITH wanted AS MATERIALIZED (SELECT value FROM json_each(@keys))
         SELECT DISTINCT kind, id FROM file_of_record WHERE sha256 IN wanted
         UNION SELECT 'import', id FROM import_run WHERE id IN wanted`
      )
      .all({ keys: JSON.stringify(keys) })
  )
}

/** What a record may have in common with another: its files, or itself if it is an import. */
export function keysOf(db: ReadDb, { kind, id }: CarrierRef): string[] {
  if (kind === 'import') return [id]
  const rows = db.prepare('SELECT sha256 FROM file_of_record WHERE kind = ? AND id = ?').all(kind, id)
  return z
    .array(z.strictObject({ sha256: z.string() }))
    .parse(rows)
    .map(({ sha256 }) => sha256)
}

const Files = z.array(z.strictObject({ sha256: Sha256, mediaType: z.string(), bytes: z.int() }))

const FILES_OF = {
  capture: `SELECT sha256, media_type AS mediaType, bytes FROM capture_file JOIN object USING (sha256)
    WHERE capture_id = ? AND role IN ('text', 'source', 'layout', 'provenance', 'traffic', 'captions') ORDER BY role = 'text' DESC`,
  comment: `SELECT sha256, media_type AS mediaType, bytes FROM comment_file JOIN object USING (sha256)
    WHERE comment_id = ? AND sha256 NOT IN (SELECT identity FROM comment_proof)`,
  message: `SELECT sha256, media_type AS mediaType, bytes FROM object WHERE sha256 IN (SELECT original FROM message WHERE id = @id
    UNION SELECT sha256 FROM message_attachment WHERE message_id = @id)`,
  import: 'SELECT sha256, media_type AS mediaType, bytes FROM object WHERE false'
} as const satisfies Record<CarrierRef['kind'], string>

/** The files of a record that may have words in them. */
export function filesOf(db: ReadDb, { kind, id }: CarrierRef): z.infer<typeof Files> {
  const statement = db.prepare(FILES_OF[kind])
  if (kind === 'import') return []
  return Files.parse(kind === 'message' ? statement.all({ id }) : statement.all(id))
}

/** A capture's web archive: the list of its pieces, with the bytes of the whole, and what they lie in. */
export function webArchiveOf(
  db: ReadDb,
  { kind, id }: CarrierRef
): { readonly list: Sha256; readonly bytes: number; readonly parts: readonly Sha256[] } | null {
  if (kind !== 'capture') return null
  const row = db
    .prepare(
      `SELECT list, bytes, (SELECT json_group_array(sha256 ORDER BY position) FROM capture_file AS part
         WHERE part.capture_id = capture_file.capture_id AND part.role = 'part') AS parts
       FROM capture_file JOIN wacz ON list = capture_file.sha256 WHERE capture_id = ? AND role = 'wacz'`
    )
    .get(id)
  return row === undefined ? null : WebArchive.parse(row)
}
const WebArchive = z.strictObject({
  list: Sha256,
  bytes: z.int(),
  parts: z.string().transform(parts => z.array(Sha256).parse(JSON.parse(parts)))
})

const ANSWER_TEXT =
  'concat_ws(char(10), message_answer.text, because, sent_by, sent_where, forwarded_to, message_answer.corrected_because)'

// What persons have typed about a record and what goes along with it: the address of what is reported, decisions, routes, the words of the diary for all to read,
// answers, and what the diary or the e-archive answered about it. The words for the authority alone go nowhere.
const TYPED = `
  SELECT 'comment' AS kind, comment_id AS id, concat_ws(char(10), note, sender_note, because, answer, answered_by, to_author, forwarded_to,
      police_number, board_offence, received_how, corrected_because) AS text FROM comment_decision
  UNION ALL SELECT 'comment', comment_id, concat_ws(char(10), public_title, public_counterpart, because, corrected_because)
    FROM comment_registration
  UNION ALL SELECT 'message', message_id, concat_ws(char(10), reply_text, minor_because, corrected_because) FROM message_route
  UNION ALL SELECT 'message', message_id, concat_ws(char(10), because, to_reader, corrected_because) FROM report_decision
  UNION ALL SELECT 'message', message_id, concat_ws(char(10), public_party, public_concerns) FROM diary_entry
  UNION ALL SELECT 'message', message_id, coalesce(address, '') FROM message_report
  UNION ALL SELECT 'message', message.id, ${ANSWER_TEXT} FROM message_answer JOIN message ON message.id = thread_id
  UNION ALL SELECT 'message', message.id, ${ANSWER_TEXT} FROM message_answer JOIN message ON conversation_id = thread_id
  UNION ALL SELECT receipt_item.kind, item_id, concat_ws(char(10), number, case_number, received_by)
    FROM receipt_item JOIN receipt ON receipt.id = receipt_id
  UNION ALL SELECT sending_item.kind, sending_item.item_id, concat_ws(char(10), number, case_number, reply)
    FROM sending_item JOIN sending ON sending.id = sending_id`

/** All that was typed about the record with the id that is asked for, as SQL: SQLite asks each table for that one only where it is no column. */
export const typedOf = (kind: 'capture' | 'comment' | 'message') =>
  `(SELECT group_concat(typed.text, char(10)) FROM (${TYPED}) AS typed WHERE typed.kind = '${kind}' AND typed.id = @id)`

/** The records about which something was typed that `holds`. */
export function typedWith(db: ReadDb, holds: (text: string) => boolean): CarrierRef[] {
  const found: CarrierRef[] = []
  for (const row of db.prepare(TYPED).iterate()) {
    const { text, ...ref } = Typed.parse(row)
    if (holds(text)) found.push(ref)
  }
  return found
}
const Typed = z.strictObject({ ...CarrierRef.shape, text: z.string() })

export function awaitRecord(db: WriteDb, { kind, id }: CarrierRef): void {
  db.prepare('INSERT OR IGNORE INTO carrier_todo (kind, record_id) VALUES (?, ?)').run(kind, id)
}

/** What a message says where it was seen, to the letter and in other versions of it, as SQL. */
export const SAID_ELSEWHERE =
  "(SELECT group_concat(text_raw ->> '$', char(10)) FROM message_sighting WHERE message_id = message.id)"

const TEXT_OF = {
  capture: `SELECT concat_ws(char(10), address, final_address, ${typedOf('capture')}) AS text FROM capture WHERE id = @id`,
  comment: `SELECT concat_ws(char(10), content ->> '$.text', content ->> '$.authorName', content ->> '$.timeShown',
      (SELECT group_concat(content ->> '$.text', char(10)) FROM comment_sighting WHERE comment_id = comment.id),
      attachments, ${typedOf('comment')}) AS text FROM comment WHERE id = @id`,
  message: `SELECT concat_ws(char(10), text, ${SAID_ELSEWHERE}, sender_name, created_raw, original_name,
      (SELECT group_concat(uri, char(10)) FROM message_attachment WHERE message_id = message.id),
      (SELECT title FROM conversation WHERE conversation.id = conversation_id),
      ${typedOf('message')}) AS text FROM message WHERE id = @id`,
  import: `SELECT '' AS text`
} as const satisfies Record<CarrierRef['kind'], string>

/** What the archive itself says of a record in words. */
export function textOf(db: ReadDb, { kind, id }: CarrierRef): string {
  if (kind === 'import') return ''
  const row = db.prepare(TEXT_OF[kind]).get({ id })
  return row === undefined ? '' : z.strictObject({ text: z.string() }).parse(row).text
}

const PictureTexts = z.array(z.strictObject({ sha256: Sha256, text: z.string() }))

/** What the program has read in the pictures of a record, which is derived and may be wrong. */
export function picturesOf(db: ReadDb, { kind, id }: CarrierRef): z.infer<typeof PictureTexts> {
  return PictureTexts.parse(
    db
      .prepare(
        `SELECT DISTINCT sha256, text FROM picture_of_record JOIN picture_text USING (sha256)
         WHERE picture_of_record.kind = ? AND picture_of_record.id = ? AND text IS NOT NULL AND text <> '' ORDER BY sha256`
      )
      .all(kind, id)
  )
}
