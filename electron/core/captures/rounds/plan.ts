// When each department's round of a half-year is, and what is to be done about it at a given time. Pure: worked out from
// what is entered, with no timers, so that a machine that was off, or a program that was not running, misses nothing.
import { TZDate } from '@date-fns/tz'
import { Instant } from '#shared/ids.ts'
import type { RoundPlan, RoundState } from '#shared/round.ts'
import { dayAfter, isWorkingDay } from '../../deadlines/deadlines/working-days.ts'
import { swedish, swedishDate, ZONE } from '../../kernel/swedish-time.ts'
import type { HalfYear } from '../captures/schedule.ts'

/**
 * The instant of a department's round: a working day of the plan's dates and an hour of its hours, the same each time it
 * is worked out, and spread so that departments do not all come at once. Null when the dates hold no working day.
 */
export function plannedAt(
  department: string,
  { label }: Pick<HalfYear, 'label'>,
  plan: RoundPlan,
  closed: ReadonlySet<string>
): Instant | null {
  const [year, half] = label.split('-')
  const { from, to } = half === 'H1' ? plan.spring : plan.autumn
  const days = workingDays(`${year}-${from}`, `${year}-${to}`, closed)
  const seed = spread(`${department} ${label}`)
  const day = days[seed % days.length]
  if (day === undefined) return null
  const minutes = (plan.hours.to - plan.hours.from) * 60
  // The last hour is left, so that there is time on the day for what is started late.
  const minute = Math.floor(spread(`${label} ${department}`) % Math.max(1, minutes - 60))
  return atMinute(day, plan.hours.from * 60 + minute)
}

/** Until when a round that was planned so may still begin on its day. */
export function lastStart(planned: Instant, { hours }: RoundPlan): Instant {
  return atMinute(swedishDate(planned), hours.to * 60)
}

/** Whether rounds are made at this hour of the day. */
export function isWithinHours(now: Instant, { hours }: RoundPlan): boolean {
  const hour = Number(swedish(now, 'H'))
  return hour >= hours.from && hour < hours.to
}

/** Whether a round may be made now, or gone on with: within the hours of a working day, and in no quiet time. */
export function isRoundTime(now: Instant, plan: RoundPlan, closed: ReadonlySet<string>): boolean {
  return isWithinHours(now, plan) && isWorkingDay(swedishDate(now), closed) && !isQuietTime(now)
}

/** Whether rounds of the half-year are planned on days such as this. */
export function isWithinDates(now: Instant, plan: RoundPlan, { label }: Pick<HalfYear, 'label'>): boolean {
  const { from, to } = label.endsWith('H1') ? plan.spring : plan.autumn
  const day = swedish(now, 'MM-dd')
  return day >= from && day <= to
}

/** What is to be said of a round that nothing has been entered of. */
export function stateOf(
  planned: Instant,
  plan: RoundPlan,
  now: Instant
): Extract<RoundState, 'coming' | 'due' | 'missed'> {
  if (now < planned) return 'coming'
  return now < lastStart(planned, plan) ? 'due' : 'missed'
}

/** The first moment from `from` on, on a working day and within the hours. */
export function nextWorkingTime(from: Instant, { hours }: RoundPlan, closed: ReadonlySet<string>): Instant {
  let day = swedishDate(from)
  for (let tries = 0; tries < 60; tries++) {
    const [opens, closes] = [atMinute(day, hours.from * 60), atMinute(day, hours.to * 60)]
    if (isWorkingDay(day, closed) && from < closes) return from > opens ? from : opens
    day = dayAfter(day)
  }
  return from
}

/** July, and the weeks around Christmas: no round is planned then. */
export function isQuietTime(at: Instant): boolean {
  const day = swedish(at, 'MM-dd')
  return (day >= '07-01' && day <= '07-31') || day >= '12-20' || day <= '01-06'
}

function workingDays(from: string, to: string, closed: ReadonlySet<string>): string[] {
  const days: string[] = []
  for (let day = from; day <= to; day = dayAfter(day)) if (isWorkingDay(day, closed)) days.push(day)
  return days
}

/**
 * So many minutes after midnight by the clock on the wall. A time that the clock skips in March is an hour later; one that
 * comes twice in October is the first of the two.
 */
function atMinute(day: string, minutes: number): Instant {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const local = new TZDate(year, month - 1, date, Math.floor(minutes / 60), minutes % 60, ZONE)
  return Instant.parse(new Date(local.getTime()).toISOString())
}

/** A number that looks like chance and is always the same for the same text (FNV-1a, 32 bits). */
function spread(text: string): number {
  let hash = 0x811c9dc5
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0
  return hash
}
