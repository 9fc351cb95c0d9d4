// The routes of mailboxes: each hands checked input to a verb, and adds nothing of its own.
import { fetchMailbox } from '../../messages/mailboxes/fetch.ts'
import { addMailbox, forgetMailbox, renewPassword } from '../../messages/mailboxes/mailboxes.ts'
import { listMailboxes } from '../../messages/mailboxes/read.ts'
import type { Door } from './door.ts'

export function mailboxesRoutes({ os, db, held }: Door) {
  return {
    list: os.mailboxes.list.handler(({ input }) => listMailboxes(db(), input.channelId)),
    add: os.mailboxes.add.handler(({ input }) => held(ctx => addMailbox(ctx, input))),
    renewPassword: os.mailboxes.renewPassword.handler(({ input }) => held(ctx => renewPassword(ctx, input))),
    fetch: os.mailboxes.fetch.handler(({ input }) => held(ctx => fetchMailbox(ctx, input.id))),
    forget: os.mailboxes.forget.handler(({ input }) =>
      held(ctx => forgetMailbox(ctx, input.id).then(() => null))
    )
  }
}
