// The routes of outgoing mail: each hands checked input to a verb, and adds nothing of its own.
import { outgoingMail, resolveMail, sendAgain, sendTest } from '../../deadlines/outbox/outbox.ts'
import { countMails, findServer, listMails } from '../../deadlines/outbox/read.ts'
import { sendQueued } from '../../deadlines/outbox/send.ts'
import { checkServer, forgetServer, saveServer } from '../../deadlines/outbox/server.ts'
import type { Door } from './door.ts'

export function outboxRoutes({ os, ctx, db, held, given }: Door) {
  return {
    server: os.outbox.server.handler(() => findServer(db())),
    saveServer: os.outbox.saveServer.handler(({ input }) => held(ctx => saveServer(ctx, input))),
    checkServer: os.outbox.checkServer.handler(() => held(checkServer)),
    forgetServer: os.outbox.forgetServer.handler(() => held(ctx => forgetServer(ctx).then(() => null))),
    test: os.outbox.test.handler(({ input }) => given(ctx => sendTest(ctx, input.recipient))),
    list: os.outbox.list.handler(({ input }) => listMails(db(), input)),
    find: os.outbox.find.handler(({ input }) => outgoingMail(db(), input.id)),
    counts: os.outbox.counts.handler(() => countMails(db())),
    send: os.outbox.send.handler(() => held(ctx => sendQueued(ctx, { which: 'all' }))),
    again: os.outbox.again.handler(({ input }) => given(ctx => sendAgain(ctx, input.id, input.recipient))),
    resolve: os.outbox.resolve.handler(({ input }) => resolveMail(ctx(), input.id, input.outcome))
  }
}
