// Which client speaks to which platform.
import type { AccountKind, PlatformAction } from '#shared/account.ts'
import { bluesky } from './bluesky.ts'
import { facebook } from './facebook.ts'
import { instagram } from './instagram.ts'
import { mastodon } from './mastodon.ts'
import type { ClientOptions, PlatformClient } from './platform.ts'
import { wordpress } from './wordpress.ts'
import { youtube } from './youtube.ts'

export const CLIENTS: Readonly<Record<AccountKind, (options: ClientOptions) => PlatformClient>> = {
  wordpress,
  bluesky,
  facebook,
  instagram,
  youtube,
  mastodon
}

// A client that is made and never asked needs no address and no key.
const nobody: ClientOptions = {
  address: 'https://localhost/',
  directory: null,
  user: '0',
  secret: '',
  signal: new AbortController().signal
}

/** Whether a platform hands out direct messages to programs. */
export function hasMessages(kind: AccountKind): boolean {
  return CLIENTS[kind](nobody).messages !== undefined
}

/** What a platform lets the program do with a comment. */
export function actionsOf(kind: AccountKind): readonly PlatformAction[] {
  return CLIENTS[kind](nobody).actions
}
