// The SQL of rounds and their plans.
import { z } from 'zod'
import { type ChannelId, DepartmentId, Instant, RunId } from '#shared/ids.ts'
import type { RoundPlan } from '#shared/round.ts'
import type { HalfYear } from '../captures/schedule.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'

const PlanRow = z.object({
  departmentId: DepartmentId.nullable(),
  springFrom: z.string(),
  springTo: z.string(),
  autumnFrom: z.string(),
  autumnTo: z.string(),
  hourFrom: z.int(),
  hourTo: z.int(),
  since: Instant
})
export type PlanRow = {
  readonly departmentId: DepartmentId | null
  readonly plan: RoundPlan
  readonly since: Instant
}

export function readPlans(db: ReadDb): PlanRow[] {
  const rows = db
    .prepare(
      `SELECT department_id AS departmentId, spring_from AS springFrom, spring_to AS springTo, autumn_from AS autumnFrom,
         autumn_to AS autumnTo, hour_from AS hourFrom, hour_to AS hourTo, since FROM round_plan`
    )
    .all()
  return z
    .array(PlanRow)
    .parse(rows)
    .map(({ departmentId, since, ...row }) => ({
      departmentId,
      since,
      plan: {
        spring: { from: row.springFrom, to: row.springTo },
        autumn: { from: row.autumnFrom, to: row.autumnTo },
        hours: { from: row.hourFrom, to: row.hourTo }
      }
    }))
}

export function deletePlan(db: WriteDb, departmentId: DepartmentId | null): void {
  db.prepare('DELETE FROM round_plan WHERE department_id IS ?').run(departmentId)
}

export function insertPlan(db: WriteDb, { departmentId, plan, since }: PlanRow): void {
  const { spring, autumn, hours } = plan
  db.prepare('INSERT INTO round_plan VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(
    departmentId,
    spring.from,
    spring.to,
    autumn.from,
    autumn.to,
    hours.from,
    hours.to,
    since
  )
}

const RoundRow = z.strictObject({
  departmentId: DepartmentId,
  period: z.string(),
  plannedAt: Instant,
  state: z.enum(['started', 'missed', 'caught-up', 'not-needed']),
  notedAt: Instant,
  runId: RunId.nullable()
})
export type RoundRow = z.infer<typeof RoundRow>

export function readRounds(db: ReadDb): RoundRow[] {
  const rows = db
    .prepare(
      `SELECT department_id AS departmentId, period, planned_at AS plannedAt, state, noted_at AS notedAt,
         run_id AS runId FROM round ORDER BY planned_at DESC, department_id`
    )
    .all()
  return z.array(RoundRow).parse(rows)
}

/** Enters what became of a round; a missed one is made up for. Another that stands in the way is refused by the schema. */
export function enterRound(db: WriteDb, round: RoundRow): void {
  db.prepare(
    `INSERT INTO round VALUES (@departmentId, @period, @plannedAt, @state, @notedAt, @runId)
     ON CONFLICT (department_id, period) DO UPDATE SET state = excluded.state, noted_at = excluded.noted_at,
       run_id = excluded.run_id, planned_at = excluded.planned_at`
  ).run(round)
}

/** Which of these channels have an address without a capture for the half-year, or of its time and without a run. */
export function channelsWithout(
  db: ReadDb,
  ids: readonly ChannelId[],
  { label, start }: HalfYear
): ChannelId[] {
  const lacks = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM channel_address AS own WHERE own.channel_id = ? AND NOT EXISTS (
         SELECT 1 FROM capture LEFT JOIN run ON run.id = capture.run_id
         WHERE capture.address = own.address AND capture.state IN ('complete', 'partial')
           AND capture.started_at >= ? AND (run.id IS NULL OR run.period = ?)))`
    )
    .pluck()
  return ids.filter(id => lacks.get(id, start, label) === 1)
}

/** What failed in a round is tried again the next day, so often; and then each week, until it has been tried `MOST` times. */
const SOON = 3
const MOST = 10

/** The targets of a run with the newest capture of each, but for those of channels that have been retired since. */
const TARGETS = `run_target JOIN channel ON channel.id = run_target.channel_id
  LEFT JOIN capture ON capture.id = capture_id WHERE run_target.run_id = run.id AND channel.retired_at IS NULL`
const IS_LEFT = `coalesce(capture.state, 'interrupted') IN ('interrupted', 'refused')`

/**
 * Runs that may be gone on with: those whose host may be asked again; and of the rounds of this half-year, those that were
 * cut off, and those with something to try again that ended before `yesterday`, or before a week ago.
 */
export function runsToGoOn(
  db: ReadDb,
  times: { now: Instant; yesterday: Instant; weekAgo: Instant; period: string }
): { id: RunId; which: 'left' | 'failed-too' }[] {
  const waiting = db
    .prepare(
      `SELECT run.id FROM run WHERE state = 'paused' AND pause_reason = 'host' AND waits_until <= ?
         AND EXISTS (SELECT 1 FROM ${TARGETS} AND ${IS_LEFT})`
    )
    .pluck()
    .all(times.now)
  const cutOff = db
    .prepare(
      `SELECT DISTINCT run.id FROM run JOIN round ON round.run_id = run.id
       WHERE run.state = 'interrupted' AND EXISTS (SELECT 1 FROM ${TARGETS}
         AND tries < ${MOST} AND coalesce(capture.state, 'interrupted') = 'interrupted')`
    )
    .pluck()
    .all()
  const lacking = db
    .prepare(
      `SELECT DISTINCT run.id FROM run JOIN round ON round.run_id = run.id
       WHERE run.state IN ('finished', 'interrupted') AND run.period = @period AND EXISTS (SELECT 1 FROM ${TARGETS}
         AND capture.state IN ('failed', 'refused') AND ((tries < ${SOON} AND run.ended_at < @yesterday)
           OR (tries < ${MOST} AND run.ended_at < @weekAgo)))`
    )
    .pluck()
    .all({ period: times.period, yesterday: times.yesterday, weekAgo: times.weekAgo })
  return [
    ...[...waiting, ...cutOff].map(id => ({ id: RunId.parse(id), which: 'left' as const })),
    ...lacking.map(id => ({ id: RunId.parse(id), which: 'failed-too' as const }))
  ]
}
