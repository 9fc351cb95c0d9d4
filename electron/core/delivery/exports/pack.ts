// A written package as one zip file, for a receiver who wants to be sent a file: packed, read back, and only then named.
import { rm, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import type { PackedFile } from '#shared/export.ts'
import type { ExportId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError, refusalOf } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { syncFolder } from '../../kernel/objects/durable.ts'
import { hashFile } from '../../kernel/objects/hash-file.ts'
import { remove, rename } from '../../kernel/objects/held-elsewhere.ts'
import { findExport } from './exports.ts'
import { listedIn, namesItself, rootOf } from './lists.ts'
import { manifestOf } from './queries.ts'
import { requireNothingSecretSince } from './secret-since.ts'
import { checkTarget, targetTrouble, wholePath } from './target.ts'
import { filesOf, readZip, writeZip } from './zip-folder.ts'

/**
 * Packs a written package beside itself, or in a folder outside the archive. The same package gives the same bytes.
 * Zip64 where it must be.
 * @throws ArchiveError not-found, not-handed-over, package-not-as-written when the package is gone or changed since it was
 * written, package-holds-secret, package-has-other-file, folder-unusable, target-too-small, target-full, file-too-large-for-disk, stopped
 */
export async function packExport(ctx: Context, id: ExportId, into: string | null): Promise<PackedFile> {
  const { state, folder, format, startedAt } = findExport(ctx.db.read, id)
  if (state !== 'written' || folder === null)
    throw new ArchiveError('not-handed-over', { package: folder ?? id })
  requireNothingSecretSince(ctx.db.read, id, folder)
  const source = wholePath(ctx.dir, folder)
  await mustBeUnchanged(ctx, id, join(source, rootOf(format)))
  const listed = await listedIn(source, format)
  const files = await ownFilesOf(source, path => listed.has(path) || namesItself(format, path))
  let bytes = 0
  for (const file of files) bytes += (await stat(file)).size
  const place = into === null ? dirname(source) : resolve(into)
  await checkTarget(ctx.dir, into, { bytes, largest: bytes })
  const path = join(place, `${basename(source)}.zip`)
  const draft = `${path}.tmp`
  try {
    // What an attempt left that the program or the computer died in: it was never named, and is in the way.
    await remove(draft)
    const zipped = { source, files, root: basename(source), at: new Date(startedAt), signal: ctx.closing }
    const packed = await writeZip(draft, zipped)
    mustBeAsListed(basename(source), listed, packed)
    await readZip(draft, packed)
    const { sha256, bytes: size } = await hashFile(draft, ['sha256'], { signal: ctx.closing })
    requireNothingSecretSince(ctx.db.read, id, folder)
    await rename(draft, path)
    await syncFolder(place)
    ctx.db.transact(tx =>
      record(tx, ctx, {
        act: 'export.packed',
        about: id,
        // The place too: what is in it may be disposed of one day, and then the zip is to be found.
        details: {
          file: basename(path),
          into: into === null ? null : place,
          bytes: size,
          sha256: String(sha256),
          files: files.length
        }
      })
    )
    return { path, bytes: size, sha256: String(sha256) }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined)
    if (ctx.closing.aborted) throw new ArchiveError('stopped')
    throw refusalOf(await targetTrouble(into, error), ctx.dir)
  }
}

async function mustBeUnchanged(ctx: Context, id: ExportId, root: string): Promise<void> {
  const read = await hashFile(root, ['sha256']).catch(() => null)
  const what = basename(root)
  if (read === null) throw new ArchiveError('package-not-as-written', { what: `${what}: missing` })
  if (read.sha256 !== manifestOf(ctx.db.read, id))
    throw new ArchiveError('package-not-as-written', { what: `${what}: changed` })
}

/** What a computer leaves in a folder that somebody looks into. */
const LEFT_BEHIND = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i

/**
 * The files of the package, without what a computer has left among them.
 * @throws ArchiveError package-has-other-file, since the receiver's check would find it in the zip
 */
async function ownFilesOf(source: string, isOwn: (path: string) => boolean): Promise<string[]> {
  const own: string[] = []
  for (const file of await filesOf(source)) {
    const path = relative(source, file).replaceAll('\\', '/')
    if (isOwn(path)) own.push(file)
    else if (!LEFT_BEHIND.test(basename(file)))
      throw new ArchiveError('package-has-other-file', { what: path })
  }
  return own
}

/** Holds every file that was packed against the package's own lists. @throws ArchiveError package-not-as-written */
function mustBeAsListed(
  name: string,
  listed: ReadonlyMap<string, string>,
  packed: ReadonlyMap<string, string>
): void {
  const wrong = (what: string) => new ArchiveError('package-not-as-written', { what })
  for (const [path, sha256] of listed) {
    const digest = packed.get(`${name}/${path}`)
    if (digest === undefined) throw wrong(`${path}: missing`)
    if (digest !== sha256) throw wrong(`${path}: changed`)
  }
}
