// Channels: registered, edited, mandated and retired, each act with its journal line (G1, G4, P1, P3).

import { randomUUID } from 'node:crypto'
import { ChannelId, type PersonId } from '#shared/ids.ts'
import {
  type AddressKind,
  type Channel,
  type ChannelChanges,
  type ChannelDraft,
  type ChannelEntry,
  type ChannelFields,
  type MandateCovers,
  type MandateDraft,
  NOTHING_SAID
} from '#shared/register.ts'
import { addressesSaid } from '#shared/register-words.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import type { KeptFile } from '../documents/documents.ts'
import { requireSeen, withWhatStood } from '../secrecy/seen.ts'
import { requireMoveStaysSecret } from '../secrecy/stays-secret.ts'
import { addressKey, webAddress } from './addresses.ts'
import { hasLeft } from './departed.ts'
import { changesBetween, recordChange, type Said, yesNo } from './history.ts'
import { giveMandate } from './mandates.ts'
import { withOwners } from './owners.ts'
import { type PageProof, proofDetails, requireCaptured, visibleChanges } from './page-proof.ts'
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

export function allChannels(db: ReadDb): readonly Channel[] {
  return queries.listChannels(db)
}

/** Enters a channel, with owners who are not there yet. The same address is never in the register twice. @throws ArchiveError already-registered, not-found, not-a-web-address, not-http */
export function registerChannel(ctx: Context, entry: ChannelEntry): Channel {
  const made = ctx.db.transact(tx => enterChannel(tx, ctx, withOwners(tx, ctx, entry)))
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
    retiredBecause: null,
    closedOn: null
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

/**
 * Changes what the register says. The history tells what it said before. What visitors see a change of has its proof
 * asked for as when a channel is closed (P8c).
 * @throws ArchiveError capture-before-change, already-registered, channel-retired, not-found, person-has-left, changed-meanwhile,
 *   would-open-secret, secret-words
 */
export function editChannel(
  ctx: Context,
  id: ChannelId,
  changes: ChannelChanges,
  proof: PageProof | null = null,
  seen: ChannelFields | null = null
): Channel {
  ctx.db.transact(tx => {
    const before = activeChannel(tx, id)
    requireSeen(ctx, tx, { acts: SAYS, about: id }, seen === null ? null : fieldsOf(seen), fieldsOf(before))
    changeChannel(tx, ctx, id, withOwners(tx, ctx, withWhatStood(ctx, tx, changes, before)), proof)
  })
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
}

/** The acts that change what stands in the register of a channel; many others are about it. */
const SAYS = ['channel.registered', 'channel.edited', 'channel.retired', 'channel.taken-up']

// By the names that the history has for them; an address is what it shows, too.
const fieldsOf = ({
  platform,
  name,
  departmentId,
  responsibleId,
  purpose,
  dialogue,
  ...rest
}: ChannelFields) => ({
  ...{ platform, name, departmentId, responsibleId, purpose, dialogue },
  ...(rest.about ?? NOTHING_SAID),
  addresses: rest.addresses.map((address, at) => [address, rest.kinds?.[at] ?? 'page'])
})

/** As `editChannel`, within an act that changes several. */
export function changeChannel(
  tx: WriteDb,
  ctx: Context,
  id: ChannelId,
  changes: ChannelFields,
  proof: PageProof | null
): void {
  const before = activeChannel(tx, id)
  const after: Channel = {
    ...before,
    ...changes,
    ...placesOf(tx, changes, before),
    about: changes.about ?? before.about
  }
  requireOwners(tx, ctx, after, before)
  const departmentOf = ({ departmentId }: Channel) => ({
    id: departmentId,
    name: queries.findDepartment(tx, departmentId)?.name ?? departmentId
  })
  requireMoveStaysSecret(tx, { kind: 'channel', id }, { from: departmentOf(before), to: departmentOf(after) })
  const said = { before: saidOf(tx, before), after: saidOf(tx, after) }
  if (changesBetween(said.before, said.after).length === 0) return
  const seen = visibleChanges(before, after)
  const isVisible = seen.length > 0
  if (isVisible) requireCaptured(tx, before, proof, seen)
  queries.updateChannel(tx, after)
  const override = isVisible && proof !== null && 'override' in proof ? proof.override : null
  recordChange(
    tx,
    ctx,
    { act: 'channel.edited', about: id, details: isVisible ? proofDetails(proof) : {} },
    { before: said.before, after: { ...said.after, override } }
  )
}

/** Records who decided that the channel, and the people named, may be used, and for how long (P1). */
export function setMandate(
  ctx: Context,
  id: ChannelId,
  mandate: MandateDraft,
  covers?: MandateCovers,
  document?: KeptFile | null
): Channel {
  ctx.db.transact(tx => {
    activeChannel(tx, id)
    giveMandate(tx, ctx, id, mandate, covers, document)
  })
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
}

/**
 * Retires a channel. P8c: the pages are saved before a large change, and closing is the largest, so this is refused
 * until every address has a verified capture that is recent enough, or a reason to go without.
 * `closedOn`: the calendar day on which it was closed, which may be before today; null: today.
 * @throws ArchiveError capture-before-retiring, channel-retired, invalid-input for a day to come or before it was opened
 */
export function retireChannel(
  ctx: Context,
  id: ChannelId,
  because: string,
  proof: PageProof,
  closedOn: string | null = null
): Channel {
  ctx.db.transact(tx => closeChannel(tx, ctx, id, { because, proof, closedOn }))
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
}

/** As `retireChannel`, within an act that does more. */
export function closeChannel(
  tx: WriteDb,
  ctx: Context,
  id: ChannelId,
  {
    because,
    proof,
    closedOn
  }: { readonly because: string; readonly proof: PageProof | null; readonly closedOn: string | null }
): void {
  const before = activeChannel(tx, id)
  const today = swedishDate(ctx.clock.now())
  const day = closedOn ?? today
  const problem = closingProblem(day, before.about.openedOn, today)
  if (problem !== null) throw new ArchiveError('invalid-input', { place: 'closedOn', problem })
  requireCaptured(tx, before, proof)
  const override = proof !== null && 'override' in proof ? proof.override : null
  queries.markRetired(tx, id, { at: ctx.clock.now(), because, override, closedOn: day })
  const act = { act: 'channel.retired', about: id, details: { ...proofDetails(proof), closedOn: day } }
  recordChange(tx, ctx, act, { before: {}, after: { closedOn: day, retiredBecause: because, override } })
}

/** Pure: what is wrong with a day of closing; null when nothing is. Dates are `yyyy-mm-dd`. */
export function closingProblem(
  day: string,
  openedOn: string | null,
  today: string
): 'in-future' | 'before-opened' | null {
  if (day > today) return 'in-future'
  return openedOn !== null && day < openedOn ? 'before-opened' : null
}

/** Notes a visible change of the channel that is about to be made, under the same condition as closing it (P8c). */
export function announceChange(ctx: Context, id: ChannelId, what: string, proof: PageProof): Channel {
  const override = 'override' in proof ? proof.override : null
  ctx.db.transact(tx => {
    requireCaptured(tx, activeChannel(tx, id), proof)
    const act = { act: 'channel.change-announced', about: id, details: proofDetails(proof) }
    recordChange(tx, ctx, act, { before: {}, after: { visibleChange: what, override } })
  })
  tellChanged(ctx, 'register')
  return channel(ctx.db.read, id)
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

function saidOf(db: ReadDb, channel: Channel): Said {
  const { platform, name, purpose, dialogue, about } = channel
  const person = (id: PersonId | null) => (id === null ? null : (queries.findPerson(db, id)?.name ?? id))
  const { hasLogo, standInId, ...texts } = about
  return {
    platform,
    name,
    addresses: addressesSaid(channel),
    departmentId: queries.findDepartment(db, channel.departmentId)?.name ?? channel.departmentId,
    responsibleId: person(channel.responsibleId),
    purpose,
    dialogue: yesNo(dialogue),
    hasLogo: yesNo(hasLogo),
    standInId: person(standInId),
    ...texts
  }
}
