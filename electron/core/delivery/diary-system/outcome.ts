// What became of a record that was sent: noted with its receipt in one transaction, so that neither is there without the other.

import { DIARY_NAMES, type Sending, type SendingProblem } from '#shared/diary-system.ts'
import type { ReceiptId } from '#shared/ids.ts'
import type { ReceiptFacts, ReceiptWay } from '#shared/receipt.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { receiptFor } from '../receipts/read.ts'
import { addReceipt } from '../receipts/receipts.ts'
import type { HandedOver } from './adapters/adapter.ts'
import { endSending, itemsOf, setHandedOver } from './queries.ts'

/** The program, or a person who has looked in it, says that the record is there. */
export function noteThere(
  tx: WriteDb,
  ctx: Context,
  sending: Sending,
  found: {
    readonly number: string
    readonly caseNumber: string | null
    readonly way: ReceiptWay
    readonly source: StoredObject | null
    /** As the diary says; else today, and by the program it was sent with. */
    readonly receivedOn?: string | undefined
    readonly receivedBy?: string | undefined
  }
): void {
  const caseNumber = found.caseNumber ?? sending.caseNumber
  const facts: ReceiptFacts = {
    receiver: 'diary',
    number: found.number,
    caseNumber,
    receivedOn: found.receivedOn ?? swedishDate(ctx.clock.now()),
    receivedBy: found.receivedBy ?? DIARY_NAMES[sending.program]
  }
  const receiptId = receiptOf(tx, ctx, sending, { ...found, facts })
  end(tx, ctx, sending, { state: 'sent', number: found.number, caseNumber, problem: null, receiptId })
}

/** It lies where the diary takes it from; what became of it is said later. */
export function noteHandedOver(
  tx: WriteDb,
  ctx: Context,
  sending: Sending,
  { reference, objects, within }: HandedOver
): void {
  setHandedOver(tx, sending.id, { reference, at: ctx.clock.now() })
  record(tx, ctx, {
    act: 'diary-system.handed-over',
    about: sending.itemId,
    objects,
    details: { sending: sending.id, export: sending.exportId, program: sending.program, reference }
  })
  within?.(tx)
}

/** The record is certainly not there, or nobody knows. `caseNumber` null leaves the one that is there. */
export function noteNotThere(
  tx: WriteDb,
  ctx: Context,
  sending: Sending,
  why: {
    readonly state: 'refused' | 'uncertain' | 'absent'
    readonly problem: SendingProblem
    readonly reply?: string
    readonly caseNumber?: string | null
  }
): void {
  end(tx, ctx, sending, { caseNumber: null, ...why, number: null, receiptId: null })
}

// Somebody may have entered a receipt by hand meanwhile.
function receiptOf(
  tx: WriteDb,
  ctx: Context,
  { id, exportId }: Sending,
  { facts, way, source }: { facts: ReceiptFacts; way: ReceiptWay; source: StoredObject | null }
): ReceiptId {
  const all = itemsOf(tx, id).map(item => ({
    item,
    before: receiptFor(tx, { exportId, receiver: 'diary', record: item })
  }))
  const covered = all.filter(({ before }) => before === undefined).map(({ item }) => item)
  const known = all.find(({ before }) => before !== undefined)?.before
  return known !== undefined && covered.length === 0
    ? known.id
    : addReceipt(tx, ctx, { exportId, facts, covered, way, source })
}

function end(
  tx: WriteDb,
  ctx: Context,
  sending: Sending,
  {
    reply = null,
    ...ended
  }: Pick<Sending, 'state' | 'number' | 'caseNumber' | 'problem' | 'receiptId'> & {
    readonly reply?: string | null
  }
): void {
  endSending(tx, sending.id, { ...ended, reply: reply || null, endedAt: ctx.clock.now() })
  record(tx, ctx, {
    act: `diary-system.${ended.state}`,
    about: sending.itemId,
    details: {
      sending: sending.id,
      export: sending.exportId,
      case: ended.caseNumber ?? sending.caseNumber,
      number: ended.number,
      problem: ended.problem
    }
  })
}
