// A capture's WACZ put together again from its list and its parts, byte for byte as it was made.
import { type FileHandle, open, readFile } from 'node:fs/promises'
import type { Sha256 } from '#shared/ids.ts'
import { readPieces } from '../../formats/wacz/piece-list.ts'
import type { ObjectStore } from '../../kernel/objects/store.ts'

/** The objects that a WACZ is kept in: the list of its pieces, and the parts in their order. */
export type WaczSource = { readonly list: Sha256; readonly parts: readonly Sha256[] }

/** The bytes of the WACZ, a piece at a time. @throws what the disk says, or when the list is not one */
export async function* waczBytes(
  objects: Pick<ObjectStore, 'file'>,
  source: WaczSource
): AsyncGenerator<Buffer> {
  const { pieces } = readPieces(await readFile(await objects.file(source.list)))
  const files = new Map<number, FileHandle>()
  try {
    for (const piece of pieces) {
      if (typeof piece === 'string') yield Buffer.from(piece, 'latin1')
      else {
        const [part, offset, length] = piece
        const name = source.parts[part]
        if (name === undefined) throw new Error(`part ${part} is not there`)
        const file = files.get(part) ?? (await open(await objects.file(name)))
        files.set(part, file)
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
        yield buffer.subarray(0, bytesRead)
      }
    }
  } finally {
    for (const file of files.values()) await file.close()
  }
}
