// Going through records of a disclosure in tests whose subject is something else.
import type { DisclosureId } from '#shared/ids.ts'
import { disclosureRecord, dismiss, layMask } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { recordWithProposals } from '../../electron/core/delivery/disclosures/in-pictures.ts'
import { lookThrough } from '../../electron/core/delivery/disclosures/look-through.ts'
import type { Context } from '../../electron/core/kernel/context.ts'

/** Dismisses what is proposed and not masked, and says that the record has been gone through. */
export async function goThrough(ctx: Context, id: DisclosureId, position: number) {
  const { proposals } = await recordWithProposals(ctx, { id, position })
  if (proposals.length > 0) dismiss(ctx, { id, position, proposals })
  return lookThrough(ctx, { id, position })
}

/** Masks the sender of the first record, wherever the name stands first. */
export function maskSender(ctx: Context, id: DisclosureId): void {
  const { fields } = disclosureRecord(ctx.db.read, id, 0)
  const field = fields.findIndex(({ label }) => label === 'Avsändare')
  const place = { kind: 'passage', field, start: 0, end: fields[field]?.text.length ?? 0 } as const
  layMask(ctx, { id, position: 0, place, paragraph: 'OSL 21 kap. 1 §' })
}
