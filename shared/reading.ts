// Readings: comments as a channel's platform gives them through an account.
import { z } from 'zod'
import { AccountId, ChannelId, Instant, ReadingId } from './ids.ts'

/** How a comment stands with its platform; `gone` is one that the platform does not show any more. */
export const PlatformStatus = z.enum(['visible', 'hidden', 'held', 'spam', 'trash', 'gone'])
export type PlatformStatus = z.infer<typeof PlatformStatus>

const ReadingState = z.enum(['running', 'finished', 'stopped', 'failed', 'interrupted'])

/** One reading, and what it came to. What was read before it ended is kept, however it ended. */
export const Reading = z.strictObject({
  id: ReadingId,
  accountId: AccountId,
  channelId: ChannelId,
  /** The one thread that was read, by the platform's own id; null for all of them. */
  thread: z.string().nullable(),
  state: ReadingState,
  /** The code of the refusal that ended it before its time. */
  problem: z.string().nullable(),
  seen: z.int(),
  added: z.int(),
  changed: z.int(),
  vanished: z.int(),
  /** How many comments the platform itself says there are, where it says. */
  shown: z.int().nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  endedAt: Instant.nullable()
})
export type Reading = z.infer<typeof Reading>
