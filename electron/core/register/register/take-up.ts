// Taking up again a channel that was retired by mistake (G1): it counts as in use all the time between, and what was said stays in the history.
import type { ChannelId } from '#shared/ids.ts'
import type { Channel } from '#shared/register.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { WriteDb } from '../../kernel/db/open.ts'
import { correctEnding } from '../records/ending-corrections.ts'
import { channel } from './channels.ts'
import { recordChange } from './history.ts'
import * as queries from './queries.ts'

/**
 * `also`: what falls due with it in the same act, since it did not while the channel counted as retired.
 * @throws ArchiveError not-found, not-ended, secret-words
 */
export function takeUpChannel(
  ctx: Context,
  { id, because }: { readonly id: ChannelId; readonly because: string },
  also: (tx: WriteDb) => void
): Channel {
  ctx.db.transact(tx => {
    channel(tx, id)
    const { seq, was } = correctEnding(tx, ctx, { kind: 'channel', id, because, said: queries.RETIREMENT })
    queries.markTakenUp(tx, id, seq)
    const said = (part: string) => was[part] ?? null
    recordChange(
      tx,
      ctx,
      { act: 'channel.taken-up', about: id },
      {
        before: {
          closedOn: said('closedOn'),
          retiredBecause: said('retiredBecause'),
          override: said('override')
        },
        after: { closedOn: null, retiredBecause: null, override: null, takenUpBecause: because }
      }
    )
    also(tx)
  })
  tellChanged(ctx, 'register', 'consents', 'comments', 'deadlines')
  return channel(ctx.db.read, id)
}
