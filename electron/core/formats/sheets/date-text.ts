// Dates as people write them in cells.
import { normalized } from '#shared/normal-form.ts'

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december'
]

/** A calendar date as `yyyy-mm-dd`; undefined where a reader would have to guess, as with 3/4/26. */
export function dateOf(written: string): string | undefined {
  const text = normalized(written.toLowerCase(), 'NFC').replaceAll(/\s+/g, ' ').trim()
  const iso = /^(\d{4})-?(\d\d)-?(\d\d)(?:[ t].*)?$/.exec(text)
  if (iso !== null) return calendarDate(iso[1], iso[2], iso[3])
  const slashed = /^(\d{1,2})\/(\d{1,2})[ /](\d{4})$/.exec(text)
  if (slashed !== null) return calendarDate(slashed[3], slashed[2], slashed[1])
  const [, day, word = '', year] = /^(?:den )?(\d{1,2}) (\p{L}{3,})\.? (\d{4})$/u.exec(text) ?? []
  const month = MONTHS.findIndex(name => name.startsWith(word) && word.length >= 3)
  return day === undefined || month < 0 ? undefined : calendarDate(year, String(month + 1), day)
}

function calendarDate(year = '', month = '', day = ''): string | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : undefined
}
