// The SQL of imports: what was read, what it came to and what was found.
import { z } from 'zod'
import {
  type ChannelId,
  type ConversationId,
  type ImportId,
  Instant,
  type MessageId,
  Sha256,
  type SourceFileId
} from '#shared/ids.ts'
import {
  type FindingKind,
  Import,
  type ImportCounts,
  ImportFinding,
  type ImportState
} from '#shared/imports.ts'
import { SourceMethod } from '#shared/intake.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'
import { ArchiveError } from '../../kernel/errors.ts'
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
  if (!Number.isSafeInteger(after) || after < -1)
    throw new ArchiveError('invalid-input', { place: 'after', problem: 'not-a-mark' })
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

/** What a source is called. */
export function nameOfSource(db: ReadDb, id: SourceFileId): string | null {
  const row = db.prepare('SELECT original_name AS name FROM source_file WHERE id = ?').get(id)
  return z.object({ name: z.string() }).optional().parse(row)?.name.slice(0, 255) || null
}

/** Whether another source of the message had these words, as they are kept of one that does not have the message's own. */
export const wasSaid = (db: ReadDb, id: MessageId, textRaw: string): boolean =>
  db.prepare('SELECT 1 FROM message_sighting WHERE message_id = ? AND text_raw = ?').get(id, textRaw) !==
  undefined

const SeenIn = z.strictObject({
  method: SourceMethod,
  name: z.string(),
  sha256: Sha256,
  locator: z.string(),
  seenAt: Instant
})

/** Each source that a message was seen in, and where in it, in the order it was seen. */
export function seenIn(db: ReadDb, id: MessageId): z.infer<typeof SeenIn>[] {
  const rows = db
    .prepare(
      `SELECT method, original_name AS name, sha256, locator, seen_at AS seenAt FROM message_sighting
         JOIN source_file ON source_file.id = source_id WHERE message_id = ? ORDER BY seen_at, source_id, locator`
    )
    .all(id)
  return z.array(SeenIn).parse(rows)
}
