// Entering the comments of a batch: those that are new, and what is said again of those that are there.
import type { Instant, SourceFileId } from '#shared/ids.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import type { Channel } from '#shared/register.ts'
import { markAllVerified } from '../../comments/comments/enter.ts'
import type { PlatformComment } from '../../comments/platforms/platform.ts'
import {
  actorFactsOf,
  contentOf,
  createdAtOf,
  momentOf,
  saysTheSame
} from '../../comments/readings/content.ts'
import { enterComments, joinComment, type NewComment, seeAgain } from '../../comments/readings/enter.ts'
import { commentKnownBy, knownComment, toldAt } from '../../comments/readings/read.ts'
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

/** What is to be said of a comment that says what it has not said before: what is new, what is older, or what may be either. */
type Told = Extract<FindingCode, 'comment-edited' | 'comment-said-before' | 'comment-other-words'>

type Entered = {
  readonly imported: number
  readonly known: number
  /** Those that say what they have not said before, by where they stand. */
  readonly told: readonly { readonly code: Told; readonly place: string }[]
}

type Again = {
  readonly comment: PlatformComment
  readonly sourceId: SourceFileId
  readonly asOf: Instant | null
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
  for (const { comment, madeRaw, origin } of entries) {
    const { nativeId } = comment
    const sourceId = lookups.source(tx, origin)
    const asOf = madeAt(madeRaw, comment, at)
    const isFirst = !met.has(nativeId)
    met.add(nativeId)
    const each = isFirst ? fresh.get(nativeId) : undefined
    if (each === undefined || evidence === null) {
      again.push({ comment, sourceId, asOf, isJoined: isFirst && joined.has(nativeId) })
      continue
    }
    const actorId = lookups.actor(tx, channel.platform, comment.threadId, actorFactsOf(comment))
    // An export tells of no attachments, and fetches nothing.
    const attachments = comment.attachments?.length === 0 ? [] : null
    news.push({ ...each, comment, actorId, attachments, evidence: evidence.sha256, sourceId, asOf })
  }
  const elsewhere = channel.addresses[0] ?? ''
  enterComments(tx, { channelId: channel.id, method: 'import', elsewhere, at }, news, clock)
  // The object that speaks for them was read back before this transaction began.
  markAllVerified(
    tx,
    news.map(({ id }) => id),
    at
  )
  const told = again.flatMap(each => {
    const code = seeOnceMore(to, saved, each)
    return code === null ? [] : [{ code, place: each.comment.pointer }]
  })
  return { imported: news.length, known: again.length, told }
}

/** Notes that it was seen again, and what is to be said where it says something that it has not said before. */
function seeOnceMore(
  { ctx, tx, channel, at }: To,
  { joined }: SavedComments,
  { comment, sourceId, asOf, isJoined }: Again
): Told | null {
  const id =
    (isJoined ? joined.get(comment.nativeId) : undefined) ?? commentKnownBy(tx, channel.id, comment.nativeId)
  if (id === null) throw new Error('a comment that was not saved')
  const seen = { id, comment, sourceId, at, asOf }
  if (isJoined) {
    joinComment(tx, { ...seen, channel })
    return null
  }
  const before = toldAt(tx, id)
  // Only what was made after all that is known tells of an edit: an export may lie in a drawer for years before it is read in.
  const isLater = asOf !== null && before.last !== null && asOf > before.last
  const last = isLater ? knownComment(tx, channel.id, comment.nativeId) : undefined
  // What it says now it may have said before what it said last.
  const isBack = last !== undefined && !saysTheSame(last, { comment, content: contentOf(comment) })
  if (!seeAgain(tx, seen) && !isBack) return null
  if (!isLater)
    return asOf !== null && before.lastSure !== null && asOf < before.lastSure
      ? 'comment-said-before'
      : 'comment-other-words'
  noteEvent(tx, ctx, { channelId: channel.id, what: 'edited', commentId: id, sourceId })
  return 'comment-edited'
}

/** When an export was made that says so; null where that cannot be right. */
function madeAt(raw: string | null, comment: PlatformComment, at: Instant): Instant | null {
  const made = momentOf(raw)
  return made === null || made > at || made < (createdAtOf(comment) ?? '') ? null : made
}
