// Direct messages: received records that are taken in, kept as they came, and routed (P8b).

import { z } from 'zod'
import { FilePath } from './file-path.ts'
import { ActorId, CalendarDate, ChannelId, ConversationId, Instant, MessageId, Sha256 } from './ids.ts'
import { SourceMethod } from './intake.ts'
import { MailProblem } from './mail.ts'
import { turningNothing } from './one-line.ts'

/** What came in waits for a route; what the authority wrote itself is `sent` and waits for nothing. */
export const MessageState = z.enum(['undecided', 'registered', 'copied', 'redirected', 'minor', 'sent'])
export type MessageState = z.infer<typeof MessageState>

/** As it is shown: `copy-failed` is one that was copied to the mailbox, where nothing came. */
export const ShownMessageState = z.enum([...MessageState.options, 'copy-failed'])
export type ShownMessageState = z.infer<typeof ShownMessageState>

/**
 * Said of a message that the authority is shown to have written, among what is to be known of it: its platform wrote it by
 * itself, or it was taken back, so that nobody has had an answer by it.
 */
export const ANSWERS_NOTHING = 'answers-nothing'

/** What is to be known of a message that did not come whole, or that had to be put right to be read. */
export const MessageFlaw = z.enum([...MailProblem.options, 'parts-cut'])
export type MessageFlaw = z.infer<typeof MessageFlaw>

/** How the message came into the archive. */
const IntakeMethod = z.enum(['paste', 'file', 'export', 'email', 'api'])
export type IntakeMethod = z.infer<typeof IntakeMethod>

const sender = {
  senderName: z.string().trim().min(1).max(300),
  senderAddress: z.string().trim().min(1).max(500).nullable(),
  /** When the message became available to the authority (TF 2:9); null where the source does not say. */
  receivedAt: Instant.nullable(),
  /** When it was written, in the words that the platform showed, such as "2 h". */
  timeShown: z.string().trim().min(1).max(200).nullable().optional()
}

const same = {
  /** The message it is another sight of; `another` says that it is none of those with the same words. */
  sameAs: z.union([MessageId, z.literal('another')]).optional()
}

/** A message a person pastes in, with what the platform shows about the sender. */
export const MessagePaste = z.strictObject({
  channelId: ChannelId,
  ...sender,
  text: z.string().min(1).max(1_000_000),
  ...same
})
export type MessagePaste = z.infer<typeof MessagePaste>

/**
 * A file as it came: `.eml` and `.txt` are read, pictures and anything else are kept with what the person says.
 * The person's fields come before what the file says; null leaves it to the file.
 */
export const MessageFile = z.strictObject({
  channelId: ChannelId,
  path: FilePath,
  senderName: sender.senderName.nullable(),
  senderAddress: sender.senderAddress,
  receivedAt: sender.receivedAt,
  timeShown: sender.timeShown,
  /** What stands in a picture, as a person reads it; a file that can be read says it itself. */
  text: z.string().trim().min(1).max(1_000_000).optional(),
  ...same
})
export type MessageFile = z.infer<typeof MessageFile>

/** Where a message was seen: a source, and where in it. */
export const MessageSighting = z.strictObject({
  method: SourceMethod,
  name: z.string(),
  sha256: Sha256,
  locator: z.string(),
  seenAt: Instant,
  /** What stands there to the letter, where that is not the text of the message. */
  text: z.string().nullable()
})
export type MessageSighting = z.infer<typeof MessageSighting>

const words = z.string().trim().min(1).max(500).nullable()

/**
 * What the diary holds beside the number (OSL 5:2). Sender and matter are given twice: in words that anybody may
 * read, and, where those say too little, in words for the authority alone. Either may be left out.
 */
export const DiaryEntry = z.strictObject({
  /** The day it came in. */
  receivedOn: CalendarDate,
  publicParty: words,
  publicConcerns: words,
  protectedParty: words,
  protectedConcerns: words
})
export type DiaryEntry = z.infer<typeof DiaryEntry>

/**
 * P8b: to the diary with its number, copied to the authority's mailbox, or the sender asked to write there. What is
 * plainly of minor importance needs none of these (OSL 5:1), and says why.
 */
export const Route = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('registered'),
    diaryNumber: turningNothing(100),
    /** Without it, the day the message came in and nothing more; without the day, the day that each message came in. */
    entry: DiaryEntry.partial({ receivedOn: true }).optional()
  }),
  z.strictObject({ kind: z.literal('copied'), mailbox: z.email() }),
  z.strictObject({ kind: z.literal('redirected'), replyText: z.string().trim().min(1).max(5000) }),
  z.strictObject({ kind: z.literal('minor'), because: z.string().trim().min(1).max(1000) })
])
export type Route = z.infer<typeof Route>

/** A route as the message has it: what its kind does not have is null. */
const HeldRoute = z.strictObject({
  kind: z.enum(['registered', 'copied', 'redirected', 'minor']),
  diaryNumber: z.string().nullable(),
  mailbox: z.string().nullable(),
  replyText: z.string().nullable(),
  minorBecause: z.string().nullable(),
  mail: Sha256.nullable(),
  decidedBy: z.string(),
  decidedAt: Instant
})

/** A route that a message has or had: with what the diary held of it, and why the one before it was wrong. */
export const StoredRoute = HeldRoute.extend({
  entry: DiaryEntry.nullable(),
  /** Null for the first. */
  correctedBecause: z.string().nullable()
})
export type StoredRoute = z.infer<typeof StoredRoute>

/** Platform time: exact, of an assumed zone, a range such as "2 h", or not said at all. */
const CreatedBasis = z.enum(['utc', 'offset', 'assumed_local', 'relative_range', 'none'])

const Message = z.strictObject({
  id: MessageId,
  channelId: ChannelId,
  conversationId: ConversationId.nullable(),
  kind: z.enum(['dm', 'comment', 'live_chat']),
  direction: z.enum(['in', 'out']),
  actorId: ActorId.nullable(),
  state: ShownMessageState,
  method: IntakeMethod,
  /** Null where the source does not name the sender. */
  senderName: z.string().nullable(),
  senderAddress: z.string().nullable(),
  createdAt: Instant.nullable(),
  createdBasis: CreatedBasis,
  /** To the letter, as its source says it. */
  createdRaw: z.string().nullable(),
  /** What words such as "2 h" come to, reckoned from when the message was taken in. */
  createdBetween: z.strictObject({ from: Instant, to: Instant }).nullable(),
  receivedAt: Instant.nullable(),
  takenInAt: Instant,
  takenInBy: z.string(),
  /** Whether it is the authority's by name alone, and no answer; see `ANSWERS_NOTHING`. */
  answersNothing: z.boolean(),
  flaws: z.array(MessageFlaw),
  text: z.string(),
  /** The object that holds this message alone; null for one that was read out of an export. */
  original: Sha256.nullable(),
  originalName: z.string().nullable(),
  originalMediaType: z.string().nullable(),
  /** The newest route: it holds. */
  route: HeldRoute.nullable()
})

/** A file of a message, as its source names it. `sha256` is the object that holds it; null where it is not there. */
export const MessageAttachment = z.strictObject({
  position: z.int(),
  kind: z.enum(['photo', 'video', 'audio', 'gif', 'sticker', 'file', 'link']),
  uri: z.string(),
  state: z.enum(['present', 'missing', 'expired_url', 'blocked']),
  sha256: Sha256.nullable(),
  mediaType: z.string().nullable()
})
export type MessageAttachment = z.infer<typeof MessageAttachment>

export const MessageRow = Message.extend({ channelName: z.string() })
export type MessageRow = z.infer<typeof MessageRow>

/** A message with the number that the diary has answered it has, whatever was written of it here; null where it has not answered. */
export const MessageDetail = MessageRow.extend({
  diaryReceipt: z.strictObject({ number: z.string(), caseNumber: z.string().nullable() }).nullable()
})
export type MessageDetail = z.infer<typeof MessageDetail>
