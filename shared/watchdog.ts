// Notices when a core no longer answers, in a process that main or the server has started. What is counted is questions without an answer and not the time, since a computer that
// slept has not been waiting.
const ASK_MS = 5_000
const PATIENCE_MS = 60_000

export interface Watched {
  /** Does the work each time that so much time has gone by, until what it answers is called. */
  readonly every: (ms: number, work: () => void) => () => void
  /** Asks the core for a sign of life. */
  readonly ask: () => void
  /** It has not given one for too long. */
  readonly onHung: () => void
}

export class Watchdog {
  readonly #watched: Watched
  readonly #askMs: number
  readonly #most: number
  #end: () => void = () => undefined
  #unanswered = 0
  #isBusy = false

  constructor(watched: Watched, patienceMs = PATIENCE_MS) {
    this.#watched = watched
    this.#askMs = Math.min(ASK_MS, patienceMs / 4)
    this.#most = Math.ceil(patienceMs / this.#askMs)
  }

  /** Begins with a core that is there. */
  start(): void {
    this.stop()
    this.#end = this.#watched.every(this.#askMs, () => this.#ask())
  }

  stop(): void {
    this.#end()
    this.#unanswered = 0
    this.#isBusy = false
  }

  /** The core has answered. */
  heard(): void {
    this.#unanswered = 0
  }

  /** The core has said that it will not answer for some time, or that it does so again. */
  busy(isBusy: boolean): void {
    this.#isBusy = isBusy
    this.#unanswered = 0
  }

  #ask(): void {
    if (this.#isBusy) return
    if (this.#unanswered >= this.#most) {
      this.stop()
      this.#watched.onHung()
      return
    }
    this.#unanswered += 1
    this.#watched.ask()
  }
}
