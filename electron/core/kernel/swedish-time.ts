// Time as Swedish records say it: the local time of Europe/Stockholm, whatever the machine's own zone is.
import { TZDate } from '@date-fns/tz'
import { format } from 'date-fns'
import type { Instant } from '#shared/ids.ts'

export const ZONE = 'Europe/Stockholm'

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

/** The moment at which a clock in Sweden shows what this one is in UTC. */
export function whenSwedish(shown: Date): Date {
  const local = new TZDate(
    shown.getUTCFullYear(),
    shown.getUTCMonth(),
    shown.getUTCDate(),
    shown.getUTCHours(),
    shown.getUTCMinutes(),
    shown.getUTCSeconds(),
    shown.getUTCMilliseconds(),
    ZONE
  )
  return new Date(local.getTime())
}

/** A half-year such as `2026-H2` in words: `andra halvåret 2026`. */
export function halfYearInWords(label: string): string {
  const [year = '', half] = label.split('-')
  return `${half === 'H1' ? 'första' : 'andra'} halvåret ${year}`
}
