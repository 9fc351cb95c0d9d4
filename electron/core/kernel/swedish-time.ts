// Time as Swedish records say it: the local time of Europe/Stockholm, whatever the machine's own zone is.
import { TZDate, tzOffset } from '@date-fns/tz'
import { format } from 'date-fns'
import type { Instant } from '#shared/ids.ts'
import { ZONE } from '#shared/swedish-clock.ts'

export { ZONE }

/** The Swedish local time of an instant, in a pattern of date-fns. */
export function swedish(at: Instant, pattern: string): string {
  return format(new TZDate(at, ZONE), pattern)
}

/** The calendar date in Sweden at this instant, `yyyy-mm-dd`. */
export function swedishDate(at: Instant): string {
  return swedish(at, 'yyyy-MM-dd')
}

/** The local time as people read it, with its zone: `2026-11-25 14.03 (Europe/Stockholm)`. */
export function swedishTime(at: Instant): string {
  return `${swedish(at, 'yyyy-MM-dd HH.mm')} (${ZONE})`
}

/** The local time with its offset, as XML wants it: `2026-11-25T14:03:00+01:00`. */
export function swedishStamp(at: Instant): string {
  return swedish(at, "yyyy-MM-dd'T'HH:mm:ssxxx")
}

const MINUTE = 60_000

/**
 * By how many minutes clocks in Sweden can have been ahead of UTC when they showed this: none in the hour that is skipped in spring, two
 * in the hour of autumn that there are two of, the first one first.
 */
export function swedishOffsets(shown: Date): number[] {
  // Swedish clocks have been one or two hours before UTC in all these years.
  return [120, 60].filter(offset => tzOffset(ZONE, new Date(shown.getTime() - offset * MINUTE)) === offset)
}

/**
 * The moment at which a clock in Sweden shows what this one is in UTC. In the hour that is skipped, that is when a clock shows it which
 * nobody has set forward yet.
 */
export function whenSwedish(shown: Date): Date {
  return new Date(shown.getTime() - (swedishOffsets(shown)[0] ?? 60) * MINUTE)
}

/** A half-year such as `2026-H2` in words: `andra halvåret 2026`. */
export function halfYearInWords(label: string): string {
  const [year = '', half] = label.split('-')
  return `${half === 'H1' ? 'första' : 'andra'} halvåret ${year}`
}
