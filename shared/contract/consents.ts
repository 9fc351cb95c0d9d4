// Consents to images, and their withdrawal.

import { z } from 'zod'
import { Consent, ConsentDraft, ConsentPlaceDraft } from '../consent.ts'
import { FilePath } from '../file-path.ts'
import { CalendarDate, ConsentId } from '../ids.ts'
import { base, because } from './base.ts'

export const consents = {
  /** Newest first; those that were withdrawn or have run out too. */
  list: base.output(z.array(Consent)),
  /** Enters a consent with its document, which is kept as it came. */
  add: base
    .input(
      z.strictObject({
        draft: ConsentDraft,
        documentPath: FilePath,
        places: z.array(ConsentPlaceDraft).max(200)
      })
    )
    .output(Consent),
  addPlace: base.input(z.strictObject({ id: ConsentId, place: ConsentPlaceDraft })).output(Consent),
  /** Puts the posts of a consent that has run out among the comments that are to be saved and then removed. */
  takeDown: base.input(z.strictObject({ id: ConsentId })).output(Consent),
  /** Notes the withdrawal, and puts every post among the comments that are to be saved and then removed. */
  withdraw: base.input(z.strictObject({ id: ConsentId, withdrawnOn: CalendarDate })).output(Consent),
  /** The consent was withdrawn, on another day than was noted. What was noted stays on file. */
  correctWithdrawal: base
    .input(z.strictObject({ id: ConsentId, withdrawnOn: CalendarDate, because }))
    .output(Consent),
  /** Nobody had withdrawn the consent: it holds, and its posts are not to be removed for that. What was noted stays on file. */
  undoWithdrawal: base.input(z.strictObject({ id: ConsentId, because })).output(Consent),
  /** It was entered by mistake: it counts no longer for any post, and stays on file. The right one is entered anew. */
  strike: base.input(z.strictObject({ id: ConsentId, because })).output(Consent)
}
