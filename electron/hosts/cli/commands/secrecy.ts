// `secrecy`: marks on records, by the paragraph they are secret by.
import type { Command } from 'commander'
import { SecrecyKind, SecretRef } from '#shared/secrecy.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed } from '../listing.ts'
import { secrecy as texts } from '../texts/secrecy.ts'
import { localTime } from '../values.ts'

export function addSecrecyCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'secrecy', texts.group)
  const { out } = cli
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
  leafCommand<{ paragraph: string; note?: string }>(
    group,
    cli,
    {
      usage: 'mark <KIND> <ID>',
      text: texts.mark,
      options: [
        { flags: '--paragraph <TEXT>', text: texts.paragraph, mandatory: true },
        { flags: '--note <TEXT>', text: texts.note }
      ],
      act: async ({ paragraph, note, ...globals }, args) => {
        const record = recordIn(args)
        const mark = await inArchive(cli, globals, client =>
          client.secrecy.mark({ record, paragraph, note: note ?? null })
        )
        return { json: { mark }, lines: [out.t(texts.marked)] }
      }
    },
    onAnswer
  )
  leafCommand<{ because: string }>(
    group,
    cli,
    {
      usage: 'lift <KIND> <ID>',
      text: texts.lift,
      options: [{ flags: '--because <TEXT>', text: texts.because, mandatory: true }],
      act: async ({ because, ...globals }, args) => {
        const record = recordIn(args)
        const mark = await inArchive(cli, globals, client => client.secrecy.lift({ record, because }))
        return { json: { mark }, lines: [out.t(texts.lifted)] }
      }
    },
    onAnswer
  )
}

function recordIn([kind = '', id = '']: readonly string[]): SecretRef {
  const record = SecretRef.safeParse({ kind, id: id.trim().toLowerCase() })
  if (!record.success)
    throw new UsageError(texts.badRecord, { kind, id, kinds: SecrecyKind.options.join(', ') })
  return record.data
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const marks = await inArchive(cli, globals, client => client.secrecy.list())
  const { kind, name, id, paragraph, at, by } = texts.rows
  const table = out.table(
    [kind, name, id, paragraph, at, by].map(title => ({ title: out.t(title) })),
    marks.map(mark => [
      ...[mark.record.kind, mark.name, mark.record.id, mark.paragraph],
      ...[localTime(mark.markedAt, ''), mark.markedBy]
    ])
  )
  return { json: { marks }, lines: listed(out, table, marks.length, null) }
}
