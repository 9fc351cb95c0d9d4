// The SQL of secrecy marks.
import { z } from 'zod'
import type { Instant } from '#shared/ids.ts'
import { Mandate } from '#shared/register.ts'
import { mandateSaid } from '#shared/register-words.ts'
import { type SecrecyDraft, SecrecyKind, SecrecyMark, type SecretRef } from '#shared/secrecy.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { MANDATE } from '../register/read.ts'
import type { SecretText } from './carriers/words.ts'

const MARK = `SELECT seq, json_object('kind', kind, 'id', record_id) AS record, paragraph, note, marked_at AS markedAt,
  marked_by AS markedBy, lifted_at AS liftedAt, lifted_by AS liftedBy, lifted_because AS liftedBecause FROM secrecy_mark`

const read = (row: unknown): SecrecyMark => {
  const { record, ...rest } = row as { record: string }
  return SecrecyMark.parse({ ...rest, record: JSON.parse(record) })
}

export function marksInForce(db: ReadDb): SecrecyMark[] {
  return db.prepare(`${MARK} WHERE lifted_at IS NULL ORDER BY seq DESC`).all().map(read)
}

/** The names of persons who are marked, and the e-mail addresses that are theirs alone, each as a text that is secret. */
export function namesOfMarked(db: ReadDb): SecretText[] {
  const rows = db
    .prepare(
      `WITH marked AS MATERIALIZED (SELECT seq AS mark, person.id, name, email FROM secrecy_mark JOIN person ON person.id = record_id
         WHERE secrecy_mark.kind = 'person' AND lifted_at IS NULL)
       SELECT mark, name AS text FROM marked UNION SELECT mark, email FROM marked
         WHERE email IS NOT NULL
           AND lower(email) NOT IN (SELECT lower(mailbox) FROM department WHERE mailbox IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM person AS other WHERE other.id <> marked.id AND lower(other.email) = lower(marked.email))`
    )
    .all()
  return z
    .array(z.strictObject({ mark: z.int(), text: z.string() }))
    .parse(rows)
    .map(row => ({ ...row, author: null, isName: true }))
}

export function marksOf(db: ReadDb, { kind, id }: SecretRef): SecrecyMark[] {
  return db.prepare(`${MARK} WHERE kind = ? AND record_id = ? ORDER BY seq DESC`).all(kind, id).map(read)
}

/** Answers the number of the mark. */
export function insertMark(db: WriteDb, draft: SecrecyDraft, at: Instant, by: string): number {
  const { record, paragraph, note } = draft
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO secrecy_mark (kind, record_id, paragraph, note, marked_at, marked_by)
       VALUES (@kind, @id, @paragraph, @note, @at, @by)`
    )
    .run({ kind: record.kind, id: record.id, paragraph, note, at, by })
  return Number(lastInsertRowid)
}

export function liftMark(
  db: WriteDb,
  { kind, id }: SecretRef,
  { at, by, because }: { at: Instant; by: string; because: string }
): void {
  db.prepare(
    `UPDATE secrecy_mark SET lifted_at = ?, lifted_by = ?, lifted_because = ?
     WHERE kind = ? AND record_id = ? AND lifted_at IS NULL`
  ).run(at, by, because, kind, id)
}

const Secret = z.object({ kind: SecrecyKind, id: z.string() })

/** Every record that is secret now, also those that are so by their channel. */
export function secretRecords(db: ReadDb): z.infer<typeof Secret>[] {
  return z.array(Secret).parse(db.prepare('SELECT kind, id FROM secret_record').all())
}

/** The same, without what only waits to be looked through, and with the conversations in which a secret message stands. */
export function foundSecret(db: ReadDb): z.infer<typeof Secret>[] {
  const rows = db
    .prepare(
      `WITH found (kind, id) AS MATERIALIZED (
         SELECT kind, id FROM covered_record WHERE mark IS NOT NULL UNION SELECT kind, id FROM kept_carrier)
       SELECT kind, id FROM found UNION SELECT 'conversation', conversation_id FROM message
         WHERE conversation_id IS NOT NULL AND id IN (SELECT id FROM found WHERE kind = 'message')`
    )
    .all()
  return z.array(Secret).parse(rows)
}

/** Records of these channels that have been disposed of: nothing of them is there any more, but the journal and lists name them. */
export function disposedOf(db: ReadDb, channelIds: readonly string[]): z.infer<typeof Secret>[] {
  const rows = db
    .prepare(
      `SELECT kind, item_id AS id FROM disposal_item
       WHERE kind IN ('capture', 'comment', 'message') AND channel_id IN (SELECT value FROM json_each(?))`
    )
    .all(JSON.stringify(channelIds))
  return z.array(Secret).parse(rows)
}

/** Receipts for nothing but these records, each with the kind of one of them. */
export function receiptsOfOnly(db: ReadDb, ids: readonly string[]): z.infer<typeof Secret>[] {
  const rows = db
    .prepare(
      `WITH kept (id) AS MATERIALIZED (SELECT value FROM json_each(?))
       SELECT kind, receipt_id AS id FROM receipt_item AS one
       WHERE kind IN ('capture', 'comment', 'message') AND item_id IN (SELECT id FROM kept)
         AND NOT EXISTS (SELECT 1 FROM receipt_item AS other
           WHERE other.receipt_id = one.receipt_id AND other.item_id NOT IN (SELECT id FROM kept))`
    )
    .all(JSON.stringify(ids))
  return z.array(Secret).parse(rows)
}

const Named = z.object({ kind: SecrecyKind, name: z.string(), paragraph: z.string() })

/** Senders of whom the archive has nothing but some of these records. */
export function sendersOfOnly(db: ReadDb, ids: readonly string[]): string[] {
  const has = (kind: 'comment' | 'message', which: string) =>
    `EXISTS (SELECT 1 FROM ${kind} AS record WHERE record.actor_id = actor.id AND record.id ${which} (SELECT id FROM kept))`
  const some = (which: string) => `(${has('comment', which)} OR ${has('message', which)})`
  return db
    .prepare(
      `WITH kept (id) AS MATERIALIZED (SELECT value FROM json_each(?)),
         wrote (id) AS MATERIALIZED (SELECT actor_id FROM comment WHERE id IN (SELECT id FROM kept)
           UNION SELECT actor_id FROM message WHERE id IN (SELECT id FROM kept))
       SELECT id FROM actor WHERE id IN (SELECT id FROM wrote) AND NOT ${some('NOT IN')}`
    )
    .pluck()
    .all(JSON.stringify(ids)) as string[]
}

/**
 * What the histories and rows of other records say of secret ones: people and departments by their names, also former ones,
 * decisions and log-ins by the words of their entry, documents by their file.
 */
export function secretNames(db: ReadDb): z.infer<typeof Named>[] {
  const rows = db
    .prepare(
      `WITH named (id, name) AS (
         SELECT id, name FROM person UNION SELECT id, name FROM department
         UNION SELECT about, before FROM register_change WHERE field = 'name' AND before IS NOT NULL
         UNION SELECT document, document_name FROM mandate WHERE document IS NOT NULL
         UNION SELECT document, document_name FROM image_consent
         UNION SELECT line ->> '$.details.credential', value FROM (
             SELECT seq, before AS value FROM register_change WHERE field = 'credential' AND before IS NOT NULL
             UNION SELECT seq, after FROM register_change WHERE field = 'credential' AND after IS NOT NULL)
           JOIN journal USING (seq))
       SELECT kind, name, paragraph FROM secret_record JOIN named USING (id)
       WHERE kind IN ('person', 'department', 'document', 'credential')`
    )
    .all()
  return [...z.array(Named).parse(rows), ...secretMandates(db)]
}

/** Channels that are marked, by the names they have now. */
export const secretChannels = (db: ReadDb): z.infer<typeof MarkedChannel>[] =>
  z
    .array(MarkedChannel)
    .parse(
      db
        .prepare(
          `SELECT id, name, paragraph FROM secret_record JOIN channel USING (id) WHERE kind = 'channel'`
        )
        .all()
    )

const MarkedChannel = z.strictObject({ id: z.string(), name: z.string(), paragraph: z.string() })

function secretMandates(db: ReadDb): z.infer<typeof Named>[] {
  return db
    .prepare(
      `SELECT kind, paragraph, ${MANDATE} AS mandate FROM secret_record JOIN mandate USING (id) WHERE kind = 'mandate'`
    )
    .all()
    .map(row => {
      const { mandate, ...rest } = row as { mandate: string }
      return Named.parse({ ...rest, name: mandateSaid(Mandate.parse(JSON.parse(mandate))) })
    })
}

/** The conversations that hold a secret message. */
export function secretConversations(db: ReadDb): string[] {
  return db
    .prepare(
      `SELECT DISTINCT conversation_id AS id FROM message
       WHERE conversation_id IS NOT NULL AND id IN (SELECT id FROM secret_record WHERE kind = 'message')`
    )
    .all()
    .map(row => (row as { id: string }).id)
}

/** Whether a file was saved of one of the records, or hangs on one. */
export function isFileOfAny(db: ReadDb, sha256: string, ids: readonly string[]): boolean {
  const kept = '(SELECT id FROM kept)'
  const of = (table: string, id: string, column = 'sha256') =>
    `SELECT 1 FROM ${table} WHERE ${id} IN ${kept} AND ${column} = @sha256`
  const sql = [
    of('capture_file', 'capture_id'),
    of('comment_file', 'comment_id'),
    of('message_attachment', 'message_id'),
    of('message', 'id', 'original'),
    // The certificate of a disposal names each record, and its channel.
    ...['item_id', 'channel_id'].map(
      id => `SELECT 1 FROM disposal JOIN disposal_item ON disposal_id = disposal.id
        WHERE @sha256 IN (certificate, certificate_pdf) AND ${id} IN ${kept}`
    )
  ].join(' UNION ALL ')
  return (
    db
      .prepare(`WITH kept (id) AS MATERIALIZED (SELECT value FROM json_each(@ids)) ${sql} LIMIT 1`)
      .get({ sha256, ids: JSON.stringify(ids) }) !== undefined
  )
}

const Files = z.array(z.tuple([z.string(), z.string()]))

/**
 * The secret comments; their files, and the files of the pages around other comments (`comment sha256`) in which secret words stand, each with the
 * paragraph.
 */
export function filesWithSecrets(db: ReadDb) {
  const rows = (sql: string) =>
    Files.parse(
      db
        .prepare(
          `WITH secret AS MATERIALIZED (SELECT id, paragraph FROM secret_record WHERE kind = 'comment') ${sql}`
        )
        .raw()
        .all()
    )
  return {
    secret: new Map(rows('SELECT id, paragraph FROM secret')),
    files: new Map(rows('SELECT sha256, paragraph FROM secret JOIN comment_file ON comment_id = id')),
    ofPages: new Map(rows(`SELECT comment_id || ' ' || sha256, paragraph FROM staying_file`))
  }
}

/** Comments, messages and conversations of these channels. */
export function writtenIn(db: ReadDb, channelIds: readonly string[]): string[] {
  return db
    .prepare(
      `WITH place AS MATERIALIZED (SELECT value FROM json_each(?))
       SELECT id FROM comment WHERE channel_id IN place UNION ALL SELECT id FROM message WHERE channel_id IN place
       UNION ALL SELECT id FROM conversation WHERE channel_id IN place`
    )
    .pluck()
    .all(JSON.stringify(channelIds)) as string[]
}

/** The files of the pages around comments in which secret words stand. */
export function stayingFiles(db: ReadDb): ReadonlySet<string> {
  return new Set(db.prepare('SELECT DISTINCT sha256 FROM staying_file').pluck().all() as string[])
}

/** Whether a file of the page around a comment holds secret words. */
export function staysInPage(db: ReadDb, sha256: string): boolean {
  return db.prepare('SELECT 1 FROM staying_file WHERE sha256 = ? LIMIT 1').get(sha256) !== undefined
}

/** The paragraph that keeps a record in, or undefined. */
export function paragraphOf(db: ReadDb, { kind, id }: { kind: string; id: string }): string | undefined {
  const row = db
    .prepare('SELECT paragraph FROM secret_record WHERE kind = ? AND id = ? LIMIT 1')
    .get(kind, id)
  return (row as { paragraph: string } | undefined)?.paragraph
}

/** The paragraph that would keep in an entry of the register by itself, without what it was made one with; or undefined. */
export function paragraphApart(db: ReadDb, id: string): string | undefined {
  const row = db
    .prepare(
      `SELECT paragraph FROM secrecy_mark WHERE record_id = @id AND kind IN ('person', 'department') AND lifted_at IS NULL
       UNION ALL SELECT paragraph FROM person JOIN secret_record ON kind = 'department' AND secret_record.id = department_id
         WHERE person.id = @id
       LIMIT 1`
    )
    .get({ id })
  return (row as { paragraph: string } | undefined)?.paragraph
}
