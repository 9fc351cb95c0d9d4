// The routes of webhooks: each hands checked input to a verb, and adds nothing of its own.
import { listDeliveries, listWebhooks } from '../../delivery/webhooks/read.ts'
import { tellWebhooks, testWebhook } from '../../delivery/webhooks/tell.ts'
import { addWebhook, forgetWebhook } from '../../delivery/webhooks/webhooks.ts'
import type { Door } from './door.ts'

export function webhooksRoutes({ os, db, held }: Door) {
  return {
    list: os.webhooks.list.handler(() => listWebhooks(db())),
    add: os.webhooks.add.handler(({ input }) => held(ctx => addWebhook(ctx, input))),
    test: os.webhooks.test.handler(({ input }) => held(ctx => testWebhook(ctx, input.id))),
    forget: os.webhooks.forget.handler(({ input }) => held(ctx => forgetWebhook(ctx, input.id))),
    deliveries: os.webhooks.deliveries.handler(({ input }) => listDeliveries(db(), input)),
    send: os.webhooks.send.handler(() => held(ctx => tellWebhooks(ctx, { which: 'all' })))
  }
}
