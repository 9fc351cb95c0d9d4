// `consent show`: one of the list.
import type { Command } from 'commander'
import { ConsentId } from '#shared/ids.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { specOf } from '../contract/methods.ts'
import { shown } from '../contract/show.ts'
import { common } from '../texts/common.ts'

export function addConsentCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand(
    groupIn(root, cli, 'consent'),
    cli,
    {
      usage: 'show <ID>',
      text: common.showConsent,
      act: (globals, [typed = '']) => show(cli, globals, typed)
    },
    onAnswer
  )
}

async function show(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const consent = await inArchive(cli, globals, async client => {
    const id = await idOf(client, ConsentId, typed)
    return (await client.consents.list()).find(each => each.id === id)
  })
  if (consent === undefined) throw new ArchiveError('not-found', { what: typed })
  return { json: { consent }, lines: shown(cli.out, specOf('consents.list'), consent) }
}
