// `mail send`, `fetch`, `test` and `again`: what a scheduler runs, and what sends at once.
import type { Command } from 'commander'
import { MailboxId, OutgoingMailId } from '#shared/ids.ts'
import type { Fetched } from '#shared/mailbox.ts'
import type { OutgoingMail } from '#shared/outbox.ts'
import { methodWords } from '#shared/words/methods.ts'
import { MAIL_STATES } from '#shared/words/values.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { visible } from '../terminal.ts'
import { mail as texts } from '../texts/mail.ts'

export function addMailCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'mail')
  const leaf = <Options extends object>(spec: Parameters<typeof leafCommand<Options>>[2]) =>
    leafCommand<Options>(group, cli, spec, onAnswer)
  leaf({ usage: 'send', text: methodWords('outbox.send'), act: globals => send(cli, globals) })
  leaf({
    usage: 'fetch [MAILBOX]',
    text: methodWords('mailboxes.fetch'),
    act: (globals, [id]) => fetch(cli, globals, id)
  })
  leaf<{ to: string }>({
    usage: 'test',
    text: methodWords('outbox.test'),
    options: [{ flags: '--to <EMAIL>', text: texts.to, mandatory: true }],
    act: ({ to, ...globals }) => sent(cli, globals, client => client.outbox.test({ recipient: to }))
  })
  leaf<{ to?: string }>({
    usage: 'again <ID>',
    text: methodWords('outbox.again'),
    options: [{ flags: '--to <EMAIL>', text: texts.againTo }],
    act: ({ to, ...globals }, [typed = '']) =>
      sent(cli, globals, async client =>
        client.outbox.again({ id: await idOf(client, OutgoingMailId, typed), recipient: to ?? null })
      )
  })
}

async function send(cli: Cli, globals: Globals): Promise<Answer> {
  const counts = await inArchive(cli, globals, client => client.outbox.send())
  return { json: counts, lines: [cli.out.t(texts.counts, counts)] }
}

/** A mail that is queued, sent at once, and told of as it then is. */
async function sent(
  cli: Cli,
  globals: Globals,
  queue: (client: Client) => Promise<OutgoingMail>
): Promise<Answer> {
  const mail = await inArchive(cli, globals, async client => {
    const { id } = await queue(client)
    await client.outbox.send()
    return client.outbox.find({ id })
  })
  const { recipient, state } = mail
  const line = cli.out.t(texts.mailIs, { recipient, state: cli.out.t(MAIL_STATES[state]) })
  return { json: { mail }, lines: [visible(line)] }
}

async function fetch(cli: Cli, globals: Globals, typed: string | undefined): Promise<Answer> {
  const { out } = cli
  const fetched = await inArchive(cli, globals, async client => {
    const boxes = await client.mailboxes.list({ channelId: null })
    const one = typed === undefined ? null : await idOf(client, MailboxId, typed)
    const chosen =
      one === null ? boxes : [boxes.find(({ id }) => id === one) ?? { id: one, user: typed ?? '' }]
    const each: { mailbox: string; counts: Fetched }[] = []
    for (const { id, user } of chosen)
      each.push({ mailbox: user, counts: await client.mailboxes.fetch({ id }) })
    return each
  })
  const lines = fetched.map(({ mailbox, counts }) => visible(out.t(texts.fetched, { mailbox, ...counts })))
  return { json: { fetched }, lines: lines.length === 0 ? [out.t(texts.noMailboxes)] : lines }
}
