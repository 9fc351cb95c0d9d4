// The SQL of who wrote what is marked, and of where a record stands: in which channel and thread, and by whom.
import { z } from 'zod'
import { CarrierRef } from '#shared/secrecy.ts'
import type { ReadDb, WriteDb } from '../../../kernel/db/open.ts'
import { SAID_ELSEWHERE, typedOf } from './queries.ts'
import { SECRET } from './secret-queries.ts'

/** So many records of others are asked who wrote them, the latest first. */
const MOST_RECORDS = 3_000

const Marked = CarrierRef.extend({ mark: z.int() })
export type Marked = z.infer<typeof Marked>

/** What others wrote and is marked by itself or with its sender or conversation; by one mark, or by all in force. */
export function markedOfOthers(db: ReadDb, mark: number | null): Marked[] {
  return z.array(Marked).parse(
    db
      .prepare(
        `WITH ${SECRET} SELECT kind, id, mark FROM (
           SELECT secret.kind, comment.id, mark, noticed_at AS at FROM secret JOIN comment USING (id)
             LEFT JOIN platform_comment ON comment_id = comment.id
             WHERE secret.kind = 'comment' AND comment.kind = 'comment' AND coalesce(is_own, 0) = 0
           UNION ALL SELECT secret.kind, message.id, mark, taken_in_at FROM secret JOIN message USING (id)
             WHERE secret.kind = 'message' AND direction = 'in')
         ORDER BY at DESC LIMIT ${MOST_RECORDS}`
      )
      .all({ mark })
  )
}

const Sender = z.strictObject({ mark: z.int(), text: z.string() })

/**
 * What those are called who wrote what is marked, and have written nothing openly: not somebody of the register, nor a user, whose names
 * stand there anyway, nor the authority itself.
 */
export function namesOfSenders(db: ReadDb): z.infer<typeof Sender>[] {
  const openly = (kind: 'comment' | 'message') =>
    `EXISTS (SELECT 1 FROM ${kind} AS other WHERE other.actor_id = actor AND other.id NOT IN (SELECT id FROM secret))`
  return z.array(Sender).parse(
    db
      .prepare(
        `WITH ${SECRET}, wrote (mark, name, actor) AS MATERIALIZED (
           SELECT mark, content ->> '$.authorName', actor_id FROM secret JOIN comment USING (id)
             LEFT JOIN platform_comment ON comment_id = comment.id
             WHERE secret.kind = 'comment' AND comment.kind = 'comment' AND coalesce(is_own, 0) = 0
           UNION SELECT mark, sender_name, actor_id FROM secret JOIN message USING (id)
             WHERE secret.kind = 'message' AND direction = 'in')
         SELECT DISTINCT mark, name AS text FROM (
           SELECT * FROM wrote UNION SELECT mark, display_name, actor FROM wrote JOIN actor AS sender ON sender.id = actor
           UNION SELECT mark, handle, actor FROM wrote JOIN actor AS sender ON sender.id = actor)
         WHERE name IS NOT NULL AND NOT ${openly('comment')} AND NOT ${openly('message')}
           AND name NOT IN (SELECT name FROM person UNION SELECT name FROM user UNION SELECT name FROM department
             UNION SELECT name FROM channel UNION SELECT municipality FROM archive)
         LIMIT ${MOST_RECORDS}`
      )
      .all({ mark: null })
  )
}

const PAGE = `iif(instr(address, '#') > 0, substr(address, 1, instr(address, '#') - 1), address)`
const PLACE_OF = {
  comment: `SELECT channel_id AS channelId,
      json_array(${PAGE}, comment.thread_id, comment.native_id, comment.parent_id, link_key, content ->> '$.permalink',
        (SELECT thread_id FROM platform_comment WHERE comment_id = comment.id),
        (SELECT native_id FROM platform_comment WHERE comment_id = comment.id),
        (SELECT parent_id FROM platform_comment WHERE comment_id = comment.id)) AS threads,
      (SELECT json_group_array(name) FROM (SELECT comment.content ->> '$.authorName' AS name
        UNION SELECT seen.content ->> '$.authorName' FROM comment_sighting AS seen WHERE comment_id = comment.id
        UNION SELECT display_name FROM actor WHERE actor.id = actor_id
        UNION SELECT handle FROM actor WHERE actor.id = actor_id)) AS names,
      (SELECT json_group_array(email) FROM actor WHERE actor.id = actor_id) AS addresses
    FROM comment WHERE id = ?`,
  message: `SELECT channel_id AS channelId, json_array(conversation_id, reply_to, iif(method = 'email', native_id, NULL)) AS threads,
      (SELECT json_group_array(name) FROM (SELECT sender_name AS name
        UNION SELECT display_name FROM actor WHERE actor.id = actor_id
        UNION SELECT handle FROM actor WHERE actor.id = actor_id)) AS names,
      (SELECT json_group_array(address) FROM (SELECT sender_address AS address
        UNION SELECT email FROM actor WHERE actor.id = actor_id)) AS addresses
    FROM message WHERE id = ?`,
  capture: `SELECT channel_id AS channelId, '[]' AS threads, '[]' AS names, '[]' AS addresses FROM capture WHERE id = ?`
} as const

const said = z
  .string()
  .transform(json => z.array(z.string().nullable()).parse(JSON.parse(json)))
  .transform(all => all.filter(each => each !== null && each.trim() !== '') as string[])
const Place = z.strictObject({ channelId: z.string(), threads: said, names: said, addresses: said })

/** Where a record stands: its channel, what those of one thread or post have in common, and what its sender is called and writes from. */
export type Place = z.infer<typeof Place>

export function placeOf(db: ReadDb, { kind, id }: CarrierRef): Place | null {
  if (kind === 'import') return null
  const row = db.prepare(PLACE_OF[kind]).get(id)
  return row === undefined ? null : Place.parse(row)
}

const Open = z.array(z.strictObject({ channelId: z.string(), name: z.string() }))

/** Which of the names have written something in these channels that is not marked: to name them there tells nothing. */
export function openlyThere(
  db: ReadDb,
  { channels, names }: { channels: readonly string[]; names: readonly string[] }
): z.infer<typeof Open> {
  return Open.parse(
    db
      .prepare(
        `WITH secret AS MATERIALIZED (SELECT kind, id FROM covered_record WHERE mark IS NOT NULL AND kind IN ('comment', 'message')),
           place AS (SELECT value FROM json_each(@channels)), wanted AS MATERIALIZED (SELECT value FROM json_each(@names))
         SELECT DISTINCT channel_id AS channelId, content ->> '$.authorName' AS name FROM comment
           WHERE channel_id IN place AND content ->> '$.authorName' IN wanted
             AND id NOT IN (SELECT id FROM secret WHERE kind = 'comment')
         UNION SELECT DISTINCT channel_id, sender_name FROM message
           WHERE channel_id IN place AND sender_name IN wanted AND id NOT IN (SELECT id FROM secret WHERE kind = 'message')`
      )
      .all({ channels: JSON.stringify(channels), names: JSON.stringify(names) })
  )
}

const SPOKEN_OF = {
  comment: `SELECT concat_ws(char(10), content ->> '$.text',
      (SELECT group_concat(content ->> '$.text', char(10)) FROM comment_sighting WHERE comment_id = comment.id),
      ${typedOf('comment')}) AS text FROM comment WHERE id = @id`,
  message: `SELECT concat_ws(char(10), text, ${SAID_ELSEWHERE}, ${typedOf('message')}) AS text
    FROM message WHERE id = @id`
} as const

/** What somebody has written in or about a record: all but who they are. */
export function spokenIn(db: ReadDb, { kind, id }: CarrierRef): string {
  if (kind !== 'comment' && kind !== 'message') return ''
  const row = db.prepare(SPOKEN_OF[kind]).get({ id })
  return row === undefined ? '' : z.strictObject({ text: z.string() }).parse(row).text
}

/** What the conversation of a message is called, and who takes part in it; empty for what is in none. */
export function conversationOf(db: ReadDb, { kind, id }: CarrierRef): string {
  if (kind !== 'message') return ''
  const row = db
    .prepare(
      `SELECT concat_ws(char(10), title, (SELECT group_concat(concat_ws(char(10), display_name, handle), char(10))
         FROM conversation_participant JOIN actor ON actor.id = conversation_participant.actor_id
         WHERE conversation_participant.conversation_id = conversation.id)) AS text
       FROM conversation WHERE id = (SELECT conversation_id FROM message WHERE message.id = ?)`
    )
    .get(id)
  return row === undefined ? '' : z.strictObject({ text: z.string() }).parse(row).text
}

/** The others of the same posts and conversations wait to be looked through. */
export function awaitThreads(db: WriteDb, { channelId, threads }: Place): void {
  db.prepare(
    `WITH thread AS MATERIALIZED (SELECT value FROM json_each(@threads))
     INSERT OR IGNORE INTO carrier_todo (kind, record_id)
     SELECT 'comment', id FROM comment WHERE channel_id = @channelId AND thread_id IN thread
     UNION SELECT 'comment', comment_id FROM platform_comment WHERE channel_id = @channelId AND thread_id IN thread
     UNION SELECT 'message', id FROM message WHERE conversation_id IN thread`
  ).run({ channelId, threads: JSON.stringify(threads) })
}

/** Records of the channel, or of all, in whose index of words all of these words stand. */
export function awaitNaming(db: WriteDb, channelId: string | null, match: string): void {
  db.prepare(
    `INSERT OR IGNORE INTO carrier_todo (kind, record_id)
     SELECT search_record.kind, record_id FROM search_record
       LEFT JOIN capture ON search_record.kind = 'capture' AND capture.id = record_id
       LEFT JOIN message ON search_record.kind = 'message' AND message.id = record_id
       WHERE seq IN (SELECT rowid FROM search WHERE search MATCH @match)
         AND (@channelId IS NULL OR coalesce(capture.channel_id, message.channel_id) = @channelId)
     UNION SELECT 'comment', comment_id FROM comment_index JOIN comment ON comment.id = comment_id
       WHERE seq IN (SELECT rowid FROM comment_find WHERE comment_find MATCH @match)
         AND (@channelId IS NULL OR channel_id = @channelId)`
  ).run({ channelId, match })
}

const Texts = z.strictObject({ ...CarrierRef.shape, text: z.string() })

/** The comments and messages of a channel, or of all, whose own words `holds`: of names too short for the indexes. */
export function saidInChannel(
  db: ReadDb,
  channelId: string | null,
  holds: (text: string) => boolean
): CarrierRef[] {
  const rows = db
    .prepare(
      `SELECT 'comment' AS kind, id, content ->> '$.text' AS text FROM comment
         WHERE (@channelId IS NULL OR channel_id = @channelId) AND content IS NOT NULL
       UNION ALL SELECT 'message', id, text FROM message WHERE @channelId IS NULL OR channel_id = @channelId`
    )
    .iterate({ channelId })
  const found: CarrierRef[] = []
  for (const row of rows) {
    const { text, ...ref } = Texts.parse(row)
    if (holds(text)) found.push(ref)
  }
  return found
}
