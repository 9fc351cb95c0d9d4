// Which files are read again now. Pure. They go by the first three digits of their SHA-256: 4,096 parts of much the same size.
import type { Instant } from '#shared/ids.ts'

export const PARTS: readonly string[] = Array.from({ length: 4096 }, (_, at) =>
  at.toString(16).padStart(3, '0')
)

const DAY = 86_400_000
/** The nights that are counted on, of all: a computer is away, on battery or in use at times. */
const NIGHTS = 0.8
/** What was read a short while ago, of the whole time, is not read again whatever the hour. */
const SHORT_WHILE = 0.1

/** So long before the time is out a part is read, whatever else has been read that day: the computer may be off for a weekend. */
const LEAD = 3 * DAY

export type Reading = {
  /** When each part was read last. */
  readonly readAt: ReadonlyMap<string, Instant>
  /** When the archive began: what came since was read when it came. */
  readonly since: Instant
  readonly days: number
}

const ageOf = ({ readAt, since }: Reading, part: string, now: Instant): number =>
  Date.parse(now) - Date.parse(readAt.get(part) ?? since)

/** The parts that nobody has read within the days that were chosen. */
export const overdueParts = (reading: Reading, now: Instant): string[] =>
  PARTS.filter(part => ageOf(reading, part, now) >= reading.days * DAY)

/**
 * The parts whose turn it is, those that have waited longest first: so many a day that all come round in time, and whatever soon is overdue.
 * `today` is how many have been read today.
 */
export function dueParts(reading: Reading, now: Instant, today: number): string[] {
  const waiting = PARTS.map(part => ({ part, age: ageOf(reading, part, now) }))
    .filter(({ age }) => age >= reading.days * DAY * SHORT_WHILE)
    .sort((one, other) => other.age - one.age)
  const portion = Math.ceil(PARTS.length / (reading.days * NIGHTS)) - today
  return waiting
    .filter(({ age }, at) => at < portion || age >= reading.days * DAY - LEAD)
    .map(({ part }) => part)
}
