// Watching comments: what is read by itself and how often, and what a person is pointed at. Flags only, never an act.
import { z } from 'zod'
import { CommentState } from './comment.ts'
import { Flag } from './flag.ts'
import { ChannelId, CommentId, Instant } from './ids.ts'
import { PlatformStatus, Reading } from './reading.ts'

/** Minutes between two readings. */
export const EveryMinutes = z.int().min(5).max(10_080)

export const WatchWord = z
  .string()
  .trim()
  .min(2)
  .max(100)
  .refine(text => !/\p{C}/u.test(text), 'control-characters')

/** A channel that is read through an account. */
export const WatchedChannel = z.strictObject({
  channelId: ChannelId,
  channelName: z.string(),
  /** Null: only when somebody asks for it. */
  everyMinutes: z.int().nullable(),
  /** When it is read by itself next; null when it is not. */
  nextAt: Instant.nullable(),
  /** Why the account does not work, as the code of a refusal. */
  problem: z.string().nullable(),
  lastReading: Reading.nullable(),
  unread: z.int(),
  vanished: z.int()
})
export type WatchedChannel = z.infer<typeof WatchedChannel>

export const Watch = z.strictObject({ channels: z.array(WatchedChannel), words: z.array(z.string()) })
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
