// The SQL by which a message is known again.
import { FIRST_WRITTEN } from '#shared/came-in.ts'
import type { ChannelId, ConversationId, Instant, MessageId, Sha256 } from '#shared/ids.ts'
import type { IntakeMethod } from '#shared/message.ts'
import type { Platform } from '#shared/register.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { CAME_IN } from '../../register/records/came-in.ts'
import type { Conversation } from '../messages/enter.ts'

/** The channel of a message, or undefined where there is none. */
export function channelOf(db: ReadDb, id: MessageId): ChannelId | undefined {
  return db.prepare('SELECT channel_id FROM message WHERE id = ?').pluck().get(id) as ChannelId | undefined
}

export function messageByKey(
  db: ReadDb,
  channelId: ChannelId,
  key: string
): { id: MessageId; text: string; conversationId: ConversationId | null } | undefined {
  return db
    .prepare(
      'SELECT id, text, conversation_id AS conversationId FROM message WHERE channel_id = ? AND dedupe_key = ?'
    )
    .get(channelId, key) as { id: MessageId; text: string; conversationId: ConversationId | null } | undefined
}

/** Conversations whose id begins so, and goes on with a number alone. */
export function conversationsLike(
  db: ReadDb,
  { channelId, platform, nativeId }: Conversation
): ConversationId[] {
  return db
    .prepare(
      `SELECT id FROM conversation WHERE channel_id = @channelId AND platform = @platform
         AND native_id >= @nativeId AND native_id < @nativeId || ':'
         AND substr(native_id, length(@nativeId) + 1) NOT GLOB '*[^0-9]*' ORDER BY native_id`
    )
    .pluck()
    .all({ channelId, platform, nativeId }) as ConversationId[]
}

/** What somebody wrote in a conversation at this very moment, with these words. */
export function messageAtInstant(
  db: ReadDb,
  said: { conversationId: ConversationId; at: string | null; name: string | null; text: string }
): MessageId[] {
  return db
    .prepare(
      `SELECT id FROM message WHERE conversation_id = @conversationId AND created_at = @at AND sender_name IS @name
         AND text = @text ORDER BY id`
    )
    .pluck()
    .all(said) as MessageId[]
}

/** To the letter what the index `message_unlikely` is of: a time after it was taken in, as where the clock here was behind, or long before. */
const UNLIKELY = `received_at IS NULL AND NOT created_at BETWEEN '${FIRST_WRITTEN}' AND taken_in_at`

const saidWhere = (
  when: string
) => `SELECT message.id AS id, conversation_id AS conversationId, conversation.native_id AS nativeId
  FROM message JOIN conversation ON conversation.id = conversation_id
  WHERE ${when} AND message.channel_id = @channelId AND platform = @platform AND direction = @direction AND text = @text`

/** What was written to or by the authority at this very moment, with these words, in any conversation of the platform. */
export function messagesSaidAt(
  db: ReadDb,
  said: { channelId: ChannelId; platform: Platform; at: string; direction: 'in' | 'out'; text: string }
): { id: MessageId; conversationId: ConversationId; nativeId: string }[] {
  return db
    .prepare(
      `${saidWhere(`${CAME_IN.message} = @at AND created_at = @at`)}
       UNION ${saidWhere(`${UNLIKELY} AND created_at = @at`)} ORDER BY id`
    )
    .all(said) as { id: MessageId; conversationId: ConversationId; nativeId: string }[]
}

/** A message as it is compared with others of its minute. */
export type AtMinute = {
  readonly id: MessageId
  readonly senderName: string | null
  readonly text: string
  readonly basis: string
}

const AT_MINUTE = `SELECT id, sender_name AS senderName, text, created_basis AS basis FROM message`

/** What was written in a conversation to or by the authority in a minute, `yyyy-mm-ddThh:mm`; `limit` of it at the most. */
export function messagesAtMinute(
  db: ReadDb,
  said: { conversationId: ConversationId; direction: 'in' | 'out'; minute: string; limit: number }
): AtMinute[] {
  return db
    .prepare(
      `${AT_MINUTE} WHERE conversation_id = @conversationId AND created_at >= @minute
         AND created_at < @minute || '~' AND direction = @direction ORDER BY created_at, id LIMIT +@limit`
    )
    .all(said) as AtMinute[]
}

/** What the account wrote in public in a minute, as far as an export has told of it without an id; `limit` of it at the most. */
export function commentsAtMinute(
  db: ReadDb,
  said: { channelId: ChannelId; minute: string; limit: number }
): AtMinute[] {
  return db
    .prepare(
      `${AT_MINUTE} WHERE channel_id = @channelId AND kind <> 'dm' AND created_at >= @minute
         AND created_at < @minute || '~' AND kind = 'comment' AND direction = 'out' AND native_id IS NULL
       ORDER BY created_at, id LIMIT +@limit`
    )
    .all(said) as AtMinute[]
}

type MessageAlone = {
  id: MessageId
  senderName: string
  text: string
  receivedAt: string | null
  direction: 'in' | 'out'
  isTimed: 0 | 1
}

/**
 * Messages of a channel that have no key which an export would give them: those that came in by themselves, and those that
 * the platform itself told of, whose time is known to the second.
 */
export function messagesAlone(db: ReadDb, channelId: ChannelId): MessageAlone[] {
  return db
    .prepare(
      `SELECT id, sender_name AS senderName, text, coalesce(received_at, created_at) AS receivedAt, direction,
         method = 'api' AS isTimed FROM message
       WHERE channel_id = ? AND sender_name IS NOT NULL
         AND (original IS NOT NULL AND dedupe_key IS NULL AND direction = 'in' OR method = 'api')
       ORDER BY taken_in_at, id`
    )
    .all(channelId) as MessageAlone[]
}

type Said = {
  id: MessageId
  conversationId: ConversationId | null
  text: string
  at: string | null
  method: IntakeMethod
}

/**
 * What the sender with this name wrote to a channel, as an export or the platform has it or as a person took it in; or what
 * the authority wrote there under this name.
 */
export function messagesFrom(
  db: ReadDb,
  by: { channelId: ChannelId; name: string; direction: 'in' | 'out' }
): Said[] {
  return db
    .prepare(
      `SELECT id, conversation_id AS conversationId, text, coalesce(received_at, created_at) AS at, method FROM message
       WHERE actor_id IN (SELECT id FROM actor WHERE display_name = @name UNION SELECT id FROM actor WHERE handle = @name)
         AND channel_id = @channelId AND direction = @direction AND method IN ('export', 'api')
       UNION ALL
       SELECT id, conversation_id, text, received_at, method FROM message
       WHERE channel_id = @channelId AND original IS NOT NULL AND sender_name = @name AND method IN ('paste', 'file')
         AND direction = @direction
       ORDER BY at, id`
    )
    .all(by) as Said[]
}

const exportedWhere = (
  when: string
) => `SELECT id, conversation_id AS conversationId, text, coalesce(received_at, created_at) AS at FROM message
  WHERE ${when} AND channel_id = @channelId AND direction = @direction AND method = 'export'
    AND +actor_id IN (SELECT id FROM actor WHERE display_name = @name UNION SELECT id FROM actor WHERE handle = @name)`

/** What the sender with this name wrote to a channel, or the authority there under this name, between two times, as exports have it. */
export function messagesExported(
  db: ReadDb,
  by: { channelId: ChannelId; name: string; direction: 'in' | 'out'; from: string; to: string }
): Omit<Said, 'method'>[] {
  return db
    .prepare(
      `${exportedWhere(`${CAME_IN.message} BETWEEN @from AND @to`)}
       UNION ${exportedWhere(`${UNLIKELY} AND created_at BETWEEN @from AND @to`)} ORDER BY at, id`
    )
    .all(by) as Omit<Said, 'method'>[]
}

/** The message that was taken in with the same bytes, sender and time. */
export function messageOfBytes(
  db: ReadDb,
  same: { channelId: ChannelId; original: Sha256; senderName: string; receivedAt: Instant | null }
): { id: MessageId; takenInAt: Instant } | undefined {
  return db
    .prepare(
      `SELECT id, taken_in_at AS takenInAt FROM message
       WHERE channel_id = @channelId AND original = @original AND sender_name = @senderName AND received_at IS @receivedAt`
    )
    .get(same) as { id: MessageId; takenInAt: Instant } | undefined
}

/** The message whose original is the object, in the channel. */
export function messageOfObject(
  db: ReadDb,
  channelId: ChannelId,
  original: Sha256
): { id: MessageId } | undefined {
  return db
    .prepare('SELECT id FROM message WHERE channel_id = ? AND original = ? LIMIT 1')
    .get(channelId, original) as { id: MessageId } | undefined
}
