// Which of a page's timers are worth waiting for. What has come to nothing on several pages of a host is waited for there no more.
import type { PendingTimer } from '../in-page/timers/event-names.ts'
import type { PageWindow } from '../process/page-window.ts'

/** How often a timer has been waited for on a host in vain; one that has brought something is waited for always. */
type Known = Map<string, number | 'brings'>

/** After so many times. */
const IN_VAIN = 5
const MOST = { hosts: 300, timers: 300 }

const hosts = new Map<string, Known>()

/** Those of the page in a window, for one waiting. */
export function timersOf({ traffic }: PageWindow): {
  /** Those that are worth waiting for. */
  pending(timers: readonly PendingTimer[] | null): readonly PendingTimer[]
  /** When the waiting is over. */
  learn(hasBrought: boolean): void
} {
  const known = knownOf(URL.parse(traffic.answer?.address ?? '')?.host ?? '')
  const waitedFor = new Set<string>()
  return {
    pending(timers) {
      const worth = (timers ?? []).filter(({ kind }) => {
        const times = known.get(kind) ?? 0
        return times === 'brings' || times < IN_VAIN
      })
      for (const { kind } of worth) waitedFor.add(kind)
      return worth
    },
    learn(hasBrought) {
      for (const kind of waitedFor) {
        const times = known.get(kind) ?? 0
        if (times === 'brings' || (known.size >= MOST.timers && !known.has(kind))) continue
        known.set(kind, hasBrought ? 'brings' : times + 1)
      }
    }
  }
}

function knownOf(host: string): Known {
  const known = hosts.get(host) ?? new Map<string, number | 'brings'>()
  // The one that was not asked for the longest goes first.
  hosts.delete(host)
  hosts.set(host, known)
  const [oldest] = hosts.keys()
  if (hosts.size > MOST.hosts && oldest !== undefined) hosts.delete(oldest)
  return known
}
