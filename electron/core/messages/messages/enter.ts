// Entering messages, their conversations and where they were seen, within a larger act, by whichever way they came.
import type {
  ActorId,
  ChannelId,
  ConversationId,
  Instant,
  MessageId,
  Sha256,
  SourceFileId
} from '#shared/ids.ts'
import type { MessageRow } from '#shared/message.ts'
import type { Platform } from '#shared/register.ts'
import { inserter } from '../../kernel/db/insert-many.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import type { Folder } from '../intake/item.ts'

export type Conversation = { channelId: ChannelId; platform: Platform; nativeId: string }

export function insertConversation(db: WriteDb, conversation: Conversation & { id: ConversationId }): void {
  db.prepare(
    `INSERT INTO conversation (id, channel_id, platform, native_id, title, folder)
     VALUES (@id, @channelId, @platform, @nativeId, NULL, 'other')`
  ).run(conversation)
}

/** What a newer export says of it. */
export function updateConversation(
  db: WriteDb,
  id: ConversationId,
  title: string | null,
  folder: Folder
): void {
  db.prepare('UPDATE conversation SET title = coalesce(?, title), folder = ? WHERE id = ?').run(
    title,
    folder,
    id
  )
}

export function insertParticipant(db: WriteDb, conversationId: ConversationId, actorId: ActorId): void {
  db.prepare(
    'INSERT INTO conversation_participant (conversation_id, actor_id) VALUES (?, ?) ON CONFLICT DO NOTHING'
  ).run(conversationId, actorId)
}

/**
 * Puts a message that was taken in by itself into the conversation that it is part of; gives whether it is put there now. One
 * that was answered by itself stays with its answers.
 */
export function joinConversation(db: WriteDb, id: MessageId, conversationId: ConversationId): boolean {
  const { changes } = db
    .prepare(
      `UPDATE message SET conversation_id = @conversationId WHERE id = @id AND conversation_id IS NULL
         AND NOT EXISTS (SELECT 1 FROM message_answer WHERE thread_id = @id)`
    )
    .run({ id, conversationId })
  return changes === 1
}

/** What all messages of a batch have in common. */
export type Shared = {
  readonly method: 'export' | 'api'
  readonly channelId: ChannelId
  readonly at: Instant
  readonly by: string
}

/** What is entered of a message that is written by somebody. */
type WrittenBy = {
  readonly id: MessageId
  readonly direction: 'in' | 'out'
  readonly state: 'undecided' | 'sent'
  readonly actorId: ActorId | null
  readonly senderName: string | null
  readonly senderAddress: string | null
  readonly nativeId: string | null
  readonly dedupeKey: string
  readonly createdAt: string | null
  readonly createdRaw: string | null
  readonly createdBasis: string
  readonly receivedAt: Instant | null
  readonly text: string
  readonly replyTo: string | null
  readonly completeness: string
}

/** The same, read out of an export. */
export type ImportedRow = WrittenBy & {
  readonly conversationId: ConversationId | null
  readonly kind: string
  /** As JSON; null where it is as shown. */
  readonly textRaw: string | null
  /** As JSON. */
  readonly reactions: string
}

export const insertImported = inserter<ImportedRow, Shared>(
  {
    own: {
      ...{
        id: 'id',
        conversationId: 'conversation_id',
        kind: 'kind',
        direction: 'direction',
        state: 'state'
      },
      ...{ actorId: 'actor_id', senderName: 'sender_name', senderAddress: 'sender_address' },
      ...{
        nativeId: 'native_id',
        dedupeKey: 'dedupe_key',
        createdAt: 'created_at',
        createdRaw: 'created_raw'
      },
      ...{ createdBasis: 'created_basis', receivedAt: 'received_at', text: 'text', textRaw: 'text_raw' },
      ...{ replyTo: 'reply_to', reactions: 'reactions', completeness: 'completeness' }
    },
    shared: { method: 'method', channelId: 'channel_id', at: 'taken_in_at', by: 'taken_in_by' }
  },
  (columns, values) => `INSERT INTO message (${columns}) ${values}`
)

/** Where a message was seen; `textRaw` is what the source says, where it differs from the message. */
export type SightingRow = {
  readonly messageId: MessageId
  readonly sourceId: SourceFileId
  readonly locator: string
  readonly textRaw: string | null
}

export const insertSightings = inserter<SightingRow, { at: Instant }>(
  {
    own: { messageId: 'message_id', sourceId: 'source_id', locator: 'locator', textRaw: 'text_raw' },
    shared: { at: 'seen_at' }
  },
  (columns, values) => `INSERT INTO message_sighting (${columns}) ${values} ON CONFLICT DO NOTHING`
)

export function insertSighting(
  db: WriteDb,
  { at, ...sighting }: SightingRow & { readonly at: Instant }
): void {
  insertSightings(db, [sighting], { at })
}

export function insertAttachment(
  db: WriteDb,
  attachment: {
    messageId: MessageId
    position: number
    kind: string
    uri: string
    state: string
    sha256: string | null
  }
): void {
  db.prepare(
    `INSERT INTO message_attachment (message_id, position, kind, uri, state, sha256)
     VALUES (@messageId, @position, @kind, @uri, @state, @sha256)`
  ).run(attachment)
}

type NewMailMessage = WrittenBy & {
  readonly channelId: ChannelId
  readonly conversationId: ConversationId
  readonly takenInAt: Instant
  readonly takenInBy: string
  readonly original: Sha256
  readonly originalName: string | null
}

export function insertMailMessage(db: WriteDb, message: NewMailMessage): void {
  db.prepare(
    `INSERT INTO message (id, channel_id, conversation_id, kind, direction, state, method, actor_id, sender_name,
       sender_address, native_id, dedupe_key, created_at, created_raw, created_basis, received_at, taken_in_at,
       taken_in_by, text, reply_to, completeness, original, original_name)
     VALUES (@id, @channelId, @conversationId, 'dm', @direction, @state, 'email', @actorId, @senderName,
       @senderAddress, @nativeId, @dedupeKey, @createdAt, @createdRaw, @createdBasis, @receivedAt, @takenInAt,
       @takenInBy, @text, @replyTo, @completeness, @original, @originalName)`
  ).run(message)
}

export function insertMailConversation(
  db: WriteDb,
  conversation: {
    readonly id: ConversationId
    readonly channelId: ChannelId
    readonly platform: Platform
    readonly nativeId: string
    readonly title: string | null
  }
): void {
  db.prepare(
    `INSERT INTO conversation (id, channel_id, platform, native_id, title, folder)
     VALUES (@id, @channelId, @platform, @nativeId, @title, 'inbox')`
  ).run(conversation)
}

export type NewMessage = Pick<
  MessageRow,
  | 'id'
  | 'channelId'
  | 'method'
  | 'senderName'
  | 'senderAddress'
  | 'receivedAt'
  | 'createdAt'
  | 'createdRaw'
  | 'createdBasis'
  | 'takenInAt'
  | 'takenInBy'
  | 'text'
> & { senderName: string; original: Sha256; originalName: string | null; sourceId: SourceFileId }

/** Enters a message that came by itself, with the source it was seen in. */
export function insertMessage(db: WriteDb, message: NewMessage): void {
  db.prepare(
    `INSERT INTO message (id, channel_id, kind, direction, created_at, created_raw, created_basis, state, method, sender_name, sender_address,
       received_at, taken_in_at, taken_in_by, text, original, original_name)
     VALUES (@id, @channelId, 'dm', 'in', @createdAt, @createdRaw, @createdBasis, 'undecided', @method, nullif(@senderName, ''), @senderAddress, @receivedAt, @takenInAt,
       @takenInBy, @text, @original, @originalName)`
  ).run(message)
  db.prepare(
    `INSERT INTO message_sighting (message_id, source_id, locator, seen_at) VALUES (@id, @sourceId, '', @takenInAt)`
  ).run(message)
}
