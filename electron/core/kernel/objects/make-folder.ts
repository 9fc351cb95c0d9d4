// Making a folder with those above it.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ArchiveError, errno } from '../errors.ts'
import { refuseUnbearable } from './windows-names.ts'

/** What no folder can be made of: a name that the system does not allow, a drive or a share that is not there. */
const UNUSABLE = new Set(['EINVAL', 'ENAMETOOLONG', 'UNKNOWN', 'ENODEV', 'ENXIO'])

/** A fault that says that no folder can be there, as a refusal; another comes back as it was. */
export const refusalOfPlace = (error: unknown, dir: string): unknown =>
  UNUSABLE.has(errno(error) ?? '')
    ? new ArchiveError('place-unusable', { dir, detail: errno(error) ?? '' })
    : error

/**
 * One level at a time: a recursive mkdir never ends where a folder is there and yet none can be made in it, as in /proc.
 * @throws ArchiveError folder-name-unusable, place-unusable, archive-read-only; what the system says of another fault
 */
export async function makeFolder(dir: string): Promise<void> {
  refuseUnbearable(dir)
  try {
    await mkdir(dir)
  } catch (error) {
    if (errno(error) === 'EEXIST') return
    const above = dirname(dir)
    const isImpossible = UNUSABLE.has(errno(error) ?? '') || (errno(error) === 'ENOENT' && above === dir)
    if (isImpossible) throw new ArchiveError('place-unusable', { dir, detail: errno(error) ?? '' })
    // Windows answers so for the folder of a drive itself, which is there.
    if (errno(error) === 'EPERM' && above === dir && existsSync(dir)) return
    if (errno(error) !== 'ENOENT') throw error
    // Windows says of a name that cannot be what others say of a folder that is not there.
    if (existsSync(above) && process.platform === 'win32')
      throw new ArchiveError('place-unusable', { dir, detail: 'ENOENT' })
    if (existsSync(above)) throw new ArchiveError('archive-read-only', { dir })
    await makeFolder(above)
    await mkdir(dir)
  }
}
