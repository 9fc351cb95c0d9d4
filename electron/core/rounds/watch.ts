// Makes the rounds that are due while the archive is open in the app. The command line makes them when it is asked to.
import type { Runs } from '../captures/runs.ts'
import type { Context } from '../context.ts'
import { ArchiveError } from '../errors.ts'
import { runDue } from './rounds.ts'

// Looked at anew each minute: the computer may sleep, and its clock be set.
const MINUTE = 60_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while a run is being started. */
export function watchRounds(ctx: Context, runs: Runs, hold: (work: Promise<unknown>) => void): void {
  let timer: NodeJS.Timeout | undefined
  let said: string | null = null
  const look = () => {
    const looking = runDue(ctx, runs)
      .then(() => {
        said = null
      })
      .catch((error: unknown) => {
        // A refusal, such as a browser that is missing, is said once and not each minute.
        const code = error instanceof ArchiveError ? error.code : 'internal'
        if (code !== said) ctx.log.warn({ err: error, code }, 'a round could not be started')
        said = code
      })
      .then(plan)
    hold(looking)
  }
  const plan = () => {
    if (ctx.closing.aborted) return
    timer = setTimeout(look, MINUTE)
    timer.unref()
  }
  ctx.closing.addEventListener('abort', () => clearTimeout(timer))
  plan()
}
