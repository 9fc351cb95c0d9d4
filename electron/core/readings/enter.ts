// Entering a comment as its platform knows it, by whichever way it came: through the account, or in an export of the site.
import type { CommentContent, CommentMethod } from '#shared/comment.ts'
import type { ActorId, ChannelId, CommentId, Instant, Sha256, SourceFileId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { actorFor } from '../actors/actors.ts'
import { indexComment } from '../comments/find-index.ts'
import { findComment, insertComment, markSaved, setSender } from '../comments/queries.ts'
import type { Extras } from '../comments/record.ts'
import { insertSighting } from '../comments/sightings.ts'
import type { WriteDb } from '../db/open.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { webAddressWithFragment } from '../register/addresses.ts'
import { flagsOf } from '../watch/flags.ts'
import { insertFlag, watchWords } from '../watch/queries.ts'
import { actorFactsOf, contentOf, createdAtOf, saysTheSame } from './content.ts'
import { enterDuty } from './duty.ts'
import * as queries from './queries.ts'

/**
 * Enters a comment that is new as noticed and saved, with where it was seen. `record()` has entered its objects before.
 * `clock` is one of the channel's `deadlineClocks`, for those who enter many.
 */
export function enterComment(
  tx: WriteDb,
  entry: {
    readonly id: CommentId
    readonly channelId: ChannelId
    readonly method: CommentMethod
    readonly comment: PlatformComment
    readonly content: CommentContent
    readonly attachments: Extras['attachments']
    readonly actorId: ActorId | null
    readonly evidence: Sha256
    readonly sourceId: SourceFileId
    /** Where a person finds it, when the platform gives it no address of its own that can be used. */
    readonly elsewhere: string
    readonly at: Instant
  },
  clock?: (receivedAt: Instant) => Instant
): void {
  const { id, channelId, method, comment, content, attachments, actorId, evidence, sourceId, elsewhere, at } =
    entry
  insertComment(tx, {
    ...{ id, channelId, method, selector: null, noticedAt: at },
    address: addressOf(comment) ?? elsewhere
  })
  markSaved(tx, id, { content, evidence, actorId, at }, { attachments, reactions: comment.reactions })
  enterPlatform(tx, { id, channelId, comment, at })
  enterDuty(tx, { id, channelId, comment, at }, clock)
  const locator = comment.pointer
  insertSighting(tx, { commentId: id, sourceId, locator, seenAt: at, content: null })
  flagComment(tx, id, { comment, content })
}

type Seen = {
  readonly id: CommentId
  readonly comment: PlatformComment
  readonly sourceId: SourceFileId
  readonly at: Instant
}

/** Joins what the platform says of a comment to one that was saved in another way: one comment, seen in both. */
export function joinComment(tx: WriteDb, { channel, ...seen }: Seen & { readonly channel: Channel }): void {
  const { id, comment } = seen
  enterPlatform(tx, { channelId: channel.id, ...seen })
  // A picture shows a name; the platform knows who it is.
  const facts = actorFactsOf(comment)
  const sender = actorFor(tx, { platform: channel.platform, within: comment.threadId, facts })
  const isIdentified = (facts.nativeId ?? facts.handle ?? facts.profileUrl ?? facts.email) !== null
  if (sender !== null && isIdentified) setSender(tx, id, sender)
  seeAgain(tx, seen)
}

function enterPlatform(
  tx: WriteDb,
  { id, channelId, comment, at }: Omit<Seen, 'sourceId'> & { readonly channelId: ChannelId }
): void {
  const { ip, userAgent } = actorFactsOf(comment)
  queries.insertPlatformComment(tx, {
    id,
    channelId,
    nativeId: comment.nativeId,
    threadId: comment.threadId,
    parentId: comment.parentId,
    isOwn: comment.isOwn,
    ip,
    userAgent,
    createdAt: createdAtOf(comment),
    status: comment.status,
    seenAt: at,
    // What the authority wrote itself waits for nobody.
    readAt: comment.isOwn ? at : null
  })
}

// What the authority wrote itself is not looked through.
function flagComment(
  tx: WriteDb,
  id: CommentId,
  { comment, content }: { comment: PlatformComment; content: CommentContent }
): void {
  if (comment.isOwn) return
  for (const flag of flagsOf(content.text, comment.text, watchWords(tx))) insertFlag(tx, id, flag)
}

/** Notes where a comment that is on file was seen again, and what it said there where that is something else. */
export function seeAgain(tx: WriteDb, { id, comment, sourceId, at }: Seen): void {
  const content = contentOf(comment)
  const isSame = saysTheSame(findComment(tx, id)?.content ?? null, { comment, content })
  insertSighting(tx, {
    commentId: id,
    sourceId,
    locator: comment.pointer,
    seenAt: at,
    content: isSame ? null : content
  })
  if (isSame) return
  // New words that nobody has looked at.
  queries.setRead(tx, id, comment.isOwn ? at : null)
  flagComment(tx, id, { comment, content })
  indexComment(tx, id)
}

function addressOf({ permalink }: PlatformComment): string | null {
  try {
    return webAddressWithFragment(permalink ?? '')
  } catch {
    return null
  }
}
