// The SQL of reports from readers.
import { z } from 'zod'
import { type ChannelId, type Instant, MessageId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { Report, type ReportDecision, type ReportDraft, StoredReportDecision } from '#shared/report.ts'
import { linkKey } from '../../comments/comments/keys.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const DECISION = `json_object('outcome', outcome, 'because', because, 'toReader', to_reader,
  'correctedBecause', corrected_because, 'decidedBy', decided_by, 'decidedAt', decided_at)`

const REPORT = `SELECT message.id, message.channel_id AS channelId, channel.name AS channelName, matter, way,
  iif(record_id IS NULL, NULL, json_object('kind', record_kind, 'id', record_id)) AS record, address,
  message.sender_name AS senderName, coalesce(message.received_at, taken_in_at) AS receivedAt,
  (SELECT due_at FROM duty WHERE duty.message_id = message.id AND answered_at IS NULL) AS dueAt,
  (SELECT ${DECISION} FROM report_decision WHERE report_decision.message_id = message.id ORDER BY seq DESC LIMIT 1) AS decision
  FROM message_report JOIN message ON message.id = message_report.message_id JOIN channel ON channel.id = message.channel_id`

function readReport(row: unknown): Report {
  // What REPORT selects; `record` and `decision` are JSON texts.
  const { record, decision, ...rest } = row as { record: string | null; decision: string | null }
  return Report.parse({
    ...rest,
    record: record === null ? null : JSON.parse(record),
    decision: decision === null ? null : JSON.parse(decision)
  })
}

/** Newest first; what is null takes all. */
export function listReports(
  db: ReadDb,
  filter: { channelId: ChannelId | null; state: 'open' | 'decided' | null } & Paging
): Page<Report> {
  const rows = db
    .prepare(
      `${REPORT} WHERE (coalesce(message.received_at, taken_in_at), message.id) < (@afterAt, @afterId)
         AND (@channelId IS NULL OR message.channel_id = @channelId)
         AND (@state IS NULL OR (@state = 'decided') = EXISTS (
           SELECT 1 FROM report_decision WHERE report_decision.message_id = message.id))
       ORDER BY coalesce(message.received_at, taken_in_at) DESC, message.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), channelId: filter.channelId, state: filter.state })
    .map(readReport)
  return pageOf(rows, filter, row => row.receivedAt)
}

export function findReport(db: ReadDb, id: MessageId): Report | undefined {
  const row = db.prepare(`${REPORT} WHERE message.id = ?`).get(id)
  return row === undefined ? undefined : readReport(row)
}

/** Newest first. */
export function reportsAbout(db: ReadDb, { kind, id }: RecordRef): Report[] {
  return db
    .prepare(
      `${REPORT} WHERE (record_kind = @kind AND record_id = @id)
         OR (@kind = 'comment' AND message_report.link_key = (SELECT link_key FROM comment WHERE id = @id))
       ORDER BY coalesce(message.received_at, taken_in_at) DESC, message.id DESC`
    )
    .all({ kind, id })
    .map(readReport)
}

/** The report by a reader at a time that is about the same: its id; `other`: there is a message by them then, but of something else. */
export function reportAt(
  db: ReadDb,
  {
    record,
    ...same
  }: {
    readonly channelId: ChannelId
    readonly senderName: string
    readonly receivedAt: Instant
  } & Pick<ReportDraft, 'matter' | 'way' | 'record' | 'address'>
): MessageId | 'other' | null {
  const found = db
    .prepare(
      `SELECT message.id, matter IS @matter AND way IS @way AND record_id IS @recordId AND address IS @address AS isSame
       FROM message LEFT JOIN message_report AS report ON report.message_id = message.id
       WHERE channel_id = @channelId AND sender_name = @senderName AND received_at = @receivedAt ORDER BY isSame DESC LIMIT 1`
    )
    .get({ ...same, recordId: record?.id ?? null })
  if (found === undefined) return null
  const { id, isSame } = z.object({ id: MessageId, isSame: z.literal([0, 1]) }).parse(found)
  return isSame === 1 ? id : 'other'
}

export function insertReport(
  db: WriteDb,
  id: MessageId,
  { matter, way, record, address }: Pick<ReportDraft, 'matter' | 'way' | 'record' | 'address'>
): void {
  db.prepare(
    `INSERT INTO message_report (message_id, matter, way, record_kind, record_id, address, link_key)
     VALUES (@id, @matter, @way, @kind, @recordId, @address, @linkKey)`
  ).run({
    ...{ id, matter, way, kind: record?.kind ?? null, recordId: record?.id ?? null, address },
    linkKey: address === null ? null : linkKey(address)
  })
}

export function insertDecision(
  db: WriteDb,
  id: MessageId,
  decision: ReportDecision & {
    readonly correctedBecause: string | null
    readonly by: string
    readonly at: Instant
  }
): void {
  db.prepare(
    `INSERT INTO report_decision (message_id, outcome, because, to_reader, corrected_because, decided_by, decided_at)
     VALUES (@id, @outcome, @because, @toReader, @correctedBecause, @by, @at)`
  ).run({ id, ...decision })
}

/** Oldest first. */
export function listDecisions(db: ReadDb, id: MessageId): StoredReportDecision[] {
  const rows = db
    .prepare(`SELECT ${DECISION} AS decision FROM report_decision WHERE message_id = ? ORDER BY seq`)
    .all(id)
  return rows.map(row =>
    StoredReportDecision.parse(JSON.parse(z.object({ decision: z.string() }).parse(row).decision))
  )
}
