// What other rooms read here.
export { listReceipts, listRecords, receiptFor, receiptsOf } from './queries.ts'
