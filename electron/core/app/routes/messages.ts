// The routes of the messages: each hands checked input to a verb, and adds nothing of its own.
import {
  messageDetail,
  messageMail,
  pasteMessage,
  takeMessageFile
} from '../../messages/messages/messages.ts'
import {
  findDiaryEntry,
  listAttachments,
  listMessages,
  listRoutes,
  listSightings
} from '../../messages/messages/read.ts'
import { correctRoute, routeMessage, sendCopy } from '../../messages/messages/route.ts'
import type { Door } from './door.ts'

export function messagesRoutes({ os, ctx, db, given }: Door) {
  return {
    list: os.messages.list.handler(({ input }) => listMessages(db(), input)),
    find: os.messages.find.handler(({ input }) => messageDetail(db(), input.id)),
    paste: os.messages.paste.handler(({ input }) => given(ctx => pasteMessage(ctx, input))),
    takeFile: os.messages.takeFile.handler(({ input }) => given(ctx => takeMessageFile(ctx, input))),
    route: os.messages.route.handler(({ input }) => given(ctx => routeMessage(ctx, input.id, input.route))),
    correctRoute: os.messages.correctRoute.handler(({ input }) => given(ctx => correctRoute(ctx, input))),
    routes: os.messages.routes.handler(({ input }) => listRoutes(db(), input.id)),
    attachments: os.messages.attachments.handler(({ input }) => listAttachments(db(), input.id)),
    sightings: os.messages.sightings.handler(({ input }) => listSightings(db(), input.id)),
    entry: os.messages.entry.handler(({ input }) => findDiaryEntry(db(), input.id)),
    sendCopy: os.messages.sendCopy.handler(({ input }) =>
      given(ctx => sendCopy(ctx, input.id, input.mailbox))
    ),
    mail: os.messages.mail.handler(({ input }) => messageMail(ctx(), input.id))
  }
}
