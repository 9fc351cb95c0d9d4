// What a web archive of ours says in words: the addresses, heads and questions that it holds, and the answers that are text. It is read by
// the list of its pieces, one answer at a time, and never put together: what pages have in common is kept once, and can be known again
// by its place. For a thread of its own: the answers came from outside.
import { constants, inflateRawSync } from 'node:zlib'
import { hasWords, MOST_TEXT, textOfFile } from '../text/text-of-file.ts'
import { readPieces } from './piece-list.ts'

/** Where an answer lies: a part, an offset in it, and a length. */
type Place = readonly [part: number, offset: number, length: number]
type Piece = string | Place

export type SaidInArchive = {
  /** Null for what is this archive's own. */
  readonly place: Place | null
  readonly mediaType: string
  /** @throws RangeError what is too large, and what the reader and zlib throw */
  text(): string
}

type ReadPart = (part: number, offset: number, length: number) => Buffer

/** So much of an answer that is said to be no text shows what it is. */
const PEEK = 1 << 10

/** Everything that may have words, in order. @throws when it is not as we write it */
export function* textsOfWebArchive(list: Uint8Array, read: ReadPart): Generator<SaidInArchive> {
  for (const { head, body } of recordsOf(readPieces(list).pieces)) {
    // A question stands in it whole, with what was sent.
    yield { place: null, mediaType: 'text/plain', text: () => textOfFile(head, 'text/plain') ?? '' }
    if (body === null) continue
    const mediaType = typeIn(head)
    yield { place: body, mediaType, text: () => textOfBody(body, { mediaType, read }) }
  }
}

/** What the answer itself says that it is, in its head after that of the record. */
function typeIn(head: Buffer): string {
  const http = head.subarray(Math.max(head.indexOf('\r\n\r\n'), 0)).toString('latin1')
  return /^content-type:[ \t]*(\S[^\r\n]*)/im.exec(http)?.[1] ?? ''
}

type OfBody = { readonly mediaType: string; readonly read: ReadPart }

function textOfBody([part, offset, length]: Place, { mediaType, read }: OfBody): string {
  if (!hasWords(mediaType, () => inflated(read(part, offset, Math.min(length, PEEK)), PEEK ** 2))) return ''
  return textOfFile(inflated(read(part, offset, length), MOST_TEXT), mediaType) ?? ''
}

/** It has no end of its own: what ends it stands in the archive after it. */
const inflated = (packed: Buffer, maxOutputLength: number) =>
  inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength })

type Record = { readonly head: Buffer; readonly body: Place | null }

/**
 * The members of the gzip file, as captures/wacz/member.ts writes them: what stands around a body is stored as it is. What comes after them
 * is the rest of the zip, which is stored too.
 */
function* recordsOf(pieces: readonly Piece[]): Generator<Record> {
  const tape = new Tape(pieces)
  tape.skipLocalHeader()
  while (tape.isAtMember()) yield tape.member()
  yield { head: tape.rest(), body: null }
}

const LOCAL_HEADER = 30
const GZIP_HEADER = 10
const GZIP_TRAILER = 8
const BLOCK_HEADER = 5

class Tape {
  readonly #pieces: readonly Piece[]
  #next = 0
  #own: Buffer = Buffer.alloc(0)
  #at = 0

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
    this.#takeOwn()
  }

  skipLocalHeader(): void {
    if (this.#own.toString('latin1', 0, 4) !== 'PK\u0003\u0004') throw new Error('it is no zip')
    this.#at = LOCAL_HEADER + this.#own.readUInt16LE(26) + this.#own.readUInt16LE(28)
  }

  isAtMember(): boolean {
    return this.#own[this.#at] === 0x1f && this.#own[this.#at + 1] === 0x8b
  }

  member(): Record {
    this.#at += GZIP_HEADER
    const blocks: Buffer[] = []
    let body: Place | null = null
    for (let isLast = false; !isLast; ) {
      if (this.#at === this.#own.length) {
        if (body !== null) throw new Error('a record has two bodies')
        body = this.#takeBody()
        continue
      }
      const length = this.#own.readUInt16LE(this.#at + 1)
      if (this.#own.readUInt16LE(this.#at + 3) !== (length ^ 0xffff)) throw new Error('a block is not stored')
      isLast = this.#own[this.#at] === 1
      if (body === null) blocks.push(this.#own.subarray(this.#at + BLOCK_HEADER).subarray(0, length))
      this.#at += BLOCK_HEADER + length
    }
    this.#at += GZIP_TRAILER
    return { head: Buffer.concat(blocks), body }
  }

  /** @throws when a body follows */
  rest(): Buffer {
    if (this.#next < this.#pieces.length) throw new Error('a body is in no record')
    return this.#own.subarray(this.#at)
  }

  #takeBody(): Place {
    const body = this.#pieces[this.#next++]
    if (body === undefined || typeof body === 'string') throw new Error('a record ends too early')
    this.#takeOwn()
    return body
  }

  #takeOwn(): void {
    const own = this.#pieces[this.#next++]
    if (typeof own !== 'string') throw new Error('a record has no end')
    this.#own = Buffer.from(own, 'latin1')
    this.#at = 0
  }
}
