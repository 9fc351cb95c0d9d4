// The checklist: what a channel itself has to show its visitors, reviewed at each half-yearly capture (G3, G4).
import { z } from 'zod'
import { HalfYearLabel } from './coverage.ts'
import { CaptureId, ChannelId, ChecklistAnswerId, Instant } from './ids.ts'
import { Platform } from './register.ts'

export const CHECKLIST_ITEMS = [
  'logo',
  'sender',
  'official',
  'contact-expected',
  'purpose',
  'comment-purpose',
  'comment-rules',
  'complaints'
] as const
export const ChecklistItem = z.enum(CHECKLIST_ITEMS)
export type ChecklistItem = z.infer<typeof ChecklistItem>

const OF_DIALOGUE: readonly ChecklistItem[] = ['contact-expected', 'comment-purpose', 'comment-rules']

/** The items that a channel is asked; one without dialogue has nothing to say of comments and answers (G2). */
export function itemsOf({ dialogue }: { readonly dialogue: boolean }): readonly ChecklistItem[] {
  return dialogue ? CHECKLIST_ITEMS : CHECKLIST_ITEMS.filter(item => !OF_DIALOGUE.includes(item))
}

/** An answer. `quote` is from the visible text of the capture; `proposed`: the program found it, and a person confirmed. */
export const ChecklistAnswer = z.strictObject({
  id: ChecklistAnswerId,
  item: ChecklistItem,
  answer: z.enum(['yes', 'no']),
  period: HalfYearLabel,
  captureId: CaptureId,
  quote: z.string().nullable(),
  basis: z.enum(['proposed', 'person']),
  note: z.string().nullable(),
  answeredAt: Instant,
  answeredBy: z.string()
})
export type ChecklistAnswer = z.infer<typeof ChecklistAnswer>

/** What the program found in a captured text. It is no answer until a person has confirmed it. */
export const ChecklistProposal = z.strictObject({ captureId: CaptureId, quote: z.string() })
export type ChecklistProposal = z.infer<typeof ChecklistProposal>

const ReviewedCapture = z.strictObject({ id: CaptureId, address: z.string(), startedAt: Instant })

/** One item of a channel: the answer of this half-year, the newest from before it, and what was found. */
const ChecklistRow = z.strictObject({
  item: ChecklistItem,
  answer: ChecklistAnswer.nullable(),
  before: ChecklistAnswer.nullable(),
  proposal: ChecklistProposal.nullable()
})
export type ChecklistRow = z.infer<typeof ChecklistRow>

/** The checklist of a channel in the half-year that goes on; `captures` are the newest of each address. */
export const ChannelChecklist = z.strictObject({
  channelId: ChannelId,
  channelName: z.string(),
  platform: Platform,
  period: HalfYearLabel,
  captures: z.array(ReviewedCapture),
  items: z.array(ChecklistRow)
})
export type ChannelChecklist = z.infer<typeof ChannelChecklist>

const whose = {
  channelId: ChannelId,
  channelName: z.string(),
  departmentName: z.string(),
  responsibleName: z.string()
}

/** How far the review of a channel has come. `isCaptured`: there is something to review this half-year. */
export const ChecklistSummary = z.strictObject({
  ...whose,
  platform: Platform,
  items: z.int(),
  yes: z.int(),
  no: z.int(),
  isCaptured: z.boolean()
})
export type ChecklistSummary = z.infer<typeof ChecklistSummary>

/** Something that a channel does not show, until it does. `since` is when it was first found missing. */
export const ChecklistGap = z.strictObject({
  ...whose,
  item: ChecklistItem,
  answerId: ChecklistAnswerId,
  since: Instant,
  period: HalfYearLabel,
  captureId: CaptureId,
  note: z.string().nullable()
})
export type ChecklistGap = z.infer<typeof ChecklistGap>

/** An answer as a person gives it. */
export const GivenAnswer = z.strictObject({
  item: ChecklistItem,
  answer: z.enum(['yes', 'no']),
  captureId: CaptureId,
  quote: z.string().trim().min(1).max(500).nullable(),
  note: z.string().trim().min(1).max(500).nullable()
})
export type GivenAnswer = z.infer<typeof GivenAnswer>
