// Who wrote something in a channel, as far as it is really known. What is not known is null, never guessed.
import { z } from 'zod'
import { ActorId, Instant } from './ids.ts'
import { Platform } from './register.ts'

/** What tells one sender from another: the strongest of what is known. A bare name may be shared by several people. */
export const IdentityBasis = z.enum(['native_id', 'handle', 'profile_url', 'email', 'name_only', 'unknown'])
export type IdentityBasis = z.infer<typeof IdentityBasis>

const known = (most: number) => z.string().trim().min(1).max(most).nullable()

/** What a source says about a sender, each as it is written there. */
export const ActorFacts = z.strictObject({
  /** The platform's own id. */
  nativeId: known(300),
  /** The user name in the platform, without `@`. */
  handle: known(300),
  displayName: known(300),
  profileUrl: known(2000),
  email: known(320),
  ip: known(100),
  userAgent: known(1000)
})
export type ActorFacts = z.infer<typeof ActorFacts>

export const Actor = ActorFacts.extend({
  id: ActorId,
  platform: Platform,
  identityBasis: IdentityBasis
})
export type Actor = z.infer<typeof Actor>

/** Nothing is known. */
export const UNKNOWN: ActorFacts = {
  nativeId: null,
  handle: null,
  displayName: null,
  profileUrl: null,
  email: null,
  ip: null,
  userAgent: null
}

/** A sender as found, with how much there is of them. */
export const PersonFound = Actor.extend({ comments: z.int(), messages: z.int() })
export type PersonFound = z.infer<typeof PersonFound>

/** Something that a person has written to, or in public under, the authority. */
export const PersonRecord = z.strictObject({
  kind: z.enum(['comment', 'message']),
  id: z.uuid(),
  at: Instant,
  channelName: z.string(),
  text: z.string().nullable()
})
export type PersonRecord = z.infer<typeof PersonRecord>
