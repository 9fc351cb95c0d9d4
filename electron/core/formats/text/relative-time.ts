// Times as platforms like to show them: "2 h", "yesterday". The words say when to within a range, and no closer. Pure.
import { TZDate } from '@date-fns/tz'
import { startOfDay, subDays } from 'date-fns'
import { Instant } from '#shared/ids.ts'
import { ZONE } from '../../kernel/swedish-time.ts'

type Range = { readonly from: Instant; readonly to: Instant }

const SECOND = 1_000
const DAY = 86_400 * SECOND
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|sek|sec|sekund(?:er)?|seconds?)$/, SECOND],
  [/^(?:m|min|minut(?:er)?|minutes?)$/, 60 * SECOND],
  [/^(?:h|t|tim(?:me|mar)?|hours?|hrs?)$/, 3_600 * SECOND],
  [/^(?:d|dag(?:ar)?|days?)$/, DAY],
  [/^(?:v|veck(?:a|or)|w|weeks?)$/, 7 * DAY],
  [/^(?:mån(?:ad|ader)?|mo|months?)$/, 31 * DAY],
  [/^(?:å|år|y|years?)$/, 366 * DAY]
]
const AGO = /^(?:för |about |ca )?(\d{1,3}|en|ett|an?|one) ?(\p{L}+)\.?(?: sedan| ago)?$/u
const NOW = /^(?:nyss|just nu|just now)\b/
const TODAY = /^(?:idag|i dag|today)\b/
const DAY_BEFORE = /^(?:i ?förrgår|the day before yesterday)\b/
const YESTERDAY = /^(?:igår|i går|yesterday)\b/

const ANY_TIME = Instant.parse('2026-01-15T12:00:00.000Z')

/** Whether the words say when something was by how long ago it was. */
export const isRelativeTime = (words: string) => relativeRange(words, ANY_TIME) !== null

/** From when to when it was that is shown so at this moment: "2 h" is for as long as it is not yet 3. Null for other words. */
export function relativeRange(words: string, shownAt: Instant): Range | null {
  const said = words.trim().toLowerCase()
  const at = Date.parse(shownAt)
  const between = (from: number, to: number): Range => ({ from: instant(from), to: instant(to) })
  if (NOW.test(said)) return between(at - 60 * SECOND, at)
  const midnight = startOfDay(new TZDate(at, ZONE))
  if (TODAY.test(said)) return between(midnight.getTime(), at)
  if (YESTERDAY.test(said)) return between(subDays(midnight, 1).getTime(), midnight.getTime() - 1)
  if (DAY_BEFORE.test(said))
    return between(subDays(midnight, 2).getTime(), subDays(midnight, 1).getTime() - 1)
  const [, number = '', unit = ''] = AGO.exec(said) ?? []
  const length = UNITS.find(([form]) => form.test(unit))?.[1]
  if (length === undefined) return null
  const count = /^\d/.test(number) ? Number(number) : 1
  return between(at - (count + 1) * length, at - count * length)
}

const instant = (ms: number) => Instant.parse(new Date(ms).toISOString())
