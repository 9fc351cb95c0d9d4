// The SQL of a search: what is entered of a record, and the records that are found.
import { z } from 'zod'
import { CaptureId, ChannelId, Instant, MessageId, Sha256 } from '#shared/ids.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import {
  channelWord,
  type IndexedKind,
  KIND_WORDS,
  numberAt,
  SLOTS
} from '../../register/word-index/word-index.ts'

const MessageWords = z.strictObject({
  channelId: ChannelId,
  at: Instant,
  text: z.string(),
  who: z.string()
})

// The numbers that the diary has given it are looked for as they were written here, and as receipts say.
const ANSWERED = `(SELECT group_concat(concat_ws(' ', number, case_number), ' ') FROM receipt_item JOIN receipt ON receipt.id = receipt_id
  WHERE kind = 'message' AND item_id = message.id AND withdrawn_because IS NULL)`

/** A message as it is entered; undefined when it is gone. */
export function messageWords(db: ReadDb, id: string): z.infer<typeof MessageWords> | undefined {
  const row = db
    .prepare(
      `SELECT channel_id AS channelId, coalesce(created_at, received_at, taken_in_at) AS at, text,
         concat_ws(' ', sender_name, sender_address, original_name,
           (SELECT group_concat(diary_number, ' ') FROM message_route WHERE message_id = message.id), ${ANSWERED}) AS who FROM message WHERE id = ?`
    )
    .get(id)
  return row === undefined ? undefined : MessageWords.parse(row)
}

/** What the program has read in the pictures of a record. */
export function pictureWords(
  db: ReadDb,
  { kind, id }: { readonly kind: string; readonly id: string }
): string {
  const row = db
    .prepare(
      `SELECT coalesce(group_concat(text, char(10)), '') AS text FROM (
         SELECT DISTINCT sha256, text FROM picture_of_record JOIN picture_text USING (sha256)
         WHERE picture_of_record.kind = ? AND picture_of_record.id = ? AND state = 'read')`
    )
    .get(kind, id)
  return z.strictObject({ text: z.string() }).parse(row).text
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
    kind: IndexedKind | null
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
    `{text who pictures} : (${asked.match})`,
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
