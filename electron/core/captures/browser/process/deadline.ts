// The deadline of the work on one address: it ends in time, when it is stopped, or when something goes wrong for good.
import { Trouble } from '../trouble.ts'

/** Whoever ends the work first says why. */
export class Deadline {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout
  readonly #until: number
  readonly #stop: AbortSignal
  readonly #onStop = () => this.end(new Trouble('stopped'))

  constructor(limit: number, stop: AbortSignal) {
    this.#stop = stop
    this.#until = performance.now() + limit
    this.#timer = setTimeout(() => this.end(new Trouble('time-out', `${limit} ms`)), limit)
    if (stop.aborted) this.#onStop()
    else stop.addEventListener('abort', this.#onStop, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** So many milliseconds. */
  get left(): number {
    return this.#until - performance.now()
  }

  end(trouble: Trouble): void {
    this.#controller.abort(trouble)
  }

  /** No more is to come, and nothing listens any longer. */
  over(): void {
    clearTimeout(this.#timer)
    this.#stop.removeEventListener('abort', this.#onStop)
    this.end(new Trouble('internal', 'over'))
  }
}
