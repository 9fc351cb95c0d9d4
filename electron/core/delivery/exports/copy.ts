// Copying the files of records into a package, with progress.
import { Readable } from 'node:stream'
import { waczBytes } from '../../captures/captures/assemble.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError, errno } from '../../kernel/errors.ts'
import type { Draft } from './disk.ts'
import type { Frozen } from './frozen.ts'
import type { PackagedFile } from './packaged-file.ts'
import { bytesToCopy } from './queries.ts'

/**
 * Copies an object and reads the copy back; that it hashes to the object's name shows that both are right. A web archive
 * is put together from its objects, and must hash to what it was when it was made. What was cut out of an object is written.
 * @throws ArchiveError object-damaged, export-not-verified
 */
export async function copyObject(ctx: Context, draft: Draft, file: PackagedFile): Promise<void> {
  const { sha256 } = file
  // A web archive has parts, and what was cut out is no object: neither is kept under this name.
  const isKept = file.text === undefined && file.source === undefined
  const requireSound = async () => {
    if (!isKept) return
    // One that cannot be read just now, as when another program holds it, is not damaged.
    const { state } = await ctx.objects.verify(sha256, ctx.closing)
    if (state === 'changed' || state === 'missing') throw new ArchiveError('object-damaged', { what: sha256 })
  }
  const read = await written(ctx, draft, file).catch(async error => {
    ctx.closing.throwIfAborted()
    // A folder lies in its place.
    if (isKept && errno(error) === 'EISDIR') throw new ArchiveError('object-damaged', { what: sha256 })
    if (errno(error) !== 'ENOENT') throw error
    await requireSound()
    throw new ArchiveError('export-not-verified', { what: `${sha256}: missing` })
  })
  if (read.sha256 === sha256) return
  await requireSound()
  throw new ArchiveError('export-not-verified', { what: `${sha256}: changed` })
}

async function written(
  { objects, closing }: Context,
  draft: Draft,
  { sha256, path, source, text }: PackagedFile
): ReturnType<Draft['copy']> {
  if (text !== undefined) return draft.writeWhole(path, text)
  if (source !== undefined) return draft.stream(path, Readable.from(waczBytes(objects, source)))
  return draft.copy(await objects.file(sha256), path, closing)
}

/** Tells how far it has come, by at most some two hundred events, however many files there are. */
export function progressOf(
  { events }: Context,
  { id: exportId, db }: Pick<Frozen, 'id' | 'db'>
): (bytes: number) => void {
  const totalBytes = bytesToCopy(db, exportId)
  let [doneBytes, told] = [0, 0]
  return bytes => {
    doneBytes += bytes
    if (doneBytes < totalBytes && doneBytes - told < totalBytes / 200) return
    told = doneBytes
    events.publish('event', { kind: 'export-progress', exportId, phase: 'copying', doneBytes, totalBytes })
  }
}
