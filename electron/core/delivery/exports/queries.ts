// The SQL of exports: the frozen selection, and what became of each package.
import { z } from 'zod'
import type { ErrorParams } from '#shared/errors.ts'
import { type Delivery, Export, type ExportFormat, type ExportScope, type Selected } from '#shared/export.ts'
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
import type { RecordRef } from '#shared/record.ts'
import { ValidationReport } from '#shared/validation.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { CAME_IN } from '../../register/records/came-in.ts'
import { savedDelivery } from './delivery-setting.ts'
import { packageReceivers } from './receivers.ts'
import { outsideOf } from './target.ts'

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
    captures: ids(id => CaptureId.parse(id), sorted('capture', CAME_IN.capture)),
    comments: ids(id => CommentId.parse(id), sorted('comment', CAME_IN.comment)),
    messages: ids(id => MessageId.parse(id), sorted('message', CAME_IN.message))
  }
}

/** The frozen messages, those of a conversation one after another: conversations by their first message. */
export function messagesByConversation(db: ReadDb, id: ExportId): MessageId[] {
  const rows = db
    .prepare(
      `SELECT id, min(${CAME_IN.message}) OVER (PARTITION BY coalesce(conversation_id, id)) AS begun,
         coalesce(conversation_id, id) AS conversation, ${CAME_IN.message} AS at
       FROM message WHERE id IN (${ITEMS} = 'message') ORDER BY begun, conversation, at, id`
    )
    .all(id)
  return rows.map(row => z.object({ id: MessageId }).parse(row).id)
}

/** SQL that an id is of these records of a kind. */
type IsAmong = (kind: RecordRef['kind'], id: string) => string
type Most = { readonly isMost: boolean }

/**
 * Each file as it is copied, `sha256` and `bytes`, as SQL: a file of two records goes along twice, and a web archive whole. `shown` are the
 * pictures that a register document shows, in whole once more. Where that may be nearly all there are (`isMost`), the tables of messages are
 * gone through in their own order: each looked up by its id would cost more.
 */
export function copiesOf(isAmong: IsAmong, only: 'all' | 'shown', most: Most): string {
  return `SELECT object.sha256, coalesce(wacz.bytes, object.bytes) AS bytes FROM capture_file JOIN object USING (sha256)
      LEFT JOIN wacz ON role = 'wacz' AND list = capture_file.sha256
      WHERE role <> 'part' AND ${isAmong('capture', 'capture_id')} ${narrowedTo(only, `role = 'screenshot'`)}
    UNION ALL ${besidesCaptures(isAmong, only, most)}`
}

/** As `copiesOf` all, summed up, as SQL: rows of `files` and `bytes`. Of captures their sums are known. */
export function sumsOf(isAmong: IsAmong, most: Most): string {
  return `SELECT files, bytes FROM capture_size WHERE ${isAmong('capture', 'id')}
    UNION ALL SELECT count(*), coalesce(sum(bytes), 0) FROM (${besidesCaptures(isAmong, 'all', most)})`
}

const narrowedTo = (only: 'all' | 'shown', roles: string) =>
  only === 'all' ? '' : `AND media_type IN ('image/png', 'image/jpeg') AND ${roles}`

function besidesCaptures(isAmong: IsAmong, only: 'all' | 'shown', { isMost }: Most): string {
  const by = (column: string) => (isMost ? `+${column}` : column)
  const ofMessage = (column: 'original' | 'mail', isShown: boolean) =>
    `SELECT sha256, bytes FROM message JOIN object ON sha256 = ${column}
      WHERE ${column} IS NOT NULL AND ${isAmong('message', by('id'))} ${narrowedTo(only, String(isShown))}`
  return `SELECT sha256, bytes FROM comment_file JOIN object USING (sha256)
      WHERE ${isAmong('comment', 'comment_id')} ${narrowedTo(only, `role IN ('comment', 'context', 'attachment')`)}
    UNION ALL ${ofMessage('original', true)}
    UNION ALL ${ofMessage('mail', false)}
    UNION ALL SELECT sha256, bytes FROM message_attachment JOIN object USING (sha256)
      WHERE ${isAmong('message', by('message_id'))} ${narrowedTo(only, 'true')}
    UNION ALL SELECT sha256, bytes FROM disclosed_copy JOIN object USING (sha256) WHERE (${COPIED.map(
      // There are few of these, and the records are not gone through once more for them.
      kind => `kind = '${kind}' AND ${isAmong(kind, '+id')}`
    ).join(' OR ')}) ${narrowedTo(only, 'false')}`
}

const COPIED = ['capture', 'comment', 'message'] as const satisfies RecordRef['kind'][]

/** How much is copied for the frozen records. */
export function bytesToCopy(db: ReadDb, id: ExportId): number {
  const item = 'WITH item AS (SELECT kind, item_id FROM export_item WHERE export_id = ?)'
  const isAmong: IsAmong = (kind, id) => `${id} IN (SELECT item_id FROM item WHERE kind = '${kind}')`
  const sums = sumsOf(isAmong, { isMost: false })
  const row = db.prepare(`${item} SELECT coalesce(sum(bytes), 0) AS bytes FROM (${sums})`).get(id)
  return z.strictObject({ bytes: z.int() }).parse(row).bytes
}

/** Whether a record of the package is secret, or kept in. */
export const holdsSecret = (db: ReadDb, id: ExportId): boolean =>
  db
    .prepare(
      `SELECT 1 FROM export_item JOIN secret_record ON secret_record.kind = export_item.kind AND id = item_id
       WHERE export_id = ? LIMIT 1`
    )
    .get(id) !== undefined

/** The size and the type of an object. */
export function objectFacts(db: ReadDb, sha256: Sha256): { bytes: number; mediaType: string } {
  const row = db.prepare('SELECT bytes, media_type AS mediaType FROM object WHERE sha256 = ?').get(sha256)
  return z.strictObject({ bytes: z.int(), mediaType: z.string() }).parse(row)
}

// The planned name stands in `folder` while a package is being written, for whoever clears up after a crash, and stays there when
// nothing came of it, for whoever begins again.
const EXPORT = `SELECT id, state, scope, selected, format, folder AS planned, delivery, files, bytes, problem,
  problem_values AS problemValues, started_at AS startedAt, ended_at AS endedAt, receiver_name AS receiverName,
  (SELECT count(*) FROM receipt WHERE export_id = export.id AND withdrawn_because IS NULL) AS receiptCount,
  (SELECT number FROM receipt WHERE export_id = export.id AND withdrawn_because IS NULL
    ORDER BY entered_at, id LIMIT 1) AS firstReceipt,
  (SELECT begun_at FROM disposed_folder JOIN disposal ON disposal.id = disposal_id
    WHERE disposed_folder.folder = export.folder AND is_inside = 1) AS removedAt FROM export`

/** What EXPORT selects; the rest is parsed as what it becomes. */
const ExportRow = z.looseObject({
  state: z.string(),
  removedAt: z.string().nullable(),
  scope: z.string(),
  selected: z.string(),
  delivery: z.string().nullable(),
  problemValues: z.string().nullable(),
  planned: z.string().nullable(),
  receiptCount: z.int(),
  firstReceipt: z.string().nullable()
})

function readExport(row: unknown): Export {
  const { scope, selected, delivery, problemValues, planned, receiptCount, firstReceipt, ...rest } =
    ExportRow.parse(row)
  const isDisposed = rest.state === 'written' && rest.removedAt !== null
  return Export.parse({
    ...rest,
    state: isDisposed ? 'disposed' : rest.state,
    folder: rest.state === 'written' ? planned : null,
    into: planned === null ? null : outsideOf(planned),
    scope: JSON.parse(scope),
    selected: JSON.parse(selected),
    delivery: delivery === null ? null : JSON.parse(delivery),
    receipts: { count: receiptCount, first: firstReceipt },
    problemValues: problemValues === null ? {} : JSON.parse(problemValues)
  })
}

/** Newest first. */
export function allExports(db: ReadDb): Export[] {
  return db.prepare(`${EXPORT} ORDER BY started_at DESC, id DESC`).all().map(readExport)
}

/** The folders that packages were to go to, and those with the schemas that went along: each was chosen by somebody. */
export function knownTargets(db: ReadDb): ReadonlySet<string> {
  return new Set(
    [
      ...allExports(db).flatMap(({ into, delivery }) => [into, delivery?.schemas]),
      ...packageReceivers(db).flatMap(({ into, delivery }) => [into, delivery?.schemas]),
      savedDelivery(db)?.schemas
    ].filter(path => path != null)
  )
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
  started: {
    id: ExportId
    scope: ExportScope
    selected: Selected
    format: ExportFormat
    delivery: Delivery | null
    folder: string
    receiverName: string | null
    startedAt: Instant
  }
): void {
  const { scope, selected, delivery } = started
  db.prepare(
    `INSERT INTO export (id, state, scope, selected, format, delivery, folder, receiver_name, started_at)
     VALUES (@id, 'writing', @scope, @selected, @format, @delivery, @folder, @receiverName, @startedAt)`
  ).run({
    ...started,
    scope: JSON.stringify(scope),
    selected: JSON.stringify(selected),
    delivery: delivery === null ? null : JSON.stringify(delivery)
  })
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

/** The SHA-256 of the file that speaks for all others in a package that was written. */
export function manifestOf(db: ReadDb, id: ExportId): string {
  const row = db.prepare('SELECT manifest FROM export WHERE id = ?').get(id)
  return z.object({ manifest: z.string() }).parse(row).manifest
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
  end: { state: 'failed' | 'interrupted'; problem: string | null; values: ErrorParams; at: Instant }
): void {
  db.prepare(
    `UPDATE export SET state = @state, problem = @problem, problem_values = @values, ended_at = @at WHERE id = @id`
  ).run({ id, ...end, values: JSON.stringify(end.values) })
}
