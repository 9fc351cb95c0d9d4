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

const WORDS = {
  sv: {
    days: new Map([
      [-1, 'i går'],
      [0, 'i dag'],
      [1, 'i morgon']
    ]),
    near: swedishClock('sv-SE', { weekday: 'long', day: 'numeric', month: 'short' }),
    far: swedishClock('sv-SE', { day: 'numeric', month: 'long', year: 'numeric' }),
    clock: (text: string) => text.replace(':', '.')
  },
  en: {
    days: new Map([
      [-1, 'yesterday'],
      [0, 'today'],
      [1, 'tomorrow']
    ]),
    near: swedishClock('en-GB', { weekday: 'long', day: 'numeric', month: 'short' }),
    far: swedishClock('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }),
    clock: (text: string) => text
  }
}

/** A time as people say it, in Swedish time: “i går 16.05”, “måndag 24 nov. 08.00” within a week, and else “3 mars 2026”. */
export function sayTime(at: Instant, today: CalendarDate, language: Language): string {
  const { days, near, far, clock } = WORDS[language]
  const [date = '', minutes = ''] = formatTime(at).split(' ')
  const away = parseDate(date).compare(today)
  if (Math.abs(away) > 6) return far.format(new Date(at))
  return `${days.get(away) ?? near.format(new Date(at))} ${clock(minutes)}`
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

/** This moment. */
export const instantNow = (): Instant => Instant.parse(new Date().toISOString())

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
