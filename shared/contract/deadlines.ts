// When answers are due, what waits, and how it went.
import { z } from 'zod'
import { AnswerCount, ClosedDay, DeadlineRules, Waiting, WorkingDays } from '../deadline.ts'
import { CalendarDate, ChannelId } from '../ids.ts'
import { base } from './base.ts'

export const deadlines = {
  rules: base.output(DeadlineRules),
  /** Enters a closed day; one that is there under another name gets the new one. What still waits is reckoned anew. */
  addClosedDay: base.input(ClosedDay).output(DeadlineRules),
  removeClosedDay: base.input(z.strictObject({ date: CalendarDate })).output(DeadlineRules),
  /** How long an answer may take in a channel; null is the standard. What still waits is reckoned anew. */
  setChannel: base
    .input(z.strictObject({ channelId: ChannelId, workingDays: WorkingDays.nullable() }))
    .output(DeadlineRules),
  waiting: base.output(Waiting),
  /** By department and month of receipt, from the first month to the last, `yyyy-mm`; at most 60 months. */
  answers: base
    .input(
      z
        .strictObject({
          from: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
          to: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        })
        .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ends-before-it-begins' })
    )
    .output(z.array(AnswerCount))
}
