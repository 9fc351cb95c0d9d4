// What people write to the municipality in the year: pasted in, and delivered as files of mail. One is secret, and others quote it.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type ImportId, ThreadId } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import { enterCapture } from '../../helpers/captured.ts'
import { commentIn, SHOWN } from '../../helpers/comments.ts'
import { type At, PAGE, PAGING, SECRET } from './office.ts'

/** A message that came in now. */
const write = ({ client }: At, channel: ChannelRow, text: string) =>
  client.messages.paste({
    ...{ channelId: channel.id, senderName: 'Medborgare', senderAddress: null, receivedAt: null, text }
  })

/** A question that is answered, with what was noted wrongly corrected, and one that needs no answer (P7, P8b). */
export async function ordinary(at: At, first: ChannelRow, second: ChannelRow) {
  const { client, clock } = at
  const question = await write(at, first, 'När öppnar badet?')
  const thanks = await write(at, second, 'Tack för hjälpen!')
  const thread = ThreadId.parse(question.id)
  clock.advance(60 * 60_000)
  await client.inbox.answer({ id: thread, answer: { kind: 'no-answer', because: 'Felläst' } })
  const [wrong] = await client.inbox.answers({ id: thread })
  if (wrong === undefined) throw new Error('nothing was noted')
  await client.inbox.correctAnswer({
    ...{ id: wrong.id, because: 'Det var en fråga' },
    answer: {
      ...{ kind: 'answered', text: 'På tisdag.', sentBy: 'Bo Ek', sentWhere: 'kanalen' },
      sentAt: clock.now()
    }
  })
  await client.messages.route({ id: question.id, route: { kind: 'minor', because: 'Fråga om öppettid' } })
  await client.messages.correctRoute({
    ...{ id: question.id, because: 'Den hör till ett ärende' },
    route: { kind: 'registered', diaryNumber: 'KS 2026/7' }
  })
  await client.messages.route({ id: thanks.id, route: { kind: 'minor', because: 'Ett tack' } })
  return [question, thanks] as const
}

/** One to the social services, which a comment and a page quote: what quotes it is found when it is marked, whatever it lies in (P5). */
export async function secret(at: At, channel: ChannelRow) {
  const { client } = at
  const message = await write(at, channel, SECRET)
  await commentIn(at.ctx(), channel.id, 'verified', { ...SHOWN, text: `Stämmer det? ${SECRET}` })
  const page = `${PAGE} ${SECRET}. Mera text.`
  await enterCapture(at.ctx(), channel.id, 'https://kanal.example/2', page, 'partial')
  await client.secrecy.mark({
    ...{ record: { kind: 'message', id: message.id }, paragraph: 'OSL 26 kap. 1 §', note: null }
  })
  await client.messages.route({ id: message.id, route: { kind: 'registered', diaryNumber: 'SN 2026/3' } })
  await client.inbox.answer({
    id: ThreadId.parse(message.id),
    answer: { kind: 'forwarded', forwardedTo: 'Socialjouren' }
  })
  return message
}

const mail = (id: string, from: string, subject: string, text: string) =>
  [
    'Received: from mx.exempel.example by mx.norrby.example; Mon, 20 Apr 2026 10:45:00 +0200',
    `From: ${from}`,
    'To: kontakt@norrby.example',
    `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Message-ID: <${id}@exempel.example>`,
    'Date: Mon, 20 Apr 2026 10:44:00 +0200',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    ''
  ].join('\r\n')

/** Two mails that somebody saved as files. The second quotes the secret message, after it was marked (P5, P8b). */
export async function mails(at: At, channel: ChannelRow) {
  const { client, clock, folder } = at
  const lying = join(folder, 'sparade mejl')
  await mkdir(lying)
  const asked = mail('lampan', 'Åsa Löv <asa@exempel.example>', 'Lampan på Storgatan', 'Den är trasig igen.')
  await writeFile(join(lying, 'Lampan.eml'), asked)
  const quoting = mail('oro', 'Siv <siv@exempel.example>', 'Oro', `Jag läste att ${SECRET}. Vad gör ni?`)
  await writeFile(join(lying, 'Oro.eml'), quoting)
  const { id } = await client.imports.start({ channelId: channel.id, paths: [lying], ownName: null })
  await ended(at, id)
  const { items } = await client.messages.list({ channelId: channel.id, state: 'undecided', ...PAGING })
  for (const [n, each] of items.entries()) {
    await client.messages.route({
      id: each.id,
      route: { kind: 'registered', diaryNumber: `TN 2026/${n + 1}` }
    })
    await client.inbox.answer({
      id: ThreadId.parse(each.conversationId ?? each.id),
      answer: { kind: 'answered', text: 'Tack.', sentBy: 'Bo Ek', sentWhere: 'e-post', sentAt: clock.now() }
    })
  }
  return { items, taken: await client.imports.find({ id }) }
}

/** Waits for an import as whoever looks at its page does. */
const ended = ({ client }: At, id: ImportId) =>
  expect.poll(async () => (await client.imports.find({ id })).state).toBe('finished')
