// Entering a comment as its platform knows it, by whichever way it came: through the account, or in an export of the site.
import type { CommentContent, CommentMethod, Lacking } from '#shared/comment.ts'
import type { ActorId, ChannelId, CommentId, Instant, Sha256, SourceFileId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { actorFor } from '../../register/actors/actors.ts'
import { webAddressWithFragment } from '../../register/register/addresses.ts'
import { insertComments, markAllSaved } from '../comments/enter.ts'
import { indexComment } from '../comments/find-index.ts'
import { addLacking, type Extras, setEdited, setSender } from '../comments/record.ts'
import { insertSighting, insertSightings } from '../comments/sightings.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { flagComments } from '../watch/flag-comments.ts'
import { actorFactsOf, contentOf, createdAtOf, lackingIn, momentOf, saysTheSame } from './content.ts'
import { enterDuties } from './duty.ts'
import {
  insertPlatformComments,
  type NewPlatformComment,
  setPlatformComment,
  setRead
} from './platform-comment.ts'
import { hasSaid, saidFirst } from './queries.ts'

/** A comment that is new, with what is kept of it. */
export type NewComment = {
  readonly id: CommentId
  readonly comment: PlatformComment
  readonly content: CommentContent
  readonly attachments: Extras['attachments']
  readonly actorId: ActorId | null
  readonly evidence: Sha256
  readonly sourceId: SourceFileId
  /** When the export that tells of it says that it was made. */
  readonly asOf?: Instant | null
}

/** What all that come in together share. */
type Together = {
  readonly channelId: ChannelId
  readonly method: CommentMethod
  /** Where a person finds one, when the platform gives it no address of its own that can be used. */
  readonly elsewhere: string
  readonly at: Instant
}

/**
 * Enters comments that are new as noticed and saved, with where they were seen. `record()` has entered their objects before.
 * `clock` is one of the channel's `deadlineClocks`, for those who enter many times.
 */
export function enterComments(
  tx: WriteDb,
  { channelId, method, elsewhere, at }: Together,
  entries: readonly NewComment[],
  clock?: (receivedAt: Instant) => Instant
): void {
  insertComments(
    tx,
    entries.map(({ id, comment }) => ({
      ...{ id, channelId, method, selector: null, noticedAt: at },
      address: addressOf(comment) ?? elsewhere
    }))
  )
  // Whether it is unread and flagged is noted in a row that is still short: only then come its words.
  insertPlatformComments(
    tx,
    entries.map(({ id, comment }) => platformComment({ id, channelId, comment, at }))
  )
  flagComments(tx, entries)
  const saved = entries.map(({ comment, ...each }) => ({
    ...{ ...each, reactions: comment.reactions },
    ...{ textRaw: comment.text, editedAt: momentOf(comment.editedRaw) }
  }))
  markAllSaved(tx, { channelId, at }, saved)
  for (const { id, comment } of entries) addLacking(tx, id, lackingIn(comment))
  enterDuties(tx, { channelId, at }, entries, clock)
  insertSightings(
    tx,
    entries.map(({ id, comment, sourceId, asOf = null }) => ({
      ...{ commentId: id, sourceId, locator: comment.pointer, seenAt: at, content: null, asOf }
    }))
  )
}

type Seen = {
  readonly id: CommentId
  readonly comment: PlatformComment
  readonly sourceId: SourceFileId
  readonly at: Instant
  /** When the export that tells of it says that it was made. */
  readonly asOf?: Instant | null
  /** What is known to be lacking in what was read of it, beside what is cut from a very long text. */
  readonly lacking?: readonly Lacking[]
}

/** Joins what the platform says of a comment to one that was saved in another way: one comment, seen in both. */
export function joinComment(tx: WriteDb, { channel, ...seen }: Seen & { readonly channel: Channel }): void {
  const { id, comment } = seen
  setPlatformComment(tx, platformComment({ channelId: channel.id, ...seen }))
  // A picture shows a name; the platform knows who it is.
  const facts = actorFactsOf(comment)
  const sender = actorFor(tx, { platform: channel.platform, within: comment.threadId, facts })
  const isIdentified = (facts.nativeId ?? facts.handle ?? facts.profileUrl ?? facts.email) !== null
  if (sender !== null && isIdentified) {
    setSender(tx, id, sender)
    indexComment(tx, id)
  }
  seeAgain(tx, seen)
}

function platformComment({
  id,
  channelId,
  comment,
  at
}: Omit<Seen, 'sourceId' | 'lacking'> & { readonly channelId: ChannelId }): NewPlatformComment {
  const { ip, userAgent } = actorFactsOf(comment)
  return {
    ...{ id, channelId, ip, userAgent, seenAt: at },
    nativeId: comment.nativeId,
    threadId: comment.threadId,
    parentId: comment.parentId,
    isOwn: comment.isOwn,
    createdAt: createdAtOf(comment),
    status: comment.status,
    // What the authority wrote itself waits for nobody.
    readAt: comment.isOwn ? at : null
  }
}

/**
 * Notes where a comment that is on file was seen again, and what it said there where that is something else; gives whether it is
 * something that it has not said before.
 */
export function seeAgain(
  tx: WriteDb,
  { id, comment, sourceId, at, asOf = null, lacking = [] }: Seen
): boolean {
  const content = contentOf(comment)
  const isSame = saysTheSame(saidFirst(tx, id), { comment, content })
  const isNew = !isSame && !hasSaid(tx, id, { comment, content })
  insertSighting(tx, {
    commentId: id,
    sourceId,
    locator: comment.pointer,
    seenAt: at,
    asOf,
    content: isSame ? null : content
  })
  setEdited(tx, id, momentOf(comment.editedRaw))
  if (isSame) return false
  addLacking(tx, id, [...lacking, ...lackingIn(comment)])
  // New words that nobody has looked at.
  setRead(tx, id, comment.isOwn ? at : null)
  flagComments(tx, [{ id, comment, content }])
  indexComment(tx, id)
  return isNew
}

function addressOf({ permalink }: PlatformComment): string | null {
  try {
    return webAddressWithFragment(permalink ?? '')
  } catch {
    return null
  }
}
