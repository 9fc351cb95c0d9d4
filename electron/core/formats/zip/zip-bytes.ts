// The bytes of a zip file, read at several places at once. The reader that yauzl brings along reads one at a time, and ends
// the program when a stream is given up while another is read.
import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'

/** So much at a time. Each piece is handed on many times: in pieces of a quarter of it, keeping a video takes a quarter longer. */
const CHUNK = 512 << 10

/** What a zip lies in: an open file, or bytes in memory. */
export interface Source {
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>
  close(): Promise<void>
}

/** Bytes in memory, read like a file. */
export function sourceOf(bytes: Buffer): Source {
  return {
    read: async (buffer, offset, length, position) => ({
      bytesRead: bytes.copy(buffer, offset, position, position + length)
    }),
    close: async () => undefined
  }
}

/** Closes the file when the zip is closed and nothing reads of it any more. */
export class ZipBytes extends RandomAccessReader {
  readonly #file: Source

  constructor(file: Source) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(chunksOf(this.#file, start, end), { objectMode: false, highWaterMark: CHUNK })
  }

  /** All that lies between the two places. @throws when the file ends before that */
  async whole(start: number, end: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(end - start)
    const { bytesRead } = await this.#file.read(bytes, 0, bytes.length, start)
    if (bytesRead < bytes.length) throw new Error('the file ends too early')
    return bytes
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void
  ): void {
    this.#file.read(buffer, offset, length, position).then(
      () => callback(null),
      (error: Error) => callback(error)
    )
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(
      () => callback(null),
      (error: Error) => callback(error)
    )
  }
}

async function* chunksOf(file: Source, start: number, end: number): AsyncGenerator<Buffer> {
  for (let at = start; at < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(CHUNK, end - at))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    // A file that ends too early is told of by whoever counts the bytes.
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    at += bytesRead
  }
}
