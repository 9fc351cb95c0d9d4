// Making a folder with those above it.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ArchiveError, errno } from '../errors.ts'

/** One level at a time: a recursive mkdir never ends where a folder is there and yet none can be made in it, as in /proc. */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir)
  } catch (error) {
    if (errno(error) === 'EEXIST') return
    const above = dirname(dir)
    if (errno(error) !== 'ENOENT' || above === dir) throw error
    if (existsSync(above)) throw new ArchiveError('archive-read-only', { dir })
    await makeFolder(above)
    await mkdir(dir)
  }
}
