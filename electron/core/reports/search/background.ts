// Enters what waits in the index of words while the archive is open in the app. The command line does it when it searches.
import type { Context } from '../../kernel/context.ts'
import { catchUp } from './catch-up.ts'

// What is begun while an import goes on is not to take its time.
const PAUSE = 2_000

/** Begins, and goes on until the archive is closed. `hold` keeps it open while records are being entered. */
export function runSearchInBackground(ctx: Context, hold: (work: Promise<unknown>) => void): void {
  let timer: NodeJS.Timeout | undefined
  let isEntering = false
  const plan = () => {
    if (isEntering || timer !== undefined || ctx.closing.aborted) return
    timer = setTimeout(enterNow, PAUSE)
    timer.unref()
  }
  const enterNow = () => {
    timer = undefined
    isEntering = true
    const entering = catchUp(ctx)
      .catch((error: unknown) => ctx.log.error({ err: error }, 'the index of words could not be filled'))
      .then(() => {
        isEntering = false
      })
    hold(entering)
  }
  ctx.events.subscribe('event', event => {
    if (event.kind === 'changed' && (event.noun === 'messages' || event.noun === 'captures')) plan()
  })
  ctx.closing.addEventListener('abort', () => clearTimeout(timer))
  plan()
}
