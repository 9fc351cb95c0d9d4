// Disclosures: records are chosen, gone through and masked, and copies of them delivered.
import { z } from 'zod'
import { PrintedFile } from '../coverage.ts'
import {
  DisclosureCopy,
  DisclosureDelivery,
  DisclosureDetail,
  DisclosureDraft,
  DisclosureRecordDetail,
  DisclosureRow,
  FaceProposals,
  Mask,
  MaskPlace,
  MaskProposal,
  OpenProposals,
  Paragraph,
  RefusalDraft,
  WordPlaces
} from '../disclosure.ts'
import { FilePath } from '../file-path.ts'
import { DisclosureId, MaskId } from '../ids.ts'
import { RecordRef } from '../record.ts'
import { base, page, paging } from './base.ts'

const one = { id: DisclosureId }
const inside = { ...one, position: z.int().min(0) }
const MaskedWords = z.string().trim().min(3).max(1000)
const Proposed = MaskProposal.omit({ words: true })

export const disclosures = {
  list: base.input(z.strictObject(paging)).output(page(DisclosureRow)),
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
  /** The records with proposals that are neither masked nor dismissed: what keeps the disclosure from being delivered. */
  openProposals: base.input(z.strictObject(one)).output(z.array(OpenProposals)),
  /** Where the words stand unmasked: what masking them everywhere would mask. */
  placesWith: base.input(z.strictObject({ ...one, words: MaskedWords })).output(z.array(WordPlaces)),
  /**
   * Masks every place in the texts of the disclosure where the words stand, whatever the case; the pictures propose them, or have them
   * masked too.
   */
  maskWords: base
    .input(
      z.strictObject({
        ...one,
        words: MaskedWords,
        paragraph: Paragraph,
        inPictures: z.boolean().default(false)
      })
    )
    .output(DisclosureDetail),
  /** A person has looked at places that are proposed, and says that they need no mask. */
  dismiss: base
    .input(z.strictObject({ ...inside, proposals: z.array(Proposed).min(1).max(1000) }))
    .output(DisclosureDetail),
  /** Takes a dismissal back: the place is proposed again, and the record is to be gone through anew. */
  undismiss: base.input(Proposed.extend(inside)).output(DisclosureDetail),
  /**
   * A person says that they have gone through the whole record. Each proposal has been masked or dismissed by then. A later mask
   * does not take it back.
   */
  lookThrough: base.input(z.strictObject(inside)).output(DisclosureDetail),
  /** Writes the masked copies as PDF/A with their log, reads them back, and ends the disclosure. */
  deliver: base.input(DisclosureDelivery.extend(one)).output(DisclosureDetail),
  /** The copy of a record as it would be delivered now. */
  preview: base.input(z.strictObject(inside)).output(DisclosureCopy),
  /**
   * Opens a disclosure that corrects one that was delivered, refused or withdrawn and was wrong: the same records and masks, to be gone
   * through anew. Its copies say what they correct, and the first stays as it is.
   */
  correct: base
    .input(z.strictObject({ ...one, because: z.string().trim().min(1).max(1000) }))
    .output(DisclosureDetail),
  /** Writes the decision on what was not given out to a folder, with how it is appealed against, and keeps it (OSL 6:3). */
  writeRefusal: base
    .input(z.strictObject({ ...one, decision: RefusalDraft, dir: FilePath }))
    .output(PrintedFile),
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
