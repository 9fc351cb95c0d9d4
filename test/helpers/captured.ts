// A finished capture, as a run enters it, for tests that need no browser.
import { randomUUID } from 'node:crypto'
import { CaptureId, type ChannelId } from '#shared/ids.ts'
import {
  endCapture,
  insertCapture,
  insertCaptureFile
} from '../../electron/core/captures/captures/queries.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { record } from '../../electron/core/kernel/journal/record.ts'

/** Enters a complete capture of an address, made now, with its visible text; `file` is where the text lies. */
export async function enterCapture(
  ctx: Context,
  channelId: ChannelId,
  address: string,
  text = 'Norrby kommun',
  state: 'complete' | 'partial' = 'complete',
  picture: Uint8Array | null = null
): Promise<{ id: CaptureId; file: string }> {
  const id = CaptureId.parse(randomUUID())
  const now = ctx.clock.now()
  const [visible, provenance] = [
    await ctx.objects.put(Buffer.from(text), 'text/plain'),
    await ctx.objects.put(Buffer.from(`{"id":"${id}"}`), 'application/json')
  ]
  const shot = picture === null ? [] : [await ctx.objects.put(picture, 'image/png')]
  ctx.db.transact(tx => {
    insertCapture(tx, { id, channelId, runId: null, address, startedAt: now })
    record(tx, ctx, { act: 'capture.ended', about: id, objects: [visible, provenance, ...shot] })
    endCapture(tx, {
      ...{
        id,
        state,
        reasons: state === 'partial' ? [{ code: 'pictures-missing', detail: '1' }] : [],
        finalAddress: address,
        httpStatus: 200
      },
      ...{ endedAt: now, provenance: provenance.sha256, retryAfter: null }
    })
    const file = { role: 'text' as const, position: 0, top: null, width: null, height: null }
    insertCaptureFile(tx, id, { ...file, sha256: visible.sha256 })
    for (const { sha256 } of shot) insertCaptureFile(tx, id, { ...file, role: 'screenshot', sha256 })
  })
  return { id, file: ctx.objects.path(visible.sha256) }
}
