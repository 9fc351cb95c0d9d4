// Which addresses a run takes.
import type { RunChoice } from '#shared/capture.ts'
import type { Channel } from '#shared/register.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { activeChannel, allChannels } from '../../register/register/channels.ts'
import { channelRows } from './coverage.ts'

export type Target = { readonly channel: Channel; readonly address: string }

/** The addresses of a choice, in the order of the register. @throws ArchiveError nothing-to-capture, channel-retired */
export function chooseTargets(ctx: Context, which: RunChoice): Target[] {
  const targets = channelsOf(ctx, which).flatMap(channel =>
    channel.addresses.map(address => ({ channel, address }))
  )
  if (targets.length === 0) throw new ArchiveError('nothing-to-capture')
  return targets
}

function channelsOf(ctx: Context, which: RunChoice): Channel[] {
  if (Array.isArray(which)) return which.map(id => activeChannel(ctx.db.read, id))
  const { departmentId, only } = typeof which === 'object' ? which : { departmentId: null, only: which }
  const wanted = only === 'due' ? dueChannels(ctx) : null
  return allChannels(ctx.db.read).filter(
    channel =>
      channel.retiredAt === null &&
      (departmentId === null || channel.departmentId === departmentId) &&
      (wanted === null || wanted.has(channel.id))
  )
}

function dueChannels(ctx: Context): Set<string> {
  const rows = channelRows(ctx).filter(row => row.due === 'due' || row.due === 'overdue')
  return new Set(rows.map(row => row.id))
}
