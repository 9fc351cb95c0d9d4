// That the pages of a channel are saved, for the register, which asks before a channel is closed or visibly changed (P1, P8c).
import type { CaptureId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import type { SeenField } from '#shared/visible-change.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import {
  notCaptured,
  type PageProof,
  type ProvePages,
  requireWhole
} from '../../register/register/page-proof.ts'
import { captureFiles, newestCapture } from './queries.ts'
import { startOfYesterday } from './schedule.ts'

/**
 * Looks up the newest capture of every address and reads all its files back. With a reason to go without, nothing is
 * looked up.
 */
export const provePages: ProvePages = async (ctx, channel, terms, seen = []) => {
  if (terms.override !== null) return { override: terms.override }
  const captures = new Map<string, CaptureId>()
  const partial: Extract<PageProof, { partial: unknown }>['partial'][number][] = []
  for (const address of channel.addresses) {
    const { id, state, reasons } = recentCapture(ctx.db.read, ctx, { channel, address, seen })
    if (state === 'partial') partial.push({ address, reasons })
    for (const { sha256 } of captureFiles(ctx.db.read, id))
      if ((await ctx.objects.verify(sha256, ctx.closing)).state !== 'right')
        throw new ArchiveError('capture-damaged', { address, what: sha256.slice(0, 12) })
    captures.set(address, id)
  }
  if (terms.partial === 'refuse') requireWhole(partial)
  return {
    captures,
    partial,
    newest: (db, address) => recentCapture(db, ctx, { channel, address, seen }).id
  }
}

function recentCapture(
  db: ReadDb,
  { clock }: Pick<Context, 'clock'>,
  {
    channel,
    address,
    seen
  }: { readonly channel: Channel; readonly address: string; readonly seen: readonly SeenField[] }
): NonNullable<ReturnType<typeof newestCapture>> {
  const newest = newestCapture(db, address)
  if (newest === undefined || newest.startedAt < startOfYesterday(clock.now()))
    throw notCaptured(channel, address, seen)
  return newest
}
