// Half-year rounds: when they are made, what became of each, and making those that are due.
import { z } from 'zod'
import { Run } from '../capture.ts'
import { DepartmentId } from '../ids.ts'
import { Round, RoundPlan, RoundPlans } from '../round.ts'
import { base, seen } from './base.ts'

export const rounds = {
  plans: base.output(RoundPlans),
  /** Sets the plan of everyone, or of one department; null takes it away. */
  savePlan: base
    .input(
      z.strictObject({
        departmentId: DepartmentId.nullable(),
        plan: RoundPlan.nullable(),
        seen: seen(z.strictObject({ plan: RoundPlan.nullable() }))
      })
    )
    .output(RoundPlans),
  /** What has been entered, and what is to come in this half-year and the next; latest first. */
  list: base.output(z.array(Round)),
  /**
   * Enters what was missed, and starts the first run that is due: one that waited or was cut off, a round, channels that
   * came after it, or what failed in a round. Answers with the run, or null when nothing is due now.
   */
  runDue: base.output(z.strictObject({ run: Run.nullable(), missed: z.int() }))
}
