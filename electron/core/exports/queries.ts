// The SQL of exports: what a scope holds, the frozen selection, and what became of each package.
import { z } from 'zod'
import { Export, type ExportFormat, type ExportScope } from '#shared/export.ts'
import {
  CaptureId,
  ChannelId,
  CommentId,
  type ExportId,
  type Instant,
  MessageId,
  RunId,
  type Sha256
} from '#shared/ids.ts'
import { ValidationReport } from '#shared/validation.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'

// What each kind of record is dated by: when it was made.
const CHOSEN = `WITH
  -- What is marked as secret does not leave (P5).
  chosen_channel AS (SELECT id FROM channel
    WHERE (@channelIds IS NULL OR id IN (SELECT value FROM json_each(@channelIds)))
      AND id NOT IN (SELECT id FROM secret_record)),
  chosen_capture AS (SELECT * FROM capture WHERE channel_id IN (SELECT id FROM chosen_channel)
    AND id NOT IN (SELECT id FROM secret_record)
    AND started_at BETWEEN coalesce(@from, '') AND coalesce(@to, '~')),
  chosen_comment AS (SELECT * FROM comment WHERE channel_id IN (SELECT id FROM chosen_channel)
    AND id NOT IN (SELECT id FROM secret_record)
    AND noticed_at BETWEEN coalesce(@from, '') AND coalesce(@to, '~')
    -- What is judged not to be the authority's goes nowhere (P8a).
    AND coalesce((SELECT outcome FROM comment_decision WHERE seq = decision), '') <> 'not-ours'),
  chosen_message AS (SELECT * FROM message WHERE channel_id IN (SELECT id FROM chosen_channel)
    AND id NOT IN (SELECT id FROM secret_record)
    AND taken_in_at BETWEEN coalesce(@from, '') AND coalesce(@to, '~')),
  chosen_file AS (
    SELECT sha256 FROM capture_file WHERE capture_id IN (SELECT id FROM chosen_capture)
    UNION ALL SELECT sha256 FROM comment_file WHERE comment_id IN (SELECT id FROM chosen_comment)
    UNION ALL SELECT original FROM chosen_message WHERE original IS NOT NULL
    UNION ALL SELECT mail FROM chosen_message WHERE mail IS NOT NULL)`

const bind = ({ channelIds, from, to }: ExportScope) => ({
  channelIds: channelIds === null ? null : JSON.stringify(channelIds),
  from,
  to
})

const Counts = z.strictObject({
  channels: z.int(),
  captures: z.int(),
  comments: z.int(),
  messages: z.int(),
  files: z.int(),
  bytes: z.int(),
  unroutedMessages: z.int(),
  unfinishedComments: z.int(),
  secret: z.int()
})
export type Counts = z.infer<typeof Counts>

/** How much a scope holds. */
export function countChosen(db: ReadDb, scope: ExportScope): Counts {
  const row = db
    .prepare(
      `${CHOSEN} SELECT (SELECT count(*) FROM chosen_channel) AS channels,
         (SELECT count(*) FROM chosen_capture) AS captures, (SELECT count(*) FROM chosen_comment) AS comments,
         (SELECT count(*) FROM chosen_message) AS messages, (SELECT count(*) FROM chosen_file) AS files,
         (SELECT coalesce(sum(bytes), 0) FROM chosen_file JOIN object USING (sha256)) AS bytes,
         (SELECT count(*) FROM chosen_message WHERE state = 'undecided') AS unroutedMessages,
         (SELECT count(*) FROM chosen_comment JOIN unfinished_comment USING (id)) AS unfinishedComments,
         (SELECT count(*) FROM secret_record WHERE kind IN ('capture', 'comment', 'message')
           AND (@channelIds IS NULL OR channel_id IN (SELECT value FROM json_each(@channelIds)))) AS secret`
    )
    .get(bind(scope))
  return Counts.parse(row)
}

/** The size of all files of a scope, and of the largest. */
export function sizeOfChosen(db: ReadDb, scope: ExportScope): { bytes: number; largest: number } {
  const sql = `${CHOSEN} SELECT coalesce(sum(bytes), 0) AS bytes, coalesce(max(bytes), 0) AS largest
    FROM chosen_file JOIN object USING (sha256)`
  return z.strictObject({ bytes: z.int(), largest: z.int() }).parse(db.prepare(sql).get(bind(scope)))
}

export function isCapturing(db: ReadDb): boolean {
  const going = `SELECT 1 FROM run WHERE state = 'running' UNION ALL SELECT 1 FROM capture WHERE state = 'running'`
  return db.prepare(going).get() !== undefined
}

/** Writes down which records go along, so that later changes do not move it. */
export function freezeItems(db: WriteDb, id: ExportId, scope: ExportScope): void {
  for (const kind of ['channel', 'capture', 'comment', 'message'])
    db.prepare(
      `INSERT INTO export_item (export_id, kind, item_id) ${CHOSEN} SELECT @id, @kind, id FROM chosen_${kind}`
    ).run({ ...bind(scope), id, kind })
}

const ITEMS = 'SELECT item_id FROM export_item WHERE export_id = ? AND kind'

/** The frozen records, oldest first. */
export function frozenItems(db: ReadDb, id: ExportId) {
  // Each query selects `id`.
  const ids = <Id>(read: (id: unknown) => Id, sql: string): Id[] =>
    db
      .prepare(sql)
      .all(id)
      .map(row => read((row as { id: unknown }).id))
  const sorted = (kind: string, by: string) =>
    `SELECT id FROM ${kind} WHERE id IN (${ITEMS} = '${kind}') ORDER BY ${by}, id`
  return {
    channels: ids(id => ChannelId.parse(id), sorted('channel', 'registered_at')),
    runs: ids(
      id => RunId.parse(id),
      `SELECT id FROM run WHERE id IN (SELECT run_id FROM capture WHERE id IN (${ITEMS} = 'capture')) ORDER BY started_at, id`
    ),
    captures: ids(id => CaptureId.parse(id), sorted('capture', 'started_at')),
    comments: ids(id => CommentId.parse(id), sorted('comment', 'noticed_at')),
    messages: ids(id => MessageId.parse(id), sorted('message', 'taken_in_at'))
  }
}

/** The size and the type of an object. */
export function objectFacts(db: ReadDb, sha256: Sha256): { bytes: number; mediaType: string } {
  const row = db.prepare('SELECT bytes, media_type AS mediaType FROM object WHERE sha256 = ?').get(sha256)
  return z.strictObject({ bytes: z.int(), mediaType: z.string() }).parse(row)
}

/** Whose archive this is. */
export function whose(db: ReadDb): { archive: string; municipality: string } {
  const row = db.prepare('SELECT id AS archive, municipality FROM archive').get()
  return z.strictObject({ archive: z.uuid(), municipality: z.string() }).parse(row)
}

// The planned name stands in `folder` while a package is being written, for whoever clears up after a crash.
const EXPORT = `SELECT id, state, scope, format, iif(state = 'written', folder, NULL) AS folder, files, bytes, problem,
  started_at AS startedAt, ended_at AS endedAt FROM export`

function readExport(row: unknown): Export {
  // What EXPORT selects; `scope` is a JSON text.
  const { scope, ...rest } = row as { scope: string }
  return Export.parse({ ...rest, scope: JSON.parse(scope) })
}

/** Newest first. */
export function allExports(db: ReadDb): Export[] {
  return db.prepare(`${EXPORT} ORDER BY started_at DESC, id DESC`).all().map(readExport)
}

export function exportById(db: ReadDb, id: ExportId): Export | undefined {
  const row = db.prepare(`${EXPORT} WHERE id = ?`).get(id)
  return row === undefined ? undefined : readExport(row)
}

/** The packages that are being written, or were when the program ended, with the folder each was to have. */
export function unfinishedExports(db: ReadDb): { id: string; folder: string | null }[] {
  const rows = db.prepare(`SELECT id, folder FROM export WHERE state = 'writing'`).all()
  return z.array(z.strictObject({ id: z.string(), folder: z.string().nullable() })).parse(rows)
}

export function insertExport(
  db: WriteDb,
  started: { id: ExportId; scope: ExportScope; format: ExportFormat; folder: string; startedAt: Instant }
): void {
  db.prepare(
    `INSERT INTO export (id, state, scope, format, folder, started_at)
     VALUES (@id, 'writing', @scope, @format, @folder, @startedAt)`
  ).run({ ...started, scope: JSON.stringify(started.scope) })
}

export function markWritten(
  db: WriteDb,
  id: ExportId,
  written: { files: number; bytes: number; manifest: string; at: Instant }
): void {
  db.prepare(
    `UPDATE export SET state = 'written', files = @files, bytes = @bytes, manifest = @manifest, ended_at = @at
     WHERE id = @id`
  ).run({ id, ...written })
}

/** Keeps what was checked of a package, also of one that did not hold. */
export function keepReport(db: WriteDb, id: ExportId, report: ValidationReport): void {
  db.prepare('INSERT INTO export_report (export_id, report) VALUES (?, ?)').run(id, JSON.stringify(report))
}

export function reportById(db: ReadDb, id: ExportId): ValidationReport | null {
  const row = db.prepare('SELECT report FROM export_report WHERE export_id = ?').get(id)
  // What the query selects: a JSON text.
  return row === undefined ? null : ValidationReport.parse(JSON.parse((row as { report: string }).report))
}

export function markEnded(
  db: WriteDb,
  id: string,
  end: { state: 'failed' | 'interrupted'; problem: string | null; at: Instant }
): void {
  db.prepare(
    'UPDATE export SET state = @state, problem = @problem, folder = NULL, ended_at = @at WHERE id = @id'
  ).run({ id, ...end })
}
