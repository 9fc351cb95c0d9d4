// Channels: registered, edited, mandated and retired, each act with its journal line (G1, G4, P1, P3).
import { randomUUID } from 'node:crypto'
import { ChannelId } from '#shared/ids.ts'
import type { Channel, ChannelDraft, ChannelFields, Mandate } from '#shared/register.ts'
import { type Context, tellChanged } from '../context.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { record } from '../journal/record.ts'
import { webAddress } from './addresses.ts'
import * as queries from './queries.ts'

/** The channel, or a refusal. */
export function channel(db: ReadDb, id: ChannelId): Channel {
  const found = queries.findChannel(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** The channel, which must not be retired. */
export function activeChannel(db: ReadDb, id: ChannelId): Channel {
  const found = channel(db, id)
  if (found.retiredAt !== null) throw new ArchiveError('channel-retired', { channel: found.name })
  return found
}

export function allChannels(db: ReadDb): Channel[] {
  return queries.listChannels(db)
}

/** Enters a channel. The same address is never in the register twice. @throws ArchiveError already-registered, not-found, not-a-web-address, not-http */
export function registerChannel(ctx: Context, draft: ChannelDraft): Channel {
  const made = ctx.db.transact(tx => enterChannel(tx, ctx, draft))
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, made)
}

/** As `registerChannel`, within an act that enters several. */
export function enterChannel(tx: WriteDb, ctx: Context, draft: ChannelDraft): ChannelId {
  const { mandate, ...rest } = draft
  const channel: Channel = {
    ...rest,
    id: ChannelId.parse(randomUUID()),
    addresses: freeAddresses(tx, draft.addresses, null),
    mandate,
    registeredAt: ctx.clock.now(),
    retiredAt: null,
    retiredBecause: null
  }
  requireOwners(tx, channel)
  queries.insertChannel(tx, channel)
  record(tx, ctx, {
    act: 'channel.registered',
    about: channel.id,
    details: { platform: channel.platform, addresses: channel.addresses.length, dialogue: channel.dialogue }
  })
  if (mandate !== null) giveMandate(tx, ctx, channel.id, mandate)
  return channel.id
}

/** Changes what the register says. The journal names the fields that changed. */
export function editChannel(ctx: Context, id: ChannelId, changes: ChannelFields): Channel {
  ctx.db.transact(tx => changeChannel(tx, ctx, id, changes))
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
}

/** As `editChannel`, within an act that changes several. */
export function changeChannel(tx: WriteDb, ctx: Context, id: ChannelId, changes: ChannelFields): void {
  const before = activeChannel(tx, id)
  const after: Channel = { ...before, ...changes, addresses: freeAddresses(tx, changes.addresses, id) }
  requireOwners(tx, after)
  const changed = (Object.keys(changes) as (keyof ChannelFields)[]).filter(
    field => JSON.stringify(before[field]) !== JSON.stringify(after[field])
  )
  if (changed.length === 0) return
  queries.updateChannel(tx, after)
  record(tx, ctx, { act: 'channel.edited', about: id, details: { fields: changed.join(' ') } })
}

/** Records who decided that the channel may be used, and for how long (P1). */
export function setMandate(ctx: Context, id: ChannelId, mandate: Mandate): Channel {
  ctx.db.transact(tx => {
    activeChannel(tx, id)
    giveMandate(tx, ctx, id, mandate)
  })
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
}

/**
 * Retires a channel. P8c: the pages are saved before a large change, and closing is the largest, so this is refused
 * until `isSaved` says that every address has a finished capture that is recent enough.
 */
export function retireChannel(
  ctx: Context,
  id: ChannelId,
  because: string,
  isSaved: (channel: Channel) => boolean
): Channel {
  ctx.db.transact(tx => {
    const found = activeChannel(tx, id)
    if (!isSaved(found)) throw new ArchiveError('capture-before-retiring', { channel: found.name })
    queries.markRetired(tx, id, ctx.clock.now(), because)
    record(tx, ctx, { act: 'channel.retired', about: id })
  })
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
}

/** Whether the mandate holds on this calendar date, `yyyy-mm-dd`. */
export function holdsOn(mandate: Mandate | null, date: string): boolean {
  return (
    mandate !== null &&
    mandate.decidedOn <= date &&
    (mandate.validUntil === null || date <= mandate.validUntil)
  )
}

/** As `setMandate`, within a larger act. */
export function giveMandate(tx: WriteDb, ctx: Context, id: ChannelId, mandate: Mandate): void {
  if (mandate.validUntil !== null && mandate.validUntil < mandate.decidedOn)
    throw new ArchiveError('invalid-input', {
      place: 'validUntil',
      problem: 'ends-before-it-begins'
    })
  queries.insertMandate(tx, id, mandate)
  record(tx, ctx, {
    act: 'channel.mandated',
    about: id,
    details: { decidedOn: mandate.decidedOn, validUntil: mandate.validUntil, reference: mandate.reference }
  })
}

function freeAddresses(tx: WriteDb, typed: readonly string[], own: ChannelId | null): string[] {
  const addresses = [...new Set(typed.map(webAddress))]
  for (const address of addresses) {
    const taken = queries.channelAt(tx, address)
    if (taken !== undefined && taken.id !== own)
      throw new ArchiveError('already-registered', { address, channel: taken.name })
  }
  return addresses
}

function requireOwners(tx: WriteDb, channel: Pick<Channel, 'departmentId' | 'responsibleId'>): void {
  if (queries.findDepartment(tx, channel.departmentId) === undefined)
    throw new ArchiveError('not-found', { what: channel.departmentId })
  if (queries.findPerson(tx, channel.responsibleId) === undefined)
    throw new ArchiveError('not-found', { what: channel.responsibleId })
}
