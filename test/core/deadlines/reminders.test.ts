// Reminders: one mail a day to each person responsible, on working days, with counts and nothing of what was written.
import { readFile } from 'node:fs/promises'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import type { ArchiveEvent } from '#shared/events.ts'
import { type ChannelId, Instant, Sha256 } from '#shared/ids.ts'
import { runDeadlinesInBackground } from '../../../electron/core/deadlines/deadlines/background.ts'
import {
  isHourToTell,
  isToBeTold,
  remindByMail,
  reminderDate
} from '../../../electron/core/deadlines/deadlines/reminders.ts'
import { listMails } from '../../../electron/core/deadlines/outbox/queries.ts'
import { saveServer } from '../../../electron/core/deadlines/outbox/server.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { pasteMessage } from '../../../electron/core/messages/messages/messages.ts'
import { registerChannel, retireChannel } from '../../../electron/core/register/register/channels.ts'
import { editPerson } from '../../../electron/core/register/register/departments.ts'
import { listPeople } from '../../../electron/core/register/register/queries.ts'
import { markSecret } from '../../../electron/core/register/secrecy/secrecy.ts'
import { newArchive, newChannel } from '../../helpers/archive.ts'
import { draftOf, startSmtp } from '../../helpers/smtp.ts'

const mailsOf = (ctx: Context) =>
  listMails(ctx.db.read, { state: null, messageId: null, limit: 50, after: null }).items

async function withServer() {
  const made = await newArchive()
  const { ctx } = made
  const smtp = await startSmtp()
  await saveServer(ctx, { server: draftOf(smtp.port), secret: null })
  const channel = newChannel(ctx)
  const paste = (channelId: ChannelId, receivedAt: string) =>
    pasteMessage(ctx, {
      channelId,
      senderName: 'Åsa Löv',
      senderAddress: null,
      receivedAt: Instant.parse(receivedAt),
      text: `Hemligt ${receivedAt}`
    })
  return { ...made, channel, paste }
}

it('is one mail a day and person, over all their channels, without what anybody has written', async () => {
  const { ctx, clock, channel, paste } = await withServer()
  const { platform, departmentId, responsibleId, purpose, dialogue } = channel
  const other = registerChannel(ctx, {
    ...{ platform, departmentId, responsibleId, purpose, dialogue },
    name: 'Andra kanalen',
    addresses: ['https://andra.example/'],
    mandate: null
  })
  await paste(channel.id, '2026-11-20T07:00:00.000Z')
  await paste(channel.id, '2026-11-24T07:00:00.000Z')
  await paste(other.id, '2026-11-19T07:00:00.000Z')
  // Not yet: it is due tomorrow.
  await paste(other.id, '2026-11-25T07:00:00.000Z')
  expect(await remindByMail(ctx)).toBe(1)
  expect(await remindByMail(ctx)).toBe(0)
  const [mail, ...more] = mailsOf(ctx)
  expect(more).toEqual([])
  expect(mail).toMatchObject({ purpose: 'reminder', recipient: 'asa.oberg@norrby.example', state: 'queued' })
  if (mail === undefined) throw new Error('no mail')
  const read = await PostalMime.parse(await readFile(ctx.objects.path(mail.eml)))
  expect(read.subject).toBe('Svarstider: 2 försenade, 1 ska besvaras i dag')
  expect(read.text).toContain('- Andra kanalen: 1 försenat')
  expect(read.text).toContain(`- ${channel.name}: 1 försenat, 1 ska besvaras i dag`)
  expect(read.text).not.toMatch(/Hemligt|Löv/)
  clock.set('2026-11-26T07:00:00.000Z')
  expect(await remindByMail(ctx)).toBe(1)
})

it('names no channel that is marked as secret, nor words of a marked record', async () => {
  const { ctx, channel, paste } = await withServer()
  const { platform, departmentId, responsibleId, purpose, dialogue } = channel
  const telling = registerChannel(ctx, {
    ...{ platform, departmentId, responsibleId, purpose, dialogue, mandate: null },
    name: 'Valdemar Mossgryning missbrukar kattmynta',
    addresses: ['https://andra.example/']
  })
  await paste(channel.id, '2026-11-20T07:00:00.000Z')
  const message = await pasteMessage(ctx, {
    ...{ channelId: telling.id, senderName: 'Eva Ek', senderAddress: null, text: telling.name },
    receivedAt: Instant.parse('2026-11-20T07:00:00.000Z')
  })
  for (const record of [
    { kind: 'channel', id: channel.id },
    { kind: 'message', id: message.id }
  ] as const)
    await markSecret(ctx, { record, paragraph: 'OSL 26 kap. 1 §', note: null })
  expect(await remindByMail(ctx)).toBe(1)
  const [mail] = mailsOf(ctx)
  if (mail === undefined) throw new Error('no mail')
  const { text } = await PostalMime.parse(await readFile(ctx.objects.path(mail.eml)))
  expect(text).toContain('- En kanal med sekretess: 1 försenat')
  expect(text).toContain('- [OSL 26 kap. 1 §]: 1 försenat')
  expect(text).not.toMatch(/Mossgryning/)
  expect(text).not.toContain(channel.name)
})

it('goes to the mailbox of the department when whoever is responsible has left, and for a closed channel too', async () => {
  const { ctx, channel, paste } = await withServer()
  await paste(channel.id, '2026-11-20T07:00:00.000Z')
  const [person] = listPeople(ctx.db.read)
  if (person === undefined) throw new Error('no person')
  const { id, ...rest } = person
  editPerson(ctx, id, { ...rest, departedOn: '2026-11-23' })
  retireChannel(ctx, channel.id, 'Används inte mer', { override: 'Sidan är redan borta' })
  expect(await remindByMail(ctx)).toBe(1)
  const [mail] = mailsOf(ctx)
  expect(mail?.recipient).toBe('registrator@norrby.example')
  const read = await PostalMime.parse(await readFile(ctx.objects.path(Sha256.parse(mail?.eml))))
  expect(read.text).toContain('I kanaler vars ansvariga har slutat väntar meddelanden')
  expect(read.text).toContain(`- ${channel.name}: 1 försenat`)
  expect(await remindByMail(ctx)).toBe(0)
})

it('goes to the mailbox of the department when whoever is responsible has no address', async () => {
  const { ctx, channel, paste } = await withServer()
  await paste(channel.id, '2026-11-20T07:00:00.000Z')
  const [person] = listPeople(ctx.db.read)
  if (person === undefined) throw new Error('no person')
  const { id, ...rest } = person
  editPerson(ctx, id, { ...rest, email: null })
  expect(await remindByMail(ctx)).toBe(1)
  const [mail] = mailsOf(ctx)
  expect(mail?.recipient).toBe('registrator@norrby.example')
  const read = await PostalMime.parse(await readFile(ctx.objects.path(Sha256.parse(mail?.eml))))
  expect(read.text).toContain('I kanaler vars ansvariga saknar e-postadress i registret väntar meddelanden')
})

it('is not sent when nothing is late or due, nor without a server', async () => {
  const { ctx, channel, paste } = await withServer()
  await paste(channel.id, '2026-11-25T07:00:00.000Z')
  expect(await remindByMail(ctx)).toBe(0)
  const bare = await newArchive()
  const { id } = newChannel(bare.ctx)
  const message = { channelId: id, senderName: 'Åsa', senderAddress: null, text: 'Hej' }
  await pasteMessage(bare.ctx, { ...message, receivedAt: Instant.parse('2026-11-20T07:00:00.000Z') })
  expect(await remindByMail(bare.ctx)).toBe(0)
})

describe('the day', () => {
  it.each([
    ['before seven in the morning', '2026-11-25T05:59:00.000Z', null],
    ['from seven', '2026-11-25T06:00:00.000Z', '2026-11-25'],
    ['from seven in summer', '2026-06-17T05:00:00.000Z', '2026-06-17'],
    ['on a Saturday', '2026-11-28T09:00:00.000Z', null],
    ['on midsommarafton', '2026-06-19T09:00:00.000Z', null],
    ['on a day the authority is closed', '2026-11-27T09:00:00.000Z', null]
  ])('%s', (_, now, date) => {
    expect(reminderDate(Instant.parse(now), new Set(['2026-11-27']))).toBe(date)
  })

  it.each([
    ['first, with something late', null, { overdue: 1, dueToday: 0 }, true],
    ['first, with nothing', null, { overdue: 0, dueToday: 0 }, false],
    ['again the same day, with no more late', { date: 'd', overdue: 2 }, { overdue: 2, dueToday: 1 }, false],
    ['again the same day, with more late', { date: 'd', overdue: 2 }, { overdue: 3, dueToday: 1 }, true],
    ['the next day', { date: 'c', overdue: 2 }, { overdue: 1, dueToday: 0 }, true]
  ])('tells a person at the computer %s', (_, told, counts, is) => {
    expect(isToBeTold(told, { waiting: 9, ...counts }, 'd')).toBe(is)
  })
})

it.each([
  ['at once when the archive is opened, whatever day it is', null, '2026-11-28T09:00:00.000Z', true],
  [
    'not at midnight, when a day has become late',
    { date: '2026-11-25', overdue: 1 },
    '2026-11-25T23:04:00.000Z',
    false
  ],
  ['in the morning after', { date: '2026-11-25', overdue: 1 }, '2026-11-26T06:02:00.000Z', true],
  ['not on a Saturday', { date: '2026-11-27', overdue: 1 }, '2026-11-28T09:00:00.000Z', false]
])('tells a person at the computer %s', (_, told, now, is) => {
  expect(isHourToTell(told, Instant.parse(now), new Set())).toBe(is)
})

it('tells those who listen while the archive is open, by counts alone', async () => {
  const { ctx, channel, paste } = await withServer()
  await paste(channel.id, '2026-11-20T07:00:00.000Z')
  const heard = new Promise<ArchiveEvent>(resolve =>
    ctx.events.subscribe('event', event => {
      if (event.kind === 'reminder') resolve(event)
    })
  )
  const held: Promise<unknown>[] = []
  runDeadlinesInBackground(ctx, work => held.push(work))
  expect(await heard).toEqual({ kind: 'reminder', overdue: 1, dueToday: 0 })
  await Promise.all(held)
  expect(mailsOf(ctx)).toHaveLength(1)
})
