// The plans of the half-year rounds: everyone's, and those of the departments that have their own.

import type { DepartmentId } from '#shared/ids.ts'
import type { RoundPlan, RoundPlans } from '#shared/round.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { findDepartment, listDepartments } from '../../register/register/read.ts'
import { requireSeen } from '../../register/secrecy/seen.ts'
import { deletePlan, insertPlan, readPlans } from './queries.ts'

/** The plans, department by department. */
export function roundPlans(db: ReadDb): RoundPlans {
  const rows = new Map(readPlans(db).map(({ departmentId, plan }) => [departmentId, plan]))
  return {
    common: rows.get(null) ?? null,
    departments: listDepartments(db).map(({ id, name }) => ({
      departmentId: id,
      departmentName: name,
      plan: rows.get(id) ?? null
    }))
  }
}

type Said = {
  readonly departmentId: DepartmentId | null
  readonly plan: RoundPlan | null
  readonly seen?: { readonly plan: RoundPlan | null } | null
}

/** Sets a plan, or takes it away. What has been entered of rounds stays. @throws ArchiveError not-found, changed-meanwhile */
export function savePlan(ctx: Context, { departmentId, plan, seen = null }: Said): RoundPlans {
  const { read } = ctx.db
  if (departmentId !== null && findDepartment(read, departmentId) === undefined)
    throw new ArchiveError('not-found', { what: departmentId })
  // A plan that is only changed goes on from when it began, so that nothing missed is forgotten by changing it.
  const before = readPlans(read).find(row => row.departmentId === departmentId)
  ctx.db.transact(tx => {
    requireSeen(ctx, tx, { acts: ['rounds.planned'], about: departmentId }, seen, {
      plan: before?.plan ?? null
    })
    deletePlan(tx, departmentId)
    if (plan !== null) insertPlan(tx, { departmentId, plan, since: before?.since ?? ctx.clock.now() })
    record(tx, ctx, {
      act: 'rounds.planned',
      about: departmentId,
      details:
        plan === null
          ? { plan: null }
          : {
              spring: `${plan.spring.from} ${plan.spring.to}`,
              autumn: `${plan.autumn.from} ${plan.autumn.to}`,
              hours: `${plan.hours.from} ${plan.hours.to}`
            }
    })
  })
  tellChanged(ctx, 'rounds')
  return roundPlans(read)
}
