// Waiting at the end of what is there: a page that has more fetches it now.
import type { ScrollPosition } from '../in-page/scroll/scroll-down.ts'
import { framesOf } from '../process/ask-frames.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'
import { timersOf } from './page-timers.ts'

/** At the bottom it is looked at least so often, each time after a frame: on a busy machine these take long. */
const CHECKS = 4
/**
 * In milliseconds. Where it is known which timers of the page are still to come, nothing else is waited for than what is known to
 * be on its way, and a moment (`rest`) for what a frame brings. Elsewhere: what watches by observers mostly asks within frames, and
 * what listens to scrolling when it has ended; both may wait a little more, so as not to ask too often. Where nobody watches,
 * only what the browser itself loads late may come.
 */
export const PATIENCE = {
  rest: 120,
  idle: 80,
  observing: 180,
  listening: 650,
  growing: 600,
  answered: 300,
  /** As long as the page says that it is loading. */
  asking: 12_000,
  jumped: 200,
  /** What is asked for through a socket, or by a worker beside the page, is not seen to be on its way. */
  said: 3_500,
  unheard: 1_500
}

/** What is gone through: the page, or a frame of it. */
export type Part = Pick<PageWindow, 'ask'>

/** At the bottom: a page that has more fetches it now. It is given a moment to ask, and longer while it is asking. */
export async function waitForGrowth(
  window: PageWindow,
  at: Pick<ScrollPosition, 'height'>,
  { patience, calls, part = window }: { patience: number; calls: 'any' | 'beyond'; part?: Part }
): Promise<{ place: ScrollPosition; isGrown: boolean }> {
  const { traffic } = window
  const start = performance.now()
  const asked = traffic.built
  const timers = timersOf(window)
  let end = start + patience
  let mark: string | null = null
  for (let checks = 1; ; checks++) {
    const place = await part.ask('lookAtPosition', null)
    const isGrown = place.height > at.height + 2
    const pending = timers.pending(place.timers)
    const now = performance.now()
    // What came may be followed by more of the same.
    if (mark !== null && place.mark !== mark) {
      await part.ask('noteInput')
      end = Math.max(end, now + PATIENCE.rest)
    }
    mark = place.mark
    const extend = (until: number) => {
      end = Math.max(end, until)
    }
    // What is known to be still is not waited for; of frames, which may be of other sites, less is known.
    if (checks === 1 && place.timers !== null && framesOf(window).length === 0)
      end = Math.min(end, start + PATIENCE.rest)
    if (place.isLoading) extend(now + PATIENCE.answered)
    if (pending.length > 0) extend(now + PATIENCE.rest)
    // One that brings a piece at a time is read to its end; a stream that has brought something may bring more.
    if (traffic.comingAnswers() > 0) extend(now + PATIENCE.answered)
    if (calls === 'any' && traffic.streams.isGiving()) extend(start + PATIENCE.said)
    if (traffic.streams.isAsked()) extend(now + PATIENCE.answered)
    if (traffic.hasSaidSince(start - 250)) extend(start + PATIENCE.said)
    else if (window.page.workers().length > 0) extend(start + PATIENCE.unheard)
    if (traffic.underWay('built') > 0 || traffic.callsSince(start - 250, calls) > 0)
      extend(now + PATIENCE.answered)
    else if (traffic.built > asked) extend(Math.min(now + PATIENCE.rest, start + PATIENCE.growing))
    else if (traffic.underWay() > 0) extend(now + patience)
    const isOver = checks >= CHECKS && now >= Math.min(end, start + PATIENCE.asking)
    if (isGrown || isOver) {
      timers.learn(isGrown)
      return { place, isGrown }
    }
    await pause(place.isLoading || pending.length > 0 ? 50 : 10, window.ended)
  }
}
