// Waiting until a page has done what it is known to be about to do: calls that have no answer yet, timers that it has set, and
// what it says itself that it is loading.
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'
import { timersOf } from './page-timers.ts'

/** Between two looks, and after the last thing that was waited for, in milliseconds. */
const LOOK = 40
const QUIET = 100

/**
 * No longer than `limit` ms. `all`: of the page as it stands; `pressed`: only of what it began when something in it was pressed.
 * False when something is still to come.
 */
export async function untilRest(
  window: PageWindow,
  limit: number,
  which: 'all' | 'pressed' = 'all',
  since = Number.NEGATIVE_INFINITY
): Promise<boolean> {
  const { traffic, ended } = window
  const timers = timersOf(window)
  const start = performance.now()
  let busyAt = Number.NEGATIVE_INFINITY
  let changed = 0
  for (;;) {
    const seen = await window.ask('restNow', which === 'all' ? 'all' : 'set')
    const now = performance.now()
    const isBusy =
      timers.pending(seen.timers).length > 0 ||
      traffic.callsSince(since, 'any') > 0 ||
      traffic.underWay('built') > 0 ||
      (which === 'all' && seen.isLoading)
    if (isBusy) busyAt = now
    const isAtRest = now - busyAt > QUIET
    if (isAtRest || now - start > limit) {
      timers.learn(seen.changed > changed && changed > 0)
      return isAtRest
    }
    if (changed === 0) changed = seen.changed
    await pause(LOOK, ended)
  }
}
