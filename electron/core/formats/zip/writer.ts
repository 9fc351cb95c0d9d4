// Writing a zip file by file. What is small is read whole; what is large goes through in pieces.
import { createHash, hash as digest } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib'
import { DEFLATED, directoryHeader, endOf, localHeader, STORED, timestamp, type ZipEntry } from './records.ts'

const PIECE = 1 << 20
/** A file of so many bytes at the most is read whole. */
const WHOLE = 4 * PIECE
/** From here on a file has room for larger numbers before it, as deflating what does not shrink makes it somewhat larger. */
const LARGE = 0xff00_0000
/** A file that its owner may write. */
const RIGHTS = 0o100644

const deflate = promisify(deflateRaw)

type Begun = Pick<ZipEntry, 'label' | 'method' | 'isLarge' | 'offset'>

export interface ZipWriter {
  /** Adds the file of that path under a name; `shrinks` is whether it is worth deflating. Answers its SHA-256 as it went in. */
  add(name: string, path: string, shrinks: boolean): Promise<string>
  /** Writes the directory and syncs it all. */
  end(): Promise<void>
  close(): Promise<void>
}

/** Begins a zip that must not be there yet; every file in it bears the time `at`. */
export async function createZip(path: string, at: Date, signal: AbortSignal): Promise<ZipWriter> {
  const file = await open(path, 'wx')
  const entries: ZipEntry[] = []
  const extra = timestamp(at)
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
    await write(localHeader(entry, at, extra))
    await write(packed)
    entries.push(entry)
    return digest('sha256', bytes)
  }

  /** A file that is too large to be held: what stands before it is written again when all is known. */
  async function addPieces(begun: Begun, source: string): Promise<string> {
    await write(localHeader({ ...begun, sum: 0, packed: 0, size: 0 }, at, extra))
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
    await writeAll(file, localHeader(entry, at, extra), begun.offset)
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
      for (const entry of entries) await write(directoryHeader(entry, at, { extra, rights: RIGHTS }))
      await write(endOf({ count: entries.length, start, bytes: position - start }))
      await flush()
      await file.sync()
    },
    close: () => file.close()
  }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten
}
