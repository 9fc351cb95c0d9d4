// The order of a comment, which is law (P9a, P9b): noticed, saved, verified, decided, removed, confirmed gone.
// The schema refuses every other order; these verbs say so in words before it has to.
import type {
  CommentDetail,
  CommentRow,
  CommentState,
  RemovalBasis,
  RemovalKind,
  RemovalVia
} from '#shared/comment.ts'
import { correctsDecision, type Decision } from '#shared/decision.ts'
import { CategoryId, type CommentId, type Instant } from '#shared/ids.ts'
import { reopenDuty } from '../../deadlines/deadlines/duties.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { requireSeen } from '../../kernel/journal/seen.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { isSpokenTo, lastEditSeen, openActions } from '../moderation/read.ts'
import { platformRow, setOurDoing } from '../readings/platform-comment.ts'
import { requirePossibleAnswer, settleDuty } from './answered.ts'
import { usableCategory } from './categories.ts'
import { commentDetail } from './detail.ts'
import { insertCommentFile, markVerified } from './enter.ts'
import { checkEvidence } from './evidence.ts'
import { isFactsOnly } from './facts-only.ts'
import { indexComment } from './find-index.ts'
import { pictureOfGone } from './page.ts'
import * as queries from './queries.ts'

/**
 * Reads everything saved of the comment back from disk and hashes it again; only when all is right is it verified.
 * @throws ArchiveError evidence-missing, wrong-order
 */
export async function verifyComment(ctx: Context, id: CommentId): Promise<CommentDetail> {
  const comment = inState(commentDetail(ctx.db.read, id), 'saved', 'verify')
  await checkEvidence(ctx, comment, queries.evidenceOf(ctx.db.read, id))
  ctx.db.transact(tx => {
    inState(commentDetail(tx, id), 'saved', 'verify')
    record(tx, ctx, { act: 'comment.verified', about: id, details: { files: comment.files.length } })
    markVerified(tx, id, ctx.clock.now())
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

/**
 * Reads each of these back that is not yet: many that came in together, of which the program may have verified some since.
 * @throws ArchiveError evidence-missing
 */
export async function verifyComments(ctx: Context, ids: readonly CommentId[]): Promise<void> {
  const isWaiting = (id: CommentId) => commentDetail(ctx.db.read, id).state === 'saved'
  for (const id of ids)
    if (isWaiting(id))
      await verifyComment(ctx, id).catch(error => {
        // Another part of the program was there first.
        if (error instanceof ArchiveError && error.code === 'wrong-order' && !isWaiting(id)) return
        throw error
      })
}

/**
 * The decision: to remove it on a ground (P4 a–g, P9a), or one of the outcomes of P7 and P8a. A later decision is a new
 * one beside the first, and the newest holds; where it is no next step but corrects the first, it says why.
 * @throws ArchiveError wrong-order, sender-missing, not-unpublished, removal-proven, action-going-on, action-unsettled,
 *   category-not-in-use, correction-unexplained, nothing-to-correct, not-yet, answered-before-written, changed-meanwhile
 */
export function decideComment(
  ctx: Context,
  id: CommentId,
  decision: Decision,
  seen: Seen = null
): CommentDetail {
  ctx.db.transact(tx => {
    const decidedAt = commentDetail(tx, id).decision?.decidedAt ?? null
    requireSeen(tx, { acts: ['comment.decided'], about: id }, seen, { decidedAt })
    decide(tx, ctx, id, decision)
  })
  tellChanged(ctx, 'comments', 'deadlines')
  return commentDetail(ctx.db.read, id)
}

type Seen = { readonly decidedAt: Instant | null } | null

function decide(tx: WriteDb, ctx: Context, id: CommentId, decision: Decision): void {
  const comment = commentDetail(tx, id)
  mayDecide(comment, decision)
  if (decision.outcome === 'not-removed' && !mayBeNotRemoved(tx, comment))
    throw new ArchiveError('removal-proven')
  refuseWhileOpen(tx, id, decision)
  requireWhy(tx, comment, decision)
  const category = decision.outcome === 'remove' ? decision.category : null
  const { data: own } = CategoryId.safeParse(category)
  if (own !== undefined) usableCategory(tx, own, comment.channelId)
  const now = ctx.clock.now()
  requirePossibleAnswer(comment, decision, now)
  const seq = queries.insertDecision(tx, id, { ...decision, by: ctx.actor, at: now })
  if (decision.outcome === 'reopened') {
    queries.markReopened(tx, id)
    reopenDuty(tx, { commentId: id })
  } else {
    if (isOff(comment) && decision.outcome === 'remove') queries.markCorrected(tx, id, seq)
    else queries.markDecided(tx, id, seq)
    settleDuty(tx, id, { decision, before: comment.decision, now })
  }
  indexComment(tx, id)
  record(tx, ctx, { act: 'comment.decided', about: id, details: { outcome: decision.outcome, category } })
}

/** Whether it has been taken away in its channel, as far as is noted. */
const isOff = ({ state }: CommentRow) => state === 'removed' || state === 'gone'

function mayDecide(comment: CommentDetail, decision: Decision): void {
  const { removal, savedAt } = comment
  if (decision.correctedBecause != null && comment.decision === null)
    throw new ArchiveError('nothing-to-correct')
  switch (decision.outcome) {
    case 'put-back':
      if (removal?.kind !== 'unpublished') throw new ArchiveError('not-unpublished')
      return
    case 'not-removed':
      if (!isOff(comment)) throw outOfOrder(comment, 'decide')
      return
    case 'not-ours':
      if (isOff(comment)) throw outOfOrder(comment, 'decide')
      return
    case 'gone-before-saved':
      if (savedAt !== null) throw new ArchiveError('saved-already')
      return
    case 'reopened':
      inState(comment, 'decided', 'decide')
      return
    case 'remove':
      // What is off already was removed on a ground, which can be corrected; the removal stays.
      if (!isOff(comment)) requireVerified(comment)
      if (decision.senderNote === null && !isSenderShown(comment)) throw new ArchiveError('sender-missing')
      return
    default:
      requireVerified(comment)
  }
}

/** What is no next step after the decision that holds corrects it, and says why. */
function requireWhy(tx: WriteDb, { id, decision: before }: CommentDetail, decision: Decision): void {
  if (decision.correctedBecause != null || before === null) return
  const since =
    (lastEditSeen(tx, id) ?? '') > before.decidedAt
      ? 'edited'
      : platformRow(tx, id)?.vanishedAt == null
        ? null
        : 'vanished'
  if (correctsDecision({ before: before.outcome, since }, decision.outcome))
    throw new ArchiveError('correction-unexplained')
}

function requireVerified(comment: CommentDetail): void {
  if (comment.verifiedAt === null || (comment.state !== 'verified' && comment.state !== 'decided'))
    throw outOfOrder(comment, 'decide')
}

const isSenderShown = ({ content }: CommentDetail) =>
  content?.authorName != null || content?.authorAddress != null

/** What the platform itself has answered is not taken back, unless it has shown the comment since. */
function mayBeNotRemoved(tx: WriteDb, { id, removal }: CommentDetail): boolean {
  return removal?.via === 'person' || platformRow(tx, id)?.status === 'visible'
}

/**
 * What the program did itself must not come to stand as somebody else's doing. Where its account is no longer spoken to, nobody
 * can know what came of it.
 */
function refuseWhileOpen(tx: WriteDb, id: CommentId, { outcome }: Decision): void {
  const [open] = openActions(tx, id)
  if (open === undefined) return
  if (open.state === 'begun') throw new ArchiveError('action-going-on')
  const isPuttingRight = outcome === 'put-back' || outcome === 'not-removed'
  if (!isPuttingRight && isSpokenTo(tx, open.accountId))
    throw new ArchiveError('action-unsettled', { action: open.action })
}

/**
 * Reads the saved copy back once more, for those who are about to remove the comment themselves, and gives it.
 * @throws ArchiveError wrong-order, evidence-missing
 */
export async function readyToRemove(ctx: Context, id: CommentId): Promise<CommentDetail> {
  const comment = mayBeRemoved(commentDetail(ctx.db.read, id))
  await checkEvidence(ctx, comment, queries.evidenceOf(ctx.db.read, id))
  return comment
}

/**
 * Notes that the comment has been removed: by a person in the channel, or by this program through the API.
 * @throws ArchiveError wrong-order, evidence-missing
 */
export async function removeComment(
  ctx: Context,
  { id, kind, via }: { id: CommentId; kind: RemovalKind; via: RemovalVia }
): Promise<CommentDetail> {
  await readyToRemove(ctx, id)
  ctx.db.transact(tx => noteRemoved(tx, ctx, { id, kind, via }))
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

function noteRemoved(
  tx: WriteDb,
  ctx: Context,
  { id, kind, via }: { id: CommentId; kind: RemovalKind; via: RemovalVia }
): void {
  mayBeRemoved(commentDetail(tx, id))
  const seq = queries.insertRemoval(tx, id, { kind, via, by: ctx.actor, at: ctx.clock.now() })
  queries.markRemoved(tx, id, seq)
  // It was seen to be gone before this was on file, and nobody knew then whose doing it was.
  setOurDoing(tx, id)
  record(tx, ctx, { act: 'comment.removed', about: id, details: { kind, via } })
}

/** Notes, within a larger act, that the program has removed the comment through the API, whose answer shows it. */
export function noteGoneByApi(
  tx: WriteDb,
  ctx: Context,
  { id, kind, proof }: { id: CommentId; kind: RemovalKind; proof: StoredObject }
): void {
  noteRemoved(tx, ctx, { id, kind, via: 'api' })
  noteGone(tx, ctx, { id, basis: 'api', proof })
}

/** A comment that was decided to be put back, for those who are about to show it again. @throws ArchiveError wrong-order */
export function readyToPutBack(ctx: Context, id: CommentId): CommentDetail {
  const comment = inState(commentDetail(ctx.db.read, id), 'decided', 'put-back')
  if (comment.decision?.outcome !== 'put-back') throw outOfOrder(comment, 'put-back')
  return comment
}

/**
 * Confirms that the comment is gone: by looking at its page again, or on a person's word. The record says which. With
 * `kind` it is noted in the same act what a person has done in the channel, where that is not on file yet.
 * @throws ArchiveError still-on-page, page-failed, wrong-order, evidence-missing, facts-only
 */
export async function confirmGone(
  ctx: Context,
  { id, basis, kind }: { id: CommentId; basis: Exclude<RemovalBasis, 'api'>; kind: RemovalKind | null }
): Promise<CommentDetail> {
  const found = commentDetail(ctx.db.read, id)
  const isNew = found.state === 'decided' && kind !== null
  const comment = isNew ? await readyToRemove(ctx, id) : inState(found, 'removed', 'confirm')
  if (basis === 'seen-gone' && comment.method === 'facts') throw isFactsOnly(id)
  const how = found.removal?.kind ?? kind ?? 'deleted'
  const proof = basis === 'seen-gone' ? await pictureOfGone(ctx, comment, how) : null
  ctx.db.transact(tx => {
    if (isNew) noteRemoved(tx, ctx, { id, kind, via: 'person' })
    noteGone(tx, ctx, { id, basis, proof })
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

function noteGone(
  tx: WriteDb,
  ctx: Context,
  { id, basis, proof }: { id: CommentId; basis: RemovalBasis; proof: StoredObject | null }
): void {
  const { method } = inState(commentDetail(tx, id), 'removed', 'confirm')
  record(tx, ctx, {
    act: 'comment.confirmed-gone',
    about: id,
    objects: proof === null ? [] : [proof],
    details: { basis }
  })
  // The API's answer is no file of a comment that is noted without a picture; the confirmation names it all the same.
  if (proof !== null && method !== 'facts') insertCommentFile(tx, id, 'confirmation', proof.sha256)
  queries.insertConfirmation(tx, id, {
    basis,
    proof: proof?.sha256 ?? null,
    by: ctx.actor,
    at: ctx.clock.now()
  })
  queries.markGone(tx, id)
}

/** @throws ArchiveError wrong-order when the comment is not in the state the verb asks for */
export function inState<Row extends CommentRow>(comment: Row, state: CommentState, verb: string): Row {
  if (comment.state !== state) throw outOfOrder(comment, verb)
  return comment
}

function mayBeRemoved(comment: CommentDetail): CommentDetail {
  const { decision } = inState(comment, 'decided', 'remove')
  if (decision?.outcome !== 'remove') throw new ArchiveError('not-to-be-removed')
  requireSavedUnder(comment)
  return comment
}

/** With a post all that stands under it is gone from the channel. */
function requireSavedUnder({ under }: CommentDetail): void {
  if (under === null) return
  if (under.goneThroughAt === null) throw new ArchiveError('comments-not-saved', { count: 0 })
  const waiting = under.comments.filter(({ state }) => state === 'noticed' || state === 'saved')
  if (waiting.length > 0) throw new ArchiveError('comments-not-saved', { count: waiting.length })
}

const outOfOrder = ({ state }: CommentRow, verb: string) => new ArchiveError('wrong-order', { state, verb })
