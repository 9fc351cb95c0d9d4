// Reading a JSON file of any size in little memory: the elements of the arrays that are asked for, one by one, and at the
// end what is left of the document without them. What stands before a break in the file is read all the same.

/** An element of an array that was asked for, not yet parsed. */
export type Element = {
  /** The keys and indexes that lead to the array. */
  readonly path: readonly (string | number)[]
  readonly index: number
  readonly text: Buffer
}

/** What is left of the document; undefined where it is no JSON, or too large to keep. */
export type Rest = { readonly rest: unknown; readonly isWhole: boolean }

/** An element larger than this is given up. */
const MOST_ELEMENT = 32 << 20
const MOST_REST = 8 << 20
const DEEPEST = 64
const MOST_KEY = 4096

const [TAB, LF, CR, SPACE, QUOTE, BACKSLASH, COMMA, COLON] = [9, 10, 13, 32, 34, 92, 44, 58]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125]
const isSpace = (byte: number) => byte === SPACE || byte === LF || byte === CR || byte === TAB

type Level = { readonly isArray: boolean; readonly isWanted: boolean; key: string; index: number }

/** Scans a document that comes in chunks. `wants` says of an array, by the way to it, whether its elements are wanted. */
export class JsonElements {
  readonly #wants: (path: readonly (string | number)[]) => boolean
  readonly #levels: Level[] = []
  // The element in hand: its bytes from earlier chunks, where its own nesting is, and whether a text is open.
  #parts: Buffer[] = []
  #size = 0
  #isInElement = false
  #nest = 0
  #isInText = false
  #isEscaped = false
  // Outside elements: the text that was last read, which is a key if a colon follows.
  #key: number[] = []
  #rest: Buffer[] = []
  #restSize = 0
  #isBroken = false
  #isEnded = false
  #isFirst = true

  constructor(wants: (path: readonly (string | number)[]) => boolean) {
    this.#wants = wants
  }

  /** The elements that end in this chunk. */
  push(chunk: Buffer): Element[] {
    const found: Element[] = []
    let at = 0
    if (this.#isFirst && chunk.length > 0) {
      this.#isFirst = false
      if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3
    }
    while (at < chunk.length && !this.#isBroken)
      at = this.#isInElement || this.#isWanted() ? this.#element(chunk, at, found) : this.#outside(chunk, at)
    return found
  }

  /** After the last chunk. */
  end(): Rest {
    const isWhole = this.#isEnded && !this.#isBroken && this.#levels.length === 0
    if (this.#restSize > MOST_REST) return { rest: undefined, isWhole }
    try {
      const text = Buffer.concat(this.#rest).toString('utf8')
      const closing = this.#levels
        .toReversed()
        .map(({ isArray }) => (isArray ? ']' : '}'))
        .join('')
      return { rest: JSON.parse(isWhole ? text : text + closing), isWhole }
    } catch {
      return { rest: undefined, isWhole: false }
    }
  }

  #isWanted(): boolean {
    return this.#levels.at(-1)?.isWanted === true
  }

  // Within an array that is wanted: up to the end of the chunk, or of the array.
  #element(chunk: Buffer, from: number, found: Element[]): number {
    const level = this.#levels.at(-1) as Level
    let start = from
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (!this.#isInElement) {
        if (isSpace(byte) || byte === COMMA) continue
        if (byte === CLOSE_ARRAY) return this.#outside(chunk, at)
        this.#isInElement = true
        start = at
      }
      if (this.#isInText) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (byte === BACKSLASH) this.#isEscaped = true
        else if (byte === QUOTE) this.#isInText = false
        continue
      }
      if (byte === QUOTE) this.#isInText = true
      else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.#nest++
      else if (this.#nest > 0) {
        if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) this.#nest--
      } else if (byte === COMMA || byte === CLOSE_ARRAY) {
        this.#keep(chunk.subarray(start, at))
        found.push({ path: pathOf(this.#levels.slice(0, -1)), index: level.index++, text: this.#whole() })
        this.#drop()
        if (byte === CLOSE_ARRAY) return this.#outside(chunk, at)
      }
    }
    if (this.#isInElement) this.#keep(chunk.subarray(start))
    return chunk.length
  }

  #keep(bytes: Buffer): void {
    this.#size += bytes.length
    if (this.#size > MOST_ELEMENT) this.#isBroken = true
    else this.#parts.push(bytes)
  }

  #whole(): Buffer {
    const [only, ...others] = this.#parts
    return only !== undefined && others.length === 0 ? only : Buffer.concat(this.#parts)
  }

  #drop(): void {
    this.#parts = []
    this.#size = 0
    this.#isInElement = false
  }

  // Outside wanted arrays: up to the end of the chunk, or into a wanted array.
  #outside(chunk: Buffer, from: number): number {
    let at = from
    for (; at < chunk.length; at++) {
      const byte = chunk[at] as number
      if (this.#isInText) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (byte === BACKSLASH) this.#isEscaped = true
        else if (byte === QUOTE) this.#isInText = false
        if (this.#key.length < MOST_KEY) this.#key.push(byte)
      } else if (byte === QUOTE) {
        this.#isInText = true
        this.#key = [byte]
      } else if (byte === COLON) this.#name()
      else if (byte === COMMA) this.#next()
      else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) this.#close(byte)
      else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
        this.#open(byte)
        if (this.#isWanted()) {
          at++
          break
        }
      }
      if (this.#isBroken) break
    }
    this.#restSize += at - from
    if (this.#restSize <= MOST_REST) this.#rest.push(Buffer.from(chunk.subarray(from, at)))
    return at
  }

  #name(): void {
    const level = this.#levels.at(-1)
    if (level === undefined) return
    try {
      level.key = String(JSON.parse(Buffer.from(this.#key).toString('utf8')))
    } catch {
      level.key = '?'
    }
  }

  #next(): void {
    const level = this.#levels.at(-1)
    if (level?.isArray === true) level.index++
  }

  #open(byte: number): void {
    const isArray = byte === OPEN_ARRAY
    const isWanted = isArray && this.#wants(pathOf(this.#levels))
    if (this.#levels.push({ isArray, isWanted, key: '', index: 0 }) > DEEPEST) this.#isBroken = true
  }

  #close(byte: number): void {
    if (this.#levels.pop()?.isArray !== (byte === CLOSE_ARRAY)) this.#isBroken = true
    if (this.#levels.length === 0) this.#isEnded = true
  }
}

function pathOf(levels: readonly Level[]): (string | number)[] {
  return levels.map(({ isArray, key, index }) => (isArray ? index : key))
}

/**
 * What `take` makes of the elements of a file, in groups as they come; answers with what is left of the document. `wants`
 * says of an array, by the way to it, whether its elements are wanted. `soFar` gives what is left as far as it is known
 * when the first elements have come.
 */
export async function* jsonElements<Taken>(
  chunks: AsyncIterable<Buffer>,
  wants: (path: readonly (string | number)[]) => boolean,
  take: (element: JsonValue, soFar: () => unknown) => readonly Taken[]
): AsyncGenerator<readonly Taken[], Rest> {
  const scanner = new JsonElements(wants)
  let begun: Rest | undefined
  const soFar = () => {
    begun ??= scanner.end()
    return begun.rest
  }
  for await (const chunk of chunks) {
    const found = scanner.push(chunk).flatMap(element => take(parsed(element), soFar))
    if (found.length > 0) yield found
  }
  return scanner.end()
}

/** `value` is undefined where the element is no JSON. */
export type JsonValue = Omit<Element, 'text'> & { readonly value: unknown }

/** An element as what it says. */
export function parsed({ path, index, text }: Element): JsonValue {
  try {
    return { path, index, value: JSON.parse(text.toString('utf8')) }
  } catch {
    return { path, index, value: undefined }
  }
}

/** Where an element stands in its document, as a JSON pointer (RFC 6901). */
export function pointerOf({ path, index }: Pick<Element, 'path' | 'index'>): string {
  return [...path, index].map(stepTo).join('')
}

/** The part of such a pointer that leads on to what has this key. */
export const stepTo = (key: string | number): string =>
  `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
