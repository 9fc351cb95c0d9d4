// Where a package is written: in the archive's `exports`, or in a folder that a person chose, as on a disk that is handed over.
import { randomUUID } from 'node:crypto'
import { mkdir, open, rmdir, stat, statfs } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { removeUnlessHeld } from '../../kernel/objects/held-elsewhere.ts'
import { archiveAround } from '../../kernel/objects/other-archive.ts'
import { leadsInside } from '../../kernel/objects/write-outside.ts'
import { packageName } from './names.ts'

const MIB = 1024 * 1024
/** What a package needs beside its records' files: lists, metadata and the folders themselves, as a part of their size. */
const BESIDE = 0.02
const LEAST_BESIDE = 4 * MIB
/** FAT, which memory sticks come with, has no larger file. */
const FAT_LARGEST = 0xffff_ffff

/** How a package is named in the records: below the archive's folder, or the whole path elsewhere. */
export function plannedFolder(into: string | null, name: string): string {
  return into === null ? `exports/${name}` : join(resolve(into), name)
}

/** The folder outside the archive that a folder so named lies in; null in the archive's own. */
export function outsideOf(folder: string): string | null {
  return isAbsolute(folder) ? dirname(folder) : null
}

/** Where the folder lies, whichever way it is named. */
export function wholePath(archiveDir: string, folder: string): string {
  return resolve(archiveDir, folder)
}

/** Whether it is a folder that only a package can have, and so may be removed as a whole. */
export function isPackageFolder(folder: string): boolean {
  const name = basename(folder)
  return packageName.test(name) && (isAbsolute(folder) || folder === `exports/${name}`)
}

/**
 * Sees before anything is written that it will fit. `bytes` is the size of all files, `largest` of the largest.
 * @throws ArchiveError folder-unusable, target-too-small, file-too-large-for-disk
 */
export async function checkTarget(
  archiveDir: string,
  into: string | null,
  { bytes, largest }: { bytes: number; largest: number }
): Promise<void> {
  const dir = into === null ? join(archiveDir, 'exports') : resolve(into)
  if (into !== null) {
    const unusable = (detail: string) => new ArchiveError('folder-unusable', { dir: into, detail })
    if (!isAbsolute(into)) throw unusable('not-whole')
    if (await leadsInside(archiveDir, dir)) throw unusable('in-archive')
    if ((await archiveAround(dir)) !== null) throw unusable('in-other-archive')
    try {
      if (!(await stat(dir)).isDirectory()) throw unusable('ENOTDIR')
      await tryToWrite(dir)
    } catch (error) {
      throw error instanceof ArchiveError ? error : unusable(errno(error) ?? 'unknown')
    }
  }
  const { bavail, bsize } = await statfs(dir)
  const needed = bytes + Math.max(bytes * BESIDE, LEAST_BESIDE)
  if (bavail * bsize < needed)
    throw new ArchiveError('target-too-small', {
      dir,
      needed: Math.ceil(needed / MIB),
      free: Math.floor((bavail * bsize) / MIB)
    })
  if (largest > FAT_LARGEST && !(await canHold(dir, largest)))
    throw new ArchiveError('file-too-large-for-disk', { dir, size: Math.ceil(largest / MIB) })
}

/**
 * Whether a file may be so large there. Not every system says what kind of disk it is, so an empty file is given that size: what
 * has room takes it at once, and FAT refuses.
 */
async function canHold(dir: string, bytes: number): Promise<boolean> {
  const path = join(dir, `.kanalarkiv-${randomUUID()}.tmp`)
  const file = await open(path, 'wx')
  try {
    await file.truncate(bytes)
    return true
  } catch (error) {
    // By Linux and macOS, and by Windows.
    if (['EFBIG', 'EINVAL', 'ENOSPC'].includes(errno(error) ?? '')) return false
    throw error
  } finally {
    await file.close()
    await removeUnlessHeld(path, { waits: true })
  }
}

/** What is so only on a disk or in a folder that is no longer there. */
const GONE = new Set(['ENOENT', 'ENOTDIR', 'EIO', 'ENXIO', 'ENODEV', 'ESTALE'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])

/**
 * What stopped the writing, where it was the chosen folder that did; else the error as it is. `draft` is the folder of the half
 * package, when it came so far: where a disk was mounted there may still be a folder, which is not the one.
 */
export async function targetTrouble(
  into: string | null,
  error: unknown,
  draft: string | null = null
): Promise<unknown> {
  const code = errno(error)
  if (into === null || code === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new ArchiveError('target-full', { dir: into })
  const trouble = await tryToWrite(draft ?? into).then(
    () => '',
    tried => errno(tried) ?? ''
  )
  if (GONE.has(trouble))
    return draft === null
      ? new ArchiveError('folder-unusable', { dir: into, detail: 'gone' })
      : new ArchiveError('target-gone', { dir: into, name: basename(draft) })
  return READ_ONLY.has(trouble) ? new ArchiveError('folder-unusable', { dir: into, detail: trouble }) : error
}

/** Not every system says beforehand who may write in a folder, so something is. @throws what the system says */
async function tryToWrite(folder: string): Promise<void> {
  const tried = join(folder, `.kanalarkiv-${randomUUID()}.tmp`)
  await mkdir(tried)
  await rmdir(tried)
}
