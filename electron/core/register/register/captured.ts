// P1, P8c: a page is saved before it is closed or visibly changed, and the saved copy read back.
import type { Reason } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import type { Channel, ChannelAbout, ChannelFields } from '#shared/register.ts'
import { SEEN_BY_VISITORS, type SeenField } from '#shared/visible-change.ts'
import { captureFiles, newestCapture } from '../../captures/captures/queries.ts'
import { startOfYesterday } from '../../captures/captures/schedule.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { addressKey, webAddress } from './addresses.ts'

/** That the pages are saved: the capture of each address, every file of it read back; or why it must be done anyway. */
export type Proof =
  | { readonly override: string }
  | { readonly captures: ReadonlyMap<string, CaptureId>; readonly partial: readonly PartialPage[] }

type PartialPage = { readonly address: string; readonly reasons: readonly Reason[] }

/** What somebody has said of the proof: why it must be done without, or whether a partial capture will do. */
export type Said = { readonly override: string | null; readonly partial: 'refuse' | 'accept' }

/**
 * Looks up the newest capture of every address and reads all its files back. With a reason to go without, nothing is
 * looked up. `seen`: the changes that it is for, when the channel is not closed.
 * @throws ArchiveError capture-before-retiring, capture-before-change, capture-damaged, capture-partial
 */
export async function proofOf(
  ctx: Pick<Context, 'db' | 'objects' | 'clock' | 'closing'>,
  channel: Channel,
  said: Said,
  seen: readonly SeenField[] = []
): Promise<Proof> {
  if (said.override !== null) return { override: said.override }
  const captures = new Map<string, CaptureId>()
  const partial: PartialPage[] = []
  for (const address of channel.addresses) {
    const { id, state, reasons } = lately(ctx.db.read, ctx, { channel, address, seen })
    if (state === 'partial') partial.push({ address, reasons })
    for (const { sha256 } of captureFiles(ctx.db.read, id))
      if ((await ctx.objects.verify(sha256, ctx.closing)).state !== 'right')
        throw new ArchiveError('capture-damaged', { address, what: sha256.slice(0, 12) })
    captures.set(address, id)
  }
  if (said.partial === 'refuse') requireWhole(partial)
  return { captures, partial }
}

const MOST_TOLD = 10

/** Whoever closes or changes a page is told of what its capture lacks, and says whether it will do. @throws ArchiveError capture-partial */
export function requireWhole(pages: readonly PartialPage[]): void {
  if (pages.length === 0) return
  const told = pages
    .slice(0, MOST_TOLD)
    .map(({ address, reasons }) => `${address} ${reasons.map(({ code }) => code).join(',')}`)
  throw new ArchiveError('capture-partial', { count: pages.length, pages: told.join('\n') })
}

type Fields = Pick<ChannelFields, Exclude<SeenField, keyof ChannelAbout>> & {
  readonly about?: ChannelAbout | undefined
}

/**
 * What visitors would see the difference of, by `SEEN_BY_VISITORS`. A field of which nobody had said anything is one that
 * the register learns; the page is as it was. @throws ArchiveError not-a-web-address, not-http
 */
export function visibleChanges(
  before: Fields & { readonly about: ChannelAbout },
  after: Fields
): SeenField[] {
  const kept = new Set(after.addresses.map(address => addressKey(webAddress(address))))
  const [was, is] = [
    { ...before, ...before.about },
    { ...after, ...(after.about ?? before.about) }
  ]
  return SEEN.filter(field =>
    field === 'addresses'
      ? before.addresses.some(address => !kept.has(addressKey(address)))
      : was[field] !== null && was[field] !== is[field]
  )
}

// The keys are those of the table.
const SEEN = (Object.keys(SEEN_BY_VISITORS) as (keyof typeof SEEN_BY_VISITORS)[]).filter(
  (field): field is SeenField => SEEN_BY_VISITORS[field]
)

/** As `proofOf`, for an edit; null when it changes nothing that visitors see. */
export async function proofOfEdit(
  ctx: Parameters<typeof proofOf>[0],
  channel: Channel,
  { changes, ...said }: Said & { readonly changes: Fields }
): Promise<Proof | null> {
  const seen = visibleChanges(channel, changes)
  return seen.length > 0 ? proofOf(ctx, channel, said, seen) : null
}

/** Asked in the act itself: each address still has the capture that was read back. @throws ArchiveError as `proofOf` */
export function requireCaptured(
  db: ReadDb,
  ctx: Pick<Context, 'clock'>,
  channel: Channel,
  proof: Proof | null,
  seen: readonly SeenField[] = []
): void {
  if (proof !== null && 'override' in proof) return
  for (const address of channel.addresses)
    if (proof?.captures.get(address) !== lately(db, ctx, { channel, address, seen }).id)
      throw notCaptured(channel, address, seen)
}

/** What the journal says of it. */
export const proofDetails = (proof: Proof | null) =>
  proof === null || 'override' in proof
    ? { captured: false }
    : { captured: true, captures: proof.captures.size, partial: proof.partial.length }

function lately(
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

function notCaptured(channel: Channel, address: string, seen: readonly SeenField[]): ArchiveError {
  const where = { channel: channel.name, address }
  return seen.length === 0
    ? new ArchiveError('capture-before-retiring', where)
    : new ArchiveError('capture-before-change', { ...where, seen: seen.join(', ') })
}
