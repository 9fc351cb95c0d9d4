// The half-year rounds (P8c): what is expected of each department, what became of it, and making what is due. Everything
// is worked out from what is entered; each round is entered once, in the same act as its run, so that none is made twice
// however often and by whichever program it is asked for, and none goes by without being entered as missed.
import type { Run } from '#shared/capture.ts'
import { type ChannelId, type DepartmentId, Instant } from '#shared/ids.ts'
import type { Round, RoundPlan } from '#shared/round.ts'
import { deadlineRules } from '../../deadlines/deadlines/rules.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { allChannels } from '../../register/register/channels.ts'
import { listDepartments } from '../../register/register/read.ts'
import { hasRoom } from '../captures/forecast.ts'
import type { Runs } from '../captures/runs.ts'
import { type HalfYear, halfYearAfter, halfYearOf } from '../captures/schedule.ts'
import { isQuietTime, isRoundTime, isWithinDates, nextWorkingTime, plannedAt, stateOf } from './plan.ts'
import * as queries from './queries.ts'

/** A department with a plan and channels. */
type Party = {
  readonly id: DepartmentId
  readonly name: string
  readonly plan: RoundPlan
  /** From when rounds are expected: the plan's beginning, or the first channel's. */
  readonly since: Instant
  readonly channels: readonly ChannelId[]
}
type Expected = { readonly party: Party; readonly period: HalfYear; readonly plannedAt: Instant }

const HOUR = 3_600_000
const DAY_NEARLY = 20 * HOUR
const WEEK = 7 * 24 * HOUR

/** What has been entered of rounds, and what is to come in this half-year and the next; latest first. */
export function listRounds(ctx: Context): Round[] {
  const now = ctx.clock.now()
  const entered = enteredBy(ctx, now)
  const all = partiesOf(ctx)
  const names = new Map(listDepartments(ctx.db.read).map(({ id, name }) => [id, name]))
  const counts = new Map(all.map(({ id, channels }) => [id, channels.length]))
  const open = expectedOf(ctx, all, halfYearAfter(halfYearOf(now)))
    .filter(({ party, period }) => !entered.has(keyOf(party.id, period.label)))
    .map(({ party, period, plannedAt }) => ({
      departmentId: party.id,
      departmentName: party.name,
      period: period.label,
      plannedAt,
      state: stateOf(plannedAt, party.plan, now),
      runId: null,
      channels: party.channels.length
    }))
  const done = [...entered.values()].map(({ departmentId, period, plannedAt, state, runId }) => ({
    departmentId,
    departmentName: names.get(departmentId) ?? '',
    period,
    plannedAt,
    state,
    runId,
    channels:
      runId === null
        ? (counts.get(departmentId) ?? 0)
        : queries.channelsInRound(ctx.db.read, departmentId, period)
  }))
  return [...open, ...done].sort((a, b) => (a.plannedAt < b.plannedAt ? 1 : -1))
}

/**
 * Enters what was missed and starts the first run that is due, if none goes on.
 * @throws what Runs.start throws; nothing is entered of the round then, and it is due again the next time
 */
export async function runDue(ctx: Context, runs: Runs): Promise<{ run: Run | null; missed: number }> {
  const missed = enterMissed(ctx)
  if (runs.current() !== null) return { run: null, missed }
  const now = ctx.clock.now()
  const again = await goOnWithFirst(ctx, runs, now)
  if (again.run !== null) return { run: again.run, missed }
  const closed = closedDays(ctx)
  let { refusal } = again
  for (const party of partiesOf(ctx)) {
    if (!isRoundTime(now, party.plan, closed)) continue
    try {
      const run = (await startFor(ctx, runs, party, now)) ?? (await startAddition(ctx, runs, party, now))
      if (run !== null) return { run, missed }
    } catch (error) {
      // A department whose channels the disk has no room for keeps no smaller one waiting.
      if (!(error instanceof ArchiveError) || error.code !== 'disk-too-small') throw error
      refusal ??= error
    }
  }
  if (refusal !== null) throw refusal
  return { run: null, missed }
}

/**
 * Goes on with the first run that may be gone on with and can be. One that cannot keeps no other waiting; `refusal` is what
 * is to be said of it when there is no other.
 */
async function goOnWithFirst(
  ctx: Context,
  runs: Runs,
  now: Instant
): Promise<{ run: Run | null; refusal: ArchiveError | null }> {
  const isTimeFor = roundTimes(ctx, now)
  const isRoomy = await hasRoom(ctx)
  let refusal: ArchiveError | null = null
  const found = queries.runsToGoOn(ctx.db.read, {
    now,
    hourAgo: before(now, HOUR),
    yesterday: before(now, DAY_NEARLY),
    weekAgo: before(now, WEEK),
    period: halfYearOf(now).label
  })
  for (const { id, departmentId, which, why } of found) {
    if (departmentId !== null && !isTimeFor(departmentId)) continue
    if (why === 'disk' && !isRoomy) continue
    if (why === 'files' && !(await filesAnswer(ctx))) continue
    try {
      return { run: await runs.goOn(id, which), refusal: null }
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error
      if (error.code === 'disk-too-small') refusal ??= error
      else if (error.code !== 'run-has-nothing-left') throw error
    }
  }
  return { run: null, refusal }
}

/** Whether the store of files takes them again: what it says is asked for only where a run waits for it. */
async function filesAnswer({ objects }: Context): Promise<boolean> {
  try {
    await objects.elsewhere?.look()
    return true
  } catch (error) {
    if (error instanceof ArchiveError) return false
    throw error
  }
}

/** Of which departments a round may be gone on with now: July and Christmas are left alone by what is late, too. */
function roundTimes(ctx: Context, now: Instant): (department: DepartmentId) => boolean {
  const plans = queries.readPlans(ctx.db.read)
  const closed = closedDays(ctx)
  return department => {
    const row =
      plans.find(({ departmentId }) => departmentId === department) ??
      plans.find(({ departmentId }) => departmentId === null)
    return row !== undefined && isRoundTime(now, row.plan, closed)
  }
}

/** One department: its round of today, and with it all that was missed before. */
async function startFor(ctx: Context, runs: Runs, party: Party, now: Instant): Promise<Run | null> {
  const entered = enteredBy(ctx, now)
  const late = [...entered.values()].filter(row => row.departmentId === party.id && row.state === 'missed')
  const today = expectedOf(ctx, [party], halfYearOf(now)).find(
    ({ period, plannedAt }) =>
      !entered.has(keyOf(party.id, period.label)) && stateOf(plannedAt, party.plan, now) === 'due'
  )
  const rows = [
    ...(today === undefined ? [] : [{ period: today.period, plannedAt: today.plannedAt, isLate: false }]),
    ...late.map(row => ({ period: halfYearOf(row.plannedAt), plannedAt: row.plannedAt, isLate: true }))
  ]
  const [first] = rows
  if (first === undefined) return null
  const lacking = queries.channelsWithout(ctx.db.read, party.channels, first.period)
  const noteRun = (tx: WriteDb, run: Run['id'] | null) => {
    for (const { period, plannedAt, isLate } of rows) {
      const made = isLate ? ('caught-up' as const) : ('started' as const)
      const state = run === null ? ('not-needed' as const) : made
      const about = { departmentId: party.id, period: period.label, plannedAt }
      queries.enterRound(tx, { ...about, state, notedAt: now, runId: run })
      if (state !== 'started')
        record(tx, ctx, { act: `round.${state}`, about: party.id, details: { period: period.label, run } })
    }
  }
  if (lacking.length === 0) {
    ctx.db.transact(tx => noteRun(tx, null))
    tellChanged(ctx, 'rounds')
    return null
  }
  const request = { kind: 'half-year', which: lacking, reason: null, acceptBadCertificates: false } as const
  const run = await runs.start(
    { ...request, which: [...lacking] },
    { period: first.period.label, departmentId: party.id, noteRun }
  )
  tellChanged(ctx, 'rounds')
  return run
}

/** The channels of a department that came after its round of the half-year, while the plan's dates last. */
async function startAddition(ctx: Context, runs: Runs, party: Party, now: Instant): Promise<Run | null> {
  const period = halfYearOf(now)
  const round = enteredBy(ctx, now).get(keyOf(party.id, period.label))
  if (round === undefined || round.state === 'missed' || !isWithinDates(now, party.plan, period)) return null
  const which = queries.channelsAfterRound(ctx.db.read, party.channels, period)
  if (which.length === 0) return null
  const about = { departmentId: party.id, period: period.label }
  const noteRun = (tx: WriteDb, runId: Run['id']) => {
    queries.enterAddition(tx, { ...about, runId })
    const details = { period: period.label, run: runId, channels: which.length }
    record(tx, ctx, { act: 'round.extended', about: party.id, details })
  }
  const request = { kind: 'half-year', which, reason: null, acceptBadCertificates: false } as const
  const run = await runs.start(request, { ...about, noteRun })
  tellChanged(ctx, 'rounds')
  return run
}

/** Every round whose day went by without it is entered as missed, once. Answers how many were. */
function enterMissed(ctx: Context): number {
  const now = ctx.clock.now()
  const entered = enteredBy(ctx, now)
  const missed = expectedOf(ctx, partiesOf(ctx), halfYearOf(now)).filter(
    ({ party, period, plannedAt }) =>
      !entered.has(keyOf(party.id, period.label)) && stateOf(plannedAt, party.plan, now) === 'missed'
  )
  if (missed.length === 0) return 0
  ctx.db.transact(tx => {
    for (const { party, period, plannedAt } of missed) {
      const about = { departmentId: party.id, period: period.label, plannedAt }
      queries.enterRound(tx, { ...about, state: 'missed', notedAt: now, runId: null })
      record(tx, ctx, { act: 'round.missed', about: party.id, details: { period: period.label, plannedAt } })
    }
  })
  tellChanged(ctx, 'rounds')
  return missed.length
}

const before = (now: Instant, time: number) => Instant.parse(new Date(Date.parse(now) - time).toISOString())

const closedDays = (ctx: Context): ReadonlySet<string> =>
  new Set(deadlineRules(ctx.db.read).closedDays.map(({ date }) => date))

const keyOf = (department: DepartmentId, period: string) => `${department} ${period}`

/** What has been entered, but for what was entered in a time that has not come: the clock was wrong then. */
function enteredBy(ctx: Context, now: Instant): Map<string, queries.RoundRow> {
  const rows = queries
    .readRounds(ctx.db.read)
    .filter(({ notedAt }) => Date.parse(notedAt) <= Date.parse(now) + HOUR)
  return new Map(rows.map(row => [keyOf(row.departmentId, row.period), row]))
}

function partiesOf(ctx: Context): Party[] {
  const plans = queries.readPlans(ctx.db.read)
  const common = plans.find(({ departmentId }) => departmentId === null)
  const channels = allChannels(ctx.db.read).filter(({ retiredAt }) => retiredAt === null)
  return listDepartments(ctx.db.read).flatMap(({ id, name }) => {
    const row = plans.find(({ departmentId }) => departmentId === id) ?? common
    const own = channels.filter(({ departmentId }) => departmentId === id)
    if (row === undefined || own.length === 0) return []
    const [registered = row.since] = own.map(({ registeredAt }) => registeredAt).toSorted()
    const [since = row.since] = [registered, row.since].toSorted().reverse()
    return [{ id, name, plan: row.plan, since, channels: own.map(channel => channel.id) }]
  })
}

/** The rounds expected from the beginning until the end of `last`. */
function expectedOf(ctx: Context, parties: readonly Party[], last: HalfYear): Expected[] {
  const closed = closedDays(ctx)
  return parties.flatMap(party => {
    const found: Expected[] = []
    for (let period = halfYearOf(party.since); period.start <= last.start; period = halfYearAfter(period)) {
      const planned = plannedFor(party, period, closed)
      if (planned !== null) found.push({ party, period, plannedAt: planned })
    }
    return found
  })
}

/** A plan that begins when its day has gone by gives a round at the first working time, unless that is a quiet time. */
function plannedFor(
  { id, plan, since }: Party,
  period: HalfYear,
  closed: ReadonlySet<string>
): Instant | null {
  const planned = plannedAt(id, period, plan, closed)
  if (planned === null || planned >= since) return planned
  const next = nextWorkingTime(since, plan, closed)
  return next < period.end && !isQuietTime(next) ? next : null
}
