// When an authority is asked for a time stamp. Pure.
import type { Instant } from '#shared/ids.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'

/** A time stamp is asked for after these acts, beside once a day: what was removed, captured, handed over or disposed of. */
export const STAMPED_ACTS = [
  'run.ended',
  'comment.removed',
  'export.written',
  'disclosure.delivered',
  'disposal.carried-out'
] as const

const MINUTE = 60_000
const LONGEST = 60 * MINUTE

export type Standing = {
  /** When the last time stamp came, by the clock of this computer. */
  readonly lastAt: Instant | null
  readonly triedAt: Instant | null
  /** How often in a row it was asked in vain. */
  readonly failures: number
  /** Whether one of those acts has been done since. */
  readonly isActed: boolean
}

const HOUR = 60 * MINUTE
/** Somewhat less than a day, so that the hour does not move a little each time. */
const LIST_EVERY = 20 * HOUR

/** The list of what was revoked is fetched after a time stamp, once a day, and is asked for no more than once an hour. */
export function isListDue(
  standing: {
    readonly stampedAt: Instant | null
    readonly listAt: Instant | null
    readonly triedAt: Instant | null
  },
  now: Instant
): boolean {
  const { stampedAt, listAt, triedAt } = standing
  const since = (at: Instant) => Math.abs(Date.parse(now) - Date.parse(at))
  if (stampedAt === null || (triedAt !== null && since(triedAt) < HOUR)) return false
  return listAt === null || (listAt < stampedAt && since(listAt) >= LIST_EVERY)
}

/** One that does not answer is asked again after a minute, then after twice as long each time, and at least once an hour. */
export function isDue({ lastAt, triedAt, failures, isActed }: Standing, now: Instant): boolean {
  const pause = failures === 0 ? 0 : Math.min(MINUTE * 2 ** Math.min(failures - 1, 10), LONGEST)
  // A clock that was set back must not make it wait for ever.
  const waited = triedAt === null ? LONGEST : Math.abs(Date.parse(now) - Date.parse(triedAt))
  if (waited < pause) return false
  return isActed || lastAt === null || swedishDate(lastAt) !== swedishDate(now)
}
