// Watching comments: what is read by itself and how often, and what a person is pointed at. Flags only, never an act.
import { z } from 'zod'
import { CommentState } from './comment.ts'
import { Flag } from './flag.ts'
import { ChannelId, CommentId, Instant, PageVisitId, WatchedPageId } from './ids.ts'
import { PlatformStatus, Reading } from './reading.ts'

/** Minutes between two readings. */
export const EveryMinutes = z.int().min(5).max(10_080)

export const WatchWord = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .refine(text => !/\p{C}/u.test(text), 'control-characters')

/** Whether edits and removals in a channel are noticed within a minute, and how that goes. */
export const Follow = z.strictObject({
  /** By a stream of the platform's, by asking the site twice a minute, or by what the platform tells a server. */
  how: z.enum(['stream', 'poll', 'notice']),
  isOn: z.boolean(),
  /** Where the stream is; null where there is none. */
  address: z.string().nullable(),
  heardAt: Instant.nullable(),
  /** Why it is not heard now, as the code of a refusal. */
  problem: z.string().nullable(),
  /** How many edits and removals were noticed since it was turned on or off. */
  noticed: z.int()
})
export type Follow = z.infer<typeof Follow>

/** A channel that is read through an account. */
export const WatchedChannel = z.strictObject({
  channelId: ChannelId,
  channelName: z.string(),
  /** Null: only when somebody asks for it. */
  everyMinutes: z.int().nullable(),
  /** When it is read by itself next; null when it is not, and where a time is set too: at once, since it never was. */
  nextAt: Instant.nullable(),
  /** Why the account does not work, as the code of a refusal. */
  problem: z.string().nullable(),
  /** Null where its platform tells nobody of what changes: then it is noticed when the channel is read. */
  follow: Follow.nullable(),
  lastReading: Reading.nullable(),
  unread: z.int(),
  vanished: z.int()
})
export type WatchedChannel = z.infer<typeof WatchedChannel>

/** Minutes between two visits at a page: a site is not asked more often than a person would. */
export const EveryPageMinutes = z.int().min(15).max(10_080)

/** One visit at a page in a browser, and what it came to. What was saved before it ended is kept, however it ended. */
export const PageVisit = z.strictObject({
  id: PageVisitId,
  pageId: WatchedPageId,
  /** `partial`: something may not have been seen, so nothing is said of what was not there. */
  state: z.enum(['running', 'whole', 'partial', 'refused', 'failed', 'interrupted']),
  /** Why it is not whole: the code of a reason or of a refusal. */
  problem: z.string().nullable(),
  detail: z.string().nullable(),
  seen: z.int(),
  added: z.int(),
  changed: z.int(),
  vanished: z.int(),
  /** How many new ones wait for the next visit. */
  waiting: z.int(),
  /** How many comments the page itself says there are, where it says. */
  shown: z.int().nullable(),
  /** Until when the site is left alone, because it said no. */
  restUntil: Instant.nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  endedAt: Instant.nullable()
})
export type PageVisit = z.infer<typeof PageVisit>

/** A page that is looked at for new comments. */
export const WatchedPage = z.strictObject({
  id: WatchedPageId,
  channelId: ChannelId,
  channelName: z.string(),
  address: z.string(),
  /** Null: only when somebody asks for it. */
  everyMinutes: z.int().nullable(),
  /** When it is looked at by itself next; null when it is not, and where a time is set too: at once, since it never was. */
  nextAt: Instant.nullable(),
  lastVisit: PageVisit.nullable(),
  unread: z.int(),
  vanished: z.int()
})
export type WatchedPage = z.infer<typeof WatchedPage>

export const Watch = z.strictObject({
  channels: z.array(WatchedChannel),
  pages: z.array(WatchedPage),
  words: z.array(z.string())
})
export type Watch = z.infer<typeof Watch>

/** Which comments of those that were read in. */
export const WatchView = z.enum(['unread', 'flagged', 'vanished', 'all'])
export type WatchView = z.infer<typeof WatchView>

/** A comment as the watch lists it. */
export const WatchRow = z.strictObject({
  id: CommentId,
  channelId: ChannelId,
  channelName: z.string(),
  state: CommentState,
  authorName: z.string().nullable(),
  /** The beginning of the text. */
  excerpt: z.string(),
  isOwn: z.boolean(),
  createdAt: Instant.nullable(),
  noticedAt: Instant,
  status: PlatformStatus,
  seenAt: Instant,
  vanishedAt: Instant.nullable(),
  readAt: Instant.nullable(),
  flags: z.array(Flag)
})
export type WatchRow = z.infer<typeof WatchRow>
