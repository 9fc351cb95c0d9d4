// Where the stream of a Bluesky account is: Jetstream for the large network, the account's own server elsewhere, or what a person says.
import type { Account } from '#shared/account.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { webAddress } from '../../register/register/addresses.ts'
import type { Form } from './frames/frames.ts'

const FIREHOSE = 'xrpc/com.atproto.sync.subscribeRepos'
/** The servers of bsky.social each have a stream of their own; this one has all of them (github.com/bluesky-social/jetstream). */
const JETSTREAM = 'wss://jetstream2.us-east.bsky.network/subscribe'

export function streamFor({ address }: Pick<Account, 'address'>): string {
  if (/(?:^|\.)bsky\.(?:social|network)$/.test(new URL(address).hostname)) return JETSTREAM
  return new URL(FIREHOSE, address.replace(/^http/, 'ws')).href
}

export function formOf(address: string): Form {
  return new URL(address).pathname.endsWith(`/${FIREHOSE}`) ? 'firehose' : 'jetstream'
}

/** A stream as a person writes it: without a path it is Jetstream. @throws ArchiveError stream-not-secure, not-a-web-address, not-http */
export function streamAddress(typed: string): string {
  const url = new URL(webAddress(typed.trim().replace(/^ws(s?):/i, 'http$1:')))
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !isHere)
    throw new ArchiveError('stream-not-secure', { address: `${url.origin}${url.pathname}`.slice(0, 200) })
  url.search = ''
  url.hash = ''
  if (url.pathname === '/') url.pathname = '/subscribe'
  return url.href.replace(/^http/, 'ws')
}
