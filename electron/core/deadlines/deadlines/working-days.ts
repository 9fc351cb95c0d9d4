// Which days are working days in Sweden. Pure; a date is `yyyy-mm-dd` in the Swedish calendar.
import { PUBLIC_HOLIDAYS } from './public-holidays.ts'

const RED = new Set(
  Object.entries(PUBLIC_HOLIDAYS).flatMap(([year, days]) => days.split(' ').map(day => `${year}-${day}`))
)

/** Whether people work that day: Monday to Friday, no public holiday, none of the three eves, and not closed. */
export function isWorkingDay(date: string, closed: ReadonlySet<string>): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !RED.has(date) && !closed.has(date)
}

/** The date after. */
export function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}
