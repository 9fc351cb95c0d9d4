// `registry filings`, `filing` and `yearly-case`: how the records of each department are filed in the registry.
import type { Command } from 'commander'
import { RegistryFiling, type RegistryFilings } from '#shared/registry.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { knownDepartment } from '../selection.ts'
import { visible } from '../terminal.ts'
import { registry as texts } from '../texts/registry.ts'
import { onlyOne } from '../values.ts'

type FilingOptions = { readonly department?: string }
type CaseOptions = { readonly number?: string; readonly none?: true }

export function addFilingCommands(group: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand(
    group,
    cli,
    { usage: 'filings', text: texts.filings, act: globals => filings(cli, globals) },
    onAnswer
  )
  leafCommand<FilingOptions>(
    group,
    cli,
    {
      usage: 'filing <HOW>',
      text: texts.filing,
      options: [{ flags: '--department <NAME>', text: texts.filingDepartment }],
      act: (options, [how = '']) => setFiling(cli, options, how)
    },
    onAnswer
  )
  leafCommand<CaseOptions>(
    group,
    cli,
    {
      usage: 'yearly-case <DEPARTMENT> <YEAR>',
      text: texts.yearlyCase,
      options: [
        { flags: '--number <NUMBER>', text: texts.yearlyNumber },
        { flags: '--none', text: texts.yearlyNone }
      ],
      act: (options, [name = '', year = '']) => noteCase(cli, options, { name, year })
    },
    onAnswer
  )
}

async function filings(cli: Cli, globals: Globals): Promise<Answer> {
  return told(cli, await inArchive(cli, globals, client => client.registry.filings()))
}

async function setFiling(cli: Cli, options: FilingOptions & Globals, how: string): Promise<Answer> {
  const filing = how === 'standard' ? null : RegistryFiling.safeParse(how).data
  if (filing === undefined) throw new UsageError(texts.badFiling, { value: how })
  return told(
    cli,
    await inArchive(cli, options, async client => {
      const { department } = options
      const departmentId = department === undefined ? null : await knownDepartment(client, department)
      return client.registry.setFiling({ departmentId, filing })
    })
  )
}

async function noteCase(
  cli: Cli,
  options: CaseOptions & Globals,
  { name, year }: { name: string; year: string }
): Promise<Answer> {
  onlyOne({ '--number': options.number, '--none': options.none })
  const number = options.number ?? null
  return told(
    cli,
    await inArchive(cli, options, async client => {
      const departmentId = await knownDepartment(client, name)
      return client.registry.noteYearlyCase({ departmentId, year: Number(year), number })
    })
  )
}

function told({ out }: Cli, found: RegistryFilings): Answer {
  const { rows, filingNames } = texts
  const lines = out.table(
    [
      { title: out.t(rows.department) },
      { title: out.t(rows.filing), whole: true },
      { title: out.t(rows.cases), whole: true }
    ],
    found.departments.map(({ name, filing, cases }) => [
      name,
      out.t(filing === null ? texts.asAll : filingNames[filing]),
      cases.map(each => `${each.year}: ${each.number}`).join(', ') || '–'
    ])
  )
  const standard = out.t(texts.forAll, { filing: out.t(filingNames[found.standard]) })
  return { json: found, lines: [...lines, visible(standard)] }
}
