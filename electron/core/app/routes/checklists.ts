// The routes of the checklists: each hands checked input to a verb, and adds nothing of its own.
import { answerChecklist, channelChecklist } from '../../reports/checklists/checklists.ts'
import { checklistGaps, checklistSummaries } from '../../reports/checklists/overview.ts'
import type { Door } from './door.ts'

export function checklistsRoutes({ os, ctx, held }: Door) {
  return {
    list: os.checklists.list.handler(() => checklistSummaries(ctx())),
    find: os.checklists.find.handler(({ input }) => held(ctx => channelChecklist(ctx, input.channelId))),
    answer: os.checklists.answer.handler(({ input }) => held(ctx => answerChecklist(ctx, input))),
    missing: os.checklists.missing.handler(() => checklistGaps(ctx()))
  }
}
