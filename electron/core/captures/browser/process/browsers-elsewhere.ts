// Browsers that run on other machines: the next job goes to the one that has the fewest, and one that does not answer is left alone for a while.

/** Their addresses, as `KANALARKIV_BROWSER_WS` has them with spaces between; none where captures are made here. */
export const addressesElsewhere = (): string[] =>
  (process.env['KANALARKIV_BROWSER_WS'] ?? '').split(/\s+/).filter(address => address !== '')

export interface BrowsersElsewhere {
  /** The addresses in the order in which they are to be tried. */
  inOrder(addresses: readonly string[], now: number): string[]
  /** A job has begun there; what is given back ends it. */
  begin(address: string): () => void
  /** It did not answer. */
  leave(address: string, now: number): void
}

const LEFT_ALONE = 60_000

/** Pure but for what it is told. */
export function browsersElsewhere(): BrowsersElsewhere {
  const jobs = new Map<string, number>()
  const left = new Map<string, number>()
  const jobsAt = (address: string) => jobs.get(address) ?? 0
  return {
    inOrder(addresses, now) {
      // One that was left is tried last, and not never: it may be the only one.
      const isLeft = (address: string) => (left.get(address) ?? 0) > now
      return addresses.toSorted(
        (one, other) => Number(isLeft(one)) - Number(isLeft(other)) || jobsAt(one) - jobsAt(other)
      )
    },
    begin(address) {
      left.delete(address)
      jobs.set(address, jobsAt(address) + 1)
      return () => void jobs.set(address, jobsAt(address) - 1)
    },
    leave: (address, now) => void left.set(address, now + LEFT_ALONE)
  }
}
