// The SQL of receipts.
import { z } from 'zod'
import { CommentId, type ExportId, type ReceiptId } from '#shared/ids.ts'
import { Receipt, type ReceiptFacts, RecordReceipt, Transfer } from '#shared/receipt.ts'
import { RecordRef } from '#shared/record.ts'
import { registrationsOf } from '../../comments/comments/read.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const RECEIPT = `SELECT id, export_id AS exportId, receiver, number, case_number AS caseNumber, received_on AS receivedOn,
  received_by AS receivedBy, way, source, entered_at AS enteredAt, entered_by AS enteredBy,
  withdrawn_because AS withdrawnBecause,
  (SELECT count(*) FROM receipt_item WHERE receipt_id = receipt.id) AS records FROM receipt`

export function receiptById(db: ReadDb, id: ReceiptId): Receipt | undefined {
  const row = db.prepare(`${RECEIPT} WHERE id = ?`).get(id)
  return row === undefined ? undefined : Receipt.parse(row)
}

export function listReceipts(
  db: ReadDb,
  { exportId, number, ...paging }: Paging & { exportId: ExportId | null; number: string | null }
): Page<Receipt> {
  const chosen = [
    ...(exportId === null ? [] : ['export_id = @exportId']),
    ...(number === null ? [] : ['(number = @number OR case_number = @number)']),
    '(entered_at, id) < (@afterAt, @afterId)'
  ]
  const rows = db
    .prepare(`${RECEIPT} WHERE ${chosen.join(' AND ')} ORDER BY entered_at DESC, id DESC LIMIT +@limit`)
    .all({ exportId, number, ...keysetOf(paging) })
  return pageOf(z.array(Receipt).parse(rows), paging, row => row.enteredAt)
}

/** By kind and id, ascending. */
export function listRecords(
  db: ReadDb,
  id: ReceiptId,
  { limit, after }: Paging
): { items: RecordRef[]; next: string | null } {
  const [kind = '', item = ''] = after?.split(' ') ?? []
  const rows = db
    .prepare(
      `SELECT kind, item_id AS id FROM receipt_item WHERE receipt_id = @id AND (kind, item_id) > (@kind, @item)
       ORDER BY kind, item_id LIMIT +@limit`
    )
    .all({ id, kind, item, limit: limit + 1 })
  const items = z.array(RecordRef).parse(rows.slice(0, limit))
  const last = items.at(-1)
  return { items, next: rows.length > limit && last !== undefined ? `${last.kind} ${last.id}` : null }
}

/** All of them. */
export function coveredBy(db: ReadDb, id: ReceiptId): RecordRef[] {
  const rows = db
    .prepare('SELECT kind, item_id AS id FROM receipt_item WHERE receipt_id = ? ORDER BY kind, item_id')
    .all(id)
  return z.array(RecordRef).parse(rows)
}

/** The records of a package that a registrar or an e-archive can acknowledge and that this receiver has not. */
export function unacknowledged(db: ReadDb, exportId: ExportId, receiver: string): RecordRef[] {
  const rows = db
    .prepare(
      `SELECT kind, item_id AS id FROM export_item WHERE export_id = @exportId AND kind <> 'channel'
         AND NOT EXISTS (SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
           WHERE receipt_item.kind = export_item.kind AND receipt_item.item_id = export_item.item_id
             AND receipt.export_id = @exportId AND receiver = @receiver AND withdrawn_because IS NULL)
       ORDER BY kind, item_id`
    )
    .all({ exportId, receiver })
  return z.array(RecordRef).parse(rows)
}

/** The record of this id in a package. */
export function recordIn(db: ReadDb, exportId: ExportId, id: string): RecordRef | undefined {
  const row = db
    .prepare(
      `SELECT kind, item_id AS id FROM export_item WHERE export_id = ? AND item_id = ? AND kind <> 'channel'`
    )
    .get(exportId, id)
  return row === undefined ? undefined : RecordRef.parse(row)
}

/** The diary numbers that the list of a package may say a record has: as it was registered, and as the diary answered. */
export function diaryNumbersOf(db: ReadDb, record: RecordRef): ReadonlySet<string> {
  const registered = registeredAs(db, record)
  const answered = receiptsOf(db, record).filter(({ receiver }) => receiver === 'diary')
  return new Set([...(registered === null ? [] : [registered]), ...answered.map(({ number }) => number)])
}

/**
 * The numbers and the cases that the list of a package may have had of a record when it was handed over: as it was registered by
 * then, as the diary had answered about other packages, also where that was withdrawn later, and the case of a year.
 */
export function writtenOf(
  db: ReadDb,
  { exportId, record }: { exportId: ExportId; record: RecordRef }
): Record<'numbers' | 'cases', ReadonlySet<string>> {
  const rows = db
    .prepare(
      `WITH answer AS (SELECT number, case_number FROM receipt_item JOIN receipt ON receipt.id = receipt_id
         WHERE kind = @kind AND item_id = @id AND receiver = 'diary' AND export_id <> @exportId
           AND entered_at <= (SELECT started_at FROM export WHERE export.id = @exportId))
       SELECT 'numbers' AS said, number AS text FROM answer
       UNION SELECT 'cases', coalesce(case_number, number) FROM answer
       UNION SELECT 'numbers', number FROM comment_registration WHERE comment_id = @id AND number IS NOT NULL
         AND decided_at <= (SELECT started_at FROM export WHERE export.id = @exportId)
       UNION SELECT 'numbers', diary_number FROM message WHERE id = @id AND diary_number IS NOT NULL
         AND decided_at <= (SELECT started_at FROM export WHERE export.id = @exportId)
       UNION SELECT 'cases', number FROM yearly_case`
    )
    .all({ exportId, ...record })
  const said = z.array(z.strictObject({ said: z.enum(['numbers', 'cases']), text: z.string() })).parse(rows)
  const of = (which: 'numbers' | 'cases') =>
    new Set(said.filter(each => each.said === which).map(({ text }) => text))
  return { numbers: of('numbers'), cases: of('cases') }
}

/** Whether a receipt that counts says just this of the record, whichever package it went with. */
export function hasReceipt(db: ReadDb, { kind, id }: RecordRef, facts: ReceiptFacts): boolean {
  const row = db
    .prepare(
      `SELECT 1 FROM receipt_item JOIN receipt ON receipt.id = receipt_id
       WHERE kind = @kind AND item_id = @id AND receiver = @receiver AND number = @number AND case_number IS @caseNumber
         AND received_on = @receivedOn AND received_by = @receivedBy AND withdrawn_because IS NULL LIMIT 1`
    )
    .get({ kind, id, ...facts })
  return row !== undefined
}

function registeredAs(db: ReadDb, { kind, id }: RecordRef): string | null {
  if (kind === 'comment') return registrationsOf(db, CommentId.parse(id)).at(-1)?.number ?? null
  if (kind !== 'message') return null
  const row = db.prepare('SELECT diary_number AS number FROM message WHERE id = ?').get(id)
  return (row as { number: string | null } | undefined)?.number ?? null
}

/** Whether there is any record of this id, or was before it was disposed of. */
export function isRecord(db: ReadDb, id: string): boolean {
  const any = `SELECT 1 FROM capture WHERE id = @id UNION ALL SELECT 1 FROM comment WHERE id = @id
    UNION ALL SELECT 1 FROM message WHERE id = @id UNION ALL SELECT 1 FROM tombstone WHERE item_id = @id`
  return db.prepare(any).get({ id }) !== undefined
}

/** What one receiver answered about a record in a package, if it has. */
export function receiptFor(
  db: ReadDb,
  { exportId, receiver, record }: { exportId: ExportId; receiver: string; record: RecordRef }
): Receipt | undefined {
  const row = db
    .prepare(
      `${RECEIPT} WHERE export_id = @exportId AND receiver = @receiver AND withdrawn_because IS NULL
         AND id IN (SELECT receipt_id FROM receipt_item WHERE kind = @kind AND item_id = @id)`
    )
    .get({ exportId, receiver, ...record })
  return row === undefined ? undefined : Receipt.parse(row)
}

/** What counts of what was answered about a record, the newest first; not what is marked as secret, or answers a secret package. */
export function receiptsOf(db: ReadDb, { kind, id }: RecordRef): RecordReceipt[] {
  const rows = db
    .prepare(
      `SELECT id, export_id AS exportId, receiver, number, case_number AS caseNumber, received_on AS receivedOn,
         received_by AS receivedBy, way, entered_at AS enteredAt, entered_by AS enteredBy
       FROM receipt_item JOIN receipt ON receipt.id = receipt_id
       WHERE kind = ? AND item_id = ? AND withdrawn_because IS NULL
         AND NOT EXISTS (SELECT 1 FROM secrecy_mark WHERE lifted_at IS NULL
           AND (kind = 'receipt' AND record_id = receipt.id OR kind = 'package' AND record_id = export_id))
       ORDER BY entered_at DESC, receipt.id`
    )
    .all(kind, id)
  return z.array(RecordReceipt).parse(rows)
}

/** Every written package that holds the record, oldest first, with the receipts that cover it. */
export function chainOf(db: ReadDb, { kind, id }: RecordRef): Transfer[] {
  const packages = db
    .prepare(
      `SELECT export.id AS exportId, format, folder, ended_at AS writtenAt FROM export
       JOIN export_item ON export_item.export_id = export.id
       WHERE kind = ? AND item_id = ? AND state = 'written' ORDER BY ended_at, export.id`
    )
    .all(kind, id)
  const Written = Transfer.omit({ receipts: true })
  const receipts = db.prepare(
    `${RECEIPT} WHERE export_id = ? AND id IN (SELECT receipt_id FROM receipt_item WHERE kind = ? AND item_id = ?)
     ORDER BY entered_at, id`
  )
  return z
    .array(Written)
    .parse(packages)
    .map(each => ({ ...each, receipts: z.array(Receipt).parse(receipts.all(each.exportId, kind, id)) }))
}

export function insertReceipt(
  db: WriteDb,
  receipt: Omit<Receipt, 'records' | 'withdrawnBecause'>,
  records: readonly RecordRef[]
): void {
  db.prepare(
    `INSERT INTO receipt (id, export_id, receiver, number, case_number, received_on, received_by, way, source,
       entered_at, entered_by)
     VALUES (@id, @exportId, @receiver, @number, @caseNumber, @receivedOn, @receivedBy, @way, @source,
       @enteredAt, @enteredBy)`
  ).run(receipt)
  const insert = db.prepare('INSERT INTO receipt_item (receipt_id, kind, item_id) VALUES (?, ?, ?)')
  for (const record of records) insert.run(receipt.id, record.kind, record.id)
}

export function markWithdrawn(db: WriteDb, id: ReceiptId, because: string): void {
  db.prepare('UPDATE receipt SET withdrawn_because = ? WHERE id = ?').run(because, id)
}
