// When a mail that was not taken is tried again.
import { Instant } from '#shared/ids.ts'

const MINUTE = 60_000
const PAUSES = [1, 5, 15, 60, 240].map(minutes => minutes * MINUTE)
/** Servers give up after four to five days (RFC 5321, 4.5.4.1), and so do we. */
const LONGEST = 5 * 24 * 60 * MINUTE

/** When to try again after so many attempts, or null when it has been tried for five days. */
export function nextAttempt(attempts: number, since: Instant, now: Instant): Instant | null {
  const next = Date.parse(now) + (PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? MINUTE)
  return next - Date.parse(since) > LONGEST ? null : Instant.parse(new Date(next).toISOString())
}
