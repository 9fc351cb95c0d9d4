// Receipts: what the diary or the e-archive answered about records that were handed over.
import { z } from 'zod'
import { ExportFormat } from './export.ts'
import { ExportId, Instant, ReceiptId, Sha256 } from './ids.ts'
import { turningNothing } from './one-line.ts'
import { Receiver } from './receiver.ts'

const number = turningNothing(100)

/** What the receiver says. `receivedOn` is a calendar date, `yyyy-mm-dd`, in Sweden. */
export const ReceiptFacts = z.strictObject({
  receiver: Receiver,
  /** The diary number, or the number that the e-archive gave the delivery. */
  number,
  /** The case that the records were put in, where it is not the same. */
  caseNumber: number.nullable(),
  receivedOn: z.iso.date(),
  receivedBy: turningNothing(200)
})
export type ReceiptFacts = z.infer<typeof ReceiptFacts>

/** How the receipt came: entered by a person, from a file of the receiver's, or from its program. */
export const ReceiptWay = z.enum(['hand', 'file', 'api'])
export type ReceiptWay = z.infer<typeof ReceiptWay>

// What was entered before such letters were refused stays as it was.
export const Receipt = ReceiptFacts.extend({
  number: z.string(),
  caseNumber: z.string().nullable(),
  receivedBy: z.string(),
  id: ReceiptId,
  exportId: ExportId,
  way: ReceiptWay,
  /** The receiver's file, as it came. */
  source: Sha256.nullable(),
  records: z.int(),
  enteredAt: Instant,
  enteredBy: z.string(),
  /** Why it no longer counts. */
  withdrawnBecause: z.string().nullable()
})
export type Receipt = z.infer<typeof Receipt>

/** What was answered about one record, as a package tells it to whoever receives it next. */
export const RecordReceipt = Receipt.omit({ source: true, records: true, withdrawnBecause: true })
export type RecordReceipt = z.infer<typeof RecordReceipt>

/** What counts for a row of the receiver's file that does not say it itself. */
export const ReceiptDefaults = z.strictObject({
  receivedOn: z.iso.date().nullable(),
  receivedBy: z.string().trim().min(1).max(200).nullable()
})
export type ReceiptDefaults = z.infer<typeof ReceiptDefaults>

/**
 * What the receiver's file came to. Each row is one of: `acknowledged` now, `known` (its record had this receipt before, by
 * this package or another), or `unanswered` (no number yet, or only what the list had when it was handed over). `receipts` is how many were made of the rows, one for each number, case, day and person.
 */
export const ReceiptImport = z.strictObject({
  rows: z.int(),
  acknowledged: z.int(),
  known: z.int(),
  unanswered: z.int(),
  receipts: z.int()
})
export type ReceiptImport = z.infer<typeof ReceiptImport>

/** The way of one record: each package it went with, and what was answered. */
export const Transfer = z.strictObject({
  exportId: ExportId,
  format: ExportFormat,
  folder: z.string().nullable(),
  writtenAt: Instant,
  receipts: z.array(Receipt)
})
export type Transfer = z.infer<typeof Transfer>
