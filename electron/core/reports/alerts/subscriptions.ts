// Who wants alerts by mail, of which channels.
import type { Subscription, SubscriptionDraft } from '#shared/alert.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { activeChannel } from '../../register/register/channels.ts'
import { listPeople } from '../../register/register/read.ts'
import * as queries from './subscription-queries.ts'

export function listSubscriptions(ctx: Context): Subscription[] {
  return queries.listSubscriptions(ctx.db.read, swedishDate(ctx.clock.now()))
}

/** What a person gets by mail of a channel, or of all; no kinds ends it. @throws ArchiveError not-found, channel-retired, no-mail-address */
export function subscribe(ctx: Context, draft: SubscriptionDraft): Subscription[] {
  const { personId, channelId } = draft
  const kinds = [...new Set(draft.kinds)].sort()
  ctx.db.transact(tx => {
    const person = listPeople(tx).find(({ id }) => id === personId)
    if (person === undefined) throw new ArchiveError('not-found', { what: personId })
    if (kinds.length > 0) {
      if (channelId !== null) activeChannel(tx, channelId)
      if (person.email === null) throw new ArchiveError('no-mail-address', { name: person.name })
    }
    if (queries.kindsWanted(tx, draft).join() === kinds.join()) return
    queries.setKinds(tx, { ...draft, kinds }, { at: ctx.clock.now(), by: ctx.actor })
    record(tx, ctx, {
      act: 'alert.subscribed',
      about: personId,
      details: { channel: channelId, kinds: kinds.join(', ') }
    })
  })
  tellChanged(ctx, 'alerts')
  return listSubscriptions(ctx)
}
