// The SQL of the diary system and of what was sent to it.
import { z } from 'zod'
import {
  type DiaryProgram,
  type DiaryReceiptProblem,
  DiarySystem,
  type DiarySystemDraft,
  Sending
} from '#shared/diary-system.ts'
import { type DepartmentId, type ExportId, type Instant, type ReceiptId, SendingId } from '#shared/ids.ts'
import { RecordRef } from '#shared/record.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

export function findSystem(db: ReadDb): DiarySystem | null {
  const row = db
    .prepare(
      `SELECT settings, saved_at AS savedAt, saved_by AS savedBy, checked_at AS checkedAt, problem FROM diary_system`
    )
    .get()
  if (row === undefined) return null
  const { settings, ...rest } = row as { settings: string }
  return DiarySystem.parse({ ...JSON.parse(settings), ...rest })
}

export function upsertSystem(db: WriteDb, system: DiarySystemDraft, at: Instant, by: string): void {
  db.prepare(
    `INSERT INTO diary_system (only_row, settings, saved_at, saved_by, checked_at) VALUES (1, @settings, @at, @by, @at)
     ON CONFLICT (only_row) DO UPDATE SET settings = excluded.settings, saved_at = excluded.saved_at,
       saved_by = excluded.saved_by, checked_at = excluded.checked_at, problem = NULL`
  ).run({ settings: JSON.stringify(system), at, by })
}

/** `problem` null: it answered as it should. */
export function setSystemChecked(db: WriteDb, at: Instant, problem: string | null): void {
  db.prepare(
    'UPDATE diary_system SET checked_at = iif(@problem IS NULL, @at, checked_at), problem = @problem'
  ).run({ at, problem })
}

export function deleteSystem(db: WriteDb): void {
  db.prepare('DELETE FROM diary_system').run()
}

// A mail that was written anew goes on under the Message-ID of the new one.
const SENDING = `SELECT id, export_id AS exportId, kind, item_id AS itemId, program, state, reference,
  (WITH RECURSIVE mail (id, state) AS (
      SELECT id, state FROM outgoing_mail WHERE header_id = sending.reference
      UNION SELECT newer.id, newer.state FROM outgoing_mail AS newer JOIN mail ON newer.instead_of = mail.id)
    SELECT state FROM mail WHERE NOT EXISTS (SELECT 1 FROM outgoing_mail WHERE instead_of = mail.id)) AS mail, step, case_number AS caseNumber, number,
  problem, reply, left_out AS leftOut, receipt_id AS receiptId, started_at AS startedAt, started_by AS startedBy,
  ended_at AS endedAt,
  (SELECT count(*) FROM sending_item WHERE sending_id = sending.id) AS records FROM sending`

const read = (row: unknown): Sending => {
  const { leftOut, ...rest } = row as { leftOut: string; state: string; mail: string | null }
  // Nothing was handed over as long as the mail is refused; it may be sent again.
  const hasFailed = rest.state === 'handed-over' && (rest.mail === 'refused' || rest.mail === 'bounced')
  const state = hasFailed ? 'mail-failed' : rest.state
  return Sending.parse({ ...rest, state, leftOut: JSON.parse(leftOut) })
}

/** Newest first. */
export function listSendings(
  db: ReadDb,
  { exportId, ...paging }: Paging & { exportId: ExportId }
): Page<Sending> {
  const rows = db
    .prepare(
      `${SENDING} WHERE export_id = @exportId AND (started_at, id) < (@afterAt, @afterId)
       ORDER BY started_at DESC, id DESC LIMIT +@limit`
    )
    .all({ exportId, ...keysetOf(paging) })
  return pageOf(rows.map(read), paging, row => row.startedAt)
}

export function sendingById(db: ReadDb, id: SendingId): Sending | undefined {
  const row = db.prepare(`${SENDING} WHERE id = ?`).get(id)
  return row === undefined ? undefined : read(row)
}

export function openSendings(db: ReadDb): Sending[] {
  return db.prepare(`${SENDING} WHERE state = 'sending'`).all().map(read)
}

/** Notes that a receipt says nothing; false where that is known. */
export function noteUnread(
  db: WriteDb,
  id: SendingId,
  { why, at }: { readonly why: DiaryReceiptProblem; readonly at: Instant }
): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO unread_receipt (sending_id, why, found_at) VALUES (@id, @why, @at)
       ON CONFLICT (sending_id) DO UPDATE SET why = excluded.why WHERE why <> excluded.why`
    )
    .run({ id, why, at })
  return changes > 0
}

/** The sendings whose receipts say nothing. */
export function unreadReceipts(db: ReadDb): SendingId[] {
  return z
    .array(z.object({ id: SendingId }))
    .parse(db.prepare('SELECT sending_id AS id FROM unread_receipt').all())
    .map(({ id }) => id)
}

export function endUnread(db: WriteDb, id: SendingId): void {
  db.prepare('DELETE FROM unread_receipt WHERE sending_id = ?').run(id)
}

/** Whether there was a sending of this id, and it is not under way. */
export function isOver(db: ReadDb, id: string): boolean {
  return db.prepare(`SELECT 1 FROM sending WHERE id = ? AND state <> 'sending'`).get(id) !== undefined
}

/** What was handed to a program that has not said what became of it. */
export function waitingSendings(db: ReadDb, program: DiaryProgram): Sending[] {
  return db
    .prepare(`${SENDING} WHERE program = ? AND state IN ('handed-over', 'uncertain') ORDER BY started_at, id`)
    .all(program)
    .map(read)
}

/** Whether the record is on its way or in doubt, or acknowledged by the diary, by whatever package. */
export function standingOf(db: ReadDb, { kind, id }: RecordRef): 'in-doubt' | 'acknowledged' | 'free' {
  const row = db
    .prepare(
      `SELECT 'in-doubt' AS standing FROM sending_item JOIN sending ON sending.id = sending_id
         WHERE sending_item.kind = @kind AND sending_item.item_id = @id
           AND state IN ('sending', 'handed-over', 'uncertain')
       UNION ALL SELECT 'acknowledged' FROM receipt_item JOIN receipt ON receipt.id = receipt_id
         WHERE kind = @kind AND item_id = @id AND receiver = 'diary' AND withdrawn_because IS NULL`
    )
    .get({ kind, id })
  return row === undefined
    ? 'free'
    : z.object({ standing: z.enum(['in-doubt', 'acknowledged']) }).parse(row).standing
}

/** The case that was made for a record whose document was then not entered in it. */
export function caseMadeFor(db: ReadDb, { kind, id }: RecordRef): string | null {
  const row = db
    .prepare(
      `SELECT case_number AS number FROM sending JOIN sending_item ON sending.id = sending_id
       WHERE sending_item.kind = ? AND sending_item.item_id = ? AND is_new_case = 1
         AND case_number IS NOT NULL AND state IN ('refused', 'absent') ORDER BY started_at DESC, id DESC LIMIT 1`
    )
    .get(kind, id)
  return row === undefined ? null : z.object({ number: z.string() }).parse(row).number
}

/** The records that a sending covers. */
export function itemsOf(db: ReadDb, id: SendingId): RecordRef[] {
  const rows = db
    .prepare('SELECT kind, item_id AS id FROM sending_item WHERE sending_id = ? ORDER BY kind, item_id')
    .all(id)
  return z.array(RecordRef).parse(rows)
}

type Begun = Pick<
  Sending,
  'id' | 'exportId' | 'program' | 'step' | 'caseNumber' | 'leftOut' | 'startedAt' | 'startedBy'
> & {
  /** The first one stands for them. */
  readonly records: readonly [RecordRef, ...RecordRef[]]
  readonly isNewCase: boolean
  /** Where it goes into the case of a department and a year. */
  readonly yearly: { readonly departmentId: DepartmentId; readonly year: number } | null
}

export function insertSending(db: WriteDb, { records, leftOut, isNewCase, yearly, ...begun }: Begun): void {
  db.prepare(
    `INSERT INTO sending (id, export_id, kind, item_id, program, state, step, case_number, is_new_case, left_out,
       started_at, started_by, yearly_department_id, yearly_year)
     VALUES (@id, @exportId, @kind, @itemId, @program, 'sending', @step, @caseNumber, @isNewCase, @leftOut, @startedAt, @startedBy,
       @departmentId, @year)`
  ).run({
    ...begun,
    departmentId: yearly?.departmentId ?? null,
    year: yearly?.year ?? null,
    kind: records[0].kind,
    itemId: records[0].id,
    isNewCase: Number(isNewCase),
    leftOut: JSON.stringify(leftOut)
  })
  const insert = db.prepare('INSERT INTO sending_item (sending_id, kind, item_id) VALUES (?, ?, ?)')
  for (const { kind, id } of records) insert.run(begun.id, kind, id)
}

/** The case is there; the document is what is made now. */
export function setCaseMade(db: WriteDb, id: SendingId, caseNumber: string): void {
  db.prepare(`UPDATE sending SET step = 'document', case_number = ? WHERE id = ?`).run(caseNumber, id)
}

export type SendingEnd = Pick<Sending, 'state' | 'caseNumber' | 'number' | 'problem' | 'reply'> & {
  readonly receiptId: ReceiptId | null
  readonly endedAt: Instant
}

/** It lies where the diary takes it from. */
export function setHandedOver(
  db: WriteDb,
  id: SendingId,
  { reference, at }: { reference: string; at: Instant }
): void {
  db.prepare(
    `UPDATE sending SET state = 'handed-over', reference = @reference, ended_at = @at WHERE id = @id`
  ).run({ id, reference, at })
}

/** A null `caseNumber` leaves the one that is there. */
export function endSending(db: WriteDb, id: SendingId, end: SendingEnd): void {
  db.prepare(
    `UPDATE sending SET state = @state, case_number = coalesce(@caseNumber, case_number), number = @number,
       problem = @problem, reply = @reply, receipt_id = @receiptId, ended_at = @endedAt WHERE id = @id`
  ).run({ id, ...end })
}

/** The records of a package, by kind and id. */
export function recordsOf(db: ReadDb, exportId: ExportId): RecordRef[] {
  const rows = db
    .prepare(
      `SELECT kind, item_id AS id FROM export_item WHERE export_id = ? AND kind <> 'channel' ORDER BY kind, item_id`
    )
    .all(exportId)
  return z.array(RecordRef).parse(rows)
}
