// Times without a zone: taken for Swedish time, and told so. Pure.
import { tzOffset } from '@date-fns/tz'
import { Instant } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import { swedishOffsets, whenSwedish, ZONE } from '../../../kernel/swedish-time.ts'
import type { Written } from '../item.ts'

/** A clock time as it was written. Months are counted from 1. */
type ClockTime = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** `lost`: an hour that was skipped that night; `doubled`: one that there were two of, and the first is taken. */
type LocalTime = { readonly written: Written; readonly oddity: 'lost' | 'doubled' | null }

const MINUTE = 60_000

/** The instant of a Swedish clock time; none for what is no time of any day. */
function swedishLocal(time: ClockTime, raw: string): LocalTime {
  const { year, month, day, hour, minute, second } = time
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const back = new Date(asUtc)
  const isReal =
    year >= 1970 &&
    year <= 9998 &&
    back.getUTCMonth() === month - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute &&
    back.getUTCSeconds() === second
  if (!isReal) return { written: { at: null, raw, basis: 'none' }, oddity: null }
  const at = Instant.parse(whenSwedish(back).toISOString())
  const { length } = swedishOffsets(back)
  const oddity = length === 0 ? 'lost' : length === 2 ? 'doubled' : null
  return { written: { at, raw, basis: 'assumed_local' }, oddity }
}

/** In the night when clocks are set back: the other moment at which they showed the same; null for any other moment. */
export function twinOf(at: string): Instant | null {
  if (!/^\d{4}-(?:09|10)-\d\dT0[01]:/.test(at)) return null
  const offsetAt = (ms: number) => tzOffset(ZONE, new Date(ms))
  const ms = Date.parse(at)
  const twin = [ms + 60 * MINUTE, ms - 60 * MINUTE].find(
    other => other + offsetAt(other) * MINUTE === ms + offsetAt(ms) * MINUTE
  )
  return twin === undefined ? null : Instant.parse(new Date(twin).toISOString())
}

const LOCALES = [
  'sv',
  'en',
  'nb',
  'da',
  'fi',
  'de',
  'nl',
  'fr',
  'es',
  'it',
  'pt',
  'pl',
  'et',
  'hr',
  'bs',
  'sr-Latn',
  'ro'
]

/** The months by every name they have in these languages; a name of two months says neither. */
const MONTHS: ReadonlyMap<string, number> = monthNames()

function monthNames(): Map<string, number> {
  const names = new Map<string, number>()
  for (const locale of LOCALES)
    for (const month of ['long', 'short'] as const)
      for (const day of [undefined, 'numeric'] as const) {
        const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC', ...(day ? { day } : {}) })
        for (let at = 0; at < 12; at++) {
          const part = format.formatToParts(Date.UTC(2026, at, 3)).find(({ type }) => type === 'month')
          const name = folded(part?.value ?? '')
          if (name === '' || /\d/.test(name)) continue
          names.set(name, names.has(name) && names.get(name) !== at + 1 ? 0 : at + 1)
        }
      }
  return names
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\d]/gu, '')
}

const MONTH_FIRST = 12

/**
 * A date and time as people read them, in one of many languages: `Mar 02, 2026 10:15:00 am`, `2 mars 2026 kl. 10:15`,
 * `2026-03-02 10:15`, `02.03.2026 10.15`. Null where it is not clear, such as `3/2/2026`.
 */
function readClockTime(text: string): ClockTime | null {
  const said = normalized(text, 'NFKC').trim().slice(0, 100)
  const clock = /(?<![\d:.])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,6})?(?![\d.:])/.exec(
    said.replace(/\d{1,4}[./-]\d{1,2}[./-]\d{2,4}/, found => '#'.repeat(found.length))
  )
  if (clock === null) return null
  const half = /(?:^|[\s\d])(?:(a\.?\s?m|f\.?\s?m)|(p\.?\s?m|e\.?\s?m))\b/i.exec(said.slice(clock.index))
  const [hour, minute, second] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)]
  if (half !== null && (hour < 1 || hour > MONTH_FIRST)) return null
  const date = readDate(`${said.slice(0, clock.index)} ${said.slice(clock.index + clock[0].length)}`)
  if (date === null) return null
  const inHalf = half === null ? hour : (hour % 12) + (half[2] === undefined ? 0 : 12)
  return { ...date, hour: inHalf, minute, second }
}

function readDate(said: string): Pick<ClockTime, 'year' | 'month' | 'day'> | null {
  const iso = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(said)
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  // With full stops the day comes first; with slashes it may be either.
  const dotted = /\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b/.exec(said)
  if (dotted !== null) return { year: Number(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) }
  const words = said.match(/\p{L}[\p{L}.]*/gu) ?? []
  const month = words.map(word => MONTHS.get(folded(word)) ?? 0).find(number => number > 0)
  const year = /\b(\d{4})\b/.exec(said)?.[1]
  const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(said.replace(year ?? '', ' '))?.[1]
  if (month === undefined || year === undefined || day === undefined) return null
  return { year: Number(year), month, day: Number(day) }
}

/** What is said of a time, and what to look out for. */
export type ReadTime = {
  readonly written: Written
  readonly warning: 'time-unclear' | 'time-lost' | 'time-doubled' | null
}

/** A clock time in some form, taken for Swedish. One that is not clear is kept as it stands. */
export function localTime(raw: string): ReadTime {
  const clock = readClockTime(raw)
  if (clock === null) return { written: { at: null, raw, basis: 'none' }, warning: 'time-unclear' }
  const { written, oddity } = swedishLocal(clock, raw)
  if (written.at === null) return { written, warning: 'time-unclear' }
  return { written, warning: oddity === null ? null : `time-${oddity}` }
}
