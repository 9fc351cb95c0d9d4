// Waiting until a page has done what it is known to be about to do: calls that have no answer yet, timers that it has set, and
// what it says itself that it is loading; also in its frames. What it is told through open streams is waited for as well.
import type { PendingTimer } from '../in-page/timers/event-names.ts'
import { askFrames, framesOf } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'
import { timersOf } from './page-timers.ts'

/** Between two looks, and after the last thing that was waited for, in milliseconds. */
const LOOK = 40
const QUIET = 100
/**
 * On a busy machine a look takes long, and so does what an answer leads to: after the last thing that was waited for there are so
 * many looks in which nothing is, and so many times as long as the slowest look took.
 */
const QUIET_LOOKS = 2
/** A frame that is busy is not waited for longer in a look, and in the last one. */
const FRAME_LIMIT = 400
const LAST_FRAME_LIMIT = 2_000
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
  let quietLooks = QUIET_LOOKS
  let slowest = 0
  let changed = 0
  let firstMark: string | null = null
  let seenAt = start
  let latest = 0
  const isCalling = () =>
    traffic.callsSince(since, 'any') > 0 ||
    (which === 'all' && traffic.comingAnswers() > 0) ||
    traffic.underWay('built') > 0
  for (;;) {
    // What is answered while the page is asked may not have shown in what it said.
    const wasCalling = isCalling()
    const askedAt = performance.now()
    const [seen, frames] = await Promise.all([
      window.ask('restNow', which === 'all' ? 'all' : 'set'),
      which === 'all' ? lookAtFrames(window, FRAME_LIMIT) : NO_FRAMES
    ])
    const now = performance.now()
    slowest = Math.max(slowest, now - askedAt)
    if (seen.changed !== latest) seenAt = now
    latest = seen.changed
    const isUnseen = streams.isTalk() && now - seenAt > UNSEEN
    const isBusy =
      timers.pending([...(seen.timers ?? []), ...frames.timers]).length > 0 ||
      (which === 'all' && !isUnseen && told.pending(streams.toCome()).length > 0) ||
      wasCalling ||
      isCalling() ||
      (which === 'all' && seen.isLoading) ||
      frames.isLoading ||
      frames.isComing
    quietLooks = isBusy ? 0 : quietLooks + 1
    if (isBusy) busyAt = now
    const quiet = which === 'all' ? Math.max(QUIET, QUIET_LOOKS * slowest) : QUIET
    const isAtRest = now - busyAt > quiet && quietLooks >= QUIET_LOOKS
    if (isAtRest || now - start > limit) {
      const hasBrought = (seen.changed > changed && changed > 0) || frames.mark !== (firstMark ?? frames.mark)
      timers.learn(hasBrought)
      told.learn(hasBrought && streams.gaveAt >= start)
      return isAtRest
    }
    if (changed === 0) changed = seen.changed
    firstMark ??= frames.mark
    await pause(LOOK, ended)
  }
}

/** `isComing`: a document is not all there yet, or a frame has not answered and may still do so; `mark`: another one when something has come. */
type FramesNow = {
  readonly timers: readonly PendingTimer[]
  readonly isLoading: boolean
  readonly isComing: boolean
  readonly mark: string
}

const NO_FRAMES: FramesNow = { timers: [], isLoading: false, isComing: false, mark: '' }

/** What the frames of the page are about to do; those of other sites are asked too. */
async function lookAtFrames(window: PageWindow, limit: number): Promise<FramesNow> {
  if (framesOf(window).length === 0) return NO_FRAMES
  const frames = (await askFrames(window, limit, 'frameNow')).filter(one => one !== null)
  return {
    timers: frames.flatMap(({ timers }) => timers),
    isLoading: frames.some(({ isLoading }) => isLoading),
    isComing: frames.some(({ isComing }) => isComing) || window.silentFrames.mayAnswer('frameNow'),
    mark: frames.map(({ size }) => size).join(' ')
  }
}

/** Whether a frame of the page says that it is loading. */
export async function isAnyFrameLoading(window: PageWindow): Promise<boolean> {
  return (await lookAtFrames(window, LAST_FRAME_LIMIT)).isLoading
}
