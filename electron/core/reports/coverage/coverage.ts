// "N of M channels captured, these are missing": worked out from the records, for this half-year or one that was (P8c).
import type { Coverage, CoveragePoint, DepartmentCoverage, MissingChannel } from '#shared/coverage.ts'
import type { Channel } from '#shared/register.ts'
import { type HalfYear, halfYearBefore, halfYearNamed, halfYearOf } from '../../captures/captures/schedule.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { allChannels } from '../../register/register/channels.ts'
import { listDepartments, listPeople } from '../../register/register/read.ts'
import type { Hidden } from '../../register/secrecy/hide.ts'
import { type Attempt, addressesBefore, attemptsIn } from './queries.ts'

type Asking = Pick<Context, 'db' | 'clock'>
type HiddenIds = Pick<Hidden['ids'], 'has'>
const NONE: HiddenIds = new Set<string>()

/**
 * A half-year, department by department. A channel counts when it was in use at the end of the half-year, or is now if
 * it goes on; it is captured when each of the addresses it had then has a capture that is complete or partial.
 * Departments are those of today. `hidden` are channels and departments that whoever asks may not know of, nor by a sum.
 * @throws ArchiveError invalid-input for a half-year that has not begun
 */
export function coverageOf(ctx: Asking, label: string | null, hidden: HiddenIds = NONE): Coverage {
  const now = ctx.clock.now()
  const period = label === null ? halfYearOf(now) : halfYearNamed(label)
  if (period.start > now) throw new ArchiveError('invalid-input', { place: 'period', problem: 'not-begun' })
  const departments = departmentsIn(ctx, period, hidden)
  const sum = (name: 'channels' | 'captured' | 'partial') =>
    departments.reduce((total, department) => total + department[name], 0)
  return {
    period: period.label,
    from: period.start,
    to: period.end,
    isOver: period.end <= now,
    channels: sum('channels'),
    captured: sum('captured'),
    partial: sum('partial'),
    departments
  }
}

/** The latest half-years in numbers, oldest first; those that had no channels are left out. */
export function coverageTrend(ctx: Asking, halfYears: number, hidden: HiddenIds = NONE): CoveragePoint[] {
  const first = allChannels(ctx.db.read).reduce<string | null>(
    (least, { registeredAt }) => (least === null || registeredAt < least ? registeredAt : least),
    null
  )
  const points: CoveragePoint[] = []
  let period = halfYearOf(ctx.clock.now())
  for (let count = 0; count < halfYears && first !== null && period.end > first; count += 1) {
    const { label } = period
    points.unshift(
      ...departmentsIn(ctx, period, hidden).map(({ missing: _, ...counts }) => ({ ...counts, period: label }))
    )
    period = halfYearBefore(period)
  }
  return points
}

function departmentsIn({ db, clock }: Asking, period: HalfYear, hidden: HiddenIds): DepartmentCoverage[] {
  const { read } = db
  const now = clock.now()
  const isOver = period.end <= now
  const until = isOver ? period.end : now
  const people = new Map(listPeople(read).map(({ id, name }) => [id, name]))
  const tries = triesByAddress(attemptsIn(read, { from: period.start, to: period.end }))
  const inUse = allChannels(read).filter(
    ({ id, registeredAt, retiredAt }) =>
      !hidden.has(id) && registeredAt <= until && (retiredAt === null || retiredAt > until)
  )
  const judged = inUse.map(channel => {
    const then = isOver ? addressesBefore(read, channel.id, period.end) : undefined
    return judge(channel, then ?? channel.addresses, tries, people.get(channel.responsibleId) ?? '')
  })
  return listDepartments(read).flatMap(({ id, name }) => {
    const own = judged.filter(({ departmentId }) => departmentId === id)
    if (own.length === 0) return []
    return {
      departmentId: id,
      departmentName: name,
      channels: own.length,
      captured: own.filter(({ state }) => state !== 'missing').length,
      partial: own.filter(({ state }) => state === 'partial').length,
      missing: own.flatMap(({ state, row }) => (state === 'missing' ? [row] : []))
    }
  })
}

type Judged = {
  readonly departmentId: Channel['departmentId']
  readonly state: 'complete' | 'partial' | 'missing'
  readonly row: MissingChannel
}

function judge(
  channel: Channel,
  addresses: readonly string[],
  tries: Map<string, readonly Attempt[]>,
  responsibleName: string
): Judged {
  const found = addresses.map(address => {
    const own = tries.get(`${channel.id} ${address}`) ?? []
    const has = (state: string) => own.some(attempt => attempt.state === state)
    const latest = own.at(-1)
    const state = has('complete') ? 'complete' : has('partial') ? 'partial' : 'missing'
    return { address, state, lastTry: latest?.state ?? null, captureId: latest?.id ?? null }
  })
  const missing = found.filter(({ state }) => state === 'missing').map(({ state: _, ...rest }) => rest)
  const isPartial = found.some(({ state }) => state === 'partial')
  return {
    departmentId: channel.departmentId,
    state: missing.length > 0 ? 'missing' : isPartial ? 'partial' : 'complete',
    row: {
      channelId: channel.id,
      channelName: channel.name,
      platform: channel.platform,
      responsibleName,
      addresses: addresses.length,
      missing
    }
  }
}

function triesByAddress(attempts: readonly Attempt[]): Map<string, readonly Attempt[]> {
  return Map.groupBy(attempts, ({ channelId, address }) => `${channelId} ${address}`)
}
