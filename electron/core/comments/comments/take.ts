// Taking a comment in that no page was opened for: a picture, a paste or a notification mail, with fields that a person
// has filled in or confirmed. The originals are kept untouched first.
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { UNKNOWN } from '#shared/actor.ts'
import type {
  CommentContent,
  CommentDetail,
  CommentFileRole,
  CreatedRange,
  TakenComment
} from '#shared/comment.ts'
import { CommentId } from '#shared/ids.ts'
import { PICTURE_TYPES } from '#shared/picture-type.ts'
import { openDuty } from '../../deadlines/deadlines/duties.ts'
import { clean, shortOrNull } from '../../formats/mail/clean.ts'
import { readMail } from '../../formats/mail/mail-apart.ts'
import { UNREADABLE } from '../../formats/mail/parsed-mail.ts'
import { isMailFile } from '../../formats/mail/read-message.ts'
import { sniff } from '../../formats/text/sniff.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { readAtMost } from '../../kernel/objects/read-at-most.ts'
import { enterSource, type KeptSource, keepSource } from '../../kernel/objects/sources.ts'
import type { StoredObject } from '../../kernel/objects/store.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { webAddressWithFragment } from '../../register/register/addresses.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { commentDetail } from './detail.ts'
import { insertComment, insertCommentFile, markSaved } from './enter.ts'
import { factsOnly, isFactsOnly } from './facts-only.ts'
import { indexComment } from './find-index.ts'
import { readGiven, requireEvidence, requireRoomFor } from './given-file.ts'
import { saysAlike } from './keys.ts'
import { findKnown, linkOf, pagesAt } from './known.ts'
import { verifyComment } from './order.ts'
import { setKnown, setThread } from './record.ts'
import { shownRange } from './shown-time.ts'
import { insertSighting } from './sightings.ts'

/** A kept source and what it is of the comment. */
type Kept = { readonly source: KeptSource; readonly role: CommentFileRole }

/**
 * Takes the comment in and reads it back. One that is there already, by its own link or as a person says, gets a sighting.
 * @throws ArchiveError facts-only, comment-maybe-known, comment-needs-source, file-unreadable, file-empty, not-evidence,
 *   evidence-damaged, no-room-for-file, not-a-web-address, channel-retired
 */
export async function takeComment(ctx: Context, taken: TakenComment): Promise<CommentDetail> {
  const { channelId } = taken
  const address = webAddressWithFragment(taken.address)
  activeChannel(ctx.db.read, channelId)
  const content = contentOf(taken)
  const noted = factsOnly(ctx.db.read)
  const unkept = noted.of(content.permalink) ?? noted.of(address)
  if (unkept !== null) throw isFactsOnly(unkept.id)
  const known = knownAs(ctx, taken, { address, content })
  const kept = await keepSources(ctx, taken)
  if (kept.length === 0) throw new ArchiveError('comment-needs-source')
  if (known !== null) return seenAgain(ctx, { id: known, content, kept })
  const id = CommentId.parse(randomUUID())
  const { range: mailed, isUnread } = await mailedBy(ctx, kept)
  const completeness = new Set(taken.completeness)
  if (isUnread) completeness.add('mail-unread')
  const told = { ...taken, completeness: [...completeness] }
  const evidence = await putEvidence(ctx, { id, taken: told, content, kept })
  ctx.db.transact(tx => enterTaken(tx, ctx, { id, address, taken: told, content, kept, evidence, mailed }))
  tellChanged(ctx, 'comments', 'deadlines')
  return verifyComment(ctx, id)
}

function contentOf({ text, author, timeShown, permalink }: TakenComment): CommentContent {
  return {
    text: clean(text),
    authorName: shortOrNull(author.name ?? author.handle),
    authorAddress: shortOrNull(author.profile, 2000),
    timeShown: shortOrNull(timeShown, 200),
    timeMachine: null,
    permalink: shortOrNull(permalink, 2000)
  }
}

/** Which comment this is, when it is there already. Where it may be another, a person says. */
function knownAs(
  ctx: Context,
  taken: TakenComment,
  { address, content }: { address: string; content: CommentContent }
): CommentId | null {
  const db = ctx.db.read
  const { channelId, sameAs } = taken
  if (sameAs === 'another') return null
  if (sameAs !== null) {
    const found = commentDetail(db, sameAs)
    if (found.channelId !== channelId || found.savedAt === null)
      throw new ArchiveError('not-found', { what: sameAs })
    if (found.method === 'facts') throw isFactsOnly(sameAs)
    return sameAs
  }
  const link = linkOf(content.permalink, pagesAt(address))
  const nothing = { platformId: null, place: null, writtenAt: null }
  const { is, saved } = findKnown(db, channelId, { ...nothing, link, said: content })
  if (is === 'maybe') throw new ArchiveError('comment-maybe-known', { id: saved.id })
  return saved?.id ?? null
}

async function keepSources(ctx: Context, { files, html, plain }: TakenComment): Promise<Kept[]> {
  await requireRoomFor(ctx, files)
  // All are read before any is kept, so that one that cannot be read is told of before anything is done; none is held meanwhile, since
  // fifty that are large would take more memory than there is. Where one goes between the two, those before it are taken away
  // again (`kernel/objects/given.ts`).
  for (const file of files) await requireEvidence(file)
  const kept: Kept[] = []
  for (const file of files) {
    const { bytes, isWhole } = await readGiven(file)
    const name = 'path' in file ? basename(file.path) : file.name
    const mediaType = sniff(bytes)
    const isMail = isMailFile(bytes)
    const method = isMail ? 'email' : 'screenshot'
    const hasPicture = kept.some(({ role }) => role === 'comment')
    const role = roleOf(mediaType, isMail, hasPicture)
    const content = 'path' in file && !isWhole ? { path: file.path } : { bytes }
    kept.push({ source: await keepSource(ctx, { ...content, mediaType, name, method }), role })
  }
  for (const [text, mediaType, name] of [
    [html, 'text/html', 'urklipp.html'],
    [plain, 'text/plain', 'urklipp.txt']
  ] as const)
    if (text !== null)
      kept.push({
        source: await keepSource(ctx, {
          bytes: Buffer.from(text.toWellFormed()),
          mediaType,
          name,
          method: 'paste'
        }),
        role: 'original'
      })
  return kept
}

function roleOf(mediaType: string, isMail: boolean, hasPicture: boolean): CommentFileRole {
  if (isMail) return 'original'
  if (!PICTURE_TYPES.has(mediaType)) return 'attachment'
  return hasPicture ? 'context' : 'comment'
}

/**
 * What the mail that tells of a comment says: it is sent after the comment was written, not later than the mail itself says. One that
 * cannot be read says nothing.
 */
async function mailedBy(
  ctx: Context,
  kept: readonly Kept[]
): Promise<{ range: CreatedRange | null; isUnread: boolean }> {
  const mail = kept.find(({ source }) => source.method === 'email')
  if (mail === undefined) return { range: null, isUnread: false }
  const { bytes, isWhole } = await readAtMost(await ctx.objects.file(mail.source.object.sha256))
  const { sentAt, problems } = isWhole ? await readMail(bytes) : UNREADABLE
  return {
    range: sentAt === null ? null : { from: null, to: sentAt, basis: 'mail' },
    isUnread: problems.includes('unreadable')
  }
}

type New = {
  readonly id: CommentId
  readonly taken: TakenComment
  readonly content: CommentContent
  readonly kept: readonly Kept[]
}

async function putEvidence(ctx: Context, { id, taken, content, kept }: New): Promise<StoredObject> {
  const { channelId, address, author, answers, completeness } = taken
  const evidence = {
    format: 'kanalarkiv-comment/1',
    comment: id,
    channel: channelId,
    savedBy: ctx.actor,
    savedAt: ctx.clock.now(),
    program: { name: 'Kanalarkiv', version: ctx.appVersion },
    // A person has read the sources and filled this in.
    readBy: ctx.actor,
    address,
    content,
    author,
    answers,
    completeness,
    files: kept.map(({ role, source }) => ({
      role,
      name: source.name,
      method: source.method,
      ...source.object
    }))
  }
  return ctx.objects.put(Buffer.from(`${JSON.stringify(evidence, null, 2)}\n`), 'application/json')
}

function enterTaken(
  tx: WriteDb,
  ctx: Context,
  {
    id,
    address,
    taken,
    content,
    kept,
    evidence,
    mailed
  }: New & { address: string; evidence: StoredObject; mailed: CreatedRange | null }
): void {
  const { channelId, author } = taken
  const at = ctx.clock.now()
  const { platform } = activeChannel(tx, channelId)
  const method = kept.some(({ source }) => source.method === 'email') ? 'email' : 'picture'
  insertComment(tx, { id, channelId, method, address, selector: null, noticedAt: at })
  openDuty(tx, { commentId: id }, { channelId, receivedAt: at })
  record(tx, ctx, {
    act: 'comment.taken-in',
    about: id,
    objects: [...kept.map(({ source }) => source.object), evidence],
    details: { channel: channelId, method }
  })
  const actorId = actorFor(tx, {
    platform,
    within: address,
    facts: {
      ...UNKNOWN,
      handle: shortOrNull(author.handle),
      displayName: shortOrNull(author.name),
      profileUrl: shortOrNull(author.profile, 2000),
      email: shortOrNull(author.email, 320),
      ip: shortOrNull(author.ip, 100)
    }
  })
  markSaved(tx, id, {
    ...{ content, evidence: evidence.sha256, actorId, at },
    textRaw: taken.text
  })
  const range = shownRange(content, { from: null, to: at }) ?? mailed
  setKnown(tx, id, { range, nativeId: null, threadId: null, parentId: null })
  setThread(tx, id, { parentId: shortOrNull(taken.answers, 2000), completeness: taken.completeness })
  for (const { source, role } of kept) sight(tx, ctx, { id, source, role, content: null })
  insertCommentFile(tx, id, 'provenance', evidence.sha256)
}

function seenAgain(
  ctx: Context,
  { id, content, kept }: { id: CommentId; content: CommentContent; kept: readonly Kept[] }
): CommentDetail {
  ctx.db.transact(tx => {
    record(tx, ctx, {
      act: 'comment.seen-again',
      about: id,
      objects: kept.map(({ source }) => source.object),
      details: { sources: kept.length }
    })
    const first = commentDetail(tx, id).content
    const isSame = first !== null && saysAlike(first, content)
    for (const { source, role } of kept)
      sight(tx, ctx, { id, source, role, content: isSame ? null : content })
    indexComment(tx, id)
  })
  tellChanged(ctx, 'comments')
  return commentDetail(ctx.db.read, id)
}

function sight(
  tx: WriteDb,
  ctx: Context,
  {
    id,
    source,
    role,
    content
  }: { id: CommentId; source: KeptSource; role: CommentFileRole; content: CommentContent | null }
): void {
  enterSource(tx, ctx, source)
  insertCommentFile(tx, id, role, source.object.sha256)
  insertSighting(tx, {
    commentId: id,
    sourceId: source.id,
    locator: '',
    seenAt: ctx.clock.now(),
    asOf: null,
    content
  })
}
