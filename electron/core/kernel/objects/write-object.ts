// Writing an object's bytes to its draft, through to the disk, hashed on the way.
import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { hashFile, type Range } from './hash-file.ts'
import { writeAll, writerTo } from './writer.ts'

/** A copy that is on disk, and the digest of what was written. */
export async function copyHashed(
  { source, range }: { readonly source: string; readonly range: Range | undefined },
  file: FileHandle,
  draft: string
) {
  const writer = await writerTo(file, draft)
  try {
    const onChunk = writer.write
    const read = await hashFile(source, ['sha256'], range === undefined ? { onChunk } : { range, onChunk })
    await writer.sync()
    return read
  } finally {
    await writer.close()
  }
}

/** Does a write, and may do it again: a stream is read once, so what a full disk refused of it is written anew and not asked for. */
export type Around = <T>(write: () => Promise<T>) => Promise<T>

export async function writeHashed(
  stream: AsyncIterable<Uint8Array>,
  file: FileHandle,
  around: Around = write => write()
) {
  const digest = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of stream) {
      digest.update(chunk)
      const start = bytes
      await around(() => writeAll(file, chunk, start))
      bytes += chunk.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: digest.digest('hex'), bytes }
}

export async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}
