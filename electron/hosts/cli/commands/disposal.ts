// `disposal certificate`: both halves of a certificate, saved in one go.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { DisposalId } from '#shared/ids.ts'
import { fieldWords } from '#shared/words/fields.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { UsageError } from '../errors.ts'
import { visible } from '../terminal.ts'
import { disposal as texts } from '../texts/disposal.ts'
import { shortId } from '../values.ts'

export function addDisposalCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<{ to: string }>(
    groupIn(root, cli, 'disposal'),
    cli,
    {
      usage: 'certificate <ID>',
      text: texts.certificate,
      options: [{ flags: '--to <DIR>', text: fieldWords('dir'), mandatory: true }],
      act: (options, [typed = '']) => saveCertificate(cli, options, typed)
    },
    onAnswer
  )
}

async function saveCertificate(cli: Cli, options: { to: string } & Globals, typed: string): Promise<Answer> {
  const paths = await inArchive(cli, options, async client => {
    const { id, certificate } = await client.disposal.find({ id: await idOf(client, DisposalId, typed) })
    if (certificate === null) throw new UsageError(texts.notDone, { id: shortId(id) })
    const dir = resolve(options.to)
    const pdf = await client.documents.save({ sha256: certificate.pdf.sha256, dir })
    const json = await client.documents.save({ sha256: certificate.json.sha256, dir })
    return [pdf.path, json.path]
  })
  return { json: { paths }, lines: paths.map(visible) }
}
