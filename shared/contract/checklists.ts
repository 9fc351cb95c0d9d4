// The checklists of what channels show their visitors.
import { z } from 'zod'
import { ChannelChecklist, ChecklistGap, ChecklistSummary, GivenAnswer } from '../checklist.ts'
import { HalfYearLabel } from '../coverage.ts'
import { ChannelId } from '../ids.ts'
import { base } from './base.ts'

export const checklists = {
  /** Every channel in use, in the half-year that goes on. */
  list: base.output(z.strictObject({ period: HalfYearLabel, channels: z.array(ChecklistSummary) })),
  /** What is to be answered for a channel, with what was found in the texts of its captures. */
  find: base.input(z.strictObject({ channelId: ChannelId })).output(ChannelChecklist),
  /** Enters a person's answers, all of them or none. */
  answer: base
    .input(
      z.strictObject({
        channelId: ChannelId,
        answers: z
          .array(GivenAnswer)
          .min(1)
          .max(8)
          .refine(answers => new Set(answers.map(({ item }) => item)).size === answers.length, 'twice')
      })
    )
    .output(ChannelChecklist),
  /** What is missing in channels in use, until a later answer says that it is there. */
  missing: base.output(z.array(ChecklistGap))
}
