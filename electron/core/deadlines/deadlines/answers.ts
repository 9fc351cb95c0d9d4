// What waits, and how it went: by department and month, in Swedish time.
import { TZDate } from '@date-fns/tz'
import { type AnswerCount, Waiting } from '#shared/deadline.ts'
import { Instant } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishDate, ZONE } from '../../kernel/swedish-time.ts'
import { endOfDate } from './due.ts'
import * as queries from './queries.ts'

/** What waits now. */
export function waitingNow({ db, clock }: Context): Waiting {
  const now = clock.now()
  return Waiting.parse(queries.countWaiting(db.read, { now, endOfDay: endOfDate(swedishDate(now)) }))
}

const MOST_MONTHS = 60

/** By department and month of receipt, from one month to another, `yyyy-mm`. @throws ArchiveError invalid-input */
export function answersBy({ db, clock }: Context, { from, to }: { from: string; to: string }): AnswerCount[] {
  const now = clock.now()
  const months = monthsBetween(from, to)
  return months.flatMap(month =>
    queries
      .countAnswers(db.read, { start: startOf(month), end: startOf(monthAfter(month)), now })
      .map(counted => ({ ...counted, month }))
  )
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = monthAfter(month)) {
    months.push(month)
    if (months.length > MOST_MONTHS)
      throw new ArchiveError('invalid-input', { place: 'from', problem: 'too-long' })
  }
  return months
}

function monthAfter(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

function startOf(month: string): Instant {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Instant.parse(new Date(new TZDate(year, number - 1, 1, ZONE).getTime()).toISOString())
}
