// Pointing a comment out and saving it from the page it stands on (P9b). What comes after is in order.ts.
import { randomUUID } from 'node:crypto'
import { UNKNOWN } from '#shared/actor.ts'
import type { CommentContent, CommentDetail, CommentKind } from '#shared/comment.ts'
import { type ChannelId, CommentId } from '#shared/ids.ts'
import { isSamePage } from '../../captures/browser/comments/same-comment.ts'
import type { OpenBrowser } from '../../captures/captures/logins.ts'
import { answerDuty, closeDuty, openDuty } from '../../deadlines/deadlines/duties.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { enterSource, sourceOf } from '../../kernel/objects/sources.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { webAddressWithFragment } from '../../register/register/addresses.ts'
import { activeChannel, channel } from '../../register/register/channels.ts'
import { commentDetail } from './detail.ts'
import { insertComment, insertCommentFile, markSaved } from './enter.ts'
import { isFactsOnly, refuseFactsOnly } from './facts-only.ts'
import { indexComment } from './find-index.ts'
import { saysAlike } from './keys.ts'
import { findKnown, linkOf, pagesAt } from './known.ts'
import { inState, verifyComment } from './order.ts'
import { type SavedComment, saveFromPage } from './page.ts'
import * as queries from './queries.ts'
import { addLacking, setExtras, setKnown } from './record.ts'
import { insertSighting } from './sightings.ts'

/**
 * Points a comment out and saves it. It is noted as noticed before the page is opened, so that an attempt that fails
 * is on file too, with its problem.
 * @throws ArchiveError facts-only, comment-maybe-known, comment-not-on-page, page-failed, not-a-web-address, not-http, channel-retired, no-browser
 */
export async function preserveComment(ctx: Context, place: CommentOnPage): Promise<CommentDetail> {
  refuseFactsOnly(ctx.db.read, webAddressWithFragment(place.address))
  return retryComment(ctx, { id: noticeOnPage(ctx, place), sameAs: null })
}

type CommentOnPage = {
  channelId: ChannelId
  address: string
  selector: string | null
  kind?: CommentKind | undefined
}

/** Notes that the comment is noticed. @throws ArchiveError not-a-web-address, not-http, channel-retired */
export function noticeOnPage(ctx: Context, input: CommentOnPage): CommentId {
  const address = webAddressWithFragment(input.address)
  const id = CommentId.parse(randomUUID())
  ctx.db.transact(tx => {
    activeChannel(tx, input.channelId)
    const noticedAt = ctx.clock.now()
    insertComment(tx, {
      ...{ id, method: 'page', channelId: input.channelId, selector: input.selector, address, noticedAt },
      kind: input.kind ?? 'comment'
    })
    // A post of the authority's own is no question that waits for an answer.
    if (input.kind !== 'post')
      openDuty(tx, { commentId: id }, { channelId: input.channelId, receivedAt: noticedAt })
    record(tx, ctx, { act: 'comment.noticed', about: id, details: { channel: input.channelId } })
  })
  tellChanged(ctx, 'comments')
  return id
}

/** The comment it is another sight of; `another` says that it is none of those with the same words; null asks. */
type SameAs = CommentId | 'another' | null

/**
 * Tries to save one that is noticed and not yet saved, in the browser that is open or in one of its own, and reads the
 * saved copy back. One that is there already gets a sighting. @throws ArchiveError comment-maybe-known
 */
export async function retryComment(
  ctx: Context,
  { id, sameAs }: { readonly id: CommentId; readonly sameAs: SameAs },
  open?: OpenBrowser
): Promise<CommentDetail> {
  const comment = inState(commentDetail(ctx.db.read, id), 'noticed', 'save')
  if (sameAs !== null && sameAs !== 'another') refuseUnsaved(ctx.db.read, comment.channelId, sameAs)
  let isTaken = false
  const onSaved = (found: SavedComment) => {
    const saved = withPostId(comment, found)
    const same = knownAs(ctx.db.read, comment, { saved, sameAs })
    isTaken = true
    return enterSaved(ctx, comment, { saved, same })
  }
  return saveFromPage(ctx, comment, { open, onSaved }).catch(error => {
    if (!isTaken && error instanceof ArchiveError) noteProblem(ctx, id, error)
    throw error
  })
}

/** A page marks ids of comments, and not of posts: a post is told from the others on its page by what was pointed at. */
function withPostId({ kind, selector, address }: CommentDetail, saved: SavedComment): SavedComment {
  if (kind !== 'post' || saved.known.nativeId !== null) return saved
  const pointedAt = selector ?? URL.parse(address)?.hash ?? ''
  const id =
    /^[\w-]*#([\w-]+)$/.exec(pointedAt) ?? /^[\w-]*\[(?:data-post-?id|id)="?([^"\]]+)"?\]$/.exec(pointedAt)
  return { ...saved, known: { ...saved.known, nativeId: id?.[1] ?? null } }
}

function refuseUnsaved(db: ReadDb, channelId: ChannelId, id: CommentId): void {
  const found = commentDetail(db, id)
  if (found.channelId !== channelId || found.savedAt === null)
    throw new ArchiveError('not-found', { what: id })
  if (found.method === 'facts') throw isFactsOnly(id)
}

/** Which comment this is, when it is there already. Where it may be another, a person says. */
function knownAs(
  db: ReadDb,
  { id, channelId, address, selector, kind, problem }: CommentDetail,
  { saved: { content, known }, sameAs }: { saved: SavedComment; sameAs: SameAs }
): CommentId | null {
  if (sameAs !== null && sameAs !== 'another') return sameAs
  const link = linkOf(content.permalink, pagesAt(address))
  const seen = {
    ...{ platformId: null, said: content, writtenAt: null },
    // Many pages give each of their comments the link of the page.
    link: kind === 'comment' && link?.isOwn === true ? link : null,
    place: known.nativeId === null ? null : { address, ownId: known.nativeId }
  }
  const { is, saved } = findKnown(db, channelId, seen, kind)
  // What has to come down goes the whole way, although it was saved and seen to before.
  if (saved !== null && problem !== null && TO_COME_DOWN.has(problem) && !queries.isUnfinished(db, saved.id))
    return null
  if (is !== 'maybe') return saved?.id ?? null
  // A post that says on its own page what it said there is that post; one that says something else is saved beside it.
  if (kind === 'post') return selector === null && isSamePage(saved.address, address) ? saved.id : null
  // Pictures without words by the same name are many, and nobody could say of each which it is.
  if (sameAs === 'another' || content.text.trim() === '') return null
  throw new ArchiveError('comment-maybe-known', { id: saved.id, attempt: id })
}

const TO_COME_DOWN: ReadonlySet<string> = new Set(['consent-withdrawn', 'consent-ended', 'consent-struck'])

async function enterSaved(
  ctx: Context,
  comment: CommentDetail,
  { saved, same }: { saved: SavedComment; same: CommentId | null }
): Promise<CommentDetail> {
  const { id } = comment
  if (same !== null) return seenAgain(ctx, { id, same, saved })
  ctx.db.transact(tx => {
    inState(commentDetail(tx, id), 'noticed', 'save')
    record(tx, ctx, {
      act: 'comment.saved',
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
    markSaved(tx, id, { content, evidence, actorId, at: ctx.clock.now() }, saved.extras)
    for (const { role, object } of saved.files) insertCommentFile(tx, id, role, object.sha256)
    sight(tx, ctx, { id, saved, content: null, address: comment.address })
  })
  tellChanged(ctx, 'comments')
  return verifyComment(ctx, id)
}

/** The page has shown a comment that is saved already: what was seen now is kept beside what was saved first. */
function seenAgain(
  ctx: Context,
  { id, same, saved }: { id: CommentId; same: CommentId; saved: SavedComment }
): CommentDetail {
  ctx.db.transact(tx => {
    const attempt = inState(commentDetail(tx, id), 'noticed', 'save')
    record(tx, ctx, {
      act: 'comment.seen-again',
      about: same,
      objects: saved.files.map(({ object }) => object),
      details: { attempt: id }
    })
    const first = commentDetail(tx, same).content
    const isSame = first !== null && saysAlike(first, saved.content)
    for (const { role, object } of saved.files) insertCommentFile(tx, same, role, object.sha256)
    sight(tx, ctx, { id: same, saved, content: isSame ? null : saved.content, address: attempt.address })
    indexComment(tx, same)
    setExtras(tx, same, saved.extras)
    queries.markSameAs(tx, id, same)
    // Why it has to come down is said of the post itself.
    if (attempt.problem !== null && TO_COME_DOWN.has(attempt.problem))
      queries.setProblem(tx, same, attempt.problem)
    // The attempt waits for nobody; the comment itself does, if it did.
    answerDuty(tx, { commentId: id }, ctx.clock.now())
    closeDuty(tx, { commentId: id }, ctx.clock.now())
  })
  tellChanged(ctx, 'comments', 'deadlines')
  return commentDetail(ctx.db.read, same)
}

function sight(
  tx: WriteDb,
  ctx: Context,
  seen: { id: CommentId; saved: SavedComment; content: CommentContent | null; address: string }
): void {
  const file = seen.saved.files.find(({ object }) => object.sha256 === seen.saved.evidence)
  if (file === undefined) throw new Error('the evidence is among the files')
  const source = sourceOf(file.object, {
    name: 'proveniens.json',
    method: 'page_capture',
    from: { url: seen.address, httpDate: null }
  })
  enterSource(tx, ctx, source)
  addLacking(tx, seen.id, seen.saved.lacking)
  setKnown(tx, seen.id, seen.saved.known)
  insertSighting(tx, {
    commentId: seen.id,
    sourceId: source.id,
    locator: '',
    seenAt: ctx.clock.now(),
    asOf: null,
    content: seen.content
  })
}

function noteProblem(ctx: Context, id: CommentId, error: ArchiveError): void {
  const reason = error.params['code'] ?? null
  const problem = reason === 'stopped' ? 'interrupted' : error.code
  ctx.db.transact(tx => {
    queries.setProblem(tx, id, problem)
    record(tx, ctx, { act: 'comment.not-saved', about: id, details: { problem, reason } })
    if (error.code === 'facts-only') endAttempt(tx, ctx, id, CommentId.parse(error.params['id']))
  })
  tellChanged(ctx, 'comments', 'deadlines')
}

/** What was attempted is noted without a picture, so there is nothing to try again, and the attempt waits for nobody. */
function endAttempt(tx: WriteDb, ctx: Context, id: CommentId, noted: CommentId): void {
  if (commentDetail(tx, noted).channelId === commentDetail(tx, id).channelId)
    queries.markSameAs(tx, id, noted)
  answerDuty(tx, { commentId: id }, ctx.clock.now())
  closeDuty(tx, { commentId: id }, ctx.clock.now())
}
