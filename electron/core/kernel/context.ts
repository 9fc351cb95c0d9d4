// What every verb of the core is handed: the records, the files, the time, the person and those who listen.
import type { EventPublisher } from '@orpc/server'
import type { Logger } from 'pino'
import type { ArchiveEvent, Noun } from '#shared/events.ts'
import type { SignedIn } from '#shared/journal.ts'
import type { Clock } from './clock.ts'
import type { RequireThere } from './db/held-files.ts'
import type { ArchiveDb } from './db/open.ts'
import type { ObjectStore } from './objects/store.ts'
import type { Keychain } from './secrets/keychain.ts'

/**
 * Somebody who is not at the archive's own computer, as a host has let them in. Each call is handed a context of its own for them
 * (`app/session.ts`), so that every verb records who acts without being told.
 */
export interface Caller {
  /** The name that the archive's users have them under, such as `oidc:anna.ek`. No user of an operating system has a colon. */
  readonly user: string
  readonly signedIn: SignedIn
}

type Events = EventPublisher<{ event: ArchiveEvent }>

export interface Context {
  /** The archive folder, absolute. */
  readonly dir: string
  /** Asked before each call: the archive still is where it was opened. @throws ArchiveError archive-gone */
  readonly requireThere: RequireThere
  readonly db: ArchiveDb
  readonly objects: ObjectStore
  /** Passwords and keys of this archive, in the operating system's keychain. Never written anywhere else. */
  readonly secrets: Keychain
  /** The same keychain beside its archives: the keys of stores that backups are kept in, which a restoring needs without one. */
  readonly keychain: Keychain
  readonly clock: Clock
  /** Who acts, as records name them: the person's name, where it is known, and the user. */
  readonly actor: string
  /** Who acts, as the archive's users have them: the operating system's user, or the caller. */
  readonly osUser: string
  /** Whom a host has let in from elsewhere; null for the operating system's user. */
  readonly caller: Caller | null
  readonly appVersion: string
  readonly events: Events
  readonly log: Logger
  /** Aborted when the archive is being closed; long work ends in order then. */
  readonly closing: AbortSignal
}

/** Tells listeners that lists of these nouns are to be asked for again. */
export function tellChanged({ events }: Pick<Context, 'events'>, ...nouns: Noun[]): void {
  for (const noun of [...nouns, 'journal'] as const) events.publish('event', { kind: 'changed', noun })
}
