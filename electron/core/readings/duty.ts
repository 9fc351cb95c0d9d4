// The answer that a comment read from its platform waits for (P7), and the one that the authority has given there itself.
import type { ChannelId, CommentId, Instant } from '#shared/ids.ts'
import type { WriteDb } from '../db/open.ts'
import { answerDuty, openDuty } from '../deadlines/duties.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { createdAtOf } from './content.ts'
import { commentKnownBy, ownAnswerTo } from './queries.ts'

/** What was written longer ago than this when it was first read is history: nobody waits for an answer by tomorrow. */
const HISTORY_MS = 30 * 86_400_000

/**
 * A visitor's new comment is to be answered, from when it was noticed. What the authority wrote under a comment is the
 * answer to it, whichever of the two is read first. What the platform holds for spam or trash waits for nobody.
 */
export function enterDuty(
  tx: WriteDb,
  entered: {
    readonly id: CommentId
    readonly channelId: ChannelId
    readonly comment: PlatformComment
    readonly at: Instant
  },
  clock?: (receivedAt: Instant) => Instant
): void {
  const { id, channelId, comment, at } = entered
  if (comment.isOwn) {
    const answered = comment.parentId === null ? null : commentKnownBy(tx, channelId, comment.parentId)
    if (answered !== null) answerDuty(tx, { commentId: answered }, createdAtOf(comment) ?? at)
    return
  }
  if (comment.status === 'spam' || comment.status === 'trash' || isHistory(comment, at)) return
  openDuty(tx, { commentId: id }, { channelId, receivedAt: at }, clock)
  const answer = ownAnswerTo(tx, channelId, comment.nativeId)
  if (answer !== null) answerDuty(tx, { commentId: id }, answer.createdAt ?? at)
}

function isHistory(comment: PlatformComment, at: Instant): boolean {
  const writtenAt = createdAtOf(comment)
  return writtenAt !== null && Date.parse(at) - Date.parse(writtenAt) > HISTORY_MS
}
