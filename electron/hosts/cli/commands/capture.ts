// `capture`: rounds of captures, and what they came to.
import type { Command } from 'commander'
import {
  type RunChoice,
  type RunKind,
  RunKind as RunKindSchema,
  type RunRequest,
  Viewport
} from '#shared/capture.ts'
import { ChannelId, DepartmentId, RunId } from '#shared/ids.ts'
import { methodWords } from '#shared/words/methods.ts'
import { exitOfRun, followRun, type RunOutcome, runLines } from '../capture-run.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { actingCommand, leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { capture as texts } from '../texts/capture.ts'
import { common } from '../texts/common.ts'
import { round as roundTexts } from '../texts/round.ts'
import { onlyOne, size } from '../values.ts'
import { tellOfBrowser } from '../work/computer.ts'

type RunOptions = {
  readonly channel?: readonly string[]
  readonly all?: true
  readonly due?: true
  readonly department?: string
  readonly resume?: string
  readonly retry?: string
  readonly runDue?: true
  readonly kind?: RunKind
  readonly reason?: string
  readonly acceptBadCertificates?: true
  readonly viewport?: Viewport
}
export function addCaptureCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'capture')
  actingCommand<RunOptions>(
    group,
    cli,
    {
      options: [
        { flags: '--channel <ID...>', text: texts.channel },
        { flags: '--all', text: texts.all },
        { flags: '--due', text: texts.due },
        { flags: '--department <NAME>', text: texts.department },
        { flags: '--resume <RUN>', text: texts.resume },
        { flags: '--retry <RUN>', text: texts.retry },
        { flags: '--run-due', text: roundTexts.runDue },
        { flags: '--kind <KIND>', text: texts.kind, choices: RunKindSchema.options },
        { flags: '--reason <TEXT>', text: texts.reason },
        { flags: '--accept-bad-certificates', text: texts.acceptBad },
        { flags: '--viewport <VIEWPORT>', text: texts.viewport, choices: Viewport.options }
      ],
      act: options => run(cli, options)
    },
    onAnswer
  )
  leafCommand<RunOptions>(
    group,
    cli,
    {
      usage: 'forecast',
      text: methodWords('captures.forecastRun'),
      options: [
        { flags: '--channel <ID...>', text: texts.channel },
        { flags: '--all', text: texts.all },
        { flags: '--due', text: texts.due },
        { flags: '--department <NAME>', text: texts.department }
      ],
      act: options => forecast(cli, options)
    },
    onAnswer
  )
}

async function run(cli: Cli, options: RunOptions & Globals): Promise<Answer> {
  const { channel, all, due, resume, retry, runDue, department } = options
  onlyOne({
    '--channel': channel,
    '--all': all,
    '--due': due,
    '--resume': resume,
    '--retry': retry,
    '--run-due': runDue
  })
  if (department !== undefined && all === undefined && due === undefined)
    throw new UsageError(common.chooseOne, { options: '--all, --due' })
  if (runDue) return runAllDue(cli, options)
  const outcome = await inArchive(cli, options, async client => {
    await tellOfBrowser(cli, client)
    const going = resume ?? retry
    if (going !== undefined) {
      const id = await idOf(client, RunId, going)
      return followRun(cli, client, () =>
        resume === undefined ? client.captures.retryRun({ id }) : client.captures.resumeRun({ id })
      )
    }
    const request = await requestOf(client, options)
    return followRun(cli, client, () => client.captures.startRun(request))
  })
  if (outcome === null) return { json: {}, lines: [] }
  return { json: outcome, lines: runLines(outcome, cli.out), exit: exitOfRun(outcome) }
}

/** Everything that is due, one run after the other. */
async function runAllDue(cli: Cli, options: Globals): Promise<Answer> {
  const { out } = cli
  let missed = 0
  const outcomes: RunOutcome[] = await inArchive(cli, options, async client => {
    await tellOfBrowser(cli, client)
    const ended: RunOutcome[] = []
    for (;;) {
      const outcome = await followRun(cli, client, async () => {
        const due = await client.rounds.runDue()
        missed += due.missed
        return due.run
      })
      if (outcome === null) return ended
      ended.push(outcome)
      if (outcome.problem !== null) return ended
    }
  })
  const lines = outcomes.flatMap(outcome => runLines(outcome, out))
  if (missed > 0) lines.unshift(out.t(roundTexts.missedNow, { count: missed }))
  if (outcomes.length === 0) lines.push(out.t(roundTexts.nothingDue))
  const worst = outcomes.map(exitOfRun).find(exit => exit !== EXIT.done)
  return { json: { missed, runs: outcomes }, lines, exit: worst ?? EXIT.done }
}

async function requestOf(client: Client, options: RunOptions): Promise<RunRequest> {
  const { channel, kind, reason, acceptBadCertificates, viewport } = options
  return {
    kind: kind ?? (channel === undefined ? 'half-year' : 'single'),
    which: await choiceOf(client, options),
    reason: reason ?? null,
    acceptBadCertificates: acceptBadCertificates === true,
    ...(viewport === undefined ? {} : { viewport })
  }
}

async function choiceOf(client: Client, { channel, all, department }: RunOptions): Promise<RunChoice> {
  if (channel !== undefined) return channelIds(client, channel)
  const only = all ? ('all' as const) : ('due' as const)
  return department === undefined
    ? only
    : { departmentId: await idOf(client, DepartmentId, department), only }
}

async function forecast(cli: Cli, options: RunOptions & Globals): Promise<Answer> {
  const { out } = cli
  const { channel, all, due } = options
  onlyOne({ '--channel': channel, '--all': all, '--due': due })
  const found = await inArchive(cli, options, async client =>
    client.captures.forecastRun({ which: await choiceOf(client, options) })
  )
  const { addresses, bytes, free, minutes, fits } = found
  const said = { addresses, minutes, bytes: size(bytes, out.language), free: size(free, out.language) }
  const lines = [out.t(texts.forecastLine, said)]
  if (!fits) lines.push(out.t(texts.tooSmall))
  return { json: found, lines }
}

async function channelIds(client: Client, typed: readonly string[]) {
  const ids = await Promise.all(typed.map(each => idOf(client, ChannelId, each)))
  return [...new Set(ids)]
}
