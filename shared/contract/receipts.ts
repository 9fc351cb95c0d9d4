// Receipts of what was handed over: entered, taken from a file, and followed both ways.

import { z } from 'zod'
import { FilePath } from '../file-path.ts'
import { ExportId, ReceiptId } from '../ids.ts'
import { Receipt, ReceiptDefaults, ReceiptFacts, ReceiptImport, Transfer } from '../receipt.ts'
import { Receiver } from '../receiver.ts'
import { RecordRef } from '../record.ts'
import { base, page, paging } from './base.ts'

export const receipts = {
  /** Newest first; of one package, or with one number. */
  list: base
    .input(
      z.strictObject({
        exportId: ExportId.nullable().default(null),
        number: z.string().trim().min(1).max(100).nullable().default(null),
        ...paging
      })
    )
    .output(page(Receipt)),
  /** The records that a receipt covers: from the diary to the record. */
  records: base
    .input(z.strictObject({ id: ReceiptId, ...paging }))
    .output(z.strictObject({ items: z.array(RecordRef), next: z.string().nullable() })),
  /** Each package that a record went with and what was answered: from the record to the diary. */
  chain: base.input(z.strictObject({ record: RecordRef })).output(z.array(Transfer)),
  /** Enters a receipt for the whole package, or for some of its records. */
  enter: base
    .input(
      z.strictObject({
        exportId: ExportId,
        facts: ReceiptFacts,
        records: z.array(RecordRef).min(1).max(1000).nullable()
      })
    )
    .output(Receipt),
  /** Takes in a list from the receiver, one row a record: all of it or nothing. The file is kept as it came. */
  takeFile: base
    .input(
      z.strictObject({
        exportId: ExportId,
        receiver: Receiver,
        path: FilePath,
        otherwise: ReceiptDefaults
      })
    )
    .output(ReceiptImport),
  /** A receipt that was wrong stays on file with the reason, and no longer counts. */
  withdraw: base
    .input(z.strictObject({ id: ReceiptId, because: z.string().trim().min(1).max(500) }))
    .output(Receipt)
}
