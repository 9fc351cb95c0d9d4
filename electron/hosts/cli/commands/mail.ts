// `mail fetch`: of one mailbox or all, by hand or by a scheduler.
import type { Command } from 'commander'
import { MailboxId } from '#shared/ids.ts'
import type { Fetched } from '#shared/mailbox.ts'
import { methodWords } from '#shared/words/methods.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { visible } from '../terminal.ts'
import { mail as texts } from '../texts/mail.ts'

export function addMailCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand(
    groupIn(root, cli, 'mail'),
    cli,
    {
      usage: 'fetch [MAILBOX]',
      text: methodWords('mailboxes.fetch'),
      act: (globals, [id]) => fetch(cli, globals, id)
    },
    onAnswer
  )
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
