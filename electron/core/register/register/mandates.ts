// Mandates: who decided that a channel may be used and by whom, when, and for how long (P1).
import { randomUUID } from 'node:crypto'
import { type ChannelId, MandateId, type PersonId } from '#shared/ids.ts'
import type {
  Channel,
  LackState,
  Mandate,
  MandateCovers,
  MandateDraft,
  MandateLack,
  MandateRow
} from '#shared/register.ts'
import { mandateSaid } from '#shared/register-words.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import type { KeptFile } from '../documents/documents.ts'
import { strikeEntry } from '../records/struck.ts'
import { hasLeft } from './departed.ts'
import { recordChange, type Said } from './history.ts'
import {
  insertMandate,
  listMandates,
  mandateById,
  mandatedPeople,
  personMandate,
  type StoredMandate
} from './mandate-queries.ts'
import * as queries from './queries.ts'

/** Whether the mandate holds on this calendar date, `yyyy-mm-dd`. */
export function holdsOn(mandate: Pick<Mandate, 'decidedOn' | 'validUntil'> | null, date: string): boolean {
  return (
    mandate !== null &&
    mandate.decidedOn <= date &&
    (mandate.validUntil === null || date <= mandate.validUntil)
  )
}

/**
 * Enters a decision on a channel, on people in it, or on both, within a larger act.
 * @throws ArchiveError invalid-input for one that ends before it begins, not-found for a person who is not there,
 * person-has-left for one who had left by the day of the decision
 */
export function giveMandate(
  tx: WriteDb,
  ctx: Context,
  id: ChannelId,
  draft: MandateDraft,
  { channel, personIds }: MandateCovers = { channel: true, personIds: [] },
  document: KeptFile | null = null
): void {
  if (draft.validUntil !== null && draft.validUntil < draft.decidedOn)
    throw new ArchiveError('invalid-input', { place: 'validUntil', problem: 'ends-before-it-begins' })
  const mandate: Omit<Mandate, 'id'> = {
    ...draft,
    tool: draft.tool ?? null,
    document: document === null ? null : { sha256: document.object.sha256, name: document.name }
  }
  const people = [...new Set(personIds)].map(personId => {
    const person = queries.findPerson(tx, personId)
    if (person === undefined) throw new ArchiveError('not-found', { what: personId })
    // A decision may be entered afterwards, of the time when the person still worked here.
    if (hasLeft(person, draft.decidedOn))
      throw new ArchiveError('person-has-left', { person: person.name, date: person.departedOn ?? '' })
    return person
  })
  const before = queries.findChannel(tx, id)?.mandate ?? null
  const { decidedOn, validUntil, reference } = mandate
  recordChange(
    tx,
    ctx,
    {
      act: 'channel.mandated',
      about: id,
      objects: document === null ? [] : [document.object],
      details: { decidedOn, validUntil, reference, channel, people: people.length }
    },
    {
      before: channel ? { mandate: inWords(before) } : {},
      after: {
        ...(channel ? { mandate: inWords(mandate) } : {}),
        mandateFor:
          people.length === 0 ? null : `${people.map(({ name }) => name).join(', ')}: ${inWords(mandate)}`
      }
    }
  )
  for (const personId of [...(channel ? [null] : []), ...people.map(person => person.id)])
    insertMandate(tx, id, personId, { ...mandate, id: MandateId.parse(randomUUID()) })
}

/** Every decision on the channel, newest first. @throws ArchiveError not-found */
export function channelMandates(ctx: Pick<Context, 'db' | 'clock'>, id: ChannelId): MandateRow[] {
  if (queries.findChannel(ctx.db.read, id) === undefined) throw new ArchiveError('not-found', { what: id })
  const shown = rowsOn(ctx.db.read, swedishDate(ctx.clock.now()))
  return listMandates(ctx.db.read, id).map(shown)
}

/** Decisions as they are shown on a day, `yyyy-mm-dd`. */
function rowsOn(db: ReadDb, today: string) {
  const left = new Map(
    queries
      .listPeople(db)
      .filter(person => hasLeft(person, today))
      .map(person => [person.id, person.departedOn])
  )
  return ({ channelId: _, ...row }: StoredMandate): MandateRow => {
    const leftOn = row.personId === null ? null : (left.get(row.personId) ?? null)
    return { ...row, leftOn, holds: leftOn === null && row.struck === null && holdsOn(row, today) }
  }
}

/**
 * A decision was entered by mistake, as on somebody else: it does not hold, and the one before it counts again.
 * @throws ArchiveError not-found, entry-struck, secret-words
 */
export function strikeMandate(
  ctx: Context,
  { id, because }: { readonly id: MandateId; readonly because: string }
): MandateRow {
  const find = (db: ReadDb) => {
    const found = mandateById(db, id)
    if (found === undefined) throw new ArchiveError('not-found', { what: id })
    return found
  }
  ctx.db.transact(tx => {
    const entry = find(tx)
    const before = { struckMandate: saidOf(entry, entry), ...countsBeside(tx, entry) }
    strikeEntry(tx, ctx, { kind: 'mandate', id, struck: entry.struck, because })
    const after = { struckMandate: null, ...countsBeside(tx, entry), struckBecause: because }
    recordChange(tx, ctx, { act: 'channel.mandate-struck', about: entry.channelId }, { before, after })
  })
  tellChanged(ctx, 'register')
  return rowsOn(ctx.db.read, swedishDate(ctx.clock.now()))(find(ctx.db.read))
}

/** The newest decision that counts on what a decision is on: the channel, or the person in it. */
function countsBeside(db: ReadDb, entry: StoredMandate): Said {
  const { channelId, personId } = entry
  return personId === null
    ? { mandate: inWords(queries.findChannel(db, channelId)?.mandate ?? null) }
    : { mandateFor: saidOf(entry, personMandate(db, channelId, personId)) }
}

const saidOf = ({ personName }: StoredMandate, mandate: Mandate | null) =>
  mandate === null || personName === null ? inWords(mandate) : `${personName}: ${inWords(mandate)}`

/** Those who answer for a channel and have left, or may not speak in it by a decision that holds. */
export function peopleWithoutMandate(db: ReadDb, channel: Channel, today: string): PersonId[] {
  return peopleOf(channel).filter(personId => {
    const person = queries.findPerson(db, personId)
    const isHere = person !== undefined && !hasLeft(person, today)
    return !(isHere && holdsOn(personMandate(db, channel.id, personId), today))
  })
}

const SOON_DAYS = 60

/** Active channels, and people who answer for them, without a mandate that holds or with one that ends soon. */
export function lackingMandate(ctx: Pick<Context, 'db' | 'clock'>): MandateLack[] {
  const { read } = ctx.db
  const today = swedishDate(ctx.clock.now())
  const soon = new Date(Date.parse(today) + SOON_DAYS * 86_400_000).toISOString().slice(0, 10)
  const departments = new Map(queries.listDepartments(read).map(({ id, name }) => [id, name]))
  const people = new Map(queries.listPeople(read).map(person => [person.id, person]))
  const lacks: MandateLack[] = []
  for (const channel of queries.listChannels(read)) {
    if (channel.retiredAt !== null) continue
    const of = (personId: PersonId | null, mandate: Mandate | null) => {
      const person = personId === null ? undefined : people.get(personId)
      const state = person !== undefined && hasLeft(person, today) ? 'has-left' : lackOf(mandate, today, soon)
      if (state === null) return
      lacks.push({
        ...{ channelId: channel.id, channelName: channel.name, personId, state },
        departmentName: departments.get(channel.departmentId) ?? '',
        personName: person?.name ?? null,
        validUntil: mandate?.validUntil ?? null
      })
    }
    of(null, channel.mandate)
    const owners = peopleOf(channel)
    for (const personId of owners) of(personId, personMandate(read, channel.id, personId))
    // Whoever once got a mandate here and still works is told of when it has run out.
    for (const personId of mandatedPeople(read, channel.id, today))
      if (!owners.includes(personId)) of(personId, personMandate(read, channel.id, personId))
  }
  return lacks
}

/** Pure: what is wrong with a mandate on a day; null when it holds beyond `soon`. Dates are `yyyy-mm-dd`. */
export function lackOf(
  mandate: Pick<Mandate, 'decidedOn' | 'validUntil'> | null,
  today: string,
  soon: string
): LackState | null {
  if (mandate === null) return 'missing'
  if (mandate.decidedOn > today) return 'not-begun'
  if (mandate.validUntil === null || mandate.validUntil > soon) return null
  return mandate.validUntil < today ? 'ended' : 'ends-soon'
}

const peopleOf = ({ responsibleId, about }: Channel): PersonId[] => [
  ...new Set([responsibleId, ...(about.standInId === null ? [] : [about.standInId])])
]

const inWords = (mandate: Omit<Mandate, 'id'> | null) => (mandate === null ? null : mandateSaid(mandate))
