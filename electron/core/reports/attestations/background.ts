// Reminds of attestations by itself while the archive is open: in the last month of a half-year, on working days, and a
// department at the most once a week, whoever reminded it last (P3).
import { Instant } from '#shared/ids.ts'
import { halfYearOf } from '../../captures/captures/schedule.ts'
import { listClosedDays } from '../../deadlines/deadlines/read.ts'
import { reminderDate } from '../../deadlines/deadlines/reminders.ts'
import { findServer } from '../../deadlines/outbox/read.ts'
import type { Context } from '../../kernel/context.ts'
import { remindOfAttestations } from './remind.ts'

const EVERY = 60 * 60_000
const DAY_MS = 86_400_000
const LAST_DAYS = 31
const BETWEEN_DAYS = 7

/** Begins at once, and goes on until the archive is closed. `hold` keeps it open while a mail is being written. */
export function runAttestationsInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  const round = () =>
    hold(
      remindByItself(ctx).catch((error: unknown) =>
        ctx.log.error({ err: error }, 'reminders of attestations could not be written')
      )
    )
  const timer = setInterval(round, EVERY)
  timer.unref()
  ctx.closing.addEventListener('abort', () => clearInterval(timer))
  round()
}

/** Queues the mails that are due by themselves now; gives how many. */
export async function remindByItself(ctx: Context): Promise<number> {
  const now = ctx.clock.now()
  const closed = new Set(listClosedDays(ctx.db.read).map(({ date }) => date))
  const isNearEnd = Date.parse(halfYearOf(now).end) - Date.parse(now) <= LAST_DAYS * DAY_MS
  if (!isNearEnd || reminderDate(now, closed) === null || findServer(ctx.db.read) === null) return 0
  const quietSince = Instant.parse(new Date(Date.parse(now) - BETWEEN_DAYS * DAY_MS).toISOString())
  return (await remindOfAttestations(ctx, quietSince)).queued
}
