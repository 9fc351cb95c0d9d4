// What of a capture a person saves outside the archive: its web archive or its picture, read back first, and noted.
import { createHash } from 'node:crypto'
import type { CaptureId, Sha256 } from '#shared/ids.ts'
import { normalized } from '#shared/normal-form.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { readIfThere } from '../../kernel/objects/read-if-there.ts'
import { type OutsideFile, writeOutside } from '../../kernel/objects/write-outside.ts'
import { requireMayLeave } from '../../register/secrecy/secrecy.ts'
import { waczBytes } from './assemble.ts'
import { captureDetail } from './find.ts'
import { captureWacz } from './queries.ts'

type Wanted = { readonly id: CaptureId; readonly dir: string }

/** @throws ArchiveError not-found, no-wacz, record-may-not-leave, object-damaged, folder-unusable */
export async function saveWacz(
  ctx: Context,
  { id, dir }: Wanted
): Promise<{ name: string; bytes: number; sha256: Sha256 }> {
  const name = `${nameOf(ctx, id)}.wacz`
  requireMayLeave(ctx.db.read, { kind: 'capture', id })
  const wacz = captureWacz(ctx.db.read, id)
  if (wacz === null) throw new ArchiveError('no-wacz')
  const bytes = await collect(waczBytes(ctx.objects, wacz.source)).catch((error: unknown) => {
    if (error instanceof ArchiveError && error.code === 'files-unreachable') throw error
    return null
  })
  requireRight(bytes, wacz.sha256, wacz.source.list)
  await handOut(ctx, { id, dir }, [{ name, bytes, sha256: wacz.sha256 }])
  return { name, bytes: bytes.length, sha256: wacz.sha256 }
}

/** A PNG, or several, top first, where the page is tall. @throws ArchiveError not-found, record-may-not-leave, object-damaged, folder-unusable */
export async function savePicture(ctx: Context, { id, dir }: Wanted): Promise<{ names: string[] }> {
  const name = nameOf(ctx, id)
  requireMayLeave(ctx.db.read, { kind: 'capture', id })
  const tiles = captureDetail(ctx, id).files.filter(({ role }) => role === 'screenshot')
  const files: Named[] = []
  for (const { sha256, position } of tiles) {
    const bytes = await readIfThere(ctx.objects, sha256)
    requireRight(bytes, sha256, sha256)
    const number = tiles.length === 1 ? '' : `-${String(position + 1).padStart(2, '0')}`
    files.push({ name: `${name}${number}.png`, bytes, sha256 })
  }
  await handOut(ctx, { id, dir }, files)
  return { names: files.map(({ name }) => name) }
}

type Named = OutsideFile & { readonly sha256: Sha256 }

async function handOut(ctx: Context, { id, dir }: Wanted, files: readonly Named[]): Promise<void> {
  await writeOutside(ctx, dir, files)
  ctx.db.transact(tx => {
    for (const { name, sha256 } of files)
      record(tx, ctx, { act: 'capture.handed-out', about: id, details: { file: name, sha256 } })
  })
}

function requireRight(bytes: Buffer | null, sha256: Sha256, what: Sha256): asserts bytes is Buffer {
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new ArchiveError('object-damaged', { what })
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

function nameOf(ctx: Context, id: CaptureId): string {
  const { channelName, startedAt } = captureDetail(ctx, id)
  return `${fileName(channelName)}-${startedAt.slice(0, 10)}-${id.slice(0, 8)}`
}

/** Letters, digits and dashes only, whatever the channel is called. */
const fileName = (channel: string) =>
  normalized(channel, 'NFKD')
    .replaceAll(/[^a-z\d]+/gi, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'insamling'
