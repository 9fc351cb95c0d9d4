// Entering the comments of a batch: those that are new, and what is said again of those that are there.
import type { Instant, SourceFileId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { markAllVerified } from '../../comments/comments/enter.ts'
import type { PlatformComment } from '../../comments/platforms/platform.ts'
import { actorFactsOf } from '../../comments/readings/content.ts'
import { enterComments, joinComment, type NewComment, seeAgain } from '../../comments/readings/enter.ts'
import { commentKnownBy } from '../../comments/readings/read.ts'
import { noteEvent } from '../../comments/watch/events.ts'
import type { Context } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import type { SavedComments } from './comments.ts'
import type { Entry } from './entry.ts'
import type { Lookups } from './lookups.ts'

type To = {
  readonly ctx: Context
  readonly tx: WriteDb
  readonly channel: Channel
  readonly lookups: Lookups
  readonly at: Instant
  readonly clock: (receivedAt: Instant) => Instant
}

type Entered = {
  readonly imported: number
  readonly known: number
  /** Where those stand that say what they have not said before. */
  readonly edited: readonly string[]
}

type Again = {
  readonly comment: PlatformComment
  readonly sourceId: SourceFileId
  readonly isJoined: boolean
}

/** All of the batch together: those that are new first, since the same one may be met again. */
export function enterBatch(
  to: To,
  entries: readonly (Entry & { is: 'comment' })[],
  saved: SavedComments
): Entered {
  const { tx, channel, lookups, at, clock } = to
  const { fresh, joined, evidence } = saved
  const news: NewComment[] = []
  const again: Again[] = []
  const met = new Set<string>()
  for (const { comment, origin } of entries) {
    const { nativeId } = comment
    const sourceId = lookups.source(tx, origin)
    const isFirst = !met.has(nativeId)
    met.add(nativeId)
    const each = isFirst ? fresh.get(nativeId) : undefined
    if (each === undefined || evidence === null) {
      again.push({ comment, sourceId, isJoined: isFirst && joined.has(nativeId) })
      continue
    }
    const actorId = lookups.actor(tx, channel.platform, comment.threadId, actorFactsOf(comment))
    // An export tells of no attachments, and fetches nothing.
    const attachments = comment.attachments?.length === 0 ? [] : null
    news.push({ ...each, comment, actorId, attachments, evidence: evidence.sha256, sourceId })
  }
  const elsewhere = channel.addresses[0] ?? ''
  enterComments(tx, { channelId: channel.id, method: 'import', elsewhere, at }, news, clock)
  // The object that speaks for them was read back before this transaction began.
  markAllVerified(
    tx,
    news.map(({ id }) => id),
    at
  )
  const edited = again.filter(each => isEdited(to, saved, each)).map(({ comment }) => comment.pointer)
  return { imported: news.length, known: again.length, edited }
}

/** Notes that it was seen again, and as a reading does, where it says something that it has not said before. */
function isEdited(
  { ctx, tx, channel, at }: To,
  { joined }: SavedComments,
  { comment, sourceId, isJoined }: Again
) {
  const id =
    (isJoined ? joined.get(comment.nativeId) : undefined) ?? commentKnownBy(tx, channel.id, comment.nativeId)
  if (id === null) throw new Error('a comment that was not saved')
  const seen = { id, comment, sourceId, at }
  if (isJoined) {
    joinComment(tx, { ...seen, channel })
    return false
  }
  if (!seeAgain(tx, seen)) return false
  noteEvent(tx, ctx, { channelId: channel.id, what: 'edited', commentId: id, sourceId })
  return true
}
