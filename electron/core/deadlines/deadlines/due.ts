// When an answer is due: by the end of the next working day (P7), in Swedish time. Pure; comments and messages share it.
import { TZDate } from '@date-fns/tz'
import { Instant } from '#shared/ids.ts'
import { swedishDate, ZONE } from '../../kernel/swedish-time.ts'
import { dayAfter, isWorkingDay } from './working-days.ts'

/** What a channel's deadlines follow: how many working days an answer may take, and the authority's own days off. */
export type DeadlineRules = {
  /** 1 is the next working day; 0 is the day itself, or the first working day after it. */
  readonly workingDays: number
  /** Dates, `yyyy-mm-dd`. */
  readonly closed: ReadonlySet<string>
}

/** More closed days in a row than this are no calendar: the search for a working day ends there. */
const MOST_DAYS = 3_660

/** The last millisecond in which an answer to what was received then is in time. */
export function dueAt(receivedAt: Instant, { workingDays, closed }: DeadlineRules): Instant {
  let date = swedishDate(receivedAt)
  let left = workingDays
  for (let days = 0; days < MOST_DAYS; days++) {
    if (days > 0 && left > 0 && isWorkingDay(date, closed)) left -= 1
    if (left === 0 && isWorkingDay(date, closed)) break
    date = dayAfter(date)
  }
  return endOfDate(date)
}

/** The last millisecond of a date in Sweden: the next begins 23 or 25 hours after it did when the clock is changed. */
export function endOfDate(date: string): Instant {
  const [year = 0, month = 1, day = 1] = dayAfter(date).split('-').map(Number)
  const midnight = new TZDate(year, month - 1, day, ZONE)
  return Instant.parse(new Date(midnight.getTime() - 1).toISOString())
}

/** `dueAt` for many: an answer is remembered by the hour, since Swedish days begin on one. */
export function dueClock(rules: DeadlineRules): (receivedAt: Instant) => Instant {
  const known = new Map<string, Instant>()
  return receivedAt => {
    const hour = receivedAt.slice(0, 13)
    const due = known.get(hour) ?? dueAt(receivedAt, rules)
    known.set(hour, due)
    return due
  }
}
