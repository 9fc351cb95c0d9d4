// When posts were made, where a page says it only in words: "i går", "3 v.", "12 mars". Pure.
import { Instant } from '#shared/ids.ts'
import { relativeRange } from '../../../formats/text/relative-time.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'ma[jy]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'dec']
const NAMED = new RegExp(
  `(?:^|\\s)(\\d{1,2})(?:\\s|\\.\\s?)(${MONTHS.join('|')})\\p{L}*\\.?(?:,?\\s+(\\d{4}))?(?!\\p{L})`,
  'iu'
)
const MONTH_FIRST = new RegExp(
  `(?:^|\\s)(${MONTHS.join('|')})\\p{L}*\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(\\d{4}))?(?!\\d)`,
  'iu'
)
const DOTTED = /(?:^|\s)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/
const NUMBERED = /(?:^|\s)(\d{4})-(\d{2})-(\d{2})(?!\d)/

/** The latest of the times that the words may say, in milliseconds since 1970; null when none of them says one. */
export function latestSaid(words: readonly string[], now: Date): number | null {
  const times = words.map(said => timeSaid(said, now)).filter(time => time !== null)
  return times.length === 0 ? null : Math.max(...times)
}

function timeSaid(words: string, now: Date): number | null {
  const shownAt = Instant.parse(now.toISOString())
  for (const part of words.split(/[·•|,]/)) {
    const said = part.replace(/^\s*(?:publicerad|postad|skapad|skriven|posted|published)[\s:]+/i, '')
    const range = relativeRange(said, shownAt)
    if (range !== null) return Date.parse(range.to)
  }
  const [, year, month, day] = NUMBERED.exec(words) ?? []
  if (year !== undefined) return Date.parse(`${year}-${month}-${day}T23:59:59Z`) || null
  const [, dotted, dottedMonth, dottedYear] = DOTTED.exec(words) ?? []
  if (dotted !== undefined)
    return Date.UTC(Number(dottedYear), Number(dottedMonth) - 1, Number(dotted), 23, 59, 59)
  const [, date, name, ofYear] = NAMED.exec(words) ?? monthFirst(words)
  if (date === undefined || name === undefined) return null
  const at = MONTHS.findIndex(form => new RegExp(`^${form}`, 'i').test(name))
  const ofThis = Date.UTC(Number(ofYear ?? now.getUTCFullYear()), at, Number(date), 23, 59, 59)
  // Without a year it is the last such day that has been.
  return ofYear === undefined && ofThis > now.getTime() + 86_400_000
    ? Date.UTC(now.getUTCFullYear() - 1, at, Number(date), 23, 59, 59)
    : ofThis
}

/** As in "March 2, 2025", with its parts in the order of the others. */
function monthFirst(words: string): readonly (string | undefined)[] {
  const [whole, name, date, ofYear] = MONTH_FIRST.exec(words) ?? []
  return [whole, date, name, ofYear]
}
