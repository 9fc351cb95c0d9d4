// Reading a file that a person has pointed out: into memory no more than is wise, whatever it is.
import type { Stats } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ArchiveError, errno } from '../errors.ts'
import { WITHOUT_WAITING } from './hash-file.ts'

/** The largest mail, or other file with a text, that is read. */
export const MOST_READ = 100 << 20
/** What says which kind of file it is. */
const HEAD = 64 << 10

/** The bytes of a file, or the head of one that is larger than is read. @throws ArchiveError file-unreadable, file-changing */
export const readAtMost = (path: string): Promise<{ bytes: Buffer; isWhole: boolean }> =>
  withGiven(path, basename(path), async (file, info) => {
    const isWhole = info.size <= MOST_READ
    if (isWhole) return { bytes: await allOf(file, info, basename(path)), isWhole }
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return { bytes: buffer.subarray(0, bytesRead), isWhole }
  })

type Whole = {
  /** What it is called in a refusal. */
  readonly name?: string
  readonly most?: number
  /** What is thrown of one that is larger, where there is more to say of it. */
  readonly tooLarge?: () => ArchiveError
}

/** All bytes of a file in which there must be something. @throws ArchiveError file-unreadable, file-changing, file-empty; what `tooLarge` makes */
export const readWhole = (
  path: string,
  { name = basename(path), most = MOST_READ, tooLarge = () => largerThan(most, name) }: Whole = {}
): Promise<Buffer> =>
  withGiven(path, name, async (file, info) => {
    if (info.size === 0) throw new ArchiveError('file-empty', { file: name })
    if (info.size > most) throw tooLarge()
    return allOf(file, info, name)
  })

/** One that is written meanwhile may be read as it was at no time. @throws ArchiveError file-changing */
async function allOf(file: FileHandle, before: Stats, name: string): Promise<Buffer> {
  const bytes = await file.readFile()
  if (bytes.length !== before.size || hasChanged(before, await file.stat()))
    throw new ArchiveError('file-changing', { file: name })
  return bytes
}

/** Whether a file was written between two looks at it. */
export const hasChanged = (before: Stats, after: Stats): boolean =>
  before.size !== after.size || before.mtimeMs !== after.mtimeMs || before.ino !== after.ino

const largerThan = (most: number, file: string): ArchiveError =>
  new ArchiveError('file-unreadable', { file, detail: `> ${most >> 20} MiB` })

/**
 * Opens a file that a person has pointed out, of a disk and not a pipe or a device, and never waits for one that does not answer.
 * @throws ArchiveError file-unreadable; what `work` throws that is one
 */
export async function withGiven<T>(
  path: string,
  name: string,
  work: (file: FileHandle, info: Stats) => Promise<T>
): Promise<T> {
  try {
    const file = await open(path, WITHOUT_WAITING)
    try {
      const info = await file.stat()
      if (!info.isFile()) {
        const detail = info.isDirectory() ? 'EISDIR' : 'not a file'
        throw new ArchiveError('file-unreadable', { file: name, detail })
      }
      return await work(file, info)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('file-unreadable', { file: name, detail: errno(error) ?? 'EIO' })
  }
}
