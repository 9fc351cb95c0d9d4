// The inbox: conversations with both directions, what waits in each and who handles it, and what was answered (P7).
import { z } from 'zod'
import { AnswerId, ChannelId, ConversationId, Instant, ThreadId, UserId } from './ids.ts'
import { ReportMatter } from './report.ts'

/** A thread: a conversation, or a message that is part of none. */
export const ThreadRow = z.strictObject({
  id: ThreadId,
  conversationId: ConversationId.nullable(),
  channelId: ChannelId,
  channelName: z.string(),
  departmentName: z.string(),
  /** What the platform or the subject calls it. */
  title: z.string().nullable(),
  /** Whether that is the subject of a mail, which names nobody. */
  isSubject: z.boolean(),
  messages: z.int(),
  /** How many wait for a route. */
  undecided: z.int(),
  /** When the first that has no answer is due; null when all have one. */
  dueAt: Instant.nullable(),
  isOverdue: z.boolean(),
  latestAt: Instant,
  /** Who wrote to the authority last, and the beginning of it; the newest of all where nobody did. */
  senderName: z.string().nullable(),
  excerpt: z.string(),
  handler: z.strictObject({ id: UserId, name: z.string() }).nullable(),
  /** What a reader reports by it, where it is a report, and whether that was decided about. */
  report: z.strictObject({ matter: ReportMatter, isDecided: z.boolean() }).nullable()
})
export type ThreadRow = z.infer<typeof ThreadRow>

/** `waiting`: what lacks an answer or a route, the most urgent first. `done`: the rest, newest first. `all`: both. */
export const ThreadWhich = z.enum(['waiting', 'done', 'all'])
export type ThreadWhich = z.infer<typeof ThreadWhich>

/** Only reports from readers: those that nobody has decided about, the others, or both. */
export const ThreadReports = z.enum(['open', 'decided', 'all'])
export type ThreadReports = z.infer<typeof ThreadReports>

const words = (most: number) => z.string().trim().min(1).max(most)

/**
 * What was done about what waits in a thread (P7). `answered`: the text, when it was sent, by whom and where, such as
 * the channel itself or an e-mail address.
 */
export const AnswerDraft = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answered'),
    text: words(100_000),
    sentAt: Instant,
    sentBy: words(200),
    sentWhere: words(300)
  }),
  z.strictObject({ kind: z.literal('forwarded'), forwardedTo: words(300) }),
  z.strictObject({ kind: z.literal('no-answer'), because: words(1000) })
])
export type AnswerDraft = z.infer<typeof AnswerDraft>

/** What should have been entered in its place; `withdrawn`: nothing was done, and what waited for an answer waits again. */
export const AnswerCorrection = z.discriminatedUnion('kind', [
  ...AnswerDraft.options,
  z.strictObject({ kind: z.literal('withdrawn') })
])
export type AnswerCorrection = z.infer<typeof AnswerCorrection>

export const Answer = z.strictObject({
  id: AnswerId,
  threadId: ThreadId,
  kind: z.enum(['answered', 'forwarded', 'no-answer', 'withdrawn']),
  text: z.string().nullable(),
  sentAt: Instant.nullable(),
  sentBy: z.string().nullable(),
  sentWhere: z.string().nullable(),
  forwardedTo: z.string().nullable(),
  because: z.string().nullable(),
  /** How many messages it was the first answer to. */
  messages: z.int(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** The one that it stands in the place of, and why that was wrong. */
  corrects: AnswerId.nullable(),
  correctedBecause: z.string().nullable()
})
export type Answer = z.infer<typeof Answer>

/** How many threads wait, how many of them are late, and how many nobody handles. */
export const InboxCounts = z.strictObject({ waiting: z.int(), overdue: z.int(), unassigned: z.int() })
export type InboxCounts = z.infer<typeof InboxCounts>

/** The answer that asks a sender to write to the mailbox instead. `mailbox` is the department's. */
export const RedirectText = z.strictObject({ text: z.string(), mailbox: z.string().nullable() })
export type RedirectText = z.infer<typeof RedirectText>
