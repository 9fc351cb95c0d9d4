// Alerts: what somebody is to be told of, and who wants it by mail.
import { z } from 'zod'
import { Alert, AlertKind, AlertsRaised, AlertView, Subscription, SubscriptionDraft } from '../alert.ts'
import { AlertId, ChannelId } from '../ids.ts'
import { base, page, paging } from './base.ts'

export const alerts = {
  /** Newest first. */
  list: base
    .input(
      z.strictObject({
        view: AlertView,
        kind: AlertKind.nullable(),
        channelId: ChannelId.nullable(),
        ...paging
      })
    )
    .output(page(Alert)),
  /**
   * Looks for what there is to tell of now, and queues the mails to those who want them. It is done by itself while the archive is
   * open in the app; done twice, it finds nothing more.
   */
  raise: base.output(AlertsRaised),
  /** Notes that somebody has seen them; of those that are seen or done already, nothing. Answers how many. */
  markSeen: base
    .input(z.strictObject({ ids: z.array(AlertId).min(1).max(500) }))
    .output(z.strictObject({ seen: z.int() })),
  /** There is nothing more to do about it. */
  markDone: base.input(z.strictObject({ id: AlertId })).output(Alert),
  subscriptions: base.output(z.array(Subscription)),
  /** Which alerts a person gets by mail, of a channel or of all; no kinds ends it. */
  subscribe: base.input(SubscriptionDraft).output(z.array(Subscription))
}
