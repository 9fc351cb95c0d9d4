// Disclosures: opened, filled with records, gone through, masked, and ended. The records themselves are never touched.
import { randomUUID } from 'node:crypto'
import {
  type DisclosureDetail,
  type DisclosureDraft,
  type DisclosureRecordDetail,
  type Mask,
  MaskPlace,
  type MaskProposal
} from '#shared/disclosure.ts'
import { DisclosureId, MaskId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record as enterAct } from '../../kernel/journal/record.ts'
import { requireMayLeave } from '../../register/secrecy/secrecy.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { keptInOf } from './kept-in.ts'
import * as maskQueries from './mask-queries.ts'
import { type MaskedWords, requireOpenWords, wordsIn, wordsMasked } from './masked-words.ts'
import { proposalsIn } from './proposals.ts'
import * as queries from './queries.ts'
import { type ShownRecord, shownRecord } from './shown.ts'

/** @throws ArchiveError not-found */
export function findDisclosure(db: ReadDb, id: DisclosureId): DisclosureDetail {
  const found = queries.disclosureById(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  const kept = new Map(keptInOf(db, [found]).map(each => [each.position, each]))
  const records = queries.recordsOf(db, id).map(row => {
    const { keptIn = null, keptInBy = null } = kept.get(row.position) ?? {}
    return { ...row, keptIn, keptInBy }
  })
  return { ...found, records, refusals: queries.refusalsOf(db, id) }
}

type Asked = Pick<DisclosureDraft, 'reference' | 'about' | 'requestedAt'> & Partial<DisclosureDraft>

/**
 * A request has come in. What a party or another authority is given rests on a paragraph.
 * @throws ArchiveError invalid-input, when it has not come yet; disclosure-basis, secret-words
 */
export function openDisclosure(ctx: Context, asked: Asked): DisclosureDetail {
  const draft = { receiver: 'public', basis: null, reservation: null, ...asked } as const
  const [id, now] = [DisclosureId.parse(randomUUID()), ctx.clock.now()]
  const isPublic = draft.receiver === 'public'
  if (isPublic !== (draft.basis === null) || (isPublic && draft.reservation !== null))
    throw new ArchiveError('disclosure-basis')
  requireNoSecretWords(ctx.db.read, [draft.reference, draft.about, draft.basis, draft.reservation])
  if (draft.requestedAt > now)
    throw new ArchiveError('invalid-input', { place: 'requestedAt', problem: 'in-future' })
  return change(ctx, id, tx => {
    const opened = { openedAt: now, openedBy: ctx.actor, corrects: null, correctedBecause: null }
    queries.insertDisclosure(tx, { id, ...draft, ...opened })
    // What a person typed is in its row, which goes with a disposal; the journal stays.
    return { act: 'disclosure.opened', details: { receiver: draft.receiver } }
  })
}

/**
 * Opens one that corrects what was delivered, or that it was refused or withdrawn, with its records as they were shown and its masks; each
 * record is to be gone through anew. @throws ArchiveError not-found, disclosure-not-ended, masked-words, secret-words
 */
export function correctDisclosure(
  ctx: Context,
  { id: corrects, because }: { id: DisclosureId; because: string }
): DisclosureDetail {
  const id = DisclosureId.parse(randomUUID())
  return change(ctx, id, tx => {
    const wrong = findDisclosure(tx, corrects)
    if (wrong.state === 'open') throw new ArchiveError('disclosure-not-ended')
    requireOpenWords(tx, corrects, [because])
    const opened = { openedAt: ctx.clock.now(), openedBy: ctx.actor, corrects, correctedBecause: because }
    queries.insertDisclosure(tx, { ...wrong, id, ...opened })
    queries.copyRecords(tx, { from: corrects, to: id })
    return { act: 'disclosure.correction-opened', details: { corrects } }
  })
}

/**
 * What is secret goes to nobody, but to a party or another authority by the paragraph that says so.
 * @throws ArchiveError record-may-not-leave
 */
function requireMayGo(db: ReadDb, { receiver }: Pick<DisclosureDraft, 'receiver'>, record: RecordRef): void {
  if (receiver === 'public') requireMayLeave(db, record)
}

/** Adds records as they are now; those that are there stay as they are. @throws ArchiveError not-found, disclosure-ended, record-may-not-leave */
export async function addRecords(
  ctx: Context,
  id: DisclosureId,
  records: readonly RecordRef[]
): Promise<DisclosureDetail> {
  const disclosure = open(ctx.db.read, id)
  const shown: ShownRecord[] = []
  for (const record of records) requireMayGo(ctx.db.read, disclosure, record)
  for (const record of records)
    if (!queries.hasRecord(ctx.db.read, id, record)) shown.push(await shownRecord(ctx, record))
  return change(ctx, id, tx => {
    open(tx, id)
    const added = shown.filter(({ record }) => !queries.hasRecord(tx, id, record))
    for (const each of added) {
      requireMayGo(tx, disclosure, each.record)
      queries.insertRecord(tx, id, each)
    }
    return { act: 'disclosure.records-added', details: { records: added.length } }
  })
}

/** Takes a record, and its masks, out of the disclosure. @throws ArchiveError not-found, disclosure-ended */
export function removeRecord(ctx: Context, id: DisclosureId, position: number): DisclosureDetail {
  return change(ctx, id, tx => {
    const { record } = inside(tx, id, position)
    open(tx, id)
    queries.deleteRecord(tx, id, position)
    return { act: 'disclosure.record-removed', details: { record: record.id } }
  })
}

/** What is shown of a record, what is masked, and what may need to be. `masked` is given for many records. @throws ArchiveError not-found */
export function disclosureRecord(
  db: ReadDb,
  id: DisclosureId,
  position: number,
  masked: readonly MaskedWords[] = wordsMasked(db, id)
): DisclosureRecordDetail {
  const { masks: _count, ...row } = inside(db, id, position)
  const { fields, pictures } = shown(db, id, position)
  const masks = maskQueries.masksOf(db, id, position)
  const names = fields.filter(({ label }) => label === 'Avsändare').map(({ text }) => text)
  const dismissals = maskQueries
    .dismissalsOf(db, id, position)
    .map(({ place, ...rest }) => ({ place, words: wordsAt(fields, place), ...rest }))
  const proposals = proposalsIn(fields, masks, { names, words: wordsIn(masked) })
  const dismissed = new Set(dismissals.map(keyOf))
  return {
    ...{ ...row, fields, pictures, masks, dismissals },
    proposals: proposals.filter(each => !dismissed.has(keyOf(each)))
  }
}

type Proposed = Pick<MaskProposal, 'place' | 'reason'>

/** By what a proposal and its dismissal are the same. The schema gives the parts of a place in one order. */
export const keyOf = ({ place, reason }: Proposed): string => JSON.stringify([reason, MaskPlace.parse(place)])

const wordsAt = (fields: queries.Shown['fields'], place: MaskPlace): string | null =>
  place.kind === 'passage' ? (fields[place.field]?.text.slice(place.start, place.end) ?? null) : null

/** Lays a mask. @throws ArchiveError not-found, disclosure-ended, mask-outside, already-masked, secret-words */
export function layMask(
  ctx: Context,
  {
    id,
    position,
    place,
    paragraph
  }: { id: DisclosureId; position: number; place: MaskPlace; paragraph: string }
): Mask {
  const mask: Mask = {
    id: MaskId.parse(randomUUID()),
    place,
    paragraph,
    placedBy: ctx.actor,
    placedAt: ctx.clock.now()
  }
  change(ctx, id, tx => {
    const { record } = inside(tx, id, position)
    open(tx, id)
    requireNoSecretWords(tx, [paragraph])
    if (!fits(place, shown(tx, id, position))) throw new ArchiveError('mask-outside')
    if (maskQueries.masksOf(tx, id, position).some(each => isSameMask(each, mask)))
      throw new ArchiveError('already-masked')
    maskQueries.insertMask(tx, id, { ...mask, position })
    return { act: 'disclosure.masked', details: { record: record.id, paragraph, kind: place.kind } }
  })
  return mask
}

const isSameMask = (one: Mask, other: Mask) =>
  one.paragraph === other.paragraph &&
  JSON.stringify(MaskPlace.parse(one.place)) === JSON.stringify(MaskPlace.parse(other.place))

/**
 * Takes a mask away while the disclosure is open. More is shown then than whoever went through the record has seen: it is gone through
 * anew. @throws ArchiveError not-found, disclosure-ended
 */
export function liftMask(ctx: Context, maskId: MaskId): DisclosureDetail {
  const id = maskQueries.disclosureOfMask(ctx.db.read, maskId)
  if (id === undefined) throw new ArchiveError('not-found', { what: maskId })
  return change(ctx, id, tx => {
    open(tx, id)
    queries.unmarkLookedThrough(tx, id, maskQueries.positionOfMask(tx, maskId))
    maskQueries.deleteMask(tx, maskId)
    return { act: 'disclosure.unmasked', details: { mask: maskId } }
  })
}

/** Places that a person has looked at and that need no mask. @throws ArchiveError not-found, disclosure-ended, mask-outside */
export function dismiss(
  ctx: Context,
  { id, position, proposals }: { id: DisclosureId; position: number; proposals: readonly Proposed[] }
): DisclosureDetail {
  return change(ctx, id, tx => {
    const { record } = inside(tx, id, position)
    open(tx, id)
    const where = shown(tx, id, position)
    if (!proposals.every(({ place }) => fits(place, where))) throw new ArchiveError('mask-outside')
    const [by, at] = [ctx.actor, ctx.clock.now()]
    for (const { place, reason } of proposals) {
      // A place in a picture may be let stand again, for words that were masked since.
      if (place.kind === 'region') maskQueries.deleteDismissal(tx, { id, position, place, reason })
      maskQueries.insertDismissal(tx, { id, position, place, reason, by, at })
    }
    return {
      act: 'disclosure.proposals-dismissed',
      details: { record: record.id, proposals: proposals.length }
    }
  })
}

/** Takes a dismissal back; the record is to be gone through anew. @throws ArchiveError not-found, disclosure-ended */
export function undismiss(
  ctx: Context,
  { id, position, ...proposed }: { id: DisclosureId; position: number } & Proposed
): DisclosureDetail {
  return change(ctx, id, tx => {
    const { record } = inside(tx, id, position)
    open(tx, id)
    maskQueries.deleteDismissal(tx, { id, position, ...proposed })
    queries.unmarkLookedThrough(tx, id, position)
    return { act: 'disclosure.dismissal-taken-back', details: { record: record.id } }
  })
}

/** Ends it without delivery: refused by decision, or withdrawn by who asked. @throws ArchiveError not-found, disclosure-ended, secret-words */
export function endDisclosure(
  ctx: Context,
  { id, state, because }: { id: DisclosureId; state: 'refused' | 'withdrawn'; because: string }
): DisclosureDetail {
  return change(ctx, id, tx => {
    open(tx, id)
    requireNoSecretWords(tx, [because])
    queries.markEnded(tx, id, { state, by: ctx.actor, at: ctx.clock.now(), because, manifest: null })
    return { act: `disclosure.${state}`, details: {} }
  })
}

/** @throws ArchiveError not-found, disclosure-ended */
export function open(db: ReadDb, id: DisclosureId): DisclosureDetail {
  const found = findDisclosure(db, id)
  if (found.state !== 'open') throw new ArchiveError('disclosure-ended', { state: found.state })
  return found
}

/** What is shown of a record before anything is masked. @throws ArchiveError not-found */
export function shown(db: ReadDb, id: DisclosureId, position: number): queries.Shown {
  const found = queries.shownOf(db, id, position)
  if (found === undefined) throw new ArchiveError('not-found', { what: `${id} (${position + 1})` })
  return found
}

/** @throws ArchiveError not-found */
export function inside(
  db: ReadDb,
  id: DisclosureId,
  position: number
): ReturnType<typeof queries.recordsOf>[number] {
  if (queries.disclosureById(db, id) === undefined) throw new ArchiveError('not-found', { what: id })
  const row = queries.recordsOf(db, id).find(each => each.position === position)
  if (row === undefined) throw new ArchiveError('not-found', { what: `${id} (${position + 1})` })
  return row
}

/** A mask lies on something: a region within its picture, a passage within its text and not through a letter. */
function fits(place: MaskPlace, { fields, pictures }: queries.Shown): boolean {
  if (place.kind === 'region') {
    const picture = pictures[place.picture]
    return picture !== undefined && place.x < picture.width && place.y < picture.height
  }
  const { start, end } = place
  const text = fields[place.field]?.text ?? ''
  const isWhole = text.slice(0, start).isWellFormed() && text.slice(0, end).isWellFormed()
  return start < end && end <= text.length && (isWhole || !text.isWellFormed())
}

type Act = { readonly act: string; readonly details: Parameters<typeof enterAct>[2]['details'] }

/** One act on a disclosure: its change and its journal line, and then what it is now. */
export function change(ctx: Context, id: DisclosureId, work: (tx: WriteDb) => Act): DisclosureDetail {
  ctx.db.transact(tx => {
    const { act, details } = work(tx)
    enterAct(tx, ctx, { act, about: id, details: details ?? {} })
  })
  tellChanged(ctx, 'disclosures')
  return findDisclosure(ctx.db.read, id)
}
