// The routes of coverage: each hands checked input to a verb, and adds nothing of its own.
import { whoIs } from '../../register/roles/users.ts'
import { hiddenFrom } from '../../register/secrecy/hide.ts'
import { coverageOf, coverageTrend } from '../../reports/coverage/coverage.ts'
import { printDepartment } from '../../reports/coverage/department-report.ts'
import { printCoverage } from '../../reports/coverage/report.ts'
import type { Door } from './door.ts'

export function coverageRoutes({ os, ctx, held }: Door) {
  /** Its channels are counted for nobody who may not see them. */
  const hidden = () => hiddenFrom(ctx().db.read, whoIs(ctx(), ctx().osUser).roles).ids
  return {
    halfYear: os.coverage.halfYear.handler(({ input }) => coverageOf(ctx(), input.period, hidden())),
    trend: os.coverage.trend.handler(({ input }) => coverageTrend(ctx(), input.halfYears, hidden())),
    report: os.coverage.report.handler(({ input }) => held(ctx => printCoverage(ctx, input))),
    departmentReport: os.coverage.departmentReport.handler(({ input }) =>
      held(ctx => printDepartment(ctx, input))
    )
  }
}
