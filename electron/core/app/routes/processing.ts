// The routes of the record of processing activities: each hands checked input to a verb, and adds nothing of its own.
import { findProcessing, listProcessing, saveProcessing } from '../../reports/processing/processing.ts'
import { printProcessing } from '../../reports/processing/report.ts'
import type { Door } from './door.ts'

export function processingRoutes({ os, ctx, db, held }: Door) {
  return {
    list: os.processing.list.handler(() => listProcessing(db())),
    find: os.processing.find.handler(({ input }) => findProcessing(db(), input.channelId)),
    save: os.processing.save.handler(({ input }) => saveProcessing(ctx(), input)),
    report: os.processing.report.handler(({ input }) => held(ctx => printProcessing(ctx, input)))
  }
}
