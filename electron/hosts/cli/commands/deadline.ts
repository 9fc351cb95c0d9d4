// `deadline`: when answers are due, what waits, and how it went.
import type { Command } from 'commander'
import type { DeadlineRules } from '#shared/deadline.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visible } from '../terminal.ts'
import { deadline as texts } from '../texts/deadline.ts'
import { dateTyped, onlyOne } from '../values.ts'

type ChannelOptions = { readonly days?: number; readonly standard?: true }
type AnswersOptions = { readonly from?: string; readonly to?: string }

export function addDeadlineCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'deadline', texts.group)
  leafCommand(
    group,
    cli,
    { usage: 'rules', text: texts.rules, act: globals => showRules(cli, globals) },
    onAnswer
  )
  leafCommand<{ name: string }>(
    group,
    cli,
    {
      usage: 'close <DATE>',
      text: texts.close,
      options: [{ flags: '--name <TEXT>', text: texts.name, mandatory: true }],
      act: (options, [date = '']) => close(cli, options, date)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'open <DATE>', text: texts.open, act: (globals, [date = '']) => open(cli, globals, date) },
    onAnswer
  )
  leafCommand<ChannelOptions>(
    group,
    cli,
    {
      usage: 'channel <ID>',
      text: texts.channel,
      options: [
        { flags: '--days <N>', text: texts.days, read: daysTyped },
        { flags: '--standard', text: texts.standard }
      ],
      act: (options, [id = '']) => setChannel(cli, options, id)
    },
    onAnswer
  )
  leafCommand(
    group,
    cli,
    { usage: 'waiting', text: texts.waiting, act: globals => waiting(cli, globals) },
    onAnswer
  )
  leafCommand<AnswersOptions>(
    group,
    cli,
    {
      usage: 'answers',
      text: texts.answers,
      options: [
        { flags: '--from <MONTH>', text: texts.from, read: monthTyped },
        { flags: '--to <MONTH>', text: texts.to, read: monthTyped }
      ],
      act: options => answers(cli, options)
    },
    onAnswer
  )
}

async function showRules(cli: Cli, globals: Globals): Promise<Answer> {
  const rules = await inArchive(cli, globals, client => client.deadlines.rules())
  return { json: { rules }, lines: rulesLines(cli.out, rules) }
}

function rulesLines(out: Output, { closedDays, channels }: DeadlineRules): string[] {
  const { rows } = texts
  const days = out.table(
    [{ title: out.t(rows.date), whole: true }, { title: out.t(rows.name) }],
    closedDays.map(({ date, name }) => [date, name])
  )
  const times = out.table(
    [
      { title: out.t(rows.channel) },
      { title: out.t(rows.department) },
      { title: out.t(rows.days), whole: true }
    ],
    channels.map(({ channelName, departmentName, workingDays }) => [
      channelName,
      departmentName,
      workingDays === null ? out.t(texts.byStandard) : String(workingDays)
    ])
  )
  return [
    ...(closedDays.length === 0 ? [out.t(texts.noClosedDays)] : listed(out, days, closedDays.length, null)),
    '',
    ...listed(out, times, channels.length, null)
  ]
}

async function close(
  cli: Cli,
  { name, ...globals }: { name: string } & Globals,
  typed: string
): Promise<Answer> {
  const date = dateTyped(typed)
  const rules = await inArchive(cli, globals, client => client.deadlines.addClosedDay({ date, name }))
  return { json: { rules }, lines: [cli.out.t(texts.closed, { date })] }
}

async function open(cli: Cli, globals: Globals, typed: string): Promise<Answer> {
  const date = dateTyped(typed)
  const rules = await inArchive(cli, globals, client => client.deadlines.removeClosedDay({ date }))
  return { json: { rules }, lines: [cli.out.t(texts.opened, { date })] }
}

async function setChannel(
  cli: Cli,
  { days, standard, ...globals }: ChannelOptions & Globals,
  typed: string
): Promise<Answer> {
  const { out } = cli
  onlyOne({ '--days': days, '--standard': standard })
  const { rules, channelId } = await inArchive(cli, globals, async client => {
    const channelId = await channelIdOf(client, typed)
    return {
      channelId,
      rules: await client.deadlines.setChannel({ channelId, workingDays: days ?? null })
    }
  })
  const channel = rules.channels.find(each => each.channelId === channelId)?.channelName ?? typed
  const line =
    days === undefined ? out.t(texts.setStandard, { channel }) : out.t(texts.set, { channel, days })
  return { json: { rules }, lines: [visible(line)] }
}

async function waiting(cli: Cli, globals: Globals): Promise<Answer> {
  const counts = await inArchive(cli, globals, client => client.deadlines.waiting())
  return { json: { waiting: counts }, lines: [cli.out.t(texts.counts, counts)] }
}

async function answers(cli: Cli, { from, to, ...globals }: AnswersOptions & Globals): Promise<Answer> {
  const { out } = cli
  const last = to ?? new Date().toISOString().slice(0, 7)
  const first = from ?? `${Number(last.slice(0, 4)) - 1}${last.slice(4)}`
  const counts = await inArchive(cli, globals, client => client.deadlines.answers({ from: first, to: last }))
  const { rows } = texts
  const table = out.table(
    [
      { title: out.t(rows.month), whole: true },
      { title: out.t(rows.department) },
      ...(['received', 'inTime', 'late', 'waiting', 'overdue'] as const).map(name => ({
        title: out.t(rows[name]),
        whole: true as const
      }))
    ],
    counts.map(row => [
      row.month,
      row.departmentName,
      ...[row.received, row.inTime, row.late, row.waiting, row.overdue].map(String)
    ])
  )
  return { json: { answers: counts }, lines: listed(out, table, counts.length, null) }
}

function monthTyped(value: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(value)) throw new UsageError(texts.badMonth, { value })
  return value
}

function daysTyped(value: string): number {
  const days = Number(value)
  if (!/^\d{1,2}$/.test(value) || days > 20) throw new UsageError(texts.badDays, { value })
  return days
}
