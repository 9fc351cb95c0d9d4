// When a comment was answered: as the person says who enters it, which may be long after, and never when that cannot be.
import { FIRST_WRITTEN } from '#shared/came-in.ts'
import type { CommentDetail } from '#shared/comment.ts'
import type { Decision } from '#shared/decision.ts'
import type { CommentId, Instant } from '#shared/ids.ts'
import { answerDuty, closeDuty, dutyReceivedAt, reopenDuty } from '../../deadlines/deadlines/duties.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { swedishTime } from '../../kernel/swedish-time.ts'

/** @throws ArchiveError not-yet, answered-before-written */
export function requirePossibleAnswer(
  { created, noticedAt }: CommentDetail,
  decision: Decision,
  now: Instant
): void {
  if (decision.outcome !== 'answered') return
  const { answeredAt } = decision
  if (answeredAt > now) throw new ArchiveError('not-yet', { at: swedishTime(answeredAt) })
  const written = created.at ?? created.range?.from ?? null
  // What is said to be written after it was seen is some computer's mistake.
  const earliest =
    written !== null && written >= FIRST_WRITTEN && written <= noticedAt ? written : FIRST_WRITTEN
  // A person gives the time by the minute, and it may have been answered in the minute in which it was written.
  if (minuteOf(answeredAt) < minuteOf(earliest))
    throw new ArchiveError('answered-before-written', {
      at: swedishTime(answeredAt),
      written: earliest === FIRST_WRITTEN ? FIRST_WRITTEN : swedishTime(earliest)
    })
}

const minuteOf = (at: string) => at.slice(0, 'yyyy-mm-ddThh:mm'.length)

/** P7: answered, forwarded, unpublished or needing no answer; whichever it is, nobody waits any longer. `before`: what held until now. */
export function settleDuty(
  tx: WriteDb,
  id: CommentId,
  { decision, before, now }: { decision: Decision; before: CommentDetail['decision']; now: Instant }
): void {
  const item = { commentId: id }
  if (decision.outcome === 'answered') {
    // A time that was entered wrongly counts no longer.
    if (before?.outcome === 'answered' || decision.correctedBecause != null) reopenDuty(tx, item)
    // What was answered before it was noticed here was answered at once.
    const received = dutyReceivedAt(tx, item)
    const { answeredAt } = decision
    answerDuty(tx, item, received !== null && received > answeredAt ? received : answeredAt)
  } else answerDuty(tx, item, now)
  closeDuty(tx, item, now)
}
