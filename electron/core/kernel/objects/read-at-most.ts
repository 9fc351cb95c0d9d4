// Reading a file that a person has pointed out: into memory no more than is wise, whatever it is.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ArchiveError, errno } from '../errors.ts'
import { WITHOUT_WAITING } from './hash-file.ts'

/** The largest mail, or other file with a text, that is read. */
export const MOST_READ = 100 << 20
/** What says which kind of file it is. */
const HEAD = 64 << 10

/** The bytes of a file, or the head of one that is larger than is read. @throws ArchiveError file-unreadable */
export async function readAtMost(path: string): Promise<{ bytes: Buffer; isWhole: boolean }> {
  try {
    const file = await open(path, WITHOUT_WAITING)
    try {
      const about = await file.stat()
      if (!about.isFile())
        throw new ArchiveError('file-unreadable', { file: basename(path), detail: 'not a file' })
      const isWhole = about.size <= MOST_READ
      if (isWhole) return { bytes: await file.readFile(), isWhole }
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
      return { bytes: buffer.subarray(0, bytesRead), isWhole }
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('file-unreadable', { file: basename(path), detail: errno(error) ?? 'EIO' })
  }
}
