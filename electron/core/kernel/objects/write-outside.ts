// Files written to a folder that a person chose outside the archive: each gets its name when all of them are whole.
import { randomUUID } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import type { Context } from '../context.ts'
import { ArchiveError, errno } from '../errors.ts'
import { syncFolder } from './durable.ts'
import { rename } from './held-elsewhere.ts'
import { archiveAround } from './other-archive.ts'
import { realPath } from './real-path.ts'

export type OutsideFile = { readonly name: string; readonly bytes: Uint8Array }

/**
 * Writes the files; one that is there under the same name is replaced. Nothing is replaced if one of them cannot be
 * written. @throws ArchiveError folder-unusable
 */
export async function writeOutside(
  ctx: Pick<Context, 'dir'>,
  dir: string,
  files: readonly OutsideFile[]
): Promise<void> {
  const folder = resolve(dir)
  const drafts: { draft: string; path: string }[] = []
  try {
    if (!isAbsolute(dir)) throw new ArchiveError('folder-unusable', { dir, detail: 'not-whole' })
    if (await leadsInside(ctx.dir, folder))
      throw new ArchiveError('folder-unusable', { dir, detail: 'in-archive' })
    if ((await archiveAround(folder)) !== null)
      throw new ArchiveError('folder-unusable', { dir, detail: 'in-other-archive' })
    if (!(await stat(folder)).isDirectory())
      throw new ArchiveError('folder-unusable', { dir, detail: 'ENOTDIR' })
    for (const { name, bytes } of files) {
      const draft = join(folder, `.${name}.${randomUUID()}.tmp`)
      drafts.push({ draft, path: join(folder, name) })
      const file = await open(draft, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
    }
    for (const { draft, path } of drafts) await rename(draft, path)
    await syncFolder(folder)
  } catch (error) {
    for (const { draft } of drafts) await rm(draft, { force: true }).catch(() => undefined)
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('folder-unusable', { dir, detail: errno(error) ?? 'unknown' })
  }
}

/** Whether a path leads to this folder or into it, also through a link. */
export const leadsInside = async (outer: string, inner: string): Promise<boolean> =>
  isInside(await realPath(outer), await realPath(inner))

/** Whether a path is this folder or lies in it. */
export function isInside(outer: string, inner: string): boolean {
  const path = relative(outer, inner)
  return path === '' || !(path.startsWith('..') || isAbsolute(path))
}
