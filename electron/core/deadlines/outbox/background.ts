// Sends what is queued while the archive is open, when it is due. Only the app does so; the command line sends when asked.
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { findServer, nextDue } from './queries.ts'
import { sendQueued } from './send.ts'

// However far off the next one is: the computer may sleep, and its clock be set.
const LONGEST_WAIT = 10 * 60_000
const PAUSE_AFTER_ERROR = 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while a mail is being sent. */
export function runOutboxInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  let timer: NodeJS.Timeout | undefined
  let isSending = false
  const plan = (shortest = 0) => {
    clearTimeout(timer)
    if (isSending || ctx.closing.aborted || findServer(ctx.db.read) === null) return
    const next = nextDue(ctx.db.read)
    if (next === null) return
    const wait = Date.parse(next) - Date.parse(ctx.clock.now())
    timer = setTimeout(send, Math.min(Math.max(shortest, wait), LONGEST_WAIT))
    timer.unref()
  }
  const send = () => {
    isSending = true
    const sending = sendQueued(ctx, { which: 'due' })
      .then(
        () => 0,
        // A refusal is kept with the server, where people see it.
        (error: unknown) => {
          if (!(error instanceof ArchiveError)) ctx.log.error({ err: error }, 'mail could not be sent')
          return PAUSE_AFTER_ERROR
        }
      )
      .then(pause => {
        isSending = false
        plan(pause)
      })
    hold(sending)
  }
  ctx.events.subscribe('event', event => {
    if (event.kind === 'changed' && event.noun === 'outbox') plan()
  })
  ctx.closing.addEventListener('abort', () => clearTimeout(timer))
  plan()
}
