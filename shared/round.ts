// Half-year rounds: the plan of when each department's channels are captured, and what became of every round (P8c).
import { z } from 'zod'
import { HalfYearLabel } from './coverage.ts'
import { DepartmentId, Instant, RunId } from './ids.ts'

const MonthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)

const Dates = z
  .strictObject({ from: MonthDay, to: MonthDay })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ends-before-it-begins' })

/**
 * When rounds are made: within which dates of each half-year, and between which hours of the day (Swedish time). July and
 * the weeks around Christmas are never among them.
 */
export const RoundPlan = z.strictObject({
  spring: Dates.refine(({ from, to }) => from >= '01-07' && to <= '06-30', 'summer-or-christmas'),
  autumn: Dates.refine(({ from, to }) => from >= '08-01' && to <= '12-19', 'summer-or-christmas'),
  hours: z
    .strictObject({ from: z.int().min(0).max(23), to: z.int().min(1).max(24) })
    .refine(({ from, to }) => from < to, { path: ['to'], error: 'ends-before-it-begins' })
})
export type RoundPlan = z.infer<typeof RoundPlan>

/** What is proposed where nothing has been said: the middle of each half-year, in office hours. */
export const USUAL_PLAN: RoundPlan = {
  spring: { from: '04-01', to: '05-31' },
  autumn: { from: '10-01', to: '11-30' },
  hours: { from: 8, to: 16 }
}

/** The plan of everyone (null: no rounds are made by themselves), and of the departments that have their own. */
export const RoundPlans = z.strictObject({
  common: RoundPlan.nullable(),
  departments: z.array(
    z.strictObject({ departmentId: DepartmentId, departmentName: z.string(), plan: RoundPlan.nullable() })
  )
})
export type RoundPlans = z.infer<typeof RoundPlans>

/** `coming`: its time has not come; `due`: it is today's; the others are what became of it. */
export const RoundState = z.enum(['coming', 'due', 'started', 'missed', 'caught-up', 'not-needed'])
export type RoundState = z.infer<typeof RoundState>

export const Round = z.strictObject({
  departmentId: DepartmentId,
  departmentName: z.string(),
  period: HalfYearLabel,
  plannedAt: Instant,
  state: RoundState,
  runId: RunId.nullable(),
  channels: z.int()
})
export type Round = z.infer<typeof Round>
