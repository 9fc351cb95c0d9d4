// P1, P8c: a page is saved before it is closed or visibly changed. What the register asks as proof of it; the captures give it.
import type { Reason } from '#shared/capture.ts'
import type { CaptureId } from '#shared/ids.ts'
import type { Channel, ChannelAbout, ChannelFields } from '#shared/register.ts'
import { SEEN_BY_VISITORS, type SeenField } from '#shared/visible-change.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { addressKey, webAddress } from './addresses.ts'

/** That the pages are saved: the capture of each address, every file of it read back; or why it must be done anyway. */
export type PageProof = { readonly override: string } | CapturedPages

type CapturedPages = {
  readonly captures: ReadonlyMap<string, CaptureId>
  readonly partial: readonly PartialPage[]
  /** The newest capture of an address, asked within the act. @throws ArchiveError when there is none of yesterday or today */
  readonly newest: (db: ReadDb, address: string) => CaptureId
}

type PartialPage = { readonly address: string; readonly reasons: readonly Reason[] }

/** What somebody has said of the proof: why it must be done without, or whether a partial capture will do. */
export type ProofTerms = { readonly override: string | null; readonly partial: 'refuse' | 'accept' }

/**
 * Proves that the pages of a channel are saved. `seen`: the changes that it is for, when the channel is not closed.
 * @throws ArchiveError capture-before-retiring, capture-before-change, capture-damaged, capture-partial
 */
export type ProvePages = (
  ctx: Pick<Context, 'db' | 'objects' | 'clock' | 'closing'>,
  channel: Channel,
  terms: ProofTerms,
  seen?: readonly SeenField[]
) => Promise<PageProof>

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
  readonly about?: Omit<ChannelAbout, 'standInId'> | undefined
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

/** As `provePages`, for an edit; null when it changes nothing that visitors see. */
export async function provePagesForEdit(
  ctx: Parameters<ProvePages>[0],
  channel: Channel,
  { changes, ...terms }: ProofTerms & { readonly changes: Fields },
  provePages: ProvePages
): Promise<PageProof | null> {
  const seen = visibleChanges(channel, changes)
  return seen.length > 0 ? provePages(ctx, channel, terms, seen) : null
}

/** Asked in the act itself: each address still has the capture that was read back. @throws ArchiveError as `ProvePages` */
export function requireCaptured(
  db: ReadDb,
  channel: Channel,
  proof: PageProof | null,
  seen: readonly SeenField[] = []
): void {
  if (proof !== null && 'override' in proof) return
  for (const address of channel.addresses)
    if (proof === null || proof.captures.get(address) !== proof.newest(db, address))
      throw notCaptured(channel, address, seen)
}

/** What the journal says of it. */
export const proofDetails = (proof: PageProof | null) =>
  proof === null || 'override' in proof
    ? { captured: false }
    : { captured: true, captures: proof.captures.size, partial: proof.partial.length }

/** The refusal of a change, or of closing the channel, since the page of one address is not saved. */
export function notCaptured(channel: Channel, address: string, seen: readonly SeenField[]): ArchiveError {
  const where = { channel: channel.name, address }
  return seen.length === 0
    ? new ArchiveError('capture-before-retiring', where)
    : new ArchiveError('capture-before-change', { ...where, seen: seen.join(', ') })
}
