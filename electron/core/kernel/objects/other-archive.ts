// A folder that lies in an archive's own: what is written there does not belong, and a backup or a verification of that archive trips on it.
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ArchiveError } from '../errors.ts'
import { realPath } from './real-path.ts'

/** The archive whose folder this is, or in which it lies, also through a link; null where there is none. */
export async function archiveAround(dir: string): Promise<string | null> {
  for (let folder = await realPath(dir); ; folder = dirname(folder)) {
    if (await isArchive(folder)) return folder
    if (dirname(folder) === folder) return null
  }
}

/** @throws ArchiveError folder-in-archive: a new archive is not made in the folder of another */
export async function refuseInArchive(dir: string): Promise<void> {
  const folder = await realPath(dir)
  const archive = dirname(folder) === folder ? null : await archiveAround(dirname(folder))
  if (archive !== null) throw new ArchiveError('folder-in-archive', { dir, archive })
}

async function isArchive(folder: string): Promise<boolean> {
  const [db, objects] = await Promise.all(
    ['archive.db', 'objects'].map(name => stat(join(folder, name)).catch(() => null))
  )
  return db?.isFile() === true && objects?.isDirectory() === true
}
