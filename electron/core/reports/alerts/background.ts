// Looks for alerts while the archive is open in the app: time alone makes an answer late. The command line looks when asked to.
import type { Context } from '../../kernel/context.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import { raiseAlerts } from './alerts.ts'

const EVERY = 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while alerts are being made. */
export function runAlertsInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  everyWhileOpen(ctx, hold, {
    failed: 'alerts could not be made',
    every: EVERY,
    first: 'later',
    work: () => raiseAlerts(ctx)
  })
}
