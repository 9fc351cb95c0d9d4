// Makes the rounds that are due while the archive is open in the app. The command line makes them when it is asked to.

import type { Context } from '../../kernel/context.ts'
import { everyWhileOpen } from '../../kernel/every-while-open.ts'
import type { Runs } from '../captures/runs.ts'
import { runDue } from './rounds.ts'

const MINUTE = 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while a run is being started. */
export function runRoundsInBackground(
  ctx: Context,
  runs: Runs,
  hold: (work: Promise<unknown>) => void
): void {
  everyWhileOpen(ctx, hold, {
    failed: 'a round could not be started',
    every: MINUTE,
    first: 'later',
    work: () => runDue(ctx, runs)
  })
}
