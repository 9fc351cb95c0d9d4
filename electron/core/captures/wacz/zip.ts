// A zip whose files are stored as they are, as WACZ wants it: a reader can then begin anywhere in them.
import { crc32 } from 'node:zlib'
import { bytesOf, lengthOf, type Piece, piece } from './pieces.ts'

export type Entry = { readonly name: string; readonly pieces: readonly Piece[] }

const VERSION = 20
/** Names are in UTF-8. */
const FLAGS = 0x0800

/** The whole file, in pieces. Its size must be below 4 GiB. */
export function zipOf(entries: readonly Entry[], at: Date): Piece[] {
  const all: Piece[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, pieces } of entries) {
    const label = Buffer.from(name, 'utf8')
    const size = lengthOf(pieces)
    const sum = pieces.reduce((sum, one) => crc32(bytesOf(one), sum), 0)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(VERSION, 0)
    common.writeUInt16LE(FLAGS, 2)
    common.writeUInt16LE(timeOf(at), 6)
    common.writeUInt16LE(dateOf(at), 8)
    common.writeUInt32LE(sum, 10)
    common.writeUInt32LE(size, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(label.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, label])
    const last = Buffer.alloc(14)
    last.writeUInt32LE(offset, 10)
    const made = Buffer.from([VERSION, 0])
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), made, common, last, label)
    all.push(piece.own(local), ...pieces)
    offset += local.length + size
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  all.push(piece.own(central), piece.own(end))
  return all
}

// In UTC, and to two seconds: more does not fit.
export const timeOf = (at: Date) =>
  (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
export const dateOf = (at: Date) =>
  (Math.max(0, at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
