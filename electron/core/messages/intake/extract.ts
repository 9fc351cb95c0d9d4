// A message that came in an export or through an account: what was read of it, and where in what that is, without the others in there.
import { z } from 'zod'
import { type MessageId, Sha256 } from '#shared/ids.ts'
import type { Extract } from '../../comments/comments/extract.ts'
import type { ReadDb } from '../../kernel/db/open.ts'

// What is never changed of a message (`message_words_stay`). The path in an export names whoever a conversation was with, and more than
// one may take part: the digest of the file tells which it is.
const READ = `SELECT root.sha256 AS source, json_object(
    'format', 'kanalarkiv-message-extract/1', 'message', message.id, 'channel', channel_id, 'kind', message.kind,
    'direction', direction, 'sender', json_object('name', sender_name, 'address', sender_address), 'nativeId', native_id,
    'written', json_object('at', created_at, 'raw', created_raw, 'basis', created_basis), 'receivedAt', received_at,
    'text', text, 'textRaw', message.text_raw, 'replyTo', reply_to,
    'attachments', (SELECT json_group_array(json_object('kind', kind, 'uri', uri, 'sha256', sha256) ORDER BY position)
      FROM message_attachment WHERE message_id = message.id),
    'takenIn', json_object('at', taken_in_at, 'by', taken_in_by, 'program', part.tool),
    'source', json_object('sha256', root.sha256, 'bytes', root.bytes, 'name', root.original_name,
      'part', json_object('sha256', part.sha256, 'bytes', part.bytes, 'name', part.original_name),
      'locator', locator, 'textRaw', message_sighting.text_raw)) AS said
  FROM message JOIN message_sighting ON message_id = message.id JOIN source_file AS part ON part.id = source_id
    JOIN source_root ON source_root.id = part.id JOIN source_file AS root ON root.id = root_id
  WHERE message.id = ? AND original IS NULL ORDER BY seen_at, source_id, locator LIMIT 1`
const Row = z.strictObject({ source: Sha256, said: z.string() })

/** The same whenever it is cut out; null for what has an original of its own. */
export function extractOfMessage(db: ReadDb, id: MessageId): Extract | null {
  const row = db.prepare(READ).get(id)
  if (row === undefined) return null
  const { source, said } = Row.parse(row)
  return { of: source, text: `${JSON.stringify(JSON.parse(said), null, 2)}\n` }
}
