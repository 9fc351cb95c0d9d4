// The answer that a comment read from its platform waits for (P7), and the one that the authority has given there itself.
import type { ChannelId, CommentId, Instant } from '#shared/ids.ts'
import { answerDuty, openCommentDuties } from '../../deadlines/deadlines/duties.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import type { PlatformComment } from '../platforms/platform.ts'
import { createdAtOf } from './content.ts'
import { commentKnownBy, ownAnswersTo } from './queries.ts'

/** What was written longer ago than this when it was first read is history: nobody waits for an answer by tomorrow. */
const HISTORY_MS = 30 * 86_400_000

/**
 * A visitor's new comment is to be answered, from when it was noticed. What the authority wrote under a comment is the
 * answer to it, whichever of the two is read first. What the platform holds for spam or trash waits for nobody. All of the
 * comments are in the archive already.
 */
export function enterDuties(
  tx: WriteDb,
  { channelId, at }: { readonly channelId: ChannelId; readonly at: Instant },
  entered: readonly { readonly id: CommentId; readonly comment: PlatformComment }[],
  clock?: (receivedAt: Instant) => Instant
): void {
  const waiting = entered.filter(
    ({ comment }) =>
      !comment.isOwn && comment.status !== 'spam' && comment.status !== 'trash' && !isHistory(comment, at)
  )
  const ids = waiting.map(({ comment }) => comment.nativeId)
  // The first answer is the one that counts.
  const answers = new Map(
    ownAnswersTo(tx, channelId, ids)
      .toReversed()
      .map(({ nativeId, createdAt }) => [nativeId, createdAt ?? at])
  )
  openCommentDuties(
    tx,
    { channelId, receivedAt: at },
    waiting.map(({ id, comment }) => ({ commentId: id, answeredAt: answers.get(comment.nativeId) ?? null })),
    clock
  )
  for (const { comment } of entered) {
    if (!comment.isOwn || comment.parentId === null) continue
    const answered = commentKnownBy(tx, channelId, comment.parentId)
    if (answered !== null) answerDuty(tx, { commentId: answered }, createdAtOf(comment) ?? at)
  }
}

function isHistory(comment: PlatformComment, at: Instant): boolean {
  const writtenAt = createdAtOf(comment)
  return writtenAt !== null && Date.parse(at) - Date.parse(writtenAt) > HISTORY_MS
}
