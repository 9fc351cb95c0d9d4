// Reading captures back: the facts, the files and the visible text.
import { open } from 'node:fs/promises'
import type { CaptureDetail } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { captureFiles, findCapture } from './queries.ts'

/** A capture with its files. @throws ArchiveError not-found */
export function captureDetail(ctx: Pick<Context, 'db'>, id: CaptureId): CaptureDetail {
  const row = findCapture(ctx.db.read, id)
  if (row === undefined) throw new ArchiveError('not-found', { what: id })
  return { ...row, files: captureFiles(ctx.db.read, id) }
}

// A page's visible text beyond this is read in the file itself.
const MOST_TEXT = 32 << 20

/** A stretch of the visible text or of the provenance, counted in UTF-16 units; empty when the capture has none. */
export async function captureText(
  ctx: Pick<Context, 'db' | 'objects'>,
  { id, role, offset, limit }: { id: CaptureId; role: 'text' | 'provenance'; offset: number; limit: number }
): Promise<{ text: string; total: number }> {
  const file = captureDetail(ctx, id).files.find(file => file.role === role)
  if (file === undefined) return { text: '', total: 0 }
  const handle = await open(await ctx.objects.file(file.sha256))
  try {
    const { buffer, bytesRead } = await handle.read(
      Buffer.alloc(Math.min(file.bytes, MOST_TEXT)),
      0,
      undefined,
      0
    )
    const text = buffer.toString('utf8', 0, bytesRead)
    return { text: text.slice(offset, offset + limit), total: text.length }
  } finally {
    await handle.close()
  }
}
