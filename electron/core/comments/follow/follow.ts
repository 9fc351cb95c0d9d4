// Following a channel's account: edits and removals at its platform are noticed within a minute, while the program runs. On or off for
// each, by a person.
import { type Account, PLATFORM_NAMES } from '#shared/account.ts'
import type { ChannelId } from '#shared/ids.ts'
import type { Follow } from '#shared/watch.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { accountOf } from '../accounts/accounts.ts'
import { eventsSince } from '../watch/events.ts'
import * as queries from './queries.ts'
import { streamAddress, streamFor } from './stream-address.ts'

/** What a channel's account can be followed by; null where its platform tells nobody of changes. */
const HOW: Readonly<Record<Account['kind'], Follow['how'] | null>> = {
  ...{ bluesky: 'stream', wordpress: 'poll', mastodon: null },
  ...{ facebook: 'notice', instagram: 'notice', youtube: 'notice' }
}
const howOf = ({ kind }: Pick<Account, 'kind'>): Follow['how'] | null => HOW[kind]

/** How the account is followed; null where it cannot be. */
export function followView(db: ReadDb, account: Account): Follow | null {
  const how = howOf(account)
  if (how === null) return null
  const row = queries.followOf(db, account.id)
  return {
    how,
    isOn: row?.isOn ?? false,
    address: how === 'stream' ? (row?.address ?? streamFor(account)) : null,
    heardAt: row?.heardAt ?? null,
    problem: row?.isOn === true ? row.problem : null,
    noticed: row === undefined ? 0 : eventsSince(db, account.channelId, row.setAt)
  }
}

/**
 * Begins or ends it. `address`: another stream than the platform's own, or Jetstream.
 * @throws ArchiveError no-account, follow-cannot, stream-not-secure, not-a-web-address, not-http
 */
export function setFollow(
  ctx: Context,
  { channelId, isOn, address: typed }: { channelId: ChannelId; isOn: boolean; address: string | null }
): void {
  const account = accountOf(ctx.db.read, channelId)
  const how = howOf(account)
  if (how === null) throw new ArchiveError('follow-cannot', { platform: PLATFORM_NAMES[account.kind] })
  ctx.db.transact(tx => {
    const before = queries.followOf(tx, account.id)
    const own = before?.address ?? streamFor(account)
    const address = how !== 'stream' ? null : typed === null ? own : streamAddress(typed)
    if (before?.isOn === isOn && before.address === address) return
    if (before === undefined && !isOn) return
    queries.setFollow(tx, {
      ...{ accountId: account.id, how, isOn, address },
      ...{ at: ctx.clock.now(), by: ctx.actor }
    })
    record(tx, ctx, { act: 'watch.follow-set', about: channelId, details: { isOn, how, address } })
  })
  tellChanged(ctx, 'comments')
}
