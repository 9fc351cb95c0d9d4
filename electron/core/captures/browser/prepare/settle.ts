// Waiting until a page that has come asks for nothing more.
import type { PageWindow } from '../process/page-window.ts'
import { untilRest } from './rest.ts'

const BRIEF = 50

/**
 * Nothing under way, and for a moment in which the page's scripts have had their turn still nothing: a page that is
 * about to ask for more has asked by then.
 */
export async function settlePage(window: PageWindow): Promise<boolean> {
  const { traffic, limits, ended } = window
  const until = performance.now() + limits.settle
  const settle = (quiet: number) => traffic.settle(Math.max(0, until - performance.now()), ended, quiet)
  for (;;) {
    if (!(await settle(0))) return false
    const asked = traffic.requests
    const [isAtRest] = await Promise.all([settle(BRIEF), window.ask('frames', 2)])
    if (!isAtRest) return false
    if (traffic.requests !== asked || traffic.underWay() > 0) continue
    // A page that shows next to nothing has not come yet, if it still waits for something.
    const isBare = await window.ask('isBare')
    return !isBare || untilRest(window, Math.max(0, until - performance.now()))
  }
}
