// Consents to images: entered with their document, tied to posts, and withdrawn, whereupon every post has to come down (P6).
import { randomUUID } from 'node:crypto'
import type { Consent, ConsentDraft, ConsentPlaceDraft, ConsentState } from '#shared/consent.ts'
import { type ChannelId, ConsentId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { keepDocument } from '../../register/documents/documents.ts'
import { correctEnding } from '../../register/records/ending-corrections.ts'
import { requireNotStruck, strikeEntry } from '../../register/records/struck.ts'
import { webAddressWithFragment } from '../../register/register/addresses.ts'
import { channel } from '../../register/register/channels.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import { noticePost, setPostProblem } from '../comments/notice.ts'
import * as queries from './queries.ts'

/** Pure: how a consent stands on a day, `yyyy-mm-dd`. */
export function stateOf(
  {
    validUntil,
    withdrawnOn,
    struck = null
  }: Pick<Consent, 'validUntil' | 'withdrawnOn'> & Partial<Pick<Consent, 'struck'>>,
  today: string
): ConsentState {
  if (struck !== null) return 'struck'
  if (withdrawnOn !== null) return 'withdrawn'
  return validUntil !== null && validUntil < today ? 'expired' : 'valid'
}

/** All of them, newest first. */
export function listConsents({ db, clock }: Pick<Context, 'db' | 'clock'>): Consent[] {
  const today = swedishDate(clock.now())
  return queries.allConsents(db.read).map(consent => ({ ...consent, state: stateOf(consent, today) }))
}

/**
 * Enters a consent with its document and the posts it is for.
 * @throws ArchiveError invalid-input, file-unreadable, not-found, not-a-web-address, not-http, secret-words
 */
export async function addConsent(
  ctx: Context,
  input: { draft: ConsentDraft; documentPath: string; places: readonly ConsentPlaceDraft[] }
): Promise<Consent> {
  const { draft } = input
  if (draft.validUntil !== null && draft.validUntil < draft.givenOn)
    throw new ArchiveError('invalid-input', { place: 'validUntil', problem: 'ends-before-it-begins' })
  refuseToCome(ctx, 'givenOn', draft.givenOn)
  const document = await keepDocument(ctx, input.documentPath)
  const id = ConsentId.parse(randomUUID())
  ctx.db.transact(tx => {
    requireNoSecretWords(tx, [draft.covers], { withNames: false })
    record(tx, ctx, {
      act: 'consent.entered',
      about: id,
      objects: [document.object],
      details: { givenOn: draft.givenOn, validUntil: draft.validUntil, posts: input.places.length }
    })
    const enteredAt = ctx.clock.now()
    queries.insertConsent(tx, {
      ...{ ...draft, id, document: document.object.sha256, documentName: document.name },
      ...{ enteredAt, enteredBy: ctx.actor }
    })
    for (const place of input.places) enterPlace(tx, id, place)
  })
  tellChanged(ctx, 'consents')
  return consent(ctx, id)
}

/** Ties one more post to a consent. @throws ArchiveError not-found, consent-over, not-a-web-address, not-http */
export function addPlace(ctx: Context, id: ConsentId, place: ConsentPlaceDraft): Consent {
  ctx.db.transact(tx => {
    notWithdrawn(tx, id)
    enterPlace(tx, id, place)
    const { channelId, captureId } = place
    record(tx, ctx, {
      act: 'consent.post-added',
      about: id,
      details: { channel: channelId, capture: captureId }
    })
  })
  tellChanged(ctx, 'consents')
  return consent(ctx, id)
}

/**
 * Notes a withdrawal. Every post in a channel that is not closed is put among the comments that are to be saved and then
 * removed; the answer says which. @throws ArchiveError not-found, consent-over, invalid-input
 */
export function withdrawConsent(ctx: Context, id: ConsentId, withdrawnOn: string): Consent {
  refuseToCome(ctx, 'withdrawnOn', withdrawnOn)
  ctx.db.transact(tx => {
    const before = notWithdrawn(tx, id)
    if (withdrawnOn < before.givenOn)
      throw new ArchiveError('invalid-input', { place: 'withdrawnOn', problem: 'ends-before-it-begins' })
    queries.markWithdrawn(tx, id, withdrawnOn, ctx.actor)
    const standing = before.places.filter(
      ({ channelId, commentState }) => commentState !== 'removed' && channel(tx, channelId).retiredAt === null
    )
    putUp(tx, ctx, id, standing)
    record(tx, ctx, {
      act: 'consent.withdrawn',
      about: id,
      details: { withdrawnOn, posts: before.places.length, toRemove: standing.length }
    })
  })
  tellChanged(ctx, 'consents', 'comments', 'deadlines')
  return consent(ctx, id)
}

type Place = Consent['places'][number]

// A post that is on its way already, after another withdrawal or since the consent has run out, is put there once.
function putUp(tx: WriteDb, ctx: Context, id: ConsentId, places: readonly Place[]): void {
  const problem = 'consent-withdrawn'
  for (const { channelId, address, commentId, commentState } of places)
    if (commentId !== null && UNDECIDED.has(commentState)) setPostProblem(tx, commentId, problem)
    else queries.linkComment(tx, id, address, noticePost(tx, ctx, { channelId, address, problem }))
}

const UNDECIDED: ReadonlySet<Place['commentState']> = new Set(['noticed', 'saved', 'verified'])

/**
 * Within the act that takes a channel up again: the posts in it whose consent was withdrawn meanwhile are put among the comments, as they
 * would have been then.
 */
export function putPostsUp(tx: WriteDb, ctx: Context, channelId: ChannelId): void {
  for (const { id, withdrawnOn, places, struck } of queries.allConsents(tx)) {
    const waiting = places.filter(place => place.channelId === channelId && place.commentId === null)
    if (withdrawnOn === null || struck !== null || waiting.length === 0) continue
    putUp(tx, ctx, id, waiting)
    record(tx, ctx, { act: 'consent.posts-to-remove', about: id, details: { toRemove: waiting.length } })
  }
}

/**
 * The consent was withdrawn, on another day than was noted: a new decision says why, and what was noted stays.
 * @throws ArchiveError not-found, not-ended, invalid-input, secret-words
 */
export function correctWithdrawal(
  ctx: Context,
  { id, withdrawnOn, because }: { id: ConsentId; withdrawnOn: string; because: string }
): Consent {
  refuseToCome(ctx, 'withdrawnOn', withdrawnOn)
  ctx.db.transact(tx => {
    const before = inForce(tx, id)
    if (withdrawnOn < before.givenOn)
      throw new ArchiveError('invalid-input', { place: 'withdrawnOn', problem: 'ends-before-it-begins' })
    const { seq } = correctEnding(tx, ctx, { kind: 'consent', id, because, said: queries.WITHDRAWAL })
    queries.markCorrected(tx, id, { on: withdrawnOn, by: ctx.actor, correction: seq })
    record(tx, ctx, {
      act: 'consent.withdrawal-corrected',
      about: id,
      details: { before: before.withdrawnOn, withdrawnOn }
    })
  })
  tellChanged(ctx, 'consents')
  return consent(ctx, id)
}

/**
 * Nobody had withdrawn the consent: it holds again, and its posts that are not decided on need not be removed for that. What was
 * removed meanwhile is told by where each post stands. @throws ArchiveError not-found, not-ended, secret-words
 */
export function undoWithdrawal(ctx: Context, { id, because }: { id: ConsentId; because: string }): Consent {
  ctx.db.transact(tx => {
    const before = inForce(tx, id)
    const { seq } = correctEnding(tx, ctx, { kind: 'consent', id, because, said: queries.WITHDRAWAL })
    queries.markCorrected(tx, id, { on: null, by: null, correction: seq })
    const stay = before.places.filter(place => mayStayNow(tx, ctx, place)).length
    const details = { withdrawnOn: before.withdrawnOn, posts: before.places.length, toStay: stay }
    record(tx, ctx, { act: 'consent.withdrawal-undone', about: id, details })
  })
  tellChanged(ctx, 'consents', 'comments', 'deadlines')
  return consent(ctx, id)
}

/**
 * The consent was entered by mistake: of somebody else, of another post, or with other dates. It says nothing of its posts any more; those that
 * wait to be decided on are told of by the others that they have, and wait on where they have none.
 * @throws ArchiveError not-found, entry-struck, secret-words
 */
export function strikeConsent(ctx: Context, { id, because }: { id: ConsentId; because: string }): Consent {
  ctx.db.transact(tx => {
    const { places, struck } = stored(tx, id)
    strikeEntry(tx, ctx, { kind: 'consent', id, struck, because })
    const stay = places.filter(place => mayStayNow(tx, ctx, place)).length
    record(tx, ctx, { act: 'consent.struck', about: id, details: { posts: places.length, toStay: stay } })
  })
  tellChanged(ctx, 'consents', 'comments', 'deadlines')
  return consent(ctx, id)
}

/** Tells of a post what its consents say now, wherever it waits to be decided on: one of them may still be withdrawn, or have run out. */
function mayStayNow(tx: WriteDb, { clock }: Pick<Context, 'clock'>, place: Place): boolean {
  const today = swedishDate(clock.now())
  const same = queries.samePost(tx, place)
  const waiting = same.flatMap(({ commentId, commentState }) =>
    commentId !== null && UNDECIDED.has(commentState) ? [commentId] : []
  )
  const states = new Set(same.map(each => stateOf(each, today)))
  if (waiting.length === 0 || states.has('withdrawn')) return false
  const problem = states.has('expired')
    ? 'consent-ended'
    : states.has('valid')
      ? 'consent-stands'
      : 'consent-struck'
  for (const commentId of waiting) setPostProblem(tx, commentId, problem)
  return problem === 'consent-stands'
}

/**
 * A consent that has run out leads to its posts as one that is withdrawn does: each that still stands is put among the comments, to be
 * saved and then removed. @throws ArchiveError not-found, consent-over, consent-in-force
 */
export function takeDownPosts(ctx: Context, id: ConsentId): Consent {
  ctx.db.transact(tx => {
    const before = notWithdrawn(tx, id)
    if (stateOf(before, swedishDate(ctx.clock.now())) !== 'expired')
      throw new ArchiveError('consent-in-force')
    const standing = before.places.filter(
      ({ channelId, commentId }) => commentId === null && channel(tx, channelId).retiredAt === null
    )
    for (const { channelId, address } of standing)
      queries.linkComment(
        tx,
        id,
        address,
        noticePost(tx, ctx, { channelId, address, problem: 'consent-ended' })
      )
    record(tx, ctx, { act: 'consent.posts-to-remove', about: id, details: { toRemove: standing.length } })
  })
  tellChanged(ctx, 'consents', 'comments', 'deadlines')
  return consent(ctx, id)
}

/** How many consents have run out while posts of theirs still stand, with nothing begun about them. */
export function countEndedConsents(ctx: Pick<Context, 'db' | 'clock'>): number {
  return listConsents(ctx).filter(
    ({ state, places }) =>
      state === 'expired' &&
      places.some(
        ({ channelId, commentId }) => commentId === null && channel(ctx.db.read, channelId).retiredAt === null
      )
  ).length
}

// What somebody has said, they have said by today.
function refuseToCome({ clock }: Pick<Context, 'clock'>, place: string, day: string): void {
  if (day > swedishDate(clock.now())) throw new ArchiveError('invalid-input', { place, problem: 'in-future' })
}

function consent(ctx: Pick<Context, 'db' | 'clock'>, id: ConsentId): Consent {
  const found = queries.consentById(ctx.db.read, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return { ...found, state: stateOf(found, swedishDate(ctx.clock.now())) }
}

function stored(tx: WriteDb, id: ConsentId): queries.StoredConsent {
  const found = queries.consentById(tx, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** One that was entered by mistake is as it was, and another is entered. */
function inForce(tx: WriteDb, id: ConsentId): queries.StoredConsent {
  const found = stored(tx, id)
  requireNotStruck(found.struck)
  return found
}

function notWithdrawn(tx: WriteDb, id: ConsentId): queries.StoredConsent {
  const found = inForce(tx, id)
  if (found.withdrawnOn !== null) throw new ArchiveError('consent-over', { date: found.withdrawnOn })
  return found
}

// A capture stands for the page it shows.
function enterPlace(tx: WriteDb, id: ConsentId, place: ConsentPlaceDraft): void {
  channel(tx, place.channelId)
  if (place.captureId !== null) {
    const shown = queries.captureAddress(tx, place.captureId)
    if (shown === undefined || shown.channelId !== place.channelId)
      throw new ArchiveError('not-found', { what: place.captureId })
  }
  queries.insertPlace(tx, id, { ...place, address: webAddressWithFragment(place.address) })
}
