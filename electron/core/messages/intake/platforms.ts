// Which platforms' messages belong in a channel.
import type { Channel, Platform } from '#shared/register.ts'

/** A channel of one of these says nothing about where its exports come from. */
const TAKES_ALL: ReadonlySet<Platform> = new Set<Platform>(['other', 'website', 'blog'])

/** Whether a message of this platform belongs in the channel. */
export function takesFrom(channel: Pick<Channel, 'platform'>, platform: Platform): boolean {
  return TAKES_ALL.has(channel.platform) || channel.platform === platform
}
