// What waits for an answer: each message and comment that came in, when it is due, and when it was dealt with (P7).
import { isDeepStrictEqual } from 'node:util'
import type { AnswerId, ChannelId, CommentId, ConversationId, Instant, MessageId } from '#shared/ids.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { type DeadlineRules, dueClock } from './due.ts'
import * as queries from './queries.ts'
import { rulesOf } from './rules.ts'

/** The record a duty is about. */
export type Item = { readonly messageId: MessageId } | { readonly commentId: CommentId }

/** When what came in to a channel is due, by the rules as they are now. Made once for many. */
function deadlineClock(tx: WriteDb, channelId: ChannelId): (receivedAt: Instant) => Instant {
  return dueClock(rulesOf(tx, channelId))
}

/**
 * Enters that an answer is due to what came in then. `clock` is one of the channel's `deadlineClocks`, for those who enter many.
 */
export function openDuty(
  tx: WriteDb,
  item: Item,
  { channelId, receivedAt }: { readonly channelId: ChannelId; readonly receivedAt: Instant },
  clock = deadlineClock(tx, channelId)
): void {
  queries.insertDuty(tx, { ...idsOf(item), channelId, receivedAt, dueAt: clock(receivedAt) })
}

/**
 * `deadlineClock` for one transaction after the other: what was reckoned before is remembered for as long as the rules are
 * the same.
 */
export function deadlineClocks(channelId: ChannelId): (tx: WriteDb) => (receivedAt: Instant) => Instant {
  let last: { readonly rules: DeadlineRules; readonly clock: (receivedAt: Instant) => Instant } | undefined
  return tx => {
    const rules = rulesOf(tx, channelId)
    if (last === undefined || !isDeepStrictEqual(rules, last.rules)) last = { rules, clock: dueClock(rules) }
    return last.clock
  }
}

export type MessageDuty = {
  readonly messageId: MessageId
  readonly conversationId: ConversationId | null
  readonly receivedAt: Instant
}

/** The same for many messages of a channel; `clock` is one of its `deadlineClocks`. */
export function openDuties(
  tx: WriteDb,
  channelId: ChannelId,
  duties: readonly MessageDuty[],
  clock: (receivedAt: Instant) => Instant
): void {
  queries.insertDuties(
    tx,
    duties.map(({ messageId, conversationId, receivedAt }) => {
      const threadId = conversationId ?? messageId
      return { messageId, receivedAt, dueAt: clock(receivedAt), threadId, conversationId }
    }),
    { channelId }
  )
}

/** The same for comments of a channel that came in together, some of which are answered already. */
export function openCommentDuties(
  tx: WriteDb,
  { channelId, receivedAt }: { readonly channelId: ChannelId; readonly receivedAt: Instant },
  duties: readonly { readonly commentId: CommentId; readonly answeredAt: Instant | null }[],
  clock = deadlineClock(tx, channelId)
): void {
  queries.insertCommentDuties(
    tx,
    duties.map(({ commentId, answeredAt }) => ({ commentId, answeredAt })),
    { channelId, receivedAt, dueAt: clock(receivedAt) }
  )
}

/** Notes that it was answered then, or judged then to need no answer; `answer`: by what a person entered. Once. */
export function answerDuty(tx: WriteDb, item: Item, at: Instant, answer: AnswerId | null = null): void {
  queries.setAnswered(tx, idsOf(item), { at, answer })
}

/** What the authority wrote in a conversation after a message is the answer to it, the first of it if there is more. */
export function answerDutiesOfThread(tx: WriteDb, threadId: string): void {
  queries.setThreadAnswered(tx, threadId)
}

/** Notes that nothing more is to be done about it, once it is answered. */
export function closeDuty(tx: WriteDb, item: Item, at: Instant): void {
  queries.setClosed(tx, idsOf(item), at)
}

/** A comment whose decision was taken back waits again, since what was decided of it was no answer. */
export function reopenDuty(tx: WriteDb, item: { readonly commentId: CommentId }): void {
  queries.setWaiting(tx, item.commentId)
}

/** When what waits, or waited, came in, as it is counted; null where there was never anything to answer. */
export function dutyReceivedAt(tx: WriteDb, item: Item): Instant | null {
  return queries.receivedAt(tx, idsOf(item))
}

/**
 * A message waits again whose route was corrected to one that is no answer, such as a question that was taken for a thank-you; unless
 * it has been answered in its conversation.
 */
export function reopenMessage(tx: WriteDb, messageId: MessageId): void {
  queries.setAnsweredOtherwise(tx, queries.setMessageWaiting(tx, messageId))
}

/**
 * What an answer that was entered wrongly stood as the answer to waits again. `answer` gives what is right in its place; what that
 * leaves, and the conversation or a route shows to be answered all the same, is answered by it.
 */
export function answerAnew(tx: WriteDb, wrong: AnswerId, answer: () => void): void {
  const waiting = queries.setUnanswered(tx, wrong)
  answer()
  queries.setAnsweredOtherwise(tx, waiting)
}

/** An answer may take 20 working days at the most, which with closed days in between are fewer days than this. */
const LONGEST_MS = 90 * 86_400_000

/**
 * Reckons anew what waits, after the rules have changed: all but what would be late by any rules. Gives how many got
 * another due time.
 */
export function recalculateDueDates(tx: WriteDb, now: Instant, channelId: ChannelId | null): number {
  const since = new Date(Date.parse(now) - LONGEST_MS).toISOString()
  const clocks = clocksOf(tx)
  let changed = 0
  for (const { id, channelId: of, receivedAt, dueAt } of queries.unanswered(tx, { channelId, since })) {
    const due = clocks(of)(receivedAt)
    if (due === dueAt) continue
    queries.setDue(tx, id, due)
    changed += 1
  }
  return changed
}

function clocksOf(tx: WriteDb): (channelId: ChannelId) => (receivedAt: Instant) => Instant {
  const known = new Map<ChannelId, (receivedAt: Instant) => Instant>()
  return channelId => {
    const clock = known.get(channelId) ?? deadlineClock(tx, channelId)
    known.set(channelId, clock)
    return clock
  }
}

function idsOf(item: Item): { messageId: MessageId | null; commentId: CommentId | null } {
  return 'messageId' in item
    ? { messageId: item.messageId, commentId: null }
    : { messageId: null, commentId: item.commentId }
}
