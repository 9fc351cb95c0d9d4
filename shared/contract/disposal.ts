// Disposal: assessed, proposed, confirmed by a second person, and carried out.
import { z } from 'zod'
import {
  Disposal,
  DisposalAssessment,
  DisposalDetail,
  DisposalItem,
  DisposalScope,
  Tombstone
} from '../disposal.ts'
import { DisposalId } from '../ids.ts'
import { base, paging } from './base.ts'

const one = z.strictObject({ id: DisposalId })

export const disposal = {
  /** What the rules come to today. Of a large archive, progress comes as `assess-progress` events. */
  assess: base.input(DisposalScope).output(DisposalAssessment),
  /** Freezes the list of what may go, and of what is stopped and why. */
  propose: base.input(DisposalScope).output(DisposalDetail),
  /** Newest first. */
  list: base.output(z.array(Disposal)),
  find: base.input(one).output(DisposalDetail),
  /** The frozen list, by kind and id: what goes, or what is stopped. */
  items: base
    .input(z.strictObject({ id: DisposalId, stopped: z.boolean(), ...paging }))
    .output(z.strictObject({ items: z.array(DisposalItem), next: z.string().nullable() })),
  /** By another person than the one who proposed it. */
  confirm: base.input(one).output(DisposalDetail),
  withdraw: base
    .input(z.strictObject({ id: DisposalId, because: z.string().trim().min(1).max(500) }))
    .output(DisposalDetail),
  /** Removes the records and their bytes for good, and certifies it; goes on where it was cut off. */
  carryOut: base.input(one).output(DisposalDetail),
  /** What is left of a record; null for one that was not disposed of. */
  tombstone: base.input(z.strictObject({ id: z.uuid() })).output(Tombstone.nullable())
}
