// A written package as one zip file, for a receiver who wants to be sent a file: packed, read back, and only then named.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import type { ExportFormat, PackedFile } from '#shared/export.ts'
import type { ExportId } from '#shared/ids.ts'
import type { Context } from '../context.ts'
import { ArchiveError, refusalOf } from '../errors.ts'
import { record } from '../journal/record.ts'
import { syncFolder } from '../objects/durable.ts'
import { hashFile } from '../objects/hash-file.ts'
import { findExport } from './exports.ts'
import { listedIn, rootOf } from './lists.ts'
import { manifestOf } from './queries.ts'
import { checkTarget, targetTrouble, wholePath } from './target.ts'

/** What shrinks. Pictures and web archives are packed already. */
const SHRINKS = /\.(?:xml|xsd|json|jsonl|csv|txt|html|mhtml|eml|mjs)$/

/**
 * Packs a written package beside itself, or in a folder outside the archive. The same package gives the same bytes.
 * Zip64 where it must be.
 * @throws ArchiveError not-found, not-handed-over, export-not-verified when the package is gone or changed since it was
 * written, folder-unusable, target-too-small, target-full, file-too-large-for-disk, stopped
 */
export async function packExport(ctx: Context, id: ExportId, into: string | null): Promise<PackedFile> {
  const { state, folder, format, startedAt } = findExport(ctx.db.read, id)
  if (state !== 'written' || folder === null)
    throw new ArchiveError('not-handed-over', { package: folder ?? id })
  const source = wholePath(ctx.dir, folder)
  await mustBeUnchanged(ctx, id, join(source, rootOf(format)))
  const files = (await readdir(source, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  let bytes = 0
  for (const file of files) bytes += (await stat(file)).size
  const place = into === null ? dirname(source) : resolve(into)
  await checkTarget(ctx.dir, into, { bytes, largest: bytes })
  const path = join(place, `${basename(source)}.zip`)
  const draft = `${path}.tmp`
  try {
    const packed = await write(ctx, draft, { source, files, at: new Date(startedAt) })
    await mustBeAsListed(source, format, packed)
    await readBack(draft, packed)
    const { sha256, bytes: size } = await hashFile(draft, ['sha256'], { signal: ctx.closing })
    await rename(draft, path)
    await syncFolder(place)
    ctx.db.transact(tx =>
      record(tx, ctx, {
        act: 'export.packed',
        about: id,
        details: { file: basename(path), bytes: size, sha256: String(sha256), files: files.length }
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
  if (read === null) throw new ArchiveError('export-not-verified', { what: `${what}: missing` })
  if (read.sha256 !== manifestOf(ctx.db.read, id))
    throw new ArchiveError('export-not-verified', { what: `${what}: changed` })
}

/** Holds every file that was packed against the package's own lists. @throws ArchiveError export-not-verified */
async function mustBeAsListed(
  source: string,
  format: ExportFormat,
  packed: ReadonlyMap<string, string>
): Promise<void> {
  const wrong = (what: string) => new ArchiveError('export-not-verified', { what })
  for (const [path, sha256] of await listedIn(source, format)) {
    const digest = packed.get(`${basename(source)}/${path}`)
    if (digest === undefined) throw wrong(`${path}: missing`)
    if (digest !== sha256) throw wrong(`${path}: changed`)
  }
}

/** Writes the zip; answers the digest of each file as it went in, by its name in the zip. */
async function write(
  ctx: Context,
  draft: string,
  { source, files, at }: { source: string; files: readonly string[]; at: Date }
): Promise<Map<string, string>> {
  const digests = new Map<string, string>()
  const zip = new ZipFile()
  // Whatever goes wrong with a file that is read ends the writing as well.
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  for (const file of files) {
    const name = `${basename(source)}/${file.slice(source.length + 1).replaceAll('\\', '/')}`
    zip.addReadStreamLazy(name, { mtime: at, mode: 0o100644, compress: SHRINKS.test(name) }, give => {
      const hash = createHash('sha256')
      const hashed = new Transform({
        transform(piece, _encoding, next) {
          hash.update(piece)
          next(null, piece)
        },
        flush(next) {
          digests.set(name, hash.digest('hex'))
          next()
        }
      })
      const reading = createReadStream(file)
      reading.on('error', error => hashed.destroy(error))
      give(null, reading.pipe(hashed))
    })
  }
  zip.end()
  await Promise.race([
    pipeline(zip.outputStream, createWriteStream(draft, { flags: 'wx' }), { signal: ctx.closing }),
    failed
  ])
  const file = await open(draft, 'r+')
  await file.sync().finally(() => file.close())
  return digests
}

/** Reads every file out of the zip again. @throws ArchiveError export-not-verified */
async function readBack(draft: string, packed: ReadonlyMap<string, string>): Promise<void> {
  const zip = await openPromise(draft, { autoClose: false })
  try {
    let seen = 0
    for await (const entry of zip.eachEntry()) {
      const hash = createHash('sha256')
      for await (const piece of await zip.openReadStreamPromise(entry)) hash.update(piece)
      if (hash.digest('hex') !== packed.get(entry.fileName))
        throw new ArchiveError('export-not-verified', { what: `${entry.fileName}: changed` })
      seen += 1
    }
    if (seen !== packed.size) throw new ArchiveError('export-not-verified', { what: `${seen}: missing` })
  } finally {
    zip.close()
  }
}
