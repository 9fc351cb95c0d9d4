// The routes of the receipts: each hands checked input to a verb, and adds nothing of its own.
import { listReceipts, listRecords } from '../../delivery/receipts/read.ts'
import { chainOf, enterReceipt, findReceipt, withdrawReceipt } from '../../delivery/receipts/receipts.ts'
import { takeReceiptFile } from '../../delivery/receipts/take-file.ts'
import type { Door } from './door.ts'

export function receiptsRoutes({ os, ctx, db, given }: Door) {
  return {
    list: os.receipts.list.handler(({ input }) => listReceipts(db(), input)),
    records: os.receipts.records.handler(({ input }) =>
      listRecords(db(), findReceipt(db(), input.id).id, input)
    ),
    chain: os.receipts.chain.handler(({ input }) => chainOf(db(), input.record)),
    enter: os.receipts.enter.handler(({ input }) => enterReceipt(ctx(), input)),
    takeFile: os.receipts.takeFile.handler(({ input }) => given(ctx => takeReceiptFile(ctx, input))),
    withdraw: os.receipts.withdraw.handler(({ input }) => withdrawReceipt(ctx(), input.id, input.because))
  }
}
