// `mail fetch`: of one mailbox or all, by hand or by a scheduler.
import type { Command } from 'commander'
import { MailboxId } from '#shared/ids.ts'
import type { Mailbox } from '#shared/mailbox.ts'
import { methodWords } from '#shared/words/methods.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { EXIT } from '../exit-codes.ts'
import { visible } from '../terminal.ts'
import { mail as texts } from '../texts/mail.ts'
import { doEach, endOf, errorOf } from '../work/each.ts'

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

type Box = Pick<Mailbox, 'id' | 'user' | 'folder'>

async function fetch(cli: Cli, globals: Globals, typed: string | undefined): Promise<Answer> {
  const { out } = cli
  const { made, failed } = await inArchive(cli, globals, async client => {
    const boxes: Box[] = await client.mailboxes.list({ channelId: null })
    const one = typed === undefined ? null : await idOf(client, MailboxId, typed)
    const chosen =
      one === null
        ? boxes
        : [boxes.find(({ id }) => id === one) ?? { id: one, user: typed ?? '', folder: '' }]
    return doEach(cli, chosen, ({ id }) => client.mailboxes.fetch({ id }))
  })
  const lines = [
    ...made.flatMap(({ of: { user: mailbox, folder }, made: counts }) =>
      [texts.fetched, ...(counts.short === 0 ? [] : [texts.short])].map(text =>
        visible(out.t(text, { mailbox, folder, ...counts }))
      )
    ),
    ...failed.map(({ of: { user: mailbox, folder }, why }) =>
      visible(out.t(texts.notFetched, { mailbox, folder, why: why.message }))
    )
  ]
  const isShort = made.some(({ made: { short } }) => short > 0)
  return {
    json: {
      fetched: made.map(({ of: { user: mailbox }, made: counts }) => ({ mailbox, counts })),
      refused: failed.map(({ of: { user: mailbox, folder }, why }) => ({
        ...{ mailbox, folder },
        error: errorOf(why)
      }))
    },
    lines: lines.length === 0 ? [out.t(texts.noMailboxes)] : lines,
    exit: isShort && failed.length === 0 ? EXIT.partial : endOf(made, failed)
  }
}
