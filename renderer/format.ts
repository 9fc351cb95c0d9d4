// Times, sizes and numbers as the window shows them: Swedish time whatever the computer is set to.
import {
  type CalendarDate,
  type CalendarDateTime,
  now,
  parseDate,
  parseDateTime,
  toCalendarDate,
  toCalendarDateTime,
  toZoned
} from '@internationalized/date'
import type { Language } from '#shared/errors.ts'
import { Instant } from '#shared/ids.ts'
import { swedishClock, ZONE } from '#shared/swedish-clock.ts'

// Sweden's way of writing dates and times, in both languages.
const LOCALE: Record<Language, string> = { sv: 'sv-SE', en: 'en-SE' }

const parts = swedishClock('sv-SE', {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23'
})

/** `yyyy-mm-dd HH:mm`, and with `seconds` `yyyy-mm-dd HH:mm:ss`, in Swedish time. */
export function formatTime(at: Instant, precision: 'minutes' | 'seconds' = 'minutes'): string {
  const part = Object.fromEntries(parts.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  const minutes = `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
  return precision === 'minutes' ? minutes : `${minutes}:${part['second']}`
}

/** The locale for dates, numbers and the words of the controls. */
export function localeOf(language: Language): string {
  return LOCALE[language]
}

/** A date as it is said, such as “torsdag 26 november 2026”. */
export function formatDay(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    dateStyle: 'full',
    timeZone: 'UTC'
  }).format(new Date(date))
}

/** A whole number with the language's spaces or commas. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB').format(count)
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size in the nearest unit, three figures at most. */
export function formatBytes(bytes: number, language: Language): string {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1)
  const format = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { maximumSignificantDigits: 3 })
  return `${format.format(bytes / 1000 ** step)}\u00a0${UNITS[step]}`
}

/** What a clock in Sweden shows now, to the minute. */
export function swedishNow(): CalendarDateTime {
  return toCalendarDateTime(now(ZONE)).set({ second: 0, millisecond: 0 })
}

/** Today's date in Sweden. */
export function swedishToday(): CalendarDate {
  return toCalendarDate(now(ZONE))
}

/** The first instant of a date in Sweden. */
export function startOfDay(date: string): Instant {
  return Instant.parse(toZoned(parseDate(date), ZONE).toDate().toISOString())
}

/** The last instant of a date in Sweden. */
export function endOfDay(date: string): Instant {
  const next = toZoned(parseDate(date).add({ days: 1 }), ZONE).toDate()
  return Instant.parse(new Date(next.getTime() - 1).toISOString())
}

/** The instant of a date and time as a clock in Sweden shows it. */
export function instantOf(dateTime: string): Instant {
  return Instant.parse(toZoned(parseDateTime(dateTime), ZONE).toDate().toISOString())
}
