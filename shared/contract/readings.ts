// Readings: comments taken in through the account of their channel.
import { z } from 'zod'
import { ChannelId } from '../ids.ts'
import { Reading } from '../reading.ts'
import { base } from './base.ts'

export const readings = {
  /** Reads the channel's comments, or those of the one thread that an address points at. Answers when it has ended. */
  start: base
    .input(z.strictObject({ channelId: ChannelId, thread: z.string().trim().min(1).max(2000).nullable() }))
    .output(Reading),
  /** The readings of a channel, newest first. */
  list: base
    .input(z.strictObject({ channelId: ChannelId, limit: z.int().min(1).max(100).default(10) }))
    .output(z.array(Reading))
}
