// Consents to images (P6): the document, whom it covers, which posts it is for, until when, and its withdrawal.
import { z } from 'zod'
import { CommentState } from './comment.ts'
import { EndingCorrection, Struck } from './correction.ts'
import { CalendarDate, CaptureId, ChannelId, CommentId, ConsentId, Instant } from './ids.ts'
import { oneLine } from './one-line.ts'
import { Address, KeptDocument } from './register.ts'

/** A post by its address, or a capture that shows the image, whose page is then the place. */
export const ConsentPlaceDraft = z.strictObject({
  channelId: ChannelId,
  address: Address,
  captureId: CaptureId.nullable()
})
export type ConsentPlaceDraft = z.infer<typeof ConsentPlaceDraft>

/** `commentId`: the post in the removal flow, once the consent is withdrawn; null where the channel is closed. */
const ConsentPlace = ConsentPlaceDraft.extend({
  channelName: z.string(),
  commentId: CommentId.nullable(),
  commentState: CommentState.nullable()
})

// Not more than is needed to know which document it is: initials, or the number in the unit's own list.
const covers = oneLine(40).refine(text => !/\d{6,8}[-+ ]?\d{4}/.test(text), 'identity-number')

export const ConsentDraft = z.strictObject({
  covers,
  /** A child: the document is the guardian’s. */
  isChild: z.boolean(),
  givenOn: CalendarDate,
  validUntil: CalendarDate.nullable()
})
export type ConsentDraft = z.infer<typeof ConsentDraft>

export const ConsentState = z.enum(['valid', 'expired', 'withdrawn', 'struck'])
export type ConsentState = z.infer<typeof ConsentState>

export const Consent = ConsentDraft.extend({
  id: ConsentId,
  /** Null for whoever may not see a document that is marked as secret (P5). */
  document: KeptDocument.nullable(),
  places: z.array(ConsentPlace),
  enteredAt: Instant,
  enteredBy: z.string(),
  withdrawnOn: CalendarDate.nullable(),
  /** Withdrawals that were noted and were wrong, oldest first, each with the day that was noted. */
  corrections: z.array(EndingCorrection.extend({ withdrawnOn: CalendarDate })),
  /** Set for one that was entered by mistake. */
  struck: Struck.nullable(),
  state: ConsentState
})
export type Consent = z.infer<typeof Consent>
