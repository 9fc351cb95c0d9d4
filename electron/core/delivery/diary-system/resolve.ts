// What is uncertain, or was handed over and has no receipt, is settled by a person who has looked in the diary.

import type { Sending, SendingFinding } from '#shared/diary-system.ts'
import type { SendingId } from '#shared/ids.ts'
import type { OutgoingState } from '#shared/outbox.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { takeBack } from './adapters/watch-folder.ts'
import { keepYearlyCase } from './filing.ts'
import { caseNumberOf, yearlyOf } from './filing-queries.ts'
import { noteNotThere, noteThere } from './outcome.ts'
import { findSystem, sendingById } from './queries.ts'

/** @throws ArchiveError not-found */
export function findSending(db: ReadDb, id: SendingId): Sending {
  const found = sendingById(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/**
 * Notes what a person found: a receipt for what is there; what is not there may be sent again, into the case that was made for
 * it where there is one. What lies in the watched folder still is taken back first: the diary would enter it after all.
 * @throws ArchiveError not-found, sending-settled, sending-on-its-way, diary-folder-unusable
 */
export async function resolveSending(ctx: Context, id: SendingId, finding: SendingFinding): Promise<Sending> {
  const to = findSystem(ctx.db.read)
  const { program } = unsettled(ctx.db.read, id)
  if (finding.found === 'absent' && program === 'watch-folder' && to?.program === 'watch-folder')
    await takeBack(ctx, to.dir, id)
  ctx.db.transact(tx => {
    const sending = unsettled(tx, id)
    // What still goes out by itself would be there after all, beside what is sent anew.
    if (finding.found === 'absent' && sending.mail !== null && ON_ITS_WAY.has(sending.mail))
      throw new ArchiveError('sending-on-its-way', { what: sending.itemId })
    noteCaseOf(tx, ctx, sending, finding.caseNumber)
    if (finding.found === 'there') noteThere(tx, ctx, sending, { ...finding, way: 'hand', source: null })
    else
      noteNotThere(tx, ctx, sending, {
        state: 'absent',
        problem: sending.problem ?? 'not-received',
        caseNumber: finding.caseNumber
      })
  })
  tellChanged(ctx, 'exports')
  return findSending(ctx.db.read, id)
}

/** @throws ArchiveError not-found, sending-settled */
function unsettled(db: ReadDb, id: SendingId): Sending {
  const sending = findSending(db, id)
  if (!UNSETTLED.has(sending.state)) throw new ArchiveError('sending-settled', { what: sending.itemId })
  return sending
}

const UNSETTLED: ReadonlySet<Sending['state']> = new Set(['uncertain', 'handed-over', 'mail-failed'])
const ON_ITS_WAY: ReadonlySet<OutgoingState> = new Set(['queued', 'sending', 'unknown'])

/** Part of another act: the case that a sending for a department and a year was put in, where that was not known. */
export function noteCaseOf(
  tx: WriteDb,
  ctx: Context,
  { id, step }: Sending,
  caseNumber: string | null
): void {
  const yearly = yearlyOf(tx, id)
  if (
    yearly !== undefined &&
    step === 'case' &&
    caseNumber !== null &&
    caseNumberOf(tx, yearly) !== caseNumber
  )
    keepYearlyCase(tx, ctx, { ...yearly, number: caseNumber })
}
