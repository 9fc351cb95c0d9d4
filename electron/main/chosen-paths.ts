// The paths that a person chose, as the core is told of them: a window names no others. A core that is started anew is told of all.
import type { FromCore, ToCore } from '#shared/core-process.ts'

export class ChosenPaths {
  readonly #paths = new Set<string>()
  readonly #waiting = new Map<number, () => void>()
  #last = 0

  /** Answers when the core knows them, so that a call that names them cannot come before. `send` is null where no core runs. */
  async add(paths: readonly string[], send: ((message: ToCore) => void) | null): Promise<void> {
    const fresh = paths.filter(path => !this.#paths.has(path))
    for (const path of fresh) this.#paths.add(path)
    if (fresh.length > 0 && send !== null) await this.#tell(fresh, send)
  }

  /** To a core that has just been started, before any window gets to it. */
  tellAll(send: (message: ToCore) => void): void {
    this.ended()
    if (this.#paths.size > 0) void this.#tell([...this.#paths], send)
  }

  hear({ number }: Extract<FromCore, { kind: 'chosen-known' }>): void {
    this.#waiting.get(number)?.()
    this.#waiting.delete(number)
  }

  /** The core has ended; the next one is told of all. */
  ended(): void {
    for (const resolve of this.#waiting.values()) resolve()
    this.#waiting.clear()
  }

  #tell(paths: readonly string[], send: (message: ToCore) => void): Promise<void> {
    const number = ++this.#last
    return new Promise(resolve => {
      this.#waiting.set(number, resolve)
      send({ kind: 'chosen', number, paths })
    })
  }
}
