// Disclosures: records are chosen, gone through and masked, and copies of them delivered.
import { z } from 'zod'
import {
  Disclosure,
  DisclosureDelivery,
  DisclosureDetail,
  DisclosureDraft,
  DisclosureRecordDetail,
  FaceProposals,
  Mask,
  MaskPlace,
  Paragraph
} from '../disclosure.ts'
import { DisclosureId, MaskId } from '../ids.ts'
import { RecordRef } from '../record.ts'
import { base, page, paging } from './base.ts'

const one = { id: DisclosureId }
const inside = { ...one, position: z.int().min(0) }

export const disclosures = {
  list: base.input(z.strictObject(paging)).output(page(Disclosure)),
  find: base.input(z.strictObject(one)).output(DisclosureDetail),
  record: base.input(z.strictObject(inside)).output(DisclosureRecordDetail),
  /** Looks for faces in a picture that are not masked yet. It takes some seconds, and a large picture a minute. */
  faces: base.input(z.strictObject({ ...inside, picture: z.int().min(0) })).output(FaceProposals),
  open: base.input(z.strictObject({ draft: DisclosureDraft })).output(DisclosureDetail),
  /** Those that are there already stay as they are. */
  addRecords: base
    .input(z.strictObject({ ...one, records: z.array(RecordRef).min(1).max(200) }))
    .output(DisclosureDetail),
  removeRecord: base.input(z.strictObject(inside)).output(DisclosureDetail),
  mask: base.input(z.strictObject({ ...inside, place: MaskPlace, paragraph: Paragraph })).output(Mask),
  unmask: base.input(z.strictObject({ maskId: MaskId })).output(DisclosureDetail),
  /** A person says that they have gone through the whole record. A later mask does not take it back. */
  lookThrough: base.input(z.strictObject(inside)).output(DisclosureDetail),
  /** Writes the masked copies as PDF/A with their log, reads them back, and ends the disclosure. */
  deliver: base.input(DisclosureDelivery.extend(one)).output(DisclosureDetail),
  end: base
    .input(
      z.strictObject({
        ...one,
        state: z.enum(['refused', 'withdrawn']),
        because: z.string().trim().min(1).max(1000)
      })
    )
    .output(DisclosureDetail)
}
