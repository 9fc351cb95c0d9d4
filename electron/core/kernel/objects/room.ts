// Whether there is room for files that are to be taken in, asked before any of them is read: a file can say that it is very large and
// hold next to nothing, and reading it takes as long as if it held it all.
import { statfs } from 'node:fs/promises'
import { ArchiveError } from '../errors.ts'

const MB = 1_000_000
/** Less is read in a moment, and a disk that is full says so itself. */
const MUCH = 256 * MB

/** Files by their names and sizes. @throws ArchiveError no-room-for-file, which names the largest */
export async function requireRoom(
  dir: string,
  files: readonly { readonly name: string; readonly bytes: number }[]
): Promise<void> {
  const needed = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (needed < MUCH) return
  const free = await bytesFree(dir)
  if (needed <= free) return
  const [largest] = files.toSorted((one, other) => other.bytes - one.bytes)
  throw new ArchiveError('no-room-for-file', {
    file: largest?.name ?? '',
    size: Math.ceil(needed / MB),
    free: Math.floor(free / MB)
  })
}

/** How many bytes too few are free on the disk of a folder, where so much, or a tenth of a smaller disk, is to be left for others. */
export async function bytesShort(dir: string, spare: number): Promise<number> {
  const { free, size } = await spaceOf(dir)
  return Math.max(0, Math.min(spare, size / 10) - free)
}

const bytesFree = async (dir: string) => (await spaceOf(dir)).free

/** Without end where the system does not say. */
async function spaceOf(dir: string): Promise<{ free: number; size: number }> {
  try {
    const { bavail, blocks, bsize } = await statfs(dir)
    return { free: bavail * bsize, size: blocks * bsize }
  } catch {
    return { free: Number.POSITIVE_INFINITY, size: Number.POSITIVE_INFINITY }
  }
}
