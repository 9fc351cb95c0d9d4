// The demo's direct messages: one is pasted and registered, one comes as a mail and is copied, one is redirected.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Instant } from '#shared/ids.ts'
import type { ChannelRow } from '#shared/register.ts'
import type { DemoMessage, DemoSite } from '../../../../resources/demo/site.mjs'
import { swedishDate } from '../../../core/kernel/swedish-time.ts'
import type { Cli, Client } from '../cli.ts'
import { demo as texts } from '../texts/demo.ts'

export type RoutedMessages = {
  readonly count: number
  readonly diaryNumber: string
  readonly mailbox: string
}

const MAILBOX = 'kommun@alvasa.example'

export async function routeDemoMessages(
  { client, site, out }: Cli & { readonly client: Client; readonly site: DemoSite },
  channels: ReadonlyMap<string, ChannelRow>
): Promise<RoutedMessages> {
  const [request, report, question] = site.directMessages
  if (request === undefined || report === undefined || question === undefined)
    throw new Error('the demo municipality has three messages or more')
  const diaryNumber = `KS ${swedishDate(Instant.parse(new Date().toISOString())).slice(0, 4)}:0417`

  const registered = await paste(client, channels, request)
  await client.messages.route({ id: registered.id, route: { kind: 'registered', diaryNumber } })
  const copied = await takeMail(client, channels, report)
  await client.messages.route({ id: copied.id, route: { kind: 'copied', mailbox: MAILBOX } })
  const redirected = await paste(client, channels, question)
  await client.messages.route({
    id: redirected.id,
    route: { kind: 'redirected', replyText: out.t(texts.redirectReply) }
  })
  const count = new Set([registered.id, copied.id, redirected.id]).size
  out.note(texts.messages, { count })
  return { count, diaryNumber, mailbox: MAILBOX }
}

function paste(client: Client, channels: ReadonlyMap<string, ChannelRow>, message: DemoMessage) {
  return client.messages.paste({
    channelId: channelAt(channels, message.channelSlug).id,
    senderName: message.senderName,
    senderAddress: message.senderHandle,
    receivedAt: Instant.parse(message.receivedAt),
    text: message.text
  })
}

/** The message as a platform sends it on by mail: taken in as a file, with what it says of itself. */
async function takeMail(client: Client, channels: ReadonlyMap<string, ChannelRow>, message: DemoMessage) {
  const channelId = channelAt(channels, message.channelSlug).id
  const folder = await mkdtemp(join(tmpdir(), 'kanalarkiv-demo-'))
  try {
    const path = join(folder, 'meddelande.eml')
    await writeFile(path, mailText(message))
    return await client.messages.takeFile({
      channelId,
      path,
      senderName: null,
      senderAddress: null,
      receivedAt: null
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function mailText({ senderName, senderHandle, receivedAt, text }: DemoMessage): string {
  const name = `=?utf-8?B?${Buffer.from(senderName).toString('base64')}?=`
  return [
    `From: ${name} <${senderHandle}@example.org>`,
    `To: <${MAILBOX}>`,
    'Subject: =?utf-8?Q?Meddelande_till_kommunen?=',
    `Date: ${new Date(receivedAt).toUTCString().replace('GMT', '+0000')}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(text).toString('base64'),
    ''
  ].join('\r\n')
}

/** The channel that the demo municipality calls so. */
export function channelAt(channels: ReadonlyMap<string, ChannelRow>, slug: string): ChannelRow {
  const row = channels.get(slug)
  if (row === undefined) throw new Error(`the demo municipality has no channel ${slug}`)
  return row
}
