// Channels: registered, edited, mandated and retired, each act with its journal line (G1, G4, P1, P3).
import { randomUUID } from 'node:crypto'
import { ChannelId, type PersonId } from '#shared/ids.ts'
import {
  type AddressKind,
  type Channel,
  type ChannelDraft,
  type ChannelFields,
  type Mandate,
  NOTHING_SAID,
  type Person
} from '#shared/register.ts'
import { type Context, tellChanged } from '../context.ts'
import type { ReadDb, WriteDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { swedishDate } from '../swedish-time.ts'
import { addressKey, webAddress } from './addresses.ts'
import { changesBetween, recordChange, type Said, yesNo } from './history.ts'
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
    ...placesOf(tx, draft, null),
    id: ChannelId.parse(randomUUID()),
    about: draft.about ?? NOTHING_SAID,
    mandate: null,
    registeredAt: ctx.clock.now(),
    retiredAt: null,
    retiredBecause: null
  }
  requireOwners(tx, ctx, channel, null)
  queries.insertChannel(tx, channel)
  const details = {
    platform: channel.platform,
    addresses: channel.addresses.length,
    dialogue: channel.dialogue
  }
  recordChange(
    tx,
    ctx,
    { act: 'channel.registered', about: channel.id, details },
    { before: null, after: saidOf(tx, channel) }
  )
  if (mandate !== null) giveMandate(tx, ctx, channel.id, mandate)
  return channel.id
}

/** Changes what the register says. The history tells what it said before. */
export function editChannel(ctx: Context, id: ChannelId, changes: ChannelFields): Channel {
  ctx.db.transact(tx => changeChannel(tx, ctx, id, changes))
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
}

/** As `editChannel`, within an act that changes several. */
export function changeChannel(tx: WriteDb, ctx: Context, id: ChannelId, changes: ChannelFields): void {
  const before = activeChannel(tx, id)
  const after: Channel = {
    ...before,
    ...changes,
    ...placesOf(tx, changes, before),
    about: changes.about ?? before.about
  }
  requireOwners(tx, ctx, after, before)
  const said = { before: saidOf(tx, before), after: saidOf(tx, after) }
  if (changesBetween(said.before, said.after).length === 0) return
  queries.updateChannel(tx, after)
  recordChange(tx, ctx, { act: 'channel.edited', about: id }, said)
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
    recordChange(
      tx,
      ctx,
      { act: 'channel.retired', about: id },
      { before: {}, after: { retiredBecause: because } }
    )
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
  const before = channel(tx, id).mandate
  queries.insertMandate(tx, id, mandate)
  const details = {
    decidedOn: mandate.decidedOn,
    validUntil: mandate.validUntil,
    reference: mandate.reference
  }
  recordChange(
    tx,
    ctx,
    { act: 'channel.mandated', about: id, details },
    { before: { mandate: mandateInWords(before) }, after: { mandate: mandateInWords(mandate) } }
  )
}

// The addresses, each once, with what each shows. @throws ArchiveError already-registered
function placesOf(
  tx: WriteDb,
  { addresses, kinds }: Pick<ChannelDraft, 'addresses' | 'kinds'>,
  own: Channel | null
): Pick<Channel, 'addresses' | 'kinds'> {
  const known = new Map(own?.addresses.map((address, at) => [address, own.kinds[at]]))
  const places = new Map<string, { address: string; kind: AddressKind }>()
  for (const [at, typed] of addresses.entries()) {
    const address = webAddress(typed)
    const key = addressKey(address)
    const taken = queries.channelKeyed(tx, key)
    if (taken !== undefined && taken.id !== own?.id)
      throw new ArchiveError('already-registered', { address, channel: taken.name })
    if (!places.has(key)) places.set(key, { address, kind: kinds?.[at] ?? known.get(address) ?? 'page' })
  }
  const kept = [...places.values()]
  return { addresses: kept.map(({ address }) => address), kinds: kept.map(({ kind }) => kind) }
}

// Someone who has left is not given a channel; one who leaves later is flagged in the list.
function requireOwners(tx: WriteDb, ctx: Context, channel: Channel, before: Channel | null): void {
  if (queries.findDepartment(tx, channel.departmentId) === undefined)
    throw new ArchiveError('not-found', { what: channel.departmentId })
  const today = swedishDate(ctx.clock.now())
  const { standInId } = channel.about
  for (const [id, known] of [
    [channel.responsibleId, before?.responsibleId],
    [standInId, before?.about.standInId]
  ] as const) {
    if (id === null) continue
    const person = queries.findPerson(tx, id)
    if (person === undefined) throw new ArchiveError('not-found', { what: id })
    if (id !== known && hasLeft(person, today))
      throw new ArchiveError('person-has-left', { person: person.name, date: person.departedOn ?? '' })
  }
}

/** Whether a person no longer works here on this calendar date, `yyyy-mm-dd`. */
export function hasLeft({ departedOn }: Pick<Person, 'departedOn'>, date: string): boolean {
  return departedOn !== null && departedOn <= date
}

function saidOf(db: ReadDb, channel: Channel): Said {
  const { platform, name, addresses, kinds, purpose, dialogue, about } = channel
  const person = (id: PersonId | null) => (id === null ? null : (queries.findPerson(db, id)?.name ?? id))
  const { hasLogo, standInId, ...texts } = about
  return {
    platform,
    name,
    addresses: addresses.map((address, at) => `${kinds[at] ?? 'page'} ${address}`).join('\n'),
    departmentId: queries.findDepartment(db, channel.departmentId)?.name ?? channel.departmentId,
    responsibleId: person(channel.responsibleId),
    purpose,
    dialogue: yesNo(dialogue),
    hasLogo: yesNo(hasLogo),
    standInId: person(standInId),
    ...texts
  }
}

function mandateInWords(mandate: Mandate | null): string | null {
  if (mandate === null) return null
  const { decidedBy, decidedOn, validUntil, reference } = mandate
  return [decidedBy, `${decidedOn} – ${validUntil ?? ''}`.trim(), reference].filter(Boolean).join(', ')
}
