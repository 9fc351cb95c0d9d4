// Writing a zip (APPNOTE.TXT 6.3) in which what stands before each file says how large it is. A reader that takes the zip as it comes,
// such as Java's and with it many e-archives' intake, opens no stored file whose size is only told after it. Zip64 where it must be.
import { createHash, hash as digest } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib'
import { dateOf, timeOf } from '../../captures/wacz/zip.ts'

const PIECE = 1 << 20
/** A file of so many bytes at the most is read whole. */
const WHOLE = 4 * PIECE
/** What no longer fits in the old form: its largest numbers mean that the true one stands elsewhere. */
const MOST = 0xffff_ffff
const MOST_FILES = 0xffff
/** From here on a file has room for larger numbers before it, as deflating what does not shrink makes it somewhat larger. */
const LARGE = 0xff00_0000
const [VERSION, VERSION_64] = [20, 45]
/** Made on Unix, so that readers take the rights with it: a file that its owner may write. */
const [UNIX, RIGHTS] = [3, 0o100644]
/** Names are in UTF-8. */
const FLAGS = 0x0800
const [STORED, DEFLATED] = [0, 8]

const deflate = promisify(deflateRaw)

type Begun = {
  readonly label: Buffer
  readonly method: number
  readonly isLarge: boolean
  readonly offset: number
}
type Written = Begun & {
  readonly sum: number
  readonly packed: number
  readonly size: number
}

export interface ZipWriter {
  /** Adds the file of that path under a name; `shrinks` is whether it is worth deflating. Answers its SHA-256 as it went in. */
  add(name: string, path: string, shrinks: boolean): Promise<string>
  /** Writes the directory and syncs it all. */
  end(): Promise<void>
  close(): Promise<void>
}

/** Begins a zip that must not be there yet; every file in it bears the time `at`. */
export async function openZip(path: string, at: Date, signal: AbortSignal): Promise<ZipWriter> {
  const file = await open(path, 'wx')
  const entries: Written[] = []
  let position = 0
  /** What is still to be written: a package has tens of thousands of small files, and a call for each takes longer than its bytes. */
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const flush = async () => {
    const bytes = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    await writeAll(file, bytes, position - bytes.length)
  }
  const write = async (bytes: Buffer) => {
    waiting.push(bytes)
    waitingBytes += bytes.length
    position += bytes.length
    if (waitingBytes >= PIECE) await flush()
  }

  async function addWhole(begun: Begun, source: string): Promise<string> {
    const bytes = await readFile(source)
    const packed = begun.method === DEFLATED ? await deflate(bytes) : bytes
    const entry = { ...begun, sum: crc32(bytes), packed: packed.length, size: bytes.length }
    await write(localHeader(entry, at))
    await write(packed)
    entries.push(entry)
    return digest('sha256', bytes)
  }

  /** A file that is too large to be held: what stands before it is written again when all is known. */
  async function addPieces(begun: Begun, source: string): Promise<string> {
    await write(localHeader({ ...begun, sum: 0, packed: 0, size: 0 }, at))
    const start = position
    const hash = createHash('sha256')
    let [sum, size] = [0, 0]
    async function* pieces() {
      for await (const piece of createReadStream(source, { highWaterMark: PIECE, signal })) {
        hash.update(piece)
        sum = crc32(piece, sum)
        size += piece.length
        yield piece
      }
    }
    const take = async (packed: AsyncIterable<Buffer>) => {
      for await (const piece of packed) await write(piece)
    }
    if (begun.method === DEFLATED) await pipeline(pieces, createDeflateRaw(), take, { signal })
    else await take(pieces())
    await flush()
    const entry = { ...begun, sum, packed: position - start, size }
    await writeAll(file, localHeader(entry, at), begun.offset)
    entries.push(entry)
    return hash.digest('hex')
  }

  return {
    async add(name, source, shrinks) {
      signal.throwIfAborted()
      const { size } = await stat(source)
      const begun = {
        label: Buffer.from(name, 'utf8'),
        method: shrinks ? DEFLATED : STORED,
        isLarge: size >= LARGE,
        offset: position
      }
      return size <= WHOLE ? addWhole(begun, source) : addPieces(begun, source)
    },
    async end() {
      const start = position
      for (const entry of entries) await write(directoryHeader(entry, at))
      await write(endOf({ count: entries.length, start, bytes: position - start }))
      await flush()
      await file.sync()
    },
    close: () => file.close()
  }
}

/** What stands before a file. */
function localHeader(entry: Written, at: Date): Buffer {
  const { label, isLarge, packed, size } = entry
  const extra = Buffer.concat([isLarge ? zip64([size, packed]) : Buffer.alloc(0), timestamp(at)])
  const fixed = Buffer.alloc(30)
  fixed.write('PK\x03\x04', 'latin1')
  common(fixed, 4, entry, at)
  fixed.writeUInt16LE(extra.length, 28)
  return Buffer.concat([fixed, label, extra])
}

/** What the directory says of a file. */
function directoryHeader(entry: Written, at: Date): Buffer {
  const { label, isLarge, packed, size, offset } = entry
  const isFar = offset >= MOST
  const large = [...(isLarge ? [size, packed] : []), ...(isFar ? [offset] : [])]
  const extra = Buffer.concat([large.length > 0 ? zip64(large) : Buffer.alloc(0), timestamp(at)])
  const fixed = Buffer.alloc(46)
  fixed.write('PK\x01\x02', 'latin1')
  fixed.writeUInt16LE((UNIX << 8) | VERSION_64, 4)
  common(fixed, 6, entry, at)
  if (isFar) fixed.writeUInt16LE(VERSION_64, 6)
  fixed.writeUInt16LE(extra.length, 30)
  fixed.writeUInt32LE(RIGHTS * 0x1_0000, 38)
  fixed.writeUInt32LE(isFar ? MOST : offset, 42)
  return Buffer.concat([fixed, label, extra])
}

/** What is said of a file in both places, from `start` on. */
function common(
  fixed: Buffer,
  start: number,
  { label, method, isLarge, sum, packed, size }: Written,
  at: Date
): void {
  fixed.writeUInt16LE(isLarge ? VERSION_64 : VERSION, start)
  fixed.writeUInt16LE(FLAGS, start + 2)
  fixed.writeUInt16LE(method, start + 4)
  fixed.writeUInt16LE(timeOf(at), start + 6)
  fixed.writeUInt16LE(dateOf(at), start + 8)
  fixed.writeUInt32LE(sum, start + 10)
  fixed.writeUInt32LE(isLarge ? MOST : packed, start + 14)
  fixed.writeUInt32LE(isLarge ? MOST : size, start + 18)
  fixed.writeUInt16LE(label.length, start + 22)
}

/** The end of the directory, in the old form and, where that has no room, in the new one before it. */
function endOf({ count, start, bytes }: { count: number; start: number; bytes: number }): Buffer {
  const isLarge = count >= MOST_FILES || start >= MOST || bytes >= MOST
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(isLarge ? MOST_FILES : count, 8)
  end.writeUInt16LE(isLarge ? MOST_FILES : count, 10)
  end.writeUInt32LE(isLarge ? MOST : bytes, 12)
  end.writeUInt32LE(isLarge ? MOST : start, 16)
  if (!isLarge) return end
  const large = Buffer.alloc(56)
  large.write('PK\x06\x06', 'latin1')
  large.writeBigUInt64LE(44n, 4)
  large.writeUInt16LE((UNIX << 8) | VERSION_64, 12)
  large.writeUInt16LE(VERSION_64, 14)
  for (const [at, number] of [count, count, bytes, start].entries())
    large.writeBigUInt64LE(BigInt(number), 24 + 8 * at)
  const place = Buffer.alloc(20)
  place.write('PK\x06\x07', 'latin1')
  place.writeBigUInt64LE(BigInt(start + bytes), 8)
  place.writeUInt32LE(1, 16)
  return Buffer.concat([large, place, end])
}

/** The extra field of numbers that the old form has no room for. */
function zip64(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * numbers.length)
  field.writeUInt16LE(0x0001, 0)
  field.writeUInt16LE(8 * numbers.length, 2)
  for (const [at, number] of numbers.entries()) field.writeBigUInt64LE(BigInt(number), 4 + 8 * at)
  return field
}

/** The extra field of the time to the second in UTC: the old form has two seconds and no zone. */
function timestamp(at: Date): Buffer {
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x5455, 0)
  field.writeUInt16LE(5, 2)
  field.writeUInt8(1, 4)
  field.writeUInt32LE(Math.floor(at.getTime() / 1000), 5)
  return field
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten
}
