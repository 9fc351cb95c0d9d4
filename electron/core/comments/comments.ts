// A comment's way: noticed, preserved, decided and cleared, removed. Saved before anything is taken away (P9b).
import { randomUUID } from 'node:crypto'
import { UNKNOWN } from '#shared/actor.ts'
import type {
  CommentDetail,
  CommentFileRole,
  CommentRow,
  Decision,
  RemovalBasis,
  RemovalKind
} from '#shared/comment.ts'
import { type ChannelId, CommentId } from '#shared/ids.ts'
import { actorFor } from '../actors/actors.ts'
import { findActor } from '../actors/queries.ts'
import { type Context, tellChanged } from '../context.ts'
import type { ReadDb } from '../db/open.ts'
import { ArchiveError } from '../errors.ts'
import { record } from '../journal/record.ts'
import { webAddressWithFragment } from '../register/addresses.ts'
import { activeChannel, channel } from '../register/channels.ts'
import { checkEvidence } from './evidence.ts'
import { confirmGone, saveFromPage } from './page.ts'
import * as queries from './queries.ts'

/** A comment with its files. @throws ArchiveError not-found */
export function commentDetail(db: ReadDb, id: CommentId): CommentDetail {
  const row = queries.findComment(db, id)
  if (row === undefined) throw new ArchiveError('not-found', { what: id })
  const sender = queries.senderOf(db, id)
  return {
    ...row,
    sender: sender === null ? null : (findActor(db, sender) ?? null),
    files: queries.commentFiles(db, id)
  }
}

/**
 * Points a comment out and saves it. It is noted as noticed before the page is opened, so that an attempt that fails
 * is on file too, with its problem.
 * @throws ArchiveError comment-not-on-page, page-failed, not-a-web-address, not-http, channel-retired, no-browser
 */
export async function preserveComment(
  ctx: Context,
  input: { channelId: ChannelId; address: string; selector: string | null }
): Promise<CommentDetail> {
  const address = webAddressWithFragment(input.address)
  const id = CommentId.parse(randomUUID())
  ctx.db.transact(tx => {
    activeChannel(tx, input.channelId)
    queries.insertComment(tx, { id, ...input, address, noticedAt: ctx.clock.now() })
    record(tx, ctx, { act: 'comment.noticed', about: id, details: { channel: input.channelId } })
  })
  tellChanged(ctx, 'comments')
  return retryComment(ctx, id)
}

/** Tries to save one that is noticed and not yet preserved. */
export async function retryComment(ctx: Context, id: CommentId): Promise<CommentDetail> {
  const comment = inState(commentDetail(ctx.db.read, id), 'noticed', 'preserve')
  const saved = await saveFromPage(ctx, comment).catch(error => {
    if (error instanceof ArchiveError) noteProblem(ctx, id, error)
    throw error
  })
  ctx.db.transact(tx => {
    inState(commentDetail(tx, id), 'noticed', 'preserve')
    record(tx, ctx, {
      act: 'comment.preserved',
      about: id,
      objects: saved.files.map(({ object }) => object),
      details: { evidence: saved.evidence }
    })
    const { content, evidence } = saved
    const { authorName: displayName, authorAddress: profileUrl } = content
    const actorId = actorFor(tx, {
      platform: channel(tx, comment.channelId).platform,
      within: comment.address,
      facts: { ...UNKNOWN, displayName, profileUrl }
    })
    queries.markPreserved(tx, id, { content, evidence, actorId, at: ctx.clock.now() })
    for (const { role, object } of saved.files) queries.insertCommentFile(tx, id, role, object.sha256)
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

/** The decision with its ground (P4 a–g, P9a). It is made once. @throws ArchiveError already-decided, wrong-order */
export function decideComment(ctx: Context, id: CommentId, decision: Decision): CommentDetail {
  ctx.db.transact(tx => {
    const comment = inState(commentDetail(tx, id), 'preserved', 'decide')
    if (comment.decision !== null) throw new ArchiveError('already-decided', { what: id })
    queries.setDecision(tx, id, { ...decision, by: ctx.actor, at: ctx.clock.now() })
    record(tx, ctx, { act: 'comment.decided', about: id, details: { category: decision.category } })
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

/**
 * Reads everything saved of the comment back from disk and hashes it again; only when all is right is it cleared.
 * Nothing else in the program may say that a comment can be removed (P9b).
 * @throws ArchiveError evidence-missing, sender-missing, wrong-order
 */
export async function clearComment(ctx: Context, id: CommentId): Promise<CommentDetail> {
  const comment = inState(commentDetail(ctx.db.read, id), 'preserved', 'clear')
  if (comment.decision === null) throw new ArchiveError('wrong-order', { state: 'undecided', verb: 'clear' })
  const { content, decision } = comment
  if (content?.authorName == null && content?.authorAddress == null && decision.senderNote === null)
    throw new ArchiveError('sender-missing')
  await checkEvidence(ctx, comment, queries.evidenceOf(ctx.db.read, id))
  ctx.db.transact(tx => {
    inState(commentDetail(tx, id), 'preserved', 'clear')
    queries.markCleared(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'comment.cleared', about: id, details: { files: comment.files.length } })
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

/**
 * Records that the comment is gone: by looking at the page again, or on a person's word. The record says which.
 * @throws ArchiveError still-on-page, page-failed, wrong-order
 */
export async function confirmRemoved(
  ctx: Context,
  { id, kind, basis }: { id: CommentId; kind: RemovalKind; basis: RemovalBasis }
): Promise<CommentDetail> {
  const comment = inState(commentDetail(ctx.db.read, id), 'cleared', 'remove')
  const seen = basis === 'seen-gone' ? await confirmGone(ctx, comment) : null
  ctx.db.transact(tx => {
    inState(commentDetail(tx, id), 'cleared', 'remove')
    record(tx, ctx, {
      act: 'comment.removed',
      about: id,
      objects: seen === null ? [] : [seen],
      details: { kind, basis }
    })
    if (seen !== null)
      queries.insertCommentFile(tx, id, 'confirmation' satisfies CommentFileRole, seen.sha256)
    queries.markRemoved(tx, id, { kind, basis, by: ctx.actor, at: ctx.clock.now() })
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

function noteProblem(ctx: Context, id: CommentId, error: ArchiveError): void {
  const reason = error.params['code'] ?? null
  const problem = reason === 'stopped' ? 'interrupted' : error.code
  ctx.db.transact(tx => {
    queries.setProblem(tx, id, problem)
    record(tx, ctx, { act: 'comment.not-preserved', about: id, details: { problem, reason } })
  })
  tellChanged(ctx, 'comments')
}

function inState<Row extends CommentRow>(comment: Row, state: Row['state'], verb: string): Row {
  if (comment.state !== state) throw new ArchiveError('wrong-order', { state: comment.state, verb })
  return comment
}
