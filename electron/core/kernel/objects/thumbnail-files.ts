// Small pictures of objects, kept beside them so that a list needs not read the large ones. They are no records: no act names
// them, no backup has them, and one that is gone is made anew. A disposal takes them with their objects.
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Sha256 } from '#shared/ids.ts'
import type { Context } from '../context.ts'
import { remove, rename } from './held-elsewhere.ts'

type Kept = Pick<Context, 'dir' | 'objects' | 'requireThere'>

const FOLDER = 'thumbnails'

const pathOf = (dir: string, sha256: Sha256) =>
  join(dir, FOLDER, sha256.slice(0, 2), `${sha256.slice(2)}.jpg`)

/** The small picture of an object, where there is one. */
export async function keptThumbnail({ dir }: Kept, sha256: Sha256): Promise<Buffer | null> {
  return readFile(pathOf(dir, sha256)).catch(() => null)
}

/** Keeps the small picture of an object for as long as the object is there. @throws what the disk says */
export async function keepThumbnail(kept: Kept, sha256: Sha256, bytes: Uint8Array): Promise<void> {
  kept.requireThere()
  const path = pathOf(kept.dir, sha256)
  const draft = `${path}.${randomUUID()}.tmp`
  // Never the archive's folder itself: where it has gone meanwhile, it is not made anew.
  for (const folder of [join(kept.dir, FOLDER), dirname(path)]) await mkdir(folder).catch(ignoreThere)
  await writeFile(draft, bytes, { flag: 'wx' })
  await rename(draft, path)
  // A disposal takes the object first and then this, so one of the two sees the other.
  if (!existsSync(kept.objects.path(sha256))) await remove(path)
}

/** Takes away the small picture of an object that is erased. @throws what the disk says */
export async function removeThumbnail({ dir }: Pick<Context, 'dir'>, sha256: Sha256): Promise<void> {
  await remove(pathOf(dir, sha256))
}

function ignoreThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
