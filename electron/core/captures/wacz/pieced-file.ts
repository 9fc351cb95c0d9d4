// A file that is kept in pieces, read at any place of it without being put together. No part is held open: it may be disposed of.
import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import type { Sha256 } from '#shared/ids.ts'
import { readPieces } from '../../formats/wacz/piece-list.ts'
import type { Source } from '../../formats/zip/zip-bytes.ts'
import type { ObjectStore } from '../../kernel/objects/store.ts'

type Placed = { readonly start: number; readonly length: number; readonly from: Buffer | InPart }
type InPart = { readonly part: number; readonly offset: number }
type Files = Pick<ObjectStore, 'file'>

export class PiecedFile implements Source {
  readonly size: number
  readonly #objects: Files
  readonly #parts: readonly Sha256[]
  readonly #pieces: readonly Placed[]

  /** @throws when the list is not as it was made, or what the disk says */
  static async open(
    objects: Files,
    { list, parts }: { readonly list: Sha256; readonly parts: readonly Sha256[] }
  ): Promise<PiecedFile> {
    const bytes = await readFile(await objects.file(list))
    if (createHash('sha256').update(bytes).digest('hex') !== list) throw new Error(`${list} is not as it was`)
    return new PiecedFile(objects, parts, readPieces(bytes).pieces)
  }

  private constructor(
    objects: Files,
    parts: readonly Sha256[],
    pieces: ReturnType<typeof readPieces>['pieces']
  ) {
    this.#objects = objects
    this.#parts = parts
    let start = 0
    this.#pieces = pieces.map(piece => {
      const from = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : inPart(piece)
      const length = typeof piece === 'string' ? piece.length : piece[2]
      const placed = { start, length, from }
      start += length
      return placed
    })
    this.size = start
  }

  async read(buffer: Buffer, offset: number, length: number, position: number) {
    const end = Math.min(position + length, this.size)
    let at = position
    for (let index = this.#pieceAt(position); at < end; index++) {
      const piece = this.#pieces[index]
      if (piece === undefined) break
      const within = at - piece.start
      const wanted = Math.min(piece.length - within, end - at)
      at += await this.#copy(piece, within, buffer.subarray(offset + at - position).subarray(0, wanted))
      // A part that ends too early.
      if (at < Math.min(piece.start + piece.length, end)) break
    }
    return { bytesRead: at - position }
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  async #copy({ from }: Placed, within: number, into: Buffer): Promise<number> {
    if (Buffer.isBuffer(from)) return from.copy(into, 0, within, within + into.length)
    const name = this.#parts[from.part]
    if (name === undefined) throw new Error(`part ${from.part} is not there`)
    const file = await open(await this.#objects.file(name))
    try {
      return (await file.read(into, 0, into.length, from.offset + within)).bytesRead
    } finally {
      await file.close()
    }
  }

  /** The last piece that begins at the place or before it. */
  #pieceAt(position: number): number {
    let [low, high] = [0, this.#pieces.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#pieces[middle]?.start ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return low
  }
}

const inPart = ([part, offset]: readonly [part: number, offset: number, length: number]): InPart => ({
  part,
  offset
})
