// P1, P8c: a page is saved before it is closed or visibly changed, and the saved copy read back.
import type { CaptureId } from '#shared/ids.ts'
import type { Channel, ChannelFields } from '#shared/register.ts'
import { captureFiles, newestCapture } from '../captures/queries.ts'
import { startOfYesterday } from '../captures/schedule.ts'
import type { Context } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { addressKey, webAddress } from './addresses.ts'

/** That the pages are saved: the capture of each address, every file of it read back; or why it must be done anyway. */
export type Proof = { readonly override: string } | { readonly captures: ReadonlyMap<string, CaptureId> }

/**
 * Looks up the newest capture of every address and reads all its files back. With a reason to go without, nothing is
 * looked up. @throws ArchiveError capture-before-retiring, capture-damaged
 */
export async function proofOf(
  ctx: Pick<Context, 'db' | 'objects' | 'clock' | 'closing'>,
  channel: Channel,
  override: string | null
): Promise<Proof> {
  if (override !== null) return { override }
  const captures = new Map<string, CaptureId>()
  for (const address of channel.addresses) {
    const id = lately(ctx.db.read, ctx, channel, address)
    for (const { sha256 } of captureFiles(ctx.db.read, id))
      if ((await ctx.objects.verify(sha256, ctx.closing)).state !== 'right')
        throw new ArchiveError('capture-damaged', { address, what: sha256.slice(0, 12) })
    captures.set(address, id)
  }
  return { captures }
}

type Shown = Pick<ChannelFields, 'name' | 'addresses'>

/**
 * Whether visitors would see the difference: another name, or an address that is there no longer. One more address
 * changes nothing of what is there. @throws ArchiveError not-a-web-address, not-http
 */
export function isVisibleChange(before: Shown, after: Shown): boolean {
  const kept = new Set(after.addresses.map(address => addressKey(webAddress(address))))
  return before.name !== after.name || before.addresses.some(address => !kept.has(addressKey(address)))
}

/** As `proofOf`, for an edit; null when it changes nothing that visitors see. */
export async function proofOfEdit(
  ctx: Parameters<typeof proofOf>[0],
  channel: Channel,
  { changes, override }: { readonly changes: Shown; readonly override: string | null }
): Promise<Proof | null> {
  return isVisibleChange(channel, changes) ? proofOf(ctx, channel, override) : null
}

/** Asked in the act itself: each address still has the capture that was read back. @throws ArchiveError capture-before-retiring */
export function requireCaptured(
  db: ReadDb,
  ctx: Pick<Context, 'clock'>,
  channel: Channel,
  proof: Proof | null
): void {
  if (proof !== null && 'override' in proof) return
  for (const address of channel.addresses)
    if (proof?.captures.get(address) !== lately(db, ctx, channel, address))
      throw new ArchiveError('capture-before-retiring', { channel: channel.name, address })
}

/** What the journal says of it. */
export const proofDetails = (proof: Proof | null) =>
  proof === null || 'override' in proof
    ? { captured: false }
    : { captured: true, captures: proof.captures.size }

function lately(db: ReadDb, { clock }: Pick<Context, 'clock'>, channel: Channel, address: string): CaptureId {
  const newest = newestCapture(db, address)
  if (newest === undefined || newest.startedAt < startOfYesterday(clock.now()))
    throw new ArchiveError('capture-before-retiring', { channel: channel.name, address })
  return newest.id
}
