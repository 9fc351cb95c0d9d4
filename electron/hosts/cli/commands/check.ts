// `check`: files are read again whose turn it is, and the database is looked through. For a scheduler: it ends with 4 where something is wrong.
import type { Command } from 'commander'
import type { SelfChecks } from '#shared/self-check.ts'
import { BOTH } from '#shared/words/both.ts'
import { DAMAGE_STATES } from '#shared/words/values.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { actingCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { withProgress } from '../long-work.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { check as texts } from '../texts/check.ts'
import { size } from '../values.ts'

type Asked = { due?: true; all?: true }

export function addCheckCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  actingCommand<Asked>(
    groupIn(root, cli, 'check'),
    cli,
    {
      options: [
        { flags: '--due', text: texts.due },
        { flags: '--all', text: texts.all }
      ],
      act: options => run(cli, options)
    },
    onAnswer
  )
}

async function run(cli: Cli, { due, all, ...globals }: Globals & Asked): Promise<Answer> {
  const { out } = cli
  if (due && all) throw new UsageError(texts.oneOf)
  const which = all ? 'all' : 'due'
  const checked = await inArchive(cli, globals, client =>
    withProgress(cli, client, () => client.checks.run({ which }))
  )
  const { files, bytes, checks } = checked
  const wrong = faultsOf(out, checks)
  const lines = [out.t(texts.read, { files, size: size(bytes, out.language) })]
  return wrong.length === 0
    ? { json: { checked }, lines: [...lines, out.t(BOTH.noFault)] }
    : { json: { checked }, lines: [...lines, ...wrong], exit: EXIT.notVerified }
}

function faultsOf(out: Output, checks: SelfChecks): string[] {
  const { damaged, damagedFiles, database, schema, overdue, days, space } = checks
  return [
    ...(damagedFiles > 0 ? [out.t(texts.damaged, { count: damagedFiles })] : []),
    ...damaged.map(({ sha256, state }) => out.t(texts.file, { state: out.t(DAMAGE_STATES[state]), sha256 })),
    ...(database?.problems ?? []).map(problem => visible(out.t(texts.database, { problem }))),
    ...(schema?.problems ?? []).map(problem => visible(out.t(texts.schema, { problem }))),
    ...(overdue > 0 ? [out.t(texts.overdue, { count: overdue, days })] : []),
    ...(space?.isShort ? [out.t(texts.short, { free: size(space.freeBytes, out.language) })] : [])
  ]
}
