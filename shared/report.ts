// Reports: what a reader tells the authority of in its channels, such as an offensive comment, and what was decided about it. A report
// is a message like any other that came in, with these facts beside it.
import { z } from 'zod'
import { ChannelId, Instant, MessageId } from './ids.ts'
import { RecordRef } from './record.ts'
import { Address } from './register.ts'

/** What the reader holds it to be: offensive, illegal, or a matter of their own or somebody's personal data. */
export const ReportMatter = z.enum(['offensive', 'illegal', 'personal-data', 'other'])
export type ReportMatter = z.infer<typeof ReportMatter>

/** How it reached the authority. */
export const ReportWay = z.enum(['channel', 'e-mail', 'form', 'phone', 'visit', 'letter'])
export type ReportWay = z.infer<typeof ReportWay>

/** At least one of record and address says what is reported. */
const about = {
  matter: ReportMatter,
  way: ReportWay,
  record: RecordRef.nullable(),
  address: Address.nullable()
}

export const ReportDraft = z.strictObject({
  channelId: ChannelId,
  ...about,
  /** Null: anonymous. */
  senderName: z.string().trim().min(1).max(300).nullable(),
  senderAddress: z.string().trim().min(1).max(500).nullable(),
  /** When it reached the authority (TF 2:9); null is now. */
  receivedAt: Instant.nullable(),
  /** What was said, to the letter or as it was noted. */
  text: z.string().trim().min(1).max(100_000)
})
export type ReportDraft = z.infer<typeof ReportDraft>

/** `acted`: something is done about it, such as taking the comment down. */
export const ReportOutcome = z.enum(['acted', 'no-action', 'forwarded'])
export type ReportOutcome = z.infer<typeof ReportOutcome>

export const ReportDecision = z.strictObject({
  outcome: ReportOutcome,
  because: z.string().trim().min(1).max(2000),
  /** What the reader was told; null where nothing was, as when nobody knows who it is. */
  toReader: z.string().trim().min(1).max(5000).nullable()
})
export type ReportDecision = z.infer<typeof ReportDecision>

export const StoredReportDecision = ReportDecision.extend({
  /** Why the one before it was wrong; null for the first. */
  correctedBecause: z.string().nullable(),
  decidedBy: z.string(),
  decidedAt: Instant
})
export type StoredReportDecision = z.infer<typeof StoredReportDecision>

export const Report = z.strictObject({
  /** That of the message. */
  id: MessageId,
  channelId: ChannelId,
  channelName: z.string(),
  ...about,
  senderName: z.string().nullable(),
  receivedAt: Instant,
  /** When an answer is due; null where nothing waits for one. */
  dueAt: Instant.nullable(),
  /** The newest decision: it holds. */
  decision: StoredReportDecision.nullable()
})
export type Report = z.infer<typeof Report>
