// Waiting until a page has done what it is known to be about to do: calls that have no answer yet, timers that it has set, and
// what it says itself that it is loading; also in its frames. What it is told through open streams is waited for as well.
import { askFrames, framesOf } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'
import { timersOf } from './page-timers.ts'

/** Between two looks, and after the last thing that was waited for, in milliseconds. */
const LOOK = 40
const QUIET = 100
/** A frame that is busy is not waited for longer in a look. */
const FRAME_LIMIT = 400
/** A stream that gives much and changes nothing on the page for so long is talk that nobody sees. */
const UNSEEN = 2_000

/**
 * No longer than `limit` ms. `all`: of the page as it stands, with its frames and streams; `pressed`: only of what it began when
 * something in it was pressed. False when something is still to come.
 */
export async function untilRest(
  window: PageWindow,
  limit: number,
  which: 'all' | 'pressed' = 'all',
  since = Number.NEGATIVE_INFINITY
): Promise<boolean> {
  const { traffic, ended } = window
  const { streams } = traffic
  const [timers, told] = [timersOf(window), timersOf(window)]
  const start = performance.now()
  let busyAt = Number.NEGATIVE_INFINITY
  let changed = 0
  let seenAt = start
  let latest = 0
  for (;;) {
    const [seen, isFrameLoading] = await Promise.all([
      window.ask('restNow', which === 'all' ? 'all' : 'set'),
      which === 'all' && isAnyFrameLoading(window)
    ])
    const now = performance.now()
    if (seen.changed !== latest) seenAt = now
    latest = seen.changed
    const isUnseen = streams.isTalk() && now - seenAt > UNSEEN
    const isBusy =
      timers.pending(seen.timers).length > 0 ||
      (which === 'all' && !isUnseen && told.pending(streams.toCome()).length > 0) ||
      traffic.callsSince(since, 'any') > 0 ||
      (which === 'all' && traffic.comingAnswers() > 0) ||
      traffic.underWay('built') > 0 ||
      (which === 'all' && seen.isLoading) ||
      isFrameLoading
    if (isBusy) busyAt = now
    const isAtRest = now - busyAt > QUIET
    if (isAtRest || now - start > limit) {
      const hasBrought = seen.changed > changed && changed > 0
      timers.learn(hasBrought)
      told.learn(hasBrought && streams.gaveAt >= start)
      return isAtRest
    }
    if (changed === 0) changed = seen.changed
    await pause(LOOK, ended)
  }
}

/** Whether a frame of the page says that it is loading; one of another site is asked too. */
export async function isAnyFrameLoading(window: PageWindow): Promise<boolean> {
  if (framesOf(window).length === 0) return false
  return (await askFrames(window, FRAME_LIMIT, 'saysFrameLoading')).includes(true)
}
