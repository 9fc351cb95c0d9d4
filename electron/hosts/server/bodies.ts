// The bodies of calls, read before a method sees them: none longer than its method can need, none slower than a line that works, and all
// together no more than there is memory for. What is refused is refused while it comes.
import type { IncomingMessage } from 'node:http'
import type { Method } from '#shared/rules.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'

/** The longest of all. What is longer than a picture or a mail in a form is sent as a file. */
export const MOST_MESSAGE = 90_000_000
/** A thousand records with what is said of each. */
const MOST = 2_000_000
/** Those that take long texts, or the pictures of a clipboard. A letter is written as six in JSON, at the most. */
const MOST_OF: Readonly<Partial<Record<Method, number>>> = {
  'messages.paste': 8_000_000,
  'messages.takeFile': 8_000_000,
  'comments.propose': MOST_MESSAGE,
  'comments.take': MOST_MESSAGE
}
/** Values of all kinds, which take many times the memory that they take as text. */
export const MOST_VALUES = 100_000
/** What is as short as this is not counted among those that are on their way. */
export const SHORT = 64_000
export const MOST_TOGETHER = 3 * MOST_MESSAGE

/** Milliseconds that a body may take however short it is, and bytes that must come in each of them. */
const PATIENCE = { ms: 30_000, bytes: 20 }

export type ReadBody = {
  readonly value: unknown
  /** The call has ended. */
  release(): void
}

export class Bodies {
  readonly #patience: typeof PATIENCE
  readonly #by = new Map<string, number>()

  constructor(patience = PATIENCE) {
    this.#patience = patience
  }

  /**
   * The input of a call as JSON; nothing where there is none.
   * @throws ArchiveError input-too-large, input-too-slow, inputs-too-many, input-not-json
   */
  async read(request: IncomingMessage, user: string, method: string): Promise<ReadBody> {
    const type = request.headers['content-type']
    if (type !== undefined && !/^application\/json\s*(?:;|$)/i.test(type))
      throw new ArchiveError('input-not-json')
    const most = MOST_OF[method as Method] ?? MOST
    const refuseTooLarge = (bytes: number, values: number) => {
      if (bytes > most || values > MOST_VALUES)
        throw new ArchiveError('input-too-large', { method, most: most / 1_000_000 })
    }
    refuseTooLarge(Number(request.headers['content-length'] ?? 0), 0)
    const values = new Values()
    let [length, counted] = [0, 0]
    const release = () => {
      this.#count(user, -counted)
      counted = 0
    }
    try {
      const parts = await this.#collect(request, part => {
        length += part.length
        refuseTooLarge(length, values.count(part))
        if (length <= SHORT) return
        this.#count(user, length - counted)
        counted = length
      })
      return { value: jsonOf(parts), release }
    } catch (error) {
      release()
      throw error
    }
  }

  /** @throws ArchiveError inputs-too-many: one may have as much on the way as the longest is, and all three times that */
  #count(user: string, more: number): void {
    const own = (this.#by.get(user) ?? 0) + more
    const all = [...this.#by.values()].reduce((sum, each) => sum + each, more)
    if (more > 0 && (own > MOST_MESSAGE || all > MOST_TOGETHER)) throw new ArchiveError('inputs-too-many')
    if (own > 0) this.#by.set(user, own)
    else this.#by.delete(user)
  }

  #collect(request: IncomingMessage, take: (part: Buffer) => void): Promise<Buffer[]> {
    const begun = performance.now()
    let parts: Buffer[] = []
    let length = 0
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearInterval(watch)
        // What still comes is passed over.
        request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', fail)
        request.on('error', () => undefined).resume()
        settle()
      }
      const fail = (error: unknown) => {
        parts = []
        end(() => reject(error))
      }
      const onData = (part: Buffer) => {
        try {
          take(part)
          length += part.length
          parts.push(part)
        } catch (error) {
          fail(error)
        }
      }
      const onEnd = () => end(() => resolve(parts))
      const onClose = () => fail(new Error('the caller has gone'))
      const watch = setInterval(() => {
        const { ms, bytes } = this.#patience
        if (performance.now() - begun > ms + length / bytes) fail(new ArchiveError('input-too-slow'))
      }, 1_000)
      watch.unref()
      request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', fail)
    })
  }
}

/** Counts the values of JSON as its bytes come: each list, each object, and each that follows another. */
export class Values {
  #isText = false
  #isEscaped = false
  #values = 0

  count(bytes: Uint8Array): number {
    for (const byte of bytes) {
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (byte === BACKSLASH) this.#isEscaped = true
        else if (byte === QUOTE) this.#isText = false
      } else if (byte === QUOTE) this.#isText = true
      else if (byte === COMMA || byte === LIST || byte === OBJECT) this.#values++
    }
    return this.#values
  }
}

const [QUOTE, BACKSLASH, COMMA, LIST, OBJECT] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b]

function jsonOf(parts: readonly Buffer[]): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts))
    return text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new ArchiveError('input-not-json')
  }
}
