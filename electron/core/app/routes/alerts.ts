// The routes of alerts: each hands checked input to a verb, and adds nothing of its own.
import { markDone, markSeen, raiseAlerts } from '../../reports/alerts/alerts.ts'
import { listAlerts } from '../../reports/alerts/read.ts'
import { listSubscriptions, subscribe } from '../../reports/alerts/subscriptions.ts'
import type { Door } from './door.ts'

export function alertsRoutes({ os, ctx, db, given }: Door) {
  return {
    list: os.alerts.list.handler(({ input }) => listAlerts(db(), input)),
    raise: os.alerts.raise.handler(() => given(raiseAlerts)),
    markSeen: os.alerts.markSeen.handler(({ input }) => markSeen(ctx(), input.ids)),
    markDone: os.alerts.markDone.handler(({ input }) => markDone(ctx(), input.id)),
    subscriptions: os.alerts.subscriptions.handler(() => listSubscriptions(ctx())),
    subscribe: os.alerts.subscribe.handler(({ input }) => subscribe(ctx(), input))
  }
}
