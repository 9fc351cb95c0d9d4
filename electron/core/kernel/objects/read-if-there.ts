// Reading an object for something that can do without it.
import { readFile } from 'node:fs/promises'
import type { Sha256 } from '#shared/ids.ts'
import { ArchiveError } from '../errors.ts'
import type { ObjectStore } from './store.ts'

/** Its bytes; null where it is gone or damaged, which a verification finds. @throws ArchiveError files-unreachable */
export async function readIfThere(
  objects: Pick<ObjectStore, 'file'>,
  sha256: Sha256
): Promise<Buffer | null> {
  return fileIfThere(objects, sha256, path => readFile(path))
}

/** As `readIfThere`, for who reads the file itself. */
export async function fileIfThere<T>(
  objects: Pick<ObjectStore, 'file'>,
  sha256: Sha256,
  read: (path: string) => Promise<T>
): Promise<T | null> {
  try {
    return await read(await objects.file(sha256))
  } catch (error) {
    if (error instanceof ArchiveError && error.code !== 'object-damaged') throw error
    return null
  }
}
