// `coverage`: how many of the channels are captured in a half-year, which are missing, and the report to print.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { actingCommand, groupCommand, leafCommand, type OptionSpec } from '../command.ts'
import { listed } from '../listing.ts'
import { departmentIds } from '../selection.ts'
import { visible } from '../terminal.ts'
import { coverage as texts } from '../texts/coverage.ts'
import { halfYearTyped } from '../values.ts'

type Period = { readonly period?: string }

const PERIOD: OptionSpec = { flags: '--period <HALFYEAR>', text: texts.period, read: halfYearTyped }

export function addCoverageCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'coverage', texts.group)
  actingCommand<Period>(group, cli, { options: [PERIOD], act: options => show(cli, options) }, onAnswer)
  leafCommand(
    group,
    cli,
    { usage: 'trend', text: texts.trend, act: globals => trend(cli, globals) },
    onAnswer
  )
  leafCommand<DepartmentOptions>(
    group,
    cli,
    {
      usage: 'department <NAME>',
      text: texts.department,
      options: [
        { flags: '--to <DIR>', text: texts.to, mandatory: true },
        PERIOD,
        { flags: '--level <LEVEL>', text: texts.level, choices: ['2b', '1b'], preset: '2b' }
      ],
      act: (options, [name = '']) => department(cli, options, name)
    },
    onAnswer
  )
  leafCommand<Period & { to: string }>(
    group,
    cli,
    {
      usage: 'report',
      text: texts.report,
      options: [{ flags: '--to <DIR>', text: texts.to, mandatory: true }, PERIOD],
      act: async ({ to, period, ...globals }) => {
        const { path } = await inArchive(cli, globals, client =>
          client.coverage.report({ period: period ?? null, dir: resolve(to) })
        )
        return { json: { path }, lines: [visible(cli.out.t(texts.written, { path }))] }
      }
    },
    onAnswer
  )
}

type DepartmentOptions = Period & { readonly to: string; readonly level: '2b' | '1b' }

async function department(
  cli: Cli,
  { to, period, level, ...globals }: DepartmentOptions & Globals,
  name: string
): Promise<Answer> {
  const { path } = await inArchive(cli, globals, async client => {
    const [departmentId] = await departmentIds(client, [name])
    if (departmentId === undefined) throw new Error('a department that was found has an id')
    return client.coverage.departmentReport({
      period: period ?? null,
      departmentId,
      level,
      dir: resolve(to)
    })
  })
  return { json: { path }, lines: [visible(cli.out.t(texts.written, { path }))] }
}

async function show(cli: Cli, { period, ...globals }: Period & Globals): Promise<Answer> {
  const { out } = cli
  const coverage = await inArchive(cli, globals, client =>
    client.coverage.halfYear({ period: period ?? null })
  )
  const { rows } = texts
  const departments = out.table(
    [
      { title: out.t(rows.department) },
      { title: out.t(rows.channels), whole: true },
      { title: out.t(rows.captured), whole: true },
      { title: out.t(rows.partial), whole: true }
    ],
    coverage.departments.map(({ departmentName, channels, captured, partial }) => [
      departmentName,
      ...[channels, captured, partial].map(String)
    ])
  )
  const missing = coverage.departments.flatMap(({ departmentName, missing }) =>
    missing.flatMap(({ channelName, missing }) =>
      missing.map(({ address, lastTry }) => [
        channelName,
        departmentName,
        address,
        out.t(texts.tries[lastTry ?? 'none'])
      ])
    )
  )
  const table = out.table(
    [
      { title: out.t(rows.channel) },
      { title: out.t(rows.department) },
      { title: out.t(rows.address) },
      { title: out.t(rows.lastTry), whole: true }
    ],
    missing
  )
  const { captured, channels } = coverage
  return {
    json: { coverage },
    lines: [
      out.t(texts.sum, { captured, channels, period: coverage.period }),
      '',
      ...listed(out, departments, coverage.departments.length, null),
      '',
      ...(missing.length === 0 ? [out.t(texts.nothingMissing)] : listed(out, table, missing.length, null))
    ]
  }
}

async function trend(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const points = await inArchive(cli, globals, client => client.coverage.trend({ halfYears: 20 }))
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.period), whole: true },
      { title: out.t(rows.department) },
      { title: out.t(rows.channels), whole: true },
      { title: out.t(rows.captured), whole: true },
      { title: out.t(rows.partial), whole: true }
    ],
    points.map(({ period, departmentName, channels, captured, partial }) => [
      period,
      departmentName,
      ...[channels, captured, partial].map(String)
    ])
  )
  return { json: { trend: points }, lines: listed(out, table, points.length, null) }
}
