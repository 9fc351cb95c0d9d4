// The inbox: threads, who handles each, and what was done about what waits.
import { z } from 'zod'
import { AnswerId, ChannelId, ThreadId, UserId } from '../ids.ts'
import {
  Answer,
  AnswerCorrection,
  AnswerDraft,
  InboxCounts,
  RedirectText,
  ThreadReports,
  ThreadRow,
  ThreadWhich
} from '../inbox.ts'
import { MessageRow, Route } from '../message.ts'
import { base, because, page, paging, seen } from './base.ts'

const one = z.strictObject({ id: ThreadId })
/** With how many messages it held when it was read, a thread in which more has come since is left as it is. */
const asRead = one.extend({ messages: z.int().nonnegative().optional() })

/** What a platform answers by itself, text by text. */
const Replies = z.array(z.string().trim().min(1).max(2000)).max(20)

export const inbox = {
  /** What waits comes first, the most urgent first; then the rest, newest first. */
  list: base
    .input(
      z.strictObject({
        which: ThreadWhich,
        channelId: ChannelId.nullable(),
        handler: z.union([UserId, z.literal('nobody')]).nullable(),
        reports: ThreadReports.nullable().default(null),
        ...paging
      })
    )
    .output(page(ThreadRow)),
  counts: base.output(InboxCounts),
  find: base.input(one).output(ThreadRow),
  /** The messages of a thread, newest first. */
  messages: base.input(one.extend(paging)).output(page(MessageRow)),
  /** What was done about it, oldest first. */
  answers: base.input(one).output(z.array(Answer)),
  /** Who handles the thread from now on; null is nobody. */
  assign: base.input(one.extend({ userId: UserId.nullable() })).output(ThreadRow),
  /** Enters what was done about everything in the thread that waits for an answer. Nothing is sent. */
  answer: base.input(asRead.extend({ answer: AnswerDraft })).output(ThreadRow),
  /** What was entered wrongly is followed by what is right, with the reason; the wrong one stays on file. */
  correctAnswer: base
    .input(z.strictObject({ id: AnswerId, answer: AnswerCorrection, because }))
    .output(ThreadRow),
  /** Routes everything in the thread that waits for a route. */
  route: base.input(asRead.extend({ route: Route })).output(ThreadRow),
  redirectText: base.input(z.strictObject({ channelId: ChannelId })).output(RedirectText),
  /** `{mailbox}` in the text stands for the mailbox of the department; null takes the standard text. */
  setRedirectText: base
    .input(
      z.strictObject({
        channelId: ChannelId,
        text: z.string().trim().min(1).max(2000).nullable(),
        seen: seen(RedirectText)
      })
    )
    .output(RedirectText),
  automaticReplies: base.input(z.strictObject({ channelId: ChannelId })).output(z.array(z.string())),
  /**
   * What the platform itself answers in the channel, which is then no answer in what is taken in. A mark such as `{namn}`
   * stands for what differs from one reply to the next.
   */
  setAutomaticReplies: base
    .input(
      z.strictObject({ channelId: ChannelId, texts: Replies, seen: seen(z.strictObject({ texts: Replies })) })
    )
    .output(z.array(z.string()))
}
