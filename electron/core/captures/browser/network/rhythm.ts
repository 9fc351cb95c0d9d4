// How something that comes in pieces has come so far, and whether more of it is to be expected. Times are in milliseconds.

/** The silence after which no more is expected: a little more than the longest there has been, within bounds. */
const SILENCE = { most: 4_000, more: 1.3 }

export class Rhythm {
  readonly #since: number | null
  #last: number | null = null
  #longest = 0
  #pieces = 0

  /** `since`: when it was opened, where the time until the first piece tells of the time until the next. */
  constructor(since: number | null = null) {
    this.#since = since
  }

  /** How many pieces have come. */
  get pieces(): number {
    return this.#pieces
  }

  heard(now: number): void {
    const before = this.#last ?? this.#since
    if (before !== null) this.#longest = Math.max(this.#longest, now - before)
    this.#last = now
    this.#pieces++
  }

  /** Whether it has given something so lately that more is to be expected; always in the first `least` ms after it has. */
  isGoingOn(now: number, least: number): boolean {
    if (this.#last === null) return false
    return now - this.#last < Math.min(Math.max(this.#longest * SILENCE.more, least), SILENCE.most)
  }
}
