// Waiting at the end of what is there: a page that has more fetches it now.
import type { ScrollPosition } from '../in-page/scroll/scroll-down.ts'
import type { PageWindow } from '../process/page-window.ts'
import { pause } from '../trouble.ts'

/** At the bottom it is looked at least so often, each time after a frame: on a busy machine these take long. */
const CHECKS = 4
/**
 * At the bottom: what watches by observers mostly asks within frames, and what listens to scrolling when it has ended; both may
 * wait a little more, so as not to ask too often. Where nobody watches, only what the browser itself loads late may come.
 */
export const PATIENCE = {
  idle: 80,
  observing: 180,
  listening: 650,
  growing: 600,
  answered: 300,
  asking: 5_000,
  jumped: 200,
  unheard: 1_500
}

/** At the bottom: a page that has more fetches it now. It is given a moment to ask, and longer while it is asking. */
export async function waitForGrowth(
  window: PageWindow,
  at: Pick<ScrollPosition, 'height'>,
  { patience, calls }: { patience: number; calls: 'any' | 'beyond' }
): Promise<{ place: ScrollPosition; isGrown: boolean }> {
  const { traffic } = window
  const start = performance.now()
  const asked = traffic.built
  let end = start + patience
  for (let checks = 1; ; checks++) {
    const place = await window.ask('lookAtPosition', null)
    if (place.height > at.height + 2) return { place, isGrown: true }
    const now = performance.now()
    if (place.isLoading) end = start + PATIENCE.asking
    // What is asked for through a socket, or by a worker beside the page, is not seen to be on its way.
    else if (traffic.hasSaidSince(start - 250) || window.page.workers().length > 0)
      end = Math.max(end, start + PATIENCE.unheard)
    else if (traffic.underWay('built') > 0 || traffic.callsSince(start - 250, calls) > 0)
      end = Math.max(end, now + PATIENCE.answered)
    else if (traffic.built > asked) end = Math.max(end, start + PATIENCE.growing)
    else if (traffic.underWay() > 0) end = Math.max(end, now + patience)
    if (checks >= CHECKS && now >= Math.min(end, start + PATIENCE.asking)) return { place, isGrown: false }
    await pause(place.isLoading ? 50 : 10, window.ended)
  }
}
