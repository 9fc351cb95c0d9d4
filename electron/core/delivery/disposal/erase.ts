// The second half of carrying a disposal out: the bytes. It may be cut off at any instant and is then done again from the
// beginning, since what is gone stays gone.
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type DisposalId, Sha256 } from '#shared/ids.ts'
import { rewriteCommentIndex } from '../../comments/comments/find-index.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import { isEntered } from '../../kernel/journal/record.ts'
import { syncFolder } from '../../kernel/objects/durable.ts'
import { hashFile } from '../../kernel/objects/hash-file.ts'
import { patiently, remove } from '../../kernel/objects/held-elsewhere.ts'
import { removeThumbnail } from '../../kernel/objects/thumbnail-files.ts'
import { rewriteWordIndex } from '../../register/word-index/word-index.ts'
import { disposedObjects } from './carried-out.ts'
import { placesOf } from './places.ts'

export type Erased = {
  /** Copies of the whole database from before it got a newer schema. */
  readonly databaseCopies: number
  /** Files in `inbox/` with the same bytes. */
  readonly inboxFiles: number
}

/** Erases what a disposal took, everywhere in the archive. @throws ArchiveError file-held; what the disk says */
export async function erase(ctx: Context, id: DisposalId): Promise<Erased> {
  const objects = disposedObjects(ctx.db.read, id).map(({ sha256 }) => Sha256.parse(sha256))
  const gone = new Set<string>(objects)
  const folders = new Set<string>()
  for (const sha256 of objects) {
    const path = ctx.objects.path(sha256)
    await ctx.objects.remove(sha256, name => isEntered(ctx.db.read, name))
    await removeThumbnail(ctx, sha256)
    folders.add(dirname(path))
  }
  for (const folder of folders) await syncFolder(folder).catch(ignoreMissing)
  // A package may have been packed beside itself.
  for (const { folder, isInside } of placesOf(ctx.db.read, id))
    for (const left of isInside ? [basename(folder), `${basename(folder)}.zip`] : [])
      await remove(join(ctx.dir, 'exports', left))
  const [held] = (await ctx.objects.sweepDrafts()).held
  // It may be a copy of what is erased.
  if (held !== undefined) throw new ArchiveError('file-held', { file: held })
  const databaseCopies = await removeCopies(ctx.dir)
  const inboxFiles = await removeWaiting(join(ctx.dir, 'inbox'), gone)
  ctx.db.transact(tx => {
    rewriteWordIndex(tx)
    rewriteCommentIndex(tx)
  })
  ctx.db.forget()
  return { databaseCopies, inboxFiles }
}

function ignoreMissing(error: unknown): void {
  if (errno(error) !== 'ENOENT') throw error
}

async function removeCopies(dir: string): Promise<number> {
  const copies = (await readdir(dir)).filter(name => /^archive\.db\.(schema-|new)/.test(name))
  for (const name of copies) await remove(join(dir, name))
  return copies.length
}

async function removeWaiting(inbox: string, gone: ReadonlySet<string>): Promise<number> {
  let removed = 0
  for (const entry of await readdir(inbox, { withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(inbox, entry.name)
    const { sha256 } = await patiently(() => hashFile(path, ['sha256']), path)
    if (!gone.has(sha256)) continue
    await remove(path)
    removed++
  }
  return removed
}
