// Reading a file once and hashing it on the way, in constant memory.
import { createHash, type Hash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

// Measured: smaller ones are written more slowly than they are hashed, larger ones leave the processor's cache.
const CHUNK = 1 << 20
/** One is being read, one hashed, and one still being written by who was told of it. */
const BUFFERS = 3

export type FileDigests<Algorithm extends string> = { readonly bytes: number } & Readonly<
  Record<Algorithm, string>
>

/** A part of a file: from its byte `start` up to `end`, which is not in it any more. */
export type Range = { readonly start: number; readonly end: number }

type HashOptions = {
  /** All of the file, unless it is said. */
  readonly range?: Range
  readonly signal?: AbortSignal
  readonly onChunk?: (chunk: Uint8Array) => void | Promise<void>
}

/**
 * The digests (lower-case hexadecimal) and the size in bytes of a file, or of a part of it. `onChunk` is told the bytes of
 * each chunk as it is read, in order; they stay as they are until it is done, and it may be told of the next one before that.
 * @throws what the disk says, such as ENOENT; RangeError when the file ends before the part does; what `onChunk` throws
 */
export async function hashFile<Algorithm extends 'sha256' | 'sha512'>(
  path: string,
  algorithms: readonly Algorithm[],
  options: HashOptions = {}
): Promise<FileDigests<Algorithm>> {
  const hashes = algorithms.map(algorithm => [algorithm, createHash(algorithm)] as const)
  const file = await open(path, WITHOUT_WAITING)
  try {
    const bytes = await readThrough(
      file,
      hashes.map(([, hash]) => hash),
      options
    )
    const digests = Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')]))
    // One entry per algorithm was just made.
    return { bytes, ...digests } as FileDigests<Algorithm>
  } finally {
    await file.close()
  }
}

/** As `hashFile`, while nothing else is done: for a thread of its own, in which small files are read many times as quickly. */
export function hashAtOnce(path: string): FileDigests<'sha256'> {
  const file = openSync(path, WITHOUT_WAITING)
  const buffer = takeBuffer(CHUNK)
  try {
    requireFile(fstatSync(file))
    const hash = createHash('sha256')
    let bytes = 0
    for (let read = -1; read !== 0; bytes += read) {
      read = readSync(file, buffer, 0, buffer.length, null)
      hash.update(buffer.subarray(0, read))
    }
    return { bytes, sha256: hash.digest('hex') }
  } finally {
    giveBack(buffer)
    closeSync(file)
  }
}

function requireFile(info: Stats): void {
  if (!info.isFile())
    throw Object.assign(new Error('not a file'), { code: info.isDirectory() ? 'EISDIR' : 'EINVAL' })
}

// A pipe that somebody laid where a file should be would be waited for until something is written to it. Windows has none.
export const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

type Slot = { readonly buffer: Buffer; isFree: Promise<unknown> }

// While one chunk is hashed, the next is read and the last is written.
async function readThrough(
  file: FileHandle,
  hashes: readonly Hash[],
  { range, signal, onChunk }: HashOptions
): Promise<number> {
  const info = await file.stat()
  requireFile(info)
  const size = range === undefined ? info.size : range.end - range.start
  const slots = Array.from(
    { length: BUFFERS },
    (): Slot => ({ buffer: takeBuffer(size), isFree: Promise.resolve() })
  )
  // The remainder is always one of them.
  const slotAt = (turn: number) => slots[turn % BUFFERS] as Slot
  let total = 0
  // A file is read to where it ends, which may be further on by then than it was.
  const left = () => (range === undefined ? CHUNK : size - total)
  const readInto = ({ buffer }: Slot) =>
    file.read(buffer, 0, Math.min(buffer.length, left()), (range?.start ?? 0) + total)
  let reading = readInto(slotAt(0))
  try {
    for (let turn = 0; ; turn++) {
      const { bytesRead } = await reading
      signal?.throwIfAborted()
      if (bytesRead === 0) break
      const slot = slotAt(turn)
      const chunk = slot.buffer.subarray(0, bytesRead)
      slot.isFree = Promise.resolve(onChunk?.(chunk))
      // What fails is thrown where it is awaited, not as an unhandled rejection before that.
      slot.isFree.catch(() => undefined)
      total += bytesRead
      const next = slotAt(turn + 1)
      await next.isFree
      // Begun before the hashing, which keeps this thread to itself.
      reading = readInto(next)
      reading.catch(() => undefined)
      for (const hash of hashes) hash.update(chunk)
    }
    if (range !== undefined && total < size) throw new RangeError('the file ends before the part does')
    await Promise.all(slots.map(({ isFree }) => isFree))
    return total
  } finally {
    // Only when nothing reads into them or writes from them any more.
    await Promise.allSettled([reading, ...slots.map(({ isFree }) => isFree)])
    for (const { buffer } of slots) giveBack(buffer)
  }
}

// Buffers are used again by the next file: fresh memory costs more than reading into it. Those for two files at once are
// cut from memory that begins at a page, as no other in Node is sure to, so that they can be written past the cache.
const PAGE = 64 << 10
const pages = (2 * BUFFERS * CHUNK) / PAGE
let spare: Buffer[] | undefined

function takeBuffer(size: number): Buffer {
  spare ??= aligned()
  return spare.pop() ?? Buffer.allocUnsafeSlow(Math.max(1, Math.min(size, CHUNK)))
}

function giveBack(buffer: Buffer): void {
  if (spare !== undefined && spare.length < 2 * BUFFERS && buffer.length === CHUNK) spare.push(buffer)
}

function aligned(): Buffer[] {
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages }).buffer
  return Array.from({ length: 2 * BUFFERS }, (_, index) => Buffer.from(memory, index * CHUNK, CHUNK))
}
