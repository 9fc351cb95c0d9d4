// The SQL of rounds and their plans.
import { z } from 'zod'
import { type ChannelId, DepartmentId, Instant, RunId } from '#shared/ids.ts'
import type { RoundPlan } from '#shared/round.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import type { HalfYear } from '../captures/schedule.ts'

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
  db.prepare(
    `INSERT INTO round_plan (department_id, spring_from, spring_to, autumn_from, autumn_to, hour_from, hour_to, since)
     VALUES (@departmentId, @springFrom, @springTo, @autumnFrom, @autumnTo, @hourFrom, @hourTo, @since)`
  ).run({
    ...{ departmentId, since, springFrom: spring.from, springTo: spring.to },
    ...{ autumnFrom: autumn.from, autumnTo: autumn.to, hourFrom: hours.from, hourTo: hours.to }
  })
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
         SELECT 1 FROM capture_fact AS capture LEFT JOIN run ON run.id = capture.run_id
         WHERE capture.address = own.address AND capture.state IN ('complete', 'partial')
           AND capture.started_at >= ? AND (run.id IS NULL OR run.period = ?)))`
    )
    .pluck()
  return ids.filter(id => lacks.get(id, start, label) === 1)
}

/**
 * Which of these channels have such an address that no run of a round of the half-year was to capture either: they came
 * after their round.
 */
export function channelsAfterRound(db: ReadDb, ids: readonly ChannelId[], period: HalfYear): ChannelId[] {
  const isNew = db
    .prepare(
      `SELECT EXISTS (SELECT 1 FROM channel_address AS own WHERE own.channel_id = ?
         AND NOT EXISTS (SELECT 1 FROM run_target JOIN run_of_round USING (run_id)
           WHERE run_target.address = own.address AND run_of_round.period = ?))`
    )
    .pluck()
  return channelsWithout(db, ids, period).filter(id => isNew.get(id, period.label) === 1)
}

/** Enters a run of channels that came after their round. */
export function enterAddition(
  db: WriteDb,
  addition: { readonly runId: RunId; readonly departmentId: DepartmentId; readonly period: string }
): void {
  db.prepare('INSERT INTO round_addition VALUES (@runId, @departmentId, @period)').run(addition)
}

/** How many channels the runs of a round were to capture, those that came after it with them. */
export function channelsInRound(db: ReadDb, departmentId: DepartmentId, period: string): number {
  const count = db
    .prepare(
      `SELECT count(DISTINCT channel_id) FROM run_target JOIN run_of_round USING (run_id)
       WHERE run_of_round.department_id = ? AND run_of_round.period = ?`
    )
    .pluck()
    .get(departmentId, period)
  return z.int().parse(count)
}

/** What failed in a round is tried again the next day, so often; and then each week, until it has been tried `MOST` times. */
const SOON = 3
const MOST = 10

/** The targets of a run with the newest capture of each, but for those of channels that have been retired since. */
const TARGETS = `run_target JOIN channel ON channel.id = run_target.channel_id
  LEFT JOIN capture_fact AS capture ON capture.id = capture_id WHERE run_target.run_id = run.id AND channel.retired_at IS NULL`
const IS_LEFT = `coalesce(capture.state, 'interrupted') IN ('interrupted', 'refused')`

const Again = z.strictObject({
  id: RunId,
  /** The department whose round it is; null for a run that a person started. */
  departmentId: DepartmentId.nullable(),
  which: z.enum(['left', 'failed-too']),
  why: z.enum(['host', 'cut-off', 'login', 'disk', 'files', 'lacking'])
})

/**
 * Runs that may be gone on with: those whose host may be asked again; and of the rounds, those that were cut off, those
 * that paused for a login that someone has made since, or that may hold an hour later, those that paused for the disk
 * or, an hour before, for the store of files, and of this half-year, those with something to try again that ended before `yesterday`, or before a week ago.
 */
export function runsToGoOn(
  db: ReadDb,
  times: { now: Instant; hourAgo: Instant; yesterday: Instant; weekAgo: Instant; period: string }
): z.infer<typeof Again>[] {
  const round = `SELECT DISTINCT run.id, run_of_round.department_id AS departmentId FROM run
    JOIN run_of_round ON run_of_round.run_id = run.id`
  const waiting = db
    .prepare(
      `SELECT run.id, max(run_of_round.department_id) AS departmentId FROM run
       LEFT JOIN run_of_round ON run_of_round.run_id = run.id
       WHERE run.state = 'paused' AND pause_reason = 'host' AND waits_until <= @now
         AND EXISTS (SELECT 1 FROM ${TARGETS} AND ${IS_LEFT}) GROUP BY run.id`
    )
    .all({ now: times.now })
  const cutOff = db
    .prepare(
      `${round} WHERE run.state = 'interrupted' AND EXISTS (SELECT 1 FROM ${TARGETS}
         AND tries < ${MOST} AND coalesce(capture.state, 'interrupted') = 'interrupted')`
    )
    .all()
  const loggedIn = db
    .prepare(
      `${round} WHERE run.state = 'paused' AND pause_reason = 'login' AND EXISTS (SELECT 1 FROM ${TARGETS}
         AND ${IS_LEFT} AND EXISTS (SELECT 1 FROM channel_profile
           JOIN browser_profile ON browser_profile.id = profile_id
           WHERE channel_profile.channel_id = channel.id AND browser_profile.state = 'logged-in'
             AND (checked_at > coalesce(paused_at, '') OR paused_at < @hourAgo)))`
    )
    .all({ hourAgo: times.hourAgo })
  const short = (why: 'disk' | 'files') =>
    db
      .prepare(
        `${round} WHERE run.state = 'paused' AND pause_reason = @why AND (@why = 'disk' OR paused_at < @hourAgo)
           AND EXISTS (SELECT 1 FROM ${TARGETS} AND ${IS_LEFT})`
      )
      .all({ why, hourAgo: times.hourAgo })
  // What failed in a run that waits for a login does not wait with it.
  const lacking = db
    .prepare(
      `${round} WHERE (run.state IN ('finished', 'interrupted') OR (run.state = 'paused' AND pause_reason = 'login'))
         AND run.period = @period AND EXISTS (SELECT 1 FROM ${TARGETS}
         AND capture.state IN ('failed', 'refused')
         AND ((tries < ${SOON} AND coalesce(run.ended_at, paused_at) < @yesterday)
           OR (tries < ${MOST} AND coalesce(run.ended_at, paused_at) < @weekAgo)))`
    )
    .all({ period: times.period, yesterday: times.yesterday, weekAgo: times.weekAgo })
  const all = {
    host: waiting,
    'cut-off': cutOff,
    login: loggedIn,
    disk: short('disk'),
    files: short('files'),
    lacking
  }
  return Object.entries(all).flatMap(([why, rows]) =>
    z
      .array(Again)
      .parse(rows.map(row => ({ ...(row as object), why, which: why === 'lacking' ? 'failed-too' : 'left' })))
  )
}
