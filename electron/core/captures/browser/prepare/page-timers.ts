// Which of a page's timers are worth waiting for. What has come to nothing on the page again and again is waited for there no more. Of
// one page nothing is concluded about another: the same script of a site brings something on the one that has it, and nothing on the others.
import type { PendingTimer } from '../in-page/timers/event-names.ts'
import type { PageWindow } from '../process/page-window.ts'

/** How often a timer has been waited for in vain; one that has brought something is waited for always. */
type Known = Map<string, number | 'brings'>

/** After so many times. */
const IN_VAIN = 5
const MOST_TIMERS = 300

const known = new WeakMap<PageWindow, Known>()

/** Those of the page in a window, for one waiting. */
export function timersOf(window: PageWindow): {
  /** Those that are worth waiting for. */
  pending(timers: readonly PendingTimer[] | null): readonly PendingTimer[]
  /** When the waiting is over. */
  learn(hasBrought: boolean): void
} {
  const ofPage: Known = known.get(window) ?? new Map<string, number | 'brings'>()
  known.set(window, ofPage)
  const waitedFor = new Set<string>()
  return {
    pending(timers) {
      const worth = (timers ?? []).filter(({ kind }) => {
        const times = ofPage.get(kind) ?? 0
        return times === 'brings' || times < IN_VAIN
      })
      for (const { kind } of worth) waitedFor.add(kind)
      return worth
    },
    learn(hasBrought) {
      for (const kind of waitedFor) {
        const times = ofPage.get(kind) ?? 0
        if (times === 'brings' || (ofPage.size >= MOST_TIMERS && !ofPage.has(kind))) continue
        ofPage.set(kind, hasBrought ? 'brings' : times + 1)
      }
    }
  }
}
