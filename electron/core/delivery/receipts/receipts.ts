// What the receiver answered: back onto every record, so that app, diary and e-archive can be followed both ways.
import { randomUUID } from 'node:crypto'
import { type ExportId, ReceiptId } from '#shared/ids.ts'
import type { Receipt, ReceiptFacts, ReceiptWay, Transfer } from '#shared/receipt.ts'
import type { RecordRef } from '#shared/record.ts'
import { indexComment } from '../../comments/comments/find-index.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record as enterAct } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { isKept } from '../../register/records/kept-record.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { enterAgain } from '../../register/word-index/word-index.ts'
import { findExport } from '../exports/exports.ts'
import * as queries from './queries.ts'

/**
 * Enters what a receiver answered by letter, mail or telephone. `records` null is every record of the package that this
 * receiver has not answered about yet.
 * @throws ArchiveError not-found, not-handed-over, not-in-package, already-acknowledged, receipt-in-future, secret-words
 */
export function enterReceipt(
  ctx: Context,
  { exportId, facts, records }: { exportId: ExportId; facts: ReceiptFacts; records: RecordRef[] | null }
): Receipt {
  if (facts.receivedOn > swedishDate(ctx.clock.now()))
    throw new ArchiveError('receipt-in-future', { date: facts.receivedOn })
  const id = ctx.db.transact(tx => {
    requireNoSecretWords(tx, [facts.number, facts.caseNumber, facts.receivedBy])
    const folder = handedOver(tx, exportId)
    const covered = records ?? queries.unacknowledged(tx, exportId, facts.receiver)
    if (covered.length === 0)
      throw new ArchiveError('already-acknowledged', { what: folder, number: facts.number })
    for (const record of covered) {
      if (queries.recordIn(tx, exportId, record.id)?.kind !== record.kind)
        throw new ArchiveError('not-in-package', { what: record.id, package: folder })
      const before = queries.receiptFor(tx, { exportId, receiver: facts.receiver, record })
      if (before !== undefined)
        throw new ArchiveError('already-acknowledged', { what: record.id, number: before.number })
    }
    return addReceipt(tx, ctx, { exportId, facts, covered, way: 'hand', source: null })
  })
  tellChanged(ctx, 'exports')
  return findReceipt(ctx.db.read, id)
}

/** The folder of a package that was written. @throws ArchiveError not-found, not-handed-over */
export function handedOver(db: ReadDb, exportId: ExportId): string {
  const { state, folder } = findExport(db, exportId)
  // A receipt may come when the folder is disposed of already.
  if ((state !== 'written' && state !== 'disposed') || folder === null)
    throw new ArchiveError('not-handed-over', { package: folder ?? exportId })
  return folder
}

type Answer = {
  readonly exportId: ExportId
  readonly facts: ReceiptFacts
  readonly covered: readonly RecordRef[]
  readonly way: ReceiptWay
  readonly source: StoredObject | null
}

/** Writes a receipt and its journal line. The caller has checked that it may be. */
export function addReceipt(
  tx: WriteDb,
  ctx: Context,
  { exportId, facts, covered, way, source }: Answer
): ReceiptId {
  const id = ReceiptId.parse(randomUUID())
  const { receiver, number, caseNumber, receivedOn } = facts
  enterAct(tx, ctx, {
    act: 'receipt.entered',
    about: id,
    objects: source === null ? [] : [source],
    details: { export: exportId, receiver, number, caseNumber, receivedOn, way, records: covered.length }
  })
  queries.insertReceipt(
    tx,
    {
      id,
      exportId,
      ...facts,
      way,
      source: source?.sha256 ?? null,
      enteredAt: ctx.clock.now(),
      enteredBy: ctx.actor
    },
    covered
  )
  enterNumbers(tx, covered)
  return id
}

/** The records are found by the number that they got, and no longer by one that was withdrawn. */
function enterNumbers(tx: WriteDb, records: readonly RecordRef[]): void {
  for (const { kind, id } of records)
    if (kind === 'comment') indexComment(tx, id)
    else if (kind === 'message' && isKept(tx, { kind, id })) enterAgain(tx, { kind, id })
}

/** A receipt that was wrong no longer counts; it stays on file. @throws ArchiveError not-found, receipt-withdrawn, secret-words */
export function withdrawReceipt(ctx: Context, id: ReceiptId, because: string): Receipt {
  ctx.db.transact(tx => {
    const { number, withdrawnBecause } = findReceipt(tx, id)
    if (withdrawnBecause !== null) throw new ArchiveError('receipt-withdrawn', { number })
    requireNoSecretWords(tx, [because])
    queries.markWithdrawn(tx, id, because)
    enterNumbers(tx, queries.coveredBy(tx, id))
    enterAct(tx, ctx, { act: 'receipt.withdrawn', about: id, details: { number } })
  })
  tellChanged(ctx, 'exports')
  return findReceipt(ctx.db.read, id)
}

/** @throws ArchiveError not-found */
export function findReceipt(db: ReadDb, id: ReceiptId): Receipt {
  const found = queries.receiptById(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** Each package that a record went with and what was answered. @throws ArchiveError not-found */
export function chainOf(db: ReadDb, record: RecordRef): Transfer[] {
  if (!queries.isRecord(db, record.id)) throw new ArchiveError('not-found', { what: record.id })
  return queries.chainOf(db, record)
}
