// A window's port at the far end of main's relay, with the manners of a real one.

type Listener = (event?: { data: unknown }) => void

export class RelayedPort {
  readonly #post: (data: unknown) => void
  readonly #listeners = new Map<string, Listener[]>()
  #waiting: unknown[] | undefined = []

  constructor(post: (data: unknown) => void) {
    this.#post = post
  }

  on(event: string, listener: Listener): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }

  postMessage(data: unknown): void {
    this.#post(data)
  }

  /** Lets through what has come so far, in order, and from now on at once. */
  start(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const data of waiting) this.#emit('message', { data })
  }

  receive(data: unknown): void {
    if (this.#waiting === undefined) this.#emit('message', { data })
    else this.#waiting.push(data)
  }

  end(): void {
    this.#emit('close')
  }

  #emit(event: string, detail?: { data: unknown }): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(detail)
  }
}
