// `round`: when half-year rounds are made, and what became of each.
import type { Command } from 'commander'
import type { DepartmentId } from '#shared/ids.ts'
import { RoundPlan, type RoundPlans, USUAL_PLAN } from '#shared/round.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { factLines, listed } from '../listing.ts'
import type { Output } from '../output.ts'
import { round as texts } from '../texts/round.ts'
import { localTime, shortId } from '../values.ts'

type Span = { readonly from: string; readonly to: string }
type PlanOptions = {
  readonly department?: string
  readonly spring?: Span
  readonly autumn?: Span
  readonly hours?: { readonly from: number; readonly to: number }
  readonly off?: true
}

export function addRoundCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'round', texts.group)
  leafCommand(group, cli, { usage: 'list', text: texts.list, act: globals => list(cli, globals) }, onAnswer)
  leafCommand<PlanOptions>(
    group,
    cli,
    {
      usage: 'plan',
      text: texts.plan,
      options: [
        { flags: '--department <NAME>', text: texts.department },
        { flags: '--spring <DATES>', text: texts.spring, read: datesTyped },
        { flags: '--autumn <DATES>', text: texts.autumn, read: datesTyped },
        { flags: '--hours <HOURS>', text: texts.hours, read: hoursTyped },
        { flags: '--off', text: texts.off }
      ],
      act: options => plan(cli, options)
    },
    onAnswer
  )
}

async function list(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const rounds = await inArchive(cli, globals, client => client.rounds.list())
  const { department, period, planned, state, channels, run } = texts.rows
  const table = out.table(
    [
      { title: out.t(planned), whole: true },
      { title: out.t(period), whole: true },
      { title: out.t(state), whole: true },
      { title: out.t(department) },
      { title: out.t(channels), whole: true },
      { title: out.t(run), whole: true }
    ],
    rounds.map(row => [
      localTime(row.plannedAt, ''),
      row.period,
      out.t(texts.states[row.state]),
      row.departmentName,
      String(row.channels),
      row.runId === null ? '–' : shortId(row.runId)
    ])
  )
  return { json: { rounds }, lines: listed(out, table, rounds.length, null) }
}

async function plan(cli: Cli, options: PlanOptions & Globals): Promise<Answer> {
  const { department, spring, autumn, hours, off } = options
  const plans = await inArchive(cli, options, async client => {
    const departmentId = department === undefined ? null : await departmentOf(client, department)
    const before = await client.rounds.plans()
    if (off) return client.rounds.savePlan({ departmentId, plan: null })
    if (spring === undefined && autumn === undefined && hours === undefined) return before
    const own = before.departments.find(row => row.departmentId === departmentId)?.plan
    const start = own ?? before.common ?? USUAL_PLAN
    const changes = {
      ...(spring === undefined ? {} : { spring }),
      ...(autumn === undefined ? {} : { autumn }),
      ...(hours === undefined ? {} : { hours })
    }
    return client.rounds.savePlan({ departmentId, plan: { ...start, ...changes } })
  })
  return { json: { plans }, lines: planLines(cli.out, plans) }
}

function planLines(out: Output, { common, departments }: RoundPlans): string[] {
  const say = (plan: RoundPlan | null, none: string) =>
    plan === null
      ? none
      : out.t(texts.planLine, {
          spring: `${plan.spring.from}..${plan.spring.to}`,
          autumn: `${plan.autumn.from}..${plan.autumn.to}`,
          hours: `${plan.hours.from}-${plan.hours.to}`
        })
  return factLines([
    [out.t(texts.everyone), say(common, out.t(texts.none))],
    ...departments.map(
      ({ departmentName, plan }) => [departmentName, say(plan, out.t(texts.asCommon))] as const
    )
  ])
}

/** The department of that name. @throws UsageError */
export async function departmentOf(client: Client, name: string): Promise<DepartmentId> {
  const found = (await client.departments.list()).find(
    each => each.name.toLocaleLowerCase('sv') === name.trim().toLocaleLowerCase('sv')
  )
  if (found === undefined) throw new UsageError(texts.noDepartment, { name })
  return found.id
}

function datesTyped(value: string): Span {
  const [from = '', to = ''] = value.trim().split('..')
  const isDates = [from, to].every(each => /^\d\d-\d\d$/.test(each))
  const isKnown = [RoundPlan.shape.spring, RoundPlan.shape.autumn].some(
    half => half.safeParse({ from, to }).success
  )
  if (!isDates || !isKnown) throw new UsageError(texts.badDates, { value })
  return { from, to }
}

function hoursTyped(value: string): { from: number; to: number } {
  const [, from = '', to = ''] = /^(\d{1,2})-(\d{1,2})$/.exec(value.trim()) ?? []
  const hours = RoundPlan.shape.hours.safeParse({ from: Number(from), to: Number(to) })
  if (from === '' || !hours.success) throw new UsageError(texts.badHours, { value })
  return hours.data
}
