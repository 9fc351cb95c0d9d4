// Hands artefacts to whoever keeps them, one at a time and in order, while the next is being made.
import { Trouble } from './trouble.ts'
import type { Life } from './window.ts'

export class Shelf<File> {
  count = 0
  #failure: { readonly error: unknown } | null = null
  #queue: Promise<void> = Promise.resolve()
  readonly #keep: (file: File) => Promise<void>
  readonly #life: Life

  constructor(keep: (file: File) => Promise<void>, life: Life) {
    this.#keep = keep
    this.#life = life
  }

  /** Queues a file. What cannot be kept, say on a full disk, ends the work on the page. */
  put(file: File): void {
    this.#queue = this.#queue.then(async () => {
      if (this.#failure !== null) return
      try {
        await this.#keep(file)
        this.count++
      } catch (error) {
        this.#failure = { error }
        this.#life.end(new Trouble('internal', 'not kept'))
      }
    })
  }

  /** Waits until all is kept, and throws what the keeper threw. */
  async finish(): Promise<void> {
    await this.#queue
    if (this.#failure !== null) throw this.#failure.error
  }
}
