// A capture's WACZ put together again from its list and its parts, byte for byte as it was made.
import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile } from 'node:fs/promises'
import type { CaptureId, Sha256 } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import type { ObjectStore } from '../../kernel/objects/store.ts'
import { writeOutside } from '../../kernel/objects/write-outside.ts'
import { requireMayLeave } from '../../register/secrecy/secrecy.ts'
import { readPieces } from '../wacz/pieces.ts'
import { captureDetail } from './find.ts'
import { captureWacz } from './queries.ts'

/** The objects that a WACZ is kept in: the list of its pieces, and the parts in their order. */
export type WaczSource = { readonly list: Sha256; readonly parts: readonly Sha256[] }

/** The bytes of the WACZ, a piece at a time. @throws what the disk says, or when the list is not one */
export async function* waczBytes(
  objects: Pick<ObjectStore, 'path'>,
  source: WaczSource
): AsyncGenerator<Buffer> {
  const { pieces } = readPieces(await readFile(objects.path(source.list)))
  const files = new Map<number, FileHandle>()
  try {
    for (const piece of pieces) {
      if (typeof piece === 'string') yield Buffer.from(piece, 'latin1')
      else {
        const [part, offset, length] = piece
        const name = source.parts[part]
        if (name === undefined) throw new Error(`part ${part} is not there`)
        const file = files.get(part) ?? (await open(objects.path(name)))
        files.set(part, file)
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset)
        yield buffer.subarray(0, bytesRead)
      }
    }
  } finally {
    for (const file of files.values()) await file.close()
  }
}

/**
 * Writes a capture's WACZ to a folder outside the archive, and notes that it was handed out.
 * @throws ArchiveError not-found, no-wacz, record-may-not-leave, object-damaged, folder-unusable
 */
export async function saveWacz(
  ctx: Context,
  { id, dir }: { id: CaptureId; dir: string }
): Promise<{ name: string; bytes: number; sha256: Sha256 }> {
  const { channelName, startedAt } = captureDetail(ctx, id)
  requireMayLeave(ctx.db.read, { kind: 'capture', id })
  const wacz = captureWacz(ctx.db.read, id)
  if (wacz === null) throw new ArchiveError('no-wacz')
  const bytes = await collect(waczBytes(ctx.objects, wacz.source)).catch(() => null)
  if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== wacz.sha256)
    throw new ArchiveError('object-damaged', { what: wacz.source.list })
  const name = `${fileName(channelName)}-${startedAt.slice(0, 10)}-${id.slice(0, 8)}.wacz`
  await writeOutside(ctx, dir, [{ name, bytes }])
  ctx.db.transact(tx => {
    record(tx, ctx, { act: 'capture.handed-out', about: id, details: { file: name, sha256: wacz.sha256 } })
  })
  return { name, bytes: bytes.length, sha256: wacz.sha256 }
}

async function collect(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** Letters, digits and dashes only, whatever the channel is called. */
const fileName = (channel: string) =>
  channel
    .normalize('NFKD')
    .replaceAll(/[^a-z\d]+/gi, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'insamling'
