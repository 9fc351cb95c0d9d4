// Reports from readers, and what was decided about each.
import { z } from 'zod'
import { ChannelId, MessageId } from '../ids.ts'
import { RecordRef } from '../record.ts'
import { Report, ReportDecision, ReportDraft, StoredReportDecision } from '../report.ts'
import { base, because, page, paging } from './base.ts'

const one = z.strictObject({ id: MessageId })

export const reports = {
  /** Newest first. */
  list: base
    .input(
      z.strictObject({
        channelId: ChannelId.nullable(),
        state: z.enum(['open', 'decided']).nullable(),
        ...paging
      })
    )
    .output(page(Report)),
  /** What is reported by a message; null for one that reports nothing. */
  find: base.input(one).output(Report.nullable()),
  /** The reports of a record, newest first. */
  about: base.input(RecordRef).output(z.array(Report)),
  /** Enters a report as a message that came in, which waits for an answer and a route. */
  take: base.input(ReportDraft).output(Report),
  /** What is decided about it, once; with that it is answered (P7). */
  decide: base.input(one.extend({ decision: ReportDecision })).output(Report),
  /** A decision that was wrong is followed by the right one, with the reason. */
  correct: base.input(one.extend({ decision: ReportDecision, because })).output(Report),
  /** Every decision, oldest first; the last one holds. */
  decisions: base.input(one).output(z.array(StoredReportDecision))
}
