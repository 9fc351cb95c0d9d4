// How often something that crashes may be started again.
const SPAN_MS = 60_000
const MOST = 3

/** Counts restarts: at most three within a minute. */
export class Restarts {
  #at: number[] = []

  /** Whether one more restart may be made at this time; if so, it is counted. */
  allow(now: number): boolean {
    this.#at = this.#at.filter(at => now - at < SPAN_MS)
    if (this.#at.length >= MOST) return false
    this.#at.push(now)
    return true
  }
}
