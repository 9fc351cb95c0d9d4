// Going through a record to its end: a person has masked or dismissed each place that looks as if it needed a mask.
import type { DisclosureDetail, DisclosureRecord, OpenProposals } from '#shared/disclosure.ts'
import type { DisclosureId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { change, disclosureRecord, findDisclosure, inside, open } from './disclosures.ts'
import { recordWithProposals } from './in-pictures.ts'
import { requireNothingKeptIn } from './kept-in.ts'
import { markLookedThrough } from './queries.ts'

/**
 * A person has gone through the whole record.
 * @throws ArchiveError not-found, disclosure-ended, proposals-open, object-damaged, record-may-not-leave, picture-may-not-leave
 */
export async function lookThrough(
  ctx: Context,
  { id, position }: { readonly id: DisclosureId; readonly position: number }
): Promise<DisclosureDetail> {
  const { title, proposals } = await recordWithProposals(ctx, { id, position })
  refuseOpen(title, proposals.length)
  return change(ctx, id, tx => {
    const { record } = inside(tx, id, position)
    requireNothingKeptIn(tx, open(tx, id), position)
    // Another mask may have been taken away while the pictures were looked at.
    refuseOpen(title, disclosureRecord(tx, id, position).proposals.length)
    markLookedThrough(tx, id, { position, by: ctx.actor, at: ctx.clock.now() })
    return { act: 'disclosure.looked-through', details: { record: record.id } }
  })
}

/**
 * Asked before the copies are written: a mask that came later in another record may have made proposals in one that was gone
 * through already. @throws ArchiveError proposals-open, object-damaged
 */
export async function requireNoneOpen(
  ctx: Context,
  id: DisclosureId,
  records: readonly DisclosureRecord[]
): Promise<void> {
  for (const { position } of records) {
    const { title, proposals } = await recordWithProposals(ctx, { id, position })
    refuseOpen(title, proposals.length)
  }
}

/** The records that have proposals which nobody has decided on, and how many. @throws ArchiveError not-found, object-damaged */
export async function openProposals(ctx: Context, id: DisclosureId): Promise<OpenProposals[]> {
  const open: OpenProposals[] = []
  for (const { position } of findDisclosure(ctx.db.read, id).records) {
    const { proposals } = await recordWithProposals(ctx, { id, position })
    if (proposals.length > 0) open.push({ position, proposals: proposals.length })
  }
  return open
}

function refuseOpen(title: string, count: number): void {
  if (count > 0) throw new ArchiveError('proposals-open', { title, count })
}
