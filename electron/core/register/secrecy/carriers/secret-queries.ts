// The SQL of what is secret: the words of marked records, and their files that have such words.
import { z } from 'zod'
import { Sha256 } from '#shared/ids.ts'
import { CarrierRef } from '#shared/secrecy.ts'
import type { ReadDb, WriteDb } from '../../../kernel/db/open.ts'
import type { SecretText } from './words.ts'

// A record with a paragraph of its own is a comment or a message; of a whole channel or department everything would be looked for.
export const WITH_WORDS = `('comment', 'message', 'conversation', 'sender')`
/** So many texts of one mark are looked for, the latest first. */
const MOST_TEXTS = 3_000
/** A larger file is no letter. */
const MOST_BYTES = 32 << 20

// What was sent in several conversations, such as an automatic answer, tells of none of them.
const TELLS = `instr(completeness, '"answers-nothing"') = 0
      AND (direction = 'in' OR NOT EXISTS (SELECT 1 FROM message AS other WHERE other.direction = 'out'
        AND other.channel_id = message.channel_id AND other.text = message.text
        AND other.conversation_id IS NOT message.conversation_id))`

const WORDS_OF = `
  SELECT 'comment' AS kind, id, mark, content ->> '$.text' AS text, content ->> '$.authorName' AS author, noticed_at AS at
    FROM comment JOIN secret USING (id) WHERE secret.kind = 'comment' AND content IS NOT NULL
  UNION ALL SELECT 'comment', comment_id, mark, comment_sighting.content ->> '$.text', comment_sighting.content ->> '$.authorName', seen_at
    FROM comment_sighting JOIN secret ON secret.kind = 'comment' AND secret.id = comment_id
    WHERE comment_sighting.content IS NOT NULL
  UNION ALL SELECT 'comment', secret.id, mark, picture_text.text, NULL, read_at FROM secret
    JOIN comment_file ON secret.kind = 'comment' AND comment_id = secret.id AND role IN ('comment', 'attachment')
    JOIN picture_text USING (sha256) WHERE picture_text.state = 'read'
  UNION ALL SELECT 'message', secret.id, mark, picture_text.text, NULL, read_at FROM secret
    JOIN message_attachment ON secret.kind = 'message' AND message_id = secret.id
    JOIN picture_text USING (sha256) WHERE picture_text.state = 'read'
  UNION ALL SELECT 'message', secret.id, mark, picture_text.text, NULL, read_at FROM secret
    JOIN message ON secret.kind = 'message' AND message.id = secret.id
    JOIN picture_text ON picture_text.sha256 = original WHERE picture_text.state = 'read'
  UNION ALL SELECT 'message', secret.id, mark, message_sighting.text_raw ->> '$', NULL, seen_at FROM secret
    JOIN message ON secret.kind = 'message' AND message.id = secret.id JOIN message_sighting ON message_id = message.id
    WHERE message_sighting.text_raw ->> '$' <> message.text AND ${TELLS}
  UNION ALL SELECT 'message', id, mark, text, sender_name, taken_in_at FROM message JOIN secret USING (id)
    WHERE secret.kind = 'message' AND ${TELLS}`

/** What is secret by marks on comments, messages, conversations and senders, as SQL: by one mark, or by all in force. */
export const SECRET = `secret AS MATERIALIZED (SELECT covered_record.kind, id, mark FROM covered_record
  JOIN secrecy_mark ON seq = mark WHERE (@mark IS NULL OR mark = @mark) AND secrecy_mark.kind IN ${WITH_WORDS})`

const SecretTexts = z.array(
  z.strictObject({ ...CarrierRef.shape, mark: z.int(), text: z.string(), author: z.string().nullable() })
)
/** What is secret, and in which record it is said. */
export type SecretOf = SecretText & CarrierRef

/** The words that are secret by the marks in force, or by one of them. */
export function secretTexts(db: ReadDb, mark: number | null): SecretOf[] {
  const rows = db
    .prepare(
      `WITH ${SECRET}
       SELECT kind, id, mark, text, author FROM (SELECT *, row_number() OVER (PARTITION BY mark ORDER BY at DESC) AS number
         FROM (${WORDS_OF})) WHERE number <= ${MOST_TEXTS}`
    )
    .all({ mark })
  // A mail's text is its subject, an empty line and what was written: who quotes or forwards it has the latter without the former.
  return SecretTexts.parse(rows).flatMap(each => {
    const end = each.kind === 'message' ? each.text.indexOf('\n\n') : -1
    return end === -1 ? [each] : [each, { ...each, text: each.text.slice(end + 2) }]
  })
}

/** A file that hangs on so many messages tells of none of them: a logotype, a form, what a mail program adds. */
const COMMON = 20
const FILES_SAID = `
  SELECT secret.kind, secret.id, mark, original AS sha256, taken_in_at AS at,
      iif(EXISTS (SELECT 1 FROM message_attachment WHERE message_id = message.id), 'own', 'said') AS much
    FROM secret JOIN message ON secret.kind = 'message' AND message.id = secret.id
    WHERE original IS NOT NULL AND ${TELLS}
  UNION ALL SELECT secret.kind, secret.id, mark, sha256, taken_in_at, 'said'
    FROM secret JOIN message_attachment ON secret.kind = 'message' AND message_id = secret.id JOIN message ON message.id = message_id
    WHERE sha256 IS NOT NULL AND ${TELLS}
      AND (SELECT count(*) FROM message_attachment AS other WHERE other.sha256 = message_attachment.sha256) <= ${COMMON}
  UNION ALL SELECT secret.kind, secret.id, mark, sha256, noticed_at, 'said'
    FROM secret JOIN comment_file ON secret.kind = 'comment' AND comment_id = secret.id JOIN comment ON comment.id = comment_id
    WHERE role = 'attachment'`

const SecretFiles = z.array(
  z.strictObject({
    ...CarrierRef.shape,
    mark: z.int(),
    sha256: Sha256,
    mediaType: z.string(),
    much: z.enum(['said', 'own'])
  })
)
export type SecretFile = z.infer<typeof SecretFiles>[number]

const FILES = `WITH ${SECRET} SELECT kind, id, mark, sha256, media_type AS mediaType, much, at
  FROM (${FILES_SAID}) JOIN object USING (sha256) WHERE bytes <= ${MOST_BYTES}`

/** The files of marked records whose words are secret too, the latest first. */
export function secretFiles(db: ReadDb): SecretFile[] {
  return SecretFiles.parse(
    db
      .prepare(
        `SELECT kind, id, mark, sha256, mediaType, much FROM (${FILES}) ORDER BY at DESC LIMIT ${MOST_TEXTS}`
      )
      .all({ mark: null })
  )
}

type ReadFile = Pick<SecretFile, 'sha256' | 'much'>

/** What a file says, as it was read once; undefined where it has not been. */
export function textRead(db: ReadDb, { sha256, much }: ReadFile): string | undefined {
  const row = db.prepare('SELECT text FROM secret_file_text WHERE sha256 = ? AND much = ?').get(sha256, much)
  return row === undefined ? undefined : z.strictObject({ text: z.string() }).parse(row).text
}

export function noteRead(db: WriteDb, { sha256, much }: ReadFile, text: string): void {
  // Two may have read it at once, and read the same.
  db.prepare('INSERT INTO secret_file_text (sha256, much, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    sha256,
    much,
    text
  )
}

const NOT_OF = `FROM secret_file_text WHERE concat_ws(' ', sha256, much) NOT IN (SELECT value FROM json_each(?))`
const named = (files: readonly ReadFile[]) =>
  JSON.stringify(files.map(({ sha256, much }) => `${sha256} ${much}`))

/** Whether there is something that was read in what is of no marked record any more. */
export const hasReadBesides = (db: ReadDb, files: readonly ReadFile[]): boolean =>
  db.prepare(`SELECT 1 ${NOT_OF} LIMIT 1`).get(named(files)) !== undefined

export function forgetBesides(db: WriteDb, files: readonly ReadFile[]): void {
  db.prepare(`DELETE ${NOT_OF}`).run(named(files))
}

/** What the files of marked records say, those that have been read, the latest first and so many letters in all. */
export function textsOfFiles(db: ReadDb, most: number): SecretText[] {
  const rows = db
    .prepare(
      `SELECT mark, text FROM (${FILES}) JOIN secret_file_text USING (sha256, much)
       WHERE text <> '' ORDER BY at DESC, sha256 LIMIT ${MOST_TEXTS}`
    )
    .iterate({ mark: null })
  const texts: SecretText[] = []
  let letters = 0
  for (const row of rows) {
    const { mark, text } = z.strictObject({ mark: z.int(), text: z.string() }).parse(row)
    letters += text.length
    if (letters > most) break
    texts.push({ mark, text, author: null })
  }
  return texts
}

const SecretKeys = z.array(z.strictObject({ mark: z.int(), sha256: Sha256 }))

/** What hangs on marked records, with and without words: the same file may lie in a mail or a zip. A picture that counts readers is no file. */
export function attachedToSecret(db: ReadDb): z.infer<typeof SecretKeys> {
  return SecretKeys.parse(
    db
      .prepare(
        `WITH ${SECRET} SELECT DISTINCT mark, sha256 FROM (
           SELECT mark, sha256 FROM secret JOIN message_attachment ON secret.kind = 'message' AND message_id = secret.id
             WHERE (SELECT count(*) FROM message_attachment AS other WHERE other.sha256 = message_attachment.sha256) <= ${COMMON}
           UNION ALL SELECT mark, sha256 FROM secret JOIN comment_file ON secret.kind = 'comment' AND comment_id = secret.id
             WHERE role = 'attachment') JOIN object USING (sha256)
         WHERE bytes > 0 AND (bytes >= 100 OR media_type NOT LIKE 'image/%') LIMIT ${MOST_TEXTS}`
      )
      .all({ mark: null })
  )
}

/** The marked records that have such files. */
export function withSecretFiles(db: ReadDb, mark: number): CarrierRef[] {
  const rows = db.prepare(`WITH ${SECRET} SELECT DISTINCT kind, id FROM (${FILES_SAID})`).all({ mark })
  return z.array(CarrierRef).parse(rows)
}

/** Those among the records that are marked, or within what is marked. */
export function coveredAmong(db: ReadDb, refs: readonly CarrierRef[]): ReadonlySet<string> {
  const rows = db
    .prepare(
      `SELECT DISTINCT id FROM covered_record WHERE mark IS NOT NULL AND kind IN ('comment', 'message')
         AND id IN (SELECT value FROM json_each(?))`
    )
    .all(JSON.stringify(refs.map(({ id }) => id)))
  return new Set((rows as { id: string }[]).map(({ id }) => id))
}
