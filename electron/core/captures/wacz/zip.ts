// A zip whose files are stored as they are, as WACZ wants it: a reader can then begin anywhere in them.
import { crc32 } from 'node:zlib'
import { directoryHeader, endOf, localHeader, STORED } from '../../formats/zip/records.ts'
import { bytesOf, lengthOf, type Piece, piece } from './pieces.ts'

export type Entry = { readonly name: string; readonly pieces: readonly Piece[] }

/** The whole file, in pieces. Its size must be below 4 GiB. */
export function zipOf(entries: readonly Entry[], at: Date): Piece[] {
  const all: Piece[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, pieces } of entries) {
    const size = lengthOf(pieces)
    const sum = pieces.reduce((sum, one) => crc32(bytesOf(one), sum), 0)
    const label = Buffer.from(name, 'utf8')
    const entry = { label, method: STORED, isLarge: false, offset, sum, packed: size, size }
    const local = localHeader(entry, at)
    directory.push(directoryHeader(entry, at))
    all.push(piece.own(local), ...pieces)
    offset += local.length + size
  }
  const central = Buffer.concat(directory)
  const end = endOf({ count: entries.length, start: offset, bytes: central.length })
  return [...all, piece.own(central), piece.own(end)]
}
