// The code that makes somebody the first administrator: printed where the server is started, good once, and kept nowhere.
import { hash, randomInt, timingSafeEqual } from 'node:crypto'

/** Without what is read as something else. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const MOST_TRIES = 20

export class FirstCode {
  #digest: Buffer | null
  #tries = 0

  private constructor(code: string) {
    this.#digest = digestOf(code)
  }

  /** A new code, and what tells whether it is the one. */
  static make(): { readonly code: string; readonly first: FirstCode } {
    const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const code = Array.from({ length: GROUPS }, group).join('-')
    return { code, first: new FirstCode(code) }
  }

  get isUsed(): boolean {
    return this.#digest === null
  }

  /** Whether it is the code, which is used up then. After too many that are not, none is. */
  use(given: string): boolean {
    if (this.#digest === null) return false
    const isRight = timingSafeEqual(this.#digest, digestOf(given))
    this.#tries++
    if (isRight || this.#tries >= MOST_TRIES) this.#digest = null
    return isRight
  }
}

const digestOf = (code: string) =>
  Buffer.from(hash('sha256', code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')), 'hex')
