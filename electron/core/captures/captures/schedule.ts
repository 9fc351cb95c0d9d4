// Half-years and what is due in them, worked out from the records (P8c). Pure: no timers, no clock of its own.
import { TZDate } from '@date-fns/tz'
import { subDays } from 'date-fns'
import { Instant } from '#shared/ids.ts'
import type { DueState } from '#shared/register.ts'
import { ZONE } from '../../kernel/swedish-time.ts'

/** `label` is such as `2026-H2`; it runs from `start` to just before `end`, in Swedish time. */
export type HalfYear = { readonly label: string; readonly start: Instant; readonly end: Instant }

/** The half-year that `now` is in. */
export function halfYearOf(now: Instant): HalfYear {
  const local = new TZDate(now, ZONE)
  return halfYear(local.getFullYear(), local.getMonth() < 6 ? 0 : 1)
}

/** The half-year of a label such as `2026-H2`. */
export function halfYearNamed(label: string): HalfYear {
  return halfYear(Number(label.slice(0, 4)), label.endsWith('H1') ? 0 : 1)
}

/** The half-year after this one. */
export function halfYearAfter(period: HalfYear): HalfYear {
  return halfYearOf(period.end)
}

/** The half-year before this one. */
export function halfYearBefore(period: HalfYear): HalfYear {
  const last = new TZDate(subDays(new Date(period.start), 1).toISOString(), ZONE)
  return halfYear(last.getFullYear(), last.getMonth() < 6 ? 0 : 1)
}

function halfYear(year: number, half: 0 | 1): HalfYear {
  const start = new TZDate(year, half * 6, 1, ZONE)
  const end = new TZDate(half === 0 ? year : year + 1, half === 0 ? 6 : 0, 1, ZONE)
  return { label: `${year}-H${half + 1}`, start: instant(start), end: instant(end) }
}

/** The instant at which the Swedish calendar day before the one of `now` began. */
export function startOfYesterday(now: Instant): Instant {
  const local = new TZDate(now, ZONE)
  return instant(new TZDate(local.getFullYear(), local.getMonth(), local.getDate() - 1, ZONE))
}

/** The half-year that `now` is in and the one before. */
export type Periods = { readonly current: HalfYear; readonly before: HalfYear }

export function periodsAt(now: Instant): Periods {
  const current = halfYearOf(now)
  return { current, before: halfYearBefore(current) }
}

/**
 * What a channel's state is, from the newest capture of each of its addresses (null: none yet). A capture counts when
 * it is complete or partial; one that failed or was interrupted is no capture.
 */
export function dueState(
  channel: { readonly registeredAt: Instant; readonly retiredAt: Instant | null },
  newest: readonly (Instant | null)[],
  { current, before }: Periods
): DueState {
  if (channel.retiredAt !== null) return 'retired'
  if (newest.every(at => at !== null && at >= current.start)) return 'captured'
  const wasThere = channel.registeredAt < current.start
  const wasMissed = newest.some(at => at === null || at < before.start)
  return wasThere && wasMissed ? 'overdue' : 'due'
}

function instant(date: Date): Instant {
  return Instant.parse(new Date(date.getTime()).toISOString())
}
