// The routes of the half-year rounds: each hands checked input to a verb, and adds nothing of its own.
import { roundPlans, savePlan } from '../../captures/rounds/plans.ts'
import { listRounds, runDue } from '../../captures/rounds/rounds.ts'
import type { Door } from './door.ts'

export function roundsRoutes({ os, session, ctx, db }: Door) {
  return {
    plans: os.rounds.plans.handler(() => roundPlans(db())),
    savePlan: os.rounds.savePlan.handler(({ input }) => savePlan(ctx(), input)),
    list: os.rounds.list.handler(() => listRounds(ctx())),
    runDue: os.rounds.runDue.handler(() => {
      const { hold, runs } = session.need()
      return hold(runDue(ctx(), runs))
    })
  }
}
