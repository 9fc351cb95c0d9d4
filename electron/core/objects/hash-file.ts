// Reading a file once and hashing it on the way, with one buffer, in constant memory.
import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

// Small enough to stay in a processor's cache from being read to being hashed and written.
const CHUNK = 1 << 20

export type FileDigests<Algorithm extends string> = { readonly bytes: number } & Readonly<
  Record<Algorithm, string>
>

/**
 * The digests (lower-case hexadecimal) and the size in bytes of a file. `onChunk` is told the bytes of each chunk as it
 * is read. @throws what the disk says, such as ENOENT
 */
export async function hashFile<Algorithm extends 'sha256' | 'sha512'>(
  path: string,
  algorithms: readonly Algorithm[],
  { signal, onChunk }: { signal?: AbortSignal; onChunk?: (chunk: Uint8Array) => void | Promise<void> } = {}
): Promise<FileDigests<Algorithm>> {
  const hashes = algorithms.map(algorithm => [algorithm, createHash(algorithm)] as const)
  const file = await open(path, 'r')
  try {
    const bytes = await readThrough(
      file,
      hashes.map(([, hash]) => hash),
      signal,
      onChunk
    )
    const digests = Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest('hex')]))
    // One entry per algorithm was just made.
    return { bytes, ...digests } as FileDigests<Algorithm>
  } finally {
    await file.close()
  }
}

// Two buffers: while one is hashed the next is being read.
async function readThrough(
  file: FileHandle,
  hashes: readonly Hash[],
  signal: AbortSignal | undefined,
  onChunk: ((chunk: Uint8Array) => void | Promise<void>) | undefined
): Promise<number> {
  const { size } = await file.stat()
  const length = Math.min(CHUNK, Math.max(size, 1))
  let [current, spare] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)]
  let total = 0
  let reading = file.read(current, 0, length, null)
  for (;;) {
    const { bytesRead } = await reading
    signal?.throwIfAborted()
    if (bytesRead === 0) return total
    const chunk = current.subarray(0, bytesRead)
    ;[current, spare] = [spare, current]
    reading = file.read(current, 0, length, null)
    // A failed read is thrown at the next await, not as an unhandled rejection while a chunk is being written.
    reading.catch(() => undefined)
    // What the caller does with the chunk (writing it) goes on while it is hashed here.
    const passedOn = onChunk?.(chunk)
    for (const hash of hashes) hash.update(chunk)
    await passedOn
    total += bytesRead
  }
}
