// What there is to know of a folder before an archive is made in it. Nothing is written there, so that a person may choose another.
import { lstat, readdir, stat, statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { FolderCheck } from '#shared/archive.ts'
import { roams } from '../kernel/db/moved-folders.ts'
import { networkShareOf } from '../kernel/db/network-share.ts'
import { syncServiceOf } from '../kernel/db/synced-folder.ts'
import { ArchiveError, refusalOf } from '../kernel/errors.ts'
import { refuseUnbearable } from '../kernel/objects/windows-names.ts'

/** @throws ArchiveError folder-name-unusable, not-a-folder, and what a folder is refused with that cannot be read */
export async function checkFolder(dir: string, shareOf = networkShareOf): Promise<FolderCheck> {
  const folder = resolve(dir)
  refuseUnbearable(folder)
  try {
    const there = await firstThere(folder)
    const { bavail, bsize } = await statfs(there)
    return {
      isEmpty: there !== folder || (await readdir(folder)).length === 0,
      // What the system does not say of its disks hinders no archive either.
      network: await shareOf(there).catch(() => null),
      syncedBy: await syncServiceOf(there),
      roams: await roams(there),
      freeBytes: bavail * bsize
    }
  } catch (error) {
    throw refusalOf(error, folder)
  }
}

/** The folder, or the nearest above it that is there. */
async function firstThere(folder: string): Promise<string> {
  const there = await lstat(folder).catch(() => null)
  // A link is followed: one that leads nowhere, or in a circle, is no place for an archive.
  const info = there?.isSymbolicLink() === true ? await stat(folder).catch(() => there) : there
  if (info !== null && !info.isDirectory()) throw new ArchiveError('not-a-folder', { dir: folder })
  return info !== null || dirname(folder) === folder ? folder : firstThere(dirname(folder))
}
