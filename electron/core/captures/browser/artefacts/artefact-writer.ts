// Writes artefacts: hands them to whoever keeps them while the next are being made; a few at a time, since a disk takes its time to
// say that a file is there, and longer for one after the other.

import type { Deadline } from '../process/deadline.ts'
import { Trouble } from '../trouble.ts'

const AT_ONCE = 4

export class ArtefactWriter<File> {
  #failure: { readonly error: unknown } | null = null
  readonly #waiting: (() => File)[] = []
  readonly #kept = new Set<Promise<void>>()
  readonly #keep: (file: File) => Promise<void>
  readonly #deadline: Deadline

  constructor(keep: (file: File) => Promise<void>, deadline: Deadline) {
    this.#keep = keep
    this.#deadline = deadline
  }

  /** Queues a file. What cannot be kept, say on a full disk, ends the work on the page. */
  put(file: File): void {
    this.putLater(() => file)
  }

  /** Queues a file that is made when it is its turn, since it may be large. */
  putLater(make: () => File): void {
    this.#waiting.push(make)
    this.#next()
  }

  /** Waits until all is kept, and throws what the keeper threw. */
  async finish(): Promise<void> {
    while (this.#kept.size > 0) await Promise.all(this.#kept)
    if (this.#failure !== null) throw this.#failure.error
  }

  #next(): void {
    if (this.#kept.size >= AT_ONCE || this.#failure !== null) return
    const make = this.#waiting.shift()
    if (make === undefined) return
    const keeping = this.#take(make).finally(() => {
      this.#kept.delete(keeping)
      this.#next()
    })
    this.#kept.add(keeping)
  }

  async #take(make: () => File): Promise<void> {
    try {
      await this.#keep(make())
    } catch (error) {
      this.#failure ??= { error }
      this.#deadline.end(new Trouble('internal', 'not kept'))
    }
  }
}
