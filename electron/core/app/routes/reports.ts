// The routes of the reports from readers: each hands checked input to a verb, and adds nothing of its own.
import { findReport, listDecisions, listReports, reportsAbout } from '../../messages/reports/read.ts'
import { correctReport, decideReport, takeReport } from '../../messages/reports/reports.ts'
import type { Door } from './door.ts'

export function reportsRoutes({ os, ctx, db, given }: Door) {
  return {
    list: os.reports.list.handler(({ input }) => listReports(db(), input)),
    find: os.reports.find.handler(({ input }) => findReport(db(), input.id) ?? null),
    about: os.reports.about.handler(({ input }) => reportsAbout(db(), input)),
    take: os.reports.take.handler(({ input }) => given(ctx => takeReport(ctx, input))),
    decide: os.reports.decide.handler(({ input }) => decideReport(ctx(), input.id, input.decision)),
    correct: os.reports.correct.handler(({ input }) => correctReport(ctx(), input)),
    decisions: os.reports.decisions.handler(({ input }) => listDecisions(db(), input.id))
  }
}
