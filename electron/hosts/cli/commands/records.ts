// `consent show`, one of the list, and `disposal certificate`, both halves of it in one go.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ConsentId, DisposalId } from '#shared/ids.ts'
import { fieldWords } from '#shared/words/fields.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { specOf } from '../contract/methods.ts'
import { shown } from '../contract/show.ts'
import { UsageError } from '../errors.ts'
import { visible } from '../terminal.ts'
import { common } from '../texts/common.ts'
import { shortId } from '../values.ts'

export function addRecordCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand(
    groupIn(root, cli, 'consent'),
    cli,
    {
      usage: 'show <ID>',
      text: common.showConsent,
      act: (globals, [id = '']) => inArchive(cli, globals, client => showConsent(cli, client, id))
    },
    onAnswer
  )
  leafCommand<{ to: string }>(
    groupIn(root, cli, 'disposal'),
    cli,
    {
      usage: 'certificate <ID>',
      text: common.certificate,
      options: [{ flags: '--to <DIR>', text: fieldWords('dir'), mandatory: true }],
      act: (options, [id = '']) => inArchive(cli, options, client => saveCertificate(client, options, id))
    },
    onAnswer
  )
}

async function showConsent(cli: Cli, client: Client, typed: string): Promise<Answer> {
  const id = await idOf(client, ConsentId, typed)
  const consent = (await client.consents.list()).find(each => each.id === id)
  if (consent === undefined) throw new ArchiveError('not-found', { what: typed })
  return { json: { consent }, lines: shown(cli.out, specOf('consents.list'), consent) }
}

async function saveCertificate(
  client: Client,
  { to }: Globals & { to: string },
  typed: string
): Promise<Answer> {
  const { id, certificate } = await client.disposal.find({ id: await idOf(client, DisposalId, typed) })
  if (certificate === null) throw new UsageError(common.noCertificate, { id: shortId(id) })
  const paths: string[] = []
  for (const { sha256 } of [certificate.pdf, certificate.json])
    paths.push((await client.documents.save({ sha256, dir: resolve(to) })).path)
  return { json: { paths }, lines: paths.map(visible) }
}
