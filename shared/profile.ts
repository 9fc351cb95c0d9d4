// Profiles of the browser in which a person has logged in, for channels that show nothing without it (P8c).
import { z } from 'zod'
import { ChannelId, Instant, ProfileId } from './ids.ts'
import { oneLine } from './one-line.ts'
import { Address } from './register.ts'

/** `new`: nobody has logged in yet. `logged-out`: it had a login, or should have, and has none. */
export const ProfileState = z.enum(['new', 'logged-in', 'logged-out'])
export type ProfileState = z.infer<typeof ProfileState>

/** The login is said to end soon this many days before it does. */
export const WARN_DAYS = 14

export const BrowserProfile = z.strictObject({
  id: ProfileId,
  name: z.string(),
  startAddress: Address,
  state: ProfileState,
  checkedAt: Instant.nullable(),
  /** When the login ends, as far as the platform has said. */
  expiresAt: Instant.nullable(),
  /** It is logged in, and within `WARN_DAYS` it will not be. */
  endsSoon: z.boolean(),
  /** When it last could not be opened for its channels, and why (an error code, or the system's); null when it has been looked at since. */
  notOpened: z.strictObject({ at: Instant, problem: z.string() }).nullable(),
  channels: z.array(z.strictObject({ id: ChannelId, name: z.string() }))
})
export type BrowserProfile = z.infer<typeof BrowserProfile>

export const ProfileDraft = z.strictObject({
  name: oneLine(100),
  channelIds: z.array(ChannelId).min(1).max(500)
})
export type ProfileDraft = z.infer<typeof ProfileDraft>
