// Which pages are looked at for new comments, and how often.
import { randomUUID } from 'node:crypto'
import { type ChannelId, WatchedPageId } from '#shared/ids.ts'
import type { Watch } from '#shared/watch.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { addressKey, webAddress } from '../../register/register/addresses.ts'
import { activeChannel } from '../../register/register/channels.ts'
import * as queries from './page-queries.ts'
import { pageOf } from './pages.ts'
import { watchOverview } from './watch.ts'

/** @throws ArchiveError page-watched, channel-retired, not-a-web-address, not-http */
export function addPage(
  ctx: Context,
  input: { channelId: ChannelId; address: string; everyMinutes: number | null }
): Watch {
  const { channelId, everyMinutes } = input
  const address = webAddress(input.address)
  const key = addressKey(address)
  const id = WatchedPageId.parse(randomUUID())
  ctx.db.transact(tx => {
    const { name } = activeChannel(tx, channelId)
    if (queries.hasPage(tx, channelId, key))
      throw new ArchiveError('page-watched', { address, channel: name })
    queries.insertPage(tx, { id, channelId, address, key, everyMinutes, by: ctx.actor, at: ctx.clock.now() })
    record(tx, ctx, {
      act: 'watch.page-added',
      about: id,
      details: { channel: channelId, address, everyMinutes }
    })
  })
  tellChanged(ctx, 'comments')
  return watchOverview(ctx.db.read)
}

/** @throws ArchiveError not-found */
export function setPagePlan(
  ctx: Context,
  { id, everyMinutes }: { id: WatchedPageId; everyMinutes: number | null }
): Watch {
  ctx.db.transact(tx => {
    if (pageOf(tx, id).everyMinutes === everyMinutes) return
    queries.setEvery(tx, id, everyMinutes)
    record(tx, ctx, { act: 'watch.page-plan-set', about: id, details: { everyMinutes } })
  })
  tellChanged(ctx, 'comments')
  return watchOverview(ctx.db.read)
}

/** Ends it; what was read stays. @throws ArchiveError not-found */
export function removePage(ctx: Context, id: WatchedPageId): Watch {
  ctx.db.transact(tx => {
    pageOf(tx, id)
    queries.endPage(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'watch.page-ended', about: id })
  })
  tellChanged(ctx, 'comments')
  return watchOverview(ctx.db.read)
}
