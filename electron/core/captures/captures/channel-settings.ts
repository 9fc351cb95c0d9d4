// How the pages of one channel are captured: what they are shown in, and whether they may lie in a private network.
import type { ChannelSettings } from '#shared/capture.ts'
import type { ChannelId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { siteOf } from '../../register/register/addresses.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { channelSettings, privateChannelAddresses, upsertChannelSettings } from './queries.ts'

/** Sets how a channel is captured from now on. @throws ArchiveError not-found, channel-retired */
export function setChannelSettings(
  ctx: Context,
  { channelId, ...settings }: ChannelSettings & { channelId: ChannelId }
): ChannelSettings {
  ctx.db.transact(tx => {
    activeChannel(tx, channelId)
    upsertChannelSettings(tx, channelId, settings)
    record(tx, ctx, { act: 'channel.capture-set', about: channelId, details: settings })
  })
  tellChanged(ctx, 'captures')
  return channelSettings(ctx.db.read, channelId)
}

/**
 * Whether what is opened for a channel may lie in a private network: as the channel is set. For an address that is
 * looked at for no channel in particular: as the channel is set that is of the same website.
 */
export function mayBePrivate(
  db: ReadDb,
  { channelId, address }: { channelId: ChannelId | null; address: string }
): boolean {
  if (channelId !== null) return channelSettings(db, channelId).privateAddresses
  return privateChannelAddresses(db).some(one => siteOf(one) === siteOf(address))
}
