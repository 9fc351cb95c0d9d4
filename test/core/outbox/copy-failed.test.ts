// A message whose copy never came to the mailbox is not said to be copied anywhere (P8b).
import { expect, it } from 'vitest'
import { ROLES } from '#shared/user.ts'
import { sendAgain } from '../../../electron/core/deadlines/outbox/outbox.ts'
import { listMails } from '../../../electron/core/deadlines/outbox/queries.ts'
import { sendQueued } from '../../../electron/core/deadlines/outbox/send.ts'
import { saveServer } from '../../../electron/core/deadlines/outbox/server.ts'
import { systemActor } from '../../../electron/core/kernel/actor.ts'
import { message, pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { listMessages } from '../../../electron/core/messages/messages/read.ts'
import { routeMessage } from '../../../electron/core/messages/messages/route.ts'
import { saveUser } from '../../../electron/core/register/roles/users.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { kanalarkiv } from '../../helpers/cli/in-process.ts'
import { draftOf, startSmtp } from '../../helpers/smtp.ts'

const due = { which: 'due', patience: 5_000 } as const

it('is shown as one that did not get there, until it does', async () => {
  const { ctx, archive, clock, dir } = await newArchive()
  const smtp = await startSmtp()
  await saveServer(ctx, { server: draftOf(smtp.port), secret: null })
  const { id: channelId } = newChannel(ctx)
  const paste = {
    channelId,
    senderName: 'Åsa Löv',
    senderAddress: null,
    receivedAt: null,
    text: 'Gatlyset är trasigt.'
  }
  const { id } = await pasteMessage(ctx, paste)
  await routeMessage(ctx, id, { kind: 'copied', mailbox: 'registrator@norrby.example' })
  const states = () => [
    message(ctx.db.read, id).state,
    ...listMessages(ctx.db.read, { channelId, state: 'copied', limit: 9, after: null }).items.map(
      ({ state }) => state
    )
  ]
  expect(states()).toEqual(['copied', 'copied'])
  smtp.no = { 'RCPT TO': [550, '5.1.1 No such user'] }
  await sendQueued(ctx, due)
  expect(states()).toEqual(['copy-failed', 'copy-failed'])
  const [mail] = listMails(ctx.db.read, { state: null, messageId: null, limit: 9, after: null }).items
  if (mail === undefined) throw new Error('no mail')
  smtp.no = {}
  await sendAgain(ctx, mail.id, null)
  expect(states()).toEqual(['copied', 'copied'])
  clock.advance(60_000)
  smtp.no = { 'RCPT TO': [550, '5.1.1 No such user'] }
  await sendQueued(ctx, due)
  saveUser(ctx, { osUser: systemActor(), name: 'Jonas Åberg', personId: null, roles: [...ROLES] })
  await archive.close()
  const shown = await kanalarkiv(['message', 'show', id, '--archive', dir, '--lang', 'sv'])
  expect(shown.out).toMatch(/Läge +kopian till brevlådan kom inte fram/)
})
