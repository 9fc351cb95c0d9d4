// Zip files that no program of good will writes, put together byte by byte.
import { crc32, deflateRawSync } from 'node:zlib'

export type BadEntry = {
  readonly name: string | Uint8Array
  readonly content: Uint8Array | string
  /** What the headers say of its size, when that is not true. */
  readonly claims?: number
  /** Unix mode of the entry, such as that of a link. */
  readonly mode?: number
  readonly isEncrypted?: boolean
  /** Where the directory says that it begins, when that is not true. */
  readonly at?: number
  readonly method?: number
}

/** The bytes of a zip with these entries. Names are as they are given; nothing says that they are UTF-8. */
export function badZip(entries: readonly BadEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content)
    const packed = entry.method === 0 ? content : deflateRawSync(content)
    const flags = entry.isEncrypted ? 1 : 0
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(flags, 2)
    shared.writeUInt16LE(entry.method ?? 8, 4)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(entry.claims ?? content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    parts.push(Buffer.from('504b0304', 'hex'), shared, name, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
    rest.writeUInt32LE(entry.at ?? offset, 10)
    const madeByUnix = Buffer.from([20, 3])
    directory.push(Buffer.from('504b0102', 'hex'), madeByUnix, shared, rest, name)
    offset += 30 + name.length + packed.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, listed, end])
}
