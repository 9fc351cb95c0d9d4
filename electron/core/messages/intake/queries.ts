// The SQL of imports: what was read, what it came to and what was found.
import { z } from 'zod'
import type { ChannelId, ConversationId, ImportId, Instant, MessageId, SourceFileId } from '#shared/ids.ts'
import {
  type FindingKind,
  Import,
  type ImportCounts,
  ImportFinding,
  type ImportState
} from '#shared/imports.ts'
import type { Platform } from '#shared/register.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { CAME_IN } from '../../register/records/came-in.ts'
import type { Conversation } from '../messages/enter.ts'
import type { Finding } from './item.ts'

const SHOWN_SOURCES = 20
const IMPORT = `SELECT import_run.id, channel_id AS channelId, channel.name AS channelName, parser, state, problem, seen,
  imported, known, skipped, unreadable, warnings, unknown_files AS unknownFiles, zone_assumed AS zoneAssumed,
  started_at AS startedAt, started_by AS startedBy, ended_at AS endedAt,
  (SELECT json_group_array(json_object('name', original_name, 'bytes', bytes, 'sha256', sha256) ORDER BY position)
   FROM import_source JOIN source_file ON source_file.id = source_id
   WHERE run_id = import_run.id AND position < ${SHOWN_SOURCES}) AS sources,
  (SELECT count(*) FROM import_source WHERE run_id = import_run.id) AS sourceCount
  FROM import_run JOIN channel ON channel.id = channel_id`

function readImport(row: unknown): Import {
  // What IMPORT selects; `sources` is a JSON text.
  const { sources, ...rest } = row as { sources: string }
  return Import.parse({ ...rest, sources: JSON.parse(sources) })
}

/** Newest first. */
export function listImports(db: ReadDb, filter: { channelId: ChannelId | null } & Paging): Page<Import> {
  const rows = db
    .prepare(
      `${IMPORT} WHERE (started_at, import_run.id) < (@afterAt, @afterId)
         AND (@channelId IS NULL OR channel_id = @channelId)
       ORDER BY started_at DESC, import_run.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), channelId: filter.channelId })
    .map(readImport)
  return pageOf(rows, filter, row => row.startedAt)
}

export function findImport(db: ReadDb, id: ImportId): Import | undefined {
  const row = db.prepare(`${IMPORT} WHERE import_run.id = ?`).get(id)
  return row === undefined ? undefined : readImport(row)
}

/** What was found, by kind, code and place. */
export function listFindings(
  db: ReadDb,
  filter: { id: ImportId; kind: FindingKind | null } & Paging
): Page<ImportFinding> {
  const { id, kind, limit } = filter
  const after = filter.after === null ? -1 : Number(filter.after)
  const rows = db
    .prepare(
      `SELECT kind, code, place, count FROM import_finding WHERE run_id = @id AND (@kind IS NULL OR kind = @kind)
       ORDER BY kind, code, place LIMIT +@limit OFFSET @from`
    )
    .all({ id, kind, limit: limit + 1, from: after + 1 })
  const items = z.array(ImportFinding).parse(rows).slice(0, limit)
  return { items, next: rows.length > limit ? String(after + limit) : null }
}

export function runningImports(db: ReadDb): ImportId[] {
  return db
    .prepare(`SELECT id FROM import_run WHERE state = 'running'`)
    .all()
    .map(row => (row as { id: ImportId }).id)
}

export function insertImport(
  db: WriteDb,
  run: { id: ImportId; channelId: ChannelId; parser: string; version: number; at: Instant; by: string }
): void {
  db.prepare(
    `INSERT INTO import_run (id, channel_id, parser, parser_version, state, started_at, started_by)
     VALUES (@id, @channelId, @parser, @version, 'running', @at, @by)`
  ).run(run)
}

export function insertImportSource(
  db: WriteDb,
  source: { runId: ImportId; position: number; sourceId: SourceFileId }
): void {
  db.prepare(
    'INSERT INTO import_source (run_id, position, source_id) VALUES (@runId, @position, @sourceId)'
  ).run(source)
}

/** Adds to the counts of a run that goes on. */
export function addCounts(
  db: WriteDb,
  id: ImportId,
  counts: ImportCounts & { warnings: number; unknownFiles: number; zone: string | null }
): void {
  db.prepare(
    `UPDATE import_run SET seen = seen + @seen, imported = imported + @imported, known = known + @known,
       skipped = skipped + @skipped, unreadable = unreadable + @unreadable, warnings = warnings + @warnings,
       unknown_files = unknown_files + @unknownFiles, zone_assumed = coalesce(zone_assumed, @zone) WHERE id = @id`
  ).run({ id, ...counts })
}

export function addFinding(db: WriteDb, runId: ImportId, { kind, code, place }: Finding): void {
  db.prepare(
    `INSERT INTO import_finding (run_id, kind, code, place, count) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (run_id, kind, code, place) DO UPDATE SET count = count + 1`
  ).run(runId, kind, code, place)
}

export function endImport(
  db: WriteDb,
  id: ImportId,
  end: { state: Exclude<ImportState, 'running'>; problem: string | null; at: Instant }
): void {
  db.prepare('UPDATE import_run SET state = @state, problem = @problem, ended_at = @at WHERE id = @id').run({
    id,
    ...end
  })
}

export function findConversation(db: ReadDb, by: Conversation): ConversationId | null {
  const row = db
    .prepare(
      'SELECT id FROM conversation WHERE channel_id = @channelId AND platform = @platform AND native_id = @nativeId'
    )
    .get(by) as { id: ConversationId } | undefined
  return row?.id ?? null
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

/** What was written to or by the authority at this very moment, with these words, in any conversation of the platform. */
export function messagesSaidAt(
  db: ReadDb,
  said: { channelId: ChannelId; platform: Platform; at: string; direction: 'in' | 'out'; text: string }
): { id: MessageId; conversationId: ConversationId; nativeId: string }[] {
  return db
    .prepare(
      `SELECT message.id, conversation_id AS conversationId, conversation.native_id AS nativeId
       FROM message JOIN conversation ON conversation.id = conversation_id
       WHERE ${CAME_IN.message} = @at AND message.channel_id = @channelId AND platform = @platform
         AND direction = @direction AND text = @text AND created_at = @at ORDER BY message.id`
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

/** What was written in a conversation to or by the authority in a minute, `yyyy-mm-ddThh:mm`. */
export function messagesAtMinute(
  db: ReadDb,
  said: { conversationId: ConversationId; direction: 'in' | 'out'; minute: string }
): AtMinute[] {
  return db
    .prepare(
      `${AT_MINUTE} WHERE conversation_id = @conversationId AND created_at >= @minute
         AND created_at < @minute || '~' AND direction = @direction ORDER BY created_at, id`
    )
    .all(said) as AtMinute[]
}

/** What the account wrote in public in a minute, as far as an export has told of it without an id. */
export function commentsAtMinute(db: ReadDb, said: { channelId: ChannelId; minute: string }): AtMinute[] {
  return db
    .prepare(
      `${AT_MINUTE} WHERE channel_id = @channelId AND kind <> 'dm' AND created_at >= @minute
         AND created_at < @minute || '~' AND kind = 'comment' AND direction = 'out' AND native_id IS NULL
       ORDER BY created_at, id`
    )
    .all(said) as AtMinute[]
}

type LooseMessage = {
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
export function looseMessages(db: ReadDb, channelId: ChannelId): LooseMessage[] {
  return db
    .prepare(
      `SELECT id, sender_name AS senderName, text, coalesce(received_at, created_at) AS receivedAt, direction,
         method = 'api' AS isTimed FROM message
       WHERE channel_id = ? AND sender_name IS NOT NULL
         AND (original IS NOT NULL AND dedupe_key IS NULL AND direction = 'in' OR method = 'api')
       ORDER BY taken_in_at, id`
    )
    .all(channelId) as LooseMessage[]
}
