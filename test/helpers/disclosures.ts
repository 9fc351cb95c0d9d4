// Going through records of a disclosure in tests whose subject is something else.
import type { DisclosureId } from '#shared/ids.ts'
import { dismiss } from '../../electron/core/delivery/disclosures/disclosures.ts'
import { recordWithProposals } from '../../electron/core/delivery/disclosures/in-pictures.ts'
import { lookThrough } from '../../electron/core/delivery/disclosures/look-through.ts'
import type { Context } from '../../electron/core/kernel/context.ts'

/** Dismisses what is proposed and not masked, and says that the record has been gone through. */
export async function goThrough(ctx: Context, id: DisclosureId, position: number) {
  const { proposals } = await recordWithProposals(ctx, { id, position })
  if (proposals.length > 0) dismiss(ctx, { id, position, proposals })
  return lookThrough(ctx, { id, position })
}
