// Questions to the core that are answered under a number. One that cannot be answered gets `instead`.

export class Questions<Answer> {
  readonly #instead: Answer
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  #last = 0

  constructor(instead: Answer) {
    this.#instead = instead
  }

  /** `send` is null where there is no core to ask. */
  ask(send: ((number: number) => void) | null): Promise<Answer> {
    if (send === null) return Promise.resolve(this.#instead)
    const number = ++this.#last
    return new Promise(resolve => {
      this.#waiting.set(number, resolve)
      send(number)
    })
  }

  hear(number: number, answer: Answer): void {
    this.#waiting.get(number)?.(answer)
    this.#waiting.delete(number)
  }

  /** The core has ended, and nothing more comes. */
  ended(): void {
    for (const resolve of this.#waiting.values()) resolve(this.#instead)
    this.#waiting.clear()
  }
}
