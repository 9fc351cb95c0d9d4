// The SQL of direct messages.

import { z } from 'zod'
import { type ChannelId, type Instant, MessageId, type Sha256, type ThreadId } from '#shared/ids.ts'
import {
  ANSWERS_NOTHING,
  DiaryEntry,
  MessageAttachment,
  MessageFlaw,
  MessageRow,
  MessageSighting,
  type MessageState,
  StoredRoute
} from '#shared/message.ts'
import { relativeRange } from '../../formats/text/relative-time.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const MESSAGE = `SELECT message.id, message.channel_id AS channelId, conversation_id AS conversationId, kind, direction,
  actor_id AS actorId, method,
  iif(state = 'copied' AND EXISTS (SELECT 1 FROM failed_copy WHERE failed_copy.message_id = message.id), 'copy-failed', state) AS state,
  sender_name AS senderName, sender_address AS senderAddress,
  created_at AS createdAt, created_basis AS createdBasis, created_raw AS createdRaw, received_at AS receivedAt, taken_in_at AS takenInAt, taken_in_by AS takenInBy, text,
  instr(completeness, '"${ANSWERS_NOTHING}"') > 0 AS answersNothing, completeness,
  original, original_name AS originalName, object.media_type AS originalMediaType, channel.name AS channelName,
  iif(decided_at IS NULL, NULL, json_object('kind', state, 'diaryNumber', diary_number, 'mailbox', mailbox,
    'replyText', reply_text, 'minorBecause', minor_because, 'mail', mail, 'decidedBy', decided_by, 'decidedAt', decided_at)) AS route
  FROM message JOIN channel ON channel.id = message.channel_id LEFT JOIN object ON object.sha256 = message.original`

function readMessage(row: unknown): MessageRow {
  // What MESSAGE selects; `route` and `completeness` are JSON texts, `answersNothing` 0 or 1.
  const { route, answersNothing, completeness, ...rest } = row as {
    route: string | null
    answersNothing: number
    completeness: string
    createdRaw: string | null
    takenInAt: Instant
  }
  return MessageRow.parse({
    ...rest,
    answersNothing: answersNothing === 1,
    flaws: flawsIn(completeness),
    createdBetween: relativeRange(rest.createdRaw ?? '', rest.takenInAt),
    route: route === null ? null : JSON.parse(route)
  })
}

/** Of what is noted of how whole a message is, what concerns whoever reads it: an import has told the rest. */
const flawsIn = (completeness: string): MessageFlaw[] =>
  z
    .array(z.string())
    .parse(JSON.parse(completeness))
    .flatMap(noted => MessageFlaw.safeParse(noted).data ?? [])

/** Newest intake first; `state` null takes all. */
export function listMessages(
  db: ReadDb,
  filter: { channelId: ChannelId | null; state: MessageState | null } & Paging
): Page<MessageRow> {
  const rows = db
    .prepare(
      `${MESSAGE} WHERE (taken_in_at, message.id) < (@afterAt, @afterId)
         AND (@channelId IS NULL OR message.channel_id = @channelId) AND (@state IS NULL OR state = @state)
       ORDER BY taken_in_at DESC, message.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), channelId: filter.channelId, state: filter.state })
    .map(readMessage)
  return pageOf(rows, filter, row => row.takenInAt)
}

/** The messages of a thread, newest first: by when they were written, or came where that is not known. */
export function listThreadMessages(db: ReadDb, filter: { id: ThreadId } & Paging): Page<MessageRow> {
  const rows = db
    .prepare(
      `${MESSAGE} WHERE (conversation_id = @threadId OR message.id = @threadId)
         AND (coalesce(created_at, taken_in_at), message.id) < (@afterAt, @afterId)
       ORDER BY coalesce(created_at, taken_in_at) DESC, message.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), threadId: filter.id })
    .map(readMessage)
  return pageOf(rows, filter, row => row.createdAt ?? row.takenInAt)
}

export function findMessage(db: ReadDb, id: MessageId): MessageRow | undefined {
  const row = db.prepare(`${MESSAGE} WHERE message.id = ?`).get(id)
  return row === undefined ? undefined : readMessage(row)
}

/** Whether the message was seen in a source with these bytes. */
export function wasSeenIn(db: ReadDb, id: MessageId, sha256: Sha256): boolean {
  const row = db
    .prepare(
      `SELECT 1 FROM message_sighting JOIN source_file ON source_file.id = source_id
       WHERE message_id = ? AND sha256 = ?`
    )
    .get(id, sha256)
  return row !== undefined
}

export type NewRoute = {
  readonly kind: Exclude<MessageState, 'undecided' | 'sent'>
  readonly diaryNumber: string | null
  readonly mailbox: string | null
  readonly replyText: string | null
  readonly minorBecause: string | null
  readonly mail: Sha256 | null
  /** Why the route before it was wrong; null for the first. */
  readonly correctedBecause: string | null
  readonly by: string
  readonly at: Instant
}

/** Enters a route, which the message follows, and gives its number. */
export function insertRoute(db: WriteDb, id: MessageId, route: NewRoute): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO message_route (message_id, kind, diary_number, mailbox, reply_text, minor_because, mail,
         corrected_because, decided_by, decided_at)
       VALUES (@id, @kind, @diaryNumber, @mailbox, @replyText, @minorBecause, @mail, @correctedBecause, @by, @at)`
    )
    .run({ id, ...route })
  return Number(lastInsertRowid)
}

/** Every route of a message, oldest first, with what the diary holds of it. */
export function listRoutes(db: ReadDb, id: MessageId): StoredRoute[] {
  return db
    .prepare(
      `SELECT kind, message_route.diary_number AS diaryNumber, mailbox, reply_text AS replyText,
         minor_because AS minorBecause, mail, corrected_because AS correctedBecause, decided_by AS decidedBy,
         decided_at AS decidedAt, iif(received_on IS NULL, NULL, ${ENTRY}) AS entry
       FROM message_route LEFT JOIN diary_entry ON route = seq WHERE message_route.message_id = ? ORDER BY seq`
    )
    .all(id)
    .map(row => {
      // What the statement selects; `entry` is a JSON text.
      const { entry, ...rest } = row as { entry: string | null }
      return StoredRoute.parse({ ...rest, entry: entry === null ? null : JSON.parse(entry) })
    })
}

const ENTRY = `json_object('receivedOn', received_on, 'publicParty', public_party, 'publicConcerns', public_concerns,
  'protectedParty', protected_party, 'protectedConcerns', protected_concerns)`

/** What waits for a route in a thread, oldest first. */
export function undecidedOf(db: ReadDb, id: ThreadId): MessageId[] {
  return db
    .prepare(
      `SELECT id FROM (
         SELECT id, taken_in_at, created_at FROM message WHERE conversation_id = @id AND state = 'undecided'
         UNION SELECT id, taken_in_at, created_at FROM message WHERE id = @id AND state = 'undecided')
       ORDER BY coalesce(created_at, taken_in_at), id`
    )
    .all({ id })
    .map(row => z.object({ id: MessageId }).parse(row).id)
}

/** The files that came with a message, in their order. */
export function listAttachments(db: ReadDb, id: MessageId): MessageAttachment[] {
  return db
    .prepare(
      `SELECT position, kind, uri, state, message_attachment.sha256, media_type AS mediaType
       FROM message_attachment LEFT JOIN object USING (sha256) WHERE message_id = ? ORDER BY position`
    )
    .all(id)
    .map(row => MessageAttachment.parse(row))
}

export function listSightings(db: ReadDb, id: MessageId): MessageSighting[] {
  return db
    .prepare(
      `SELECT method, original_name AS name, sha256, locator, seen_at AS seenAt, text_raw ->> '$' AS text
       FROM message_sighting JOIN source_file ON source_file.id = source_id
       WHERE message_id = ? ORDER BY seen_at, source_id, locator`
    )
    .all(id)
    .map(row => MessageSighting.parse(row))
}

export function insertDiaryEntry(
  db: WriteDb,
  route: number,
  entry: DiaryEntry & { readonly messageId: MessageId; readonly diaryNumber: string }
): void {
  db.prepare(
    `INSERT INTO diary_entry (route, message_id, diary_number, received_on, public_party, public_concerns, protected_party,
       protected_concerns)
     VALUES (@route, @messageId, @diaryNumber, @receivedOn, @publicParty, @publicConcerns, @protectedParty, @protectedConcerns)`
  ).run({ route, ...entry })
}

/** The whole entry that holds, its protected words with it: for the authority's own eyes. */
export function findDiaryEntry(db: ReadDb, messageId: MessageId): DiaryEntry | null {
  const row = db
    .prepare(
      `SELECT ${ENTRY} AS entry FROM diary_entry
       WHERE route = (SELECT max(seq) FROM message_route WHERE message_id = ?)`
    )
    .get(messageId)
  return row === undefined
    ? null
    : DiaryEntry.parse(JSON.parse(z.object({ entry: z.string() }).parse(row).entry))
}
