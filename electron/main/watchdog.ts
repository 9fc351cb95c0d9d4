// Notices when the core no longer answers. What is counted is questions without an answer and not the time, since a computer that
// slept has not been waiting.
const ASK_MS = 5_000
const PATIENCE_MS = 60_000

export interface Watched {
  /** Asks the core for a sign of life. */
  readonly ask: () => void
  /** It has not given one for too long. */
  readonly onHung: () => void
}

export class Watchdog {
  readonly #watched: Watched
  readonly #askMs: number
  readonly #most: number
  #timer: NodeJS.Timeout | undefined
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
    this.#timer = setInterval(() => this.#ask(), this.#askMs)
  }

  stop(): void {
    clearInterval(this.#timer)
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
