// The routes of the archive's own checks: each hands checked input to a verb, and adds nothing of its own.
import { runChecks, selfChecks, setCheckDays } from '../../delivery/checks/checks.ts'
import { printChecks } from '../../reports/self-checks/report.ts'
import { lookThrough } from '../look-through.ts'
import type { Door } from './door.ts'

export function checksRoutes({ os, ctx, held }: Door) {
  return {
    status: os.checks.status.handler(() => selfChecks(ctx())),
    run: os.checks.run.handler(({ input }) => held(open => runChecks(open, input.which, lookThrough))),
    setDays: os.checks.setDays.handler(({ input }) => setCheckDays(ctx(), input.days)),
    report: os.checks.report.handler(({ input }) => held(open => printChecks(open, input.dir)))
  }
}
