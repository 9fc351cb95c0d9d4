// Minds the clock while the archive is open: what becomes late is told, and the day's mails are queued.
import type { Context } from '../../kernel/context.ts'
import { tellChanged } from '../../kernel/context.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { waitingNow } from './answers.ts'
import { isHourToTell, isToBeTold, type LastReminder, remindByMail } from './reminders.ts'
import { closedDays } from './rules.ts'

const EVERY = 5 * 60_000

/** Begins at once, and goes on until the archive is closed. `hold` keeps it open while a mail is being written. */
export function runDeadlinesInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  let told: LastReminder = null
  let before = ''
  const round = () => {
    const waiting = waitingNow(ctx)
    const date = swedishDate(ctx.clock.now())
    const now = JSON.stringify(waiting)
    // Something may have become late although nothing was done.
    if (before !== '' && now !== before) tellChanged(ctx, 'deadlines', 'messages')
    before = now
    if (isHourToTell(told, ctx.clock.now(), closedDays(ctx.db.read))) {
      const { overdue, dueToday } = waiting
      if (isToBeTold(told, waiting, date))
        ctx.events.publish('event', { kind: 'reminder', overdue, dueToday })
      told = { date, overdue }
    }
    hold(
      remindByMail(ctx).catch((error: unknown) =>
        ctx.log.error({ err: error }, 'reminders could not be written')
      )
    )
  }
  const timer = setInterval(round, EVERY)
  timer.unref()
  ctx.closing.addEventListener('abort', () => clearInterval(timer))
  // Not before those who listen have been told that the archive is open.
  setImmediate(() => {
    if (!ctx.closing.aborted) round()
  })
}
