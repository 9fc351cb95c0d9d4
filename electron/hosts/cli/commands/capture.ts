// `capture`: rounds of captures, and what they came to.
import type { Command } from 'commander'
import {
  type CaptureDetail,
  type RunChoice,
  type RunKind,
  RunKind as RunKindSchema,
  type RunRequest,
  Viewport
} from '#shared/capture.ts'
import { objectPath, RunId } from '#shared/ids.ts'
import { reasonSentence } from '#shared/reasons.ts'
import { countsOf, exitOfRun, followRun, type RunOutcome, runLines } from '../capture-run.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { actingCommand, groupCommand, leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visibleLines } from '../terminal.ts'
import { capture as texts } from '../texts/capture.ts'
import { common } from '../texts/common.ts'
import { round as roundTexts } from '../texts/round.ts'
import { everyRow, idBeginning, localTime, onlyOne, shortId, size } from '../values.ts'
import { addLookingCommands, captureIdOf } from './capture-look.ts'
import { addCaptureProxy } from './capture-proxy.ts'
import { departmentOf } from './round.ts'

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
type ListOptions = {
  readonly channel?: string
  readonly run?: string
  readonly limit: number
  readonly after?: string
}

export function addCaptureCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupCommand(root, cli, 'capture', texts.run)
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
  leafCommand<ListOptions>(
    group,
    cli,
    {
      usage: 'list',
      text: texts.list,
      options: [
        { flags: '--channel <ID>', text: texts.ofChannel },
        { flags: '--run <ID>', text: texts.ofRun },
        ...PAGING
      ],
      act: options => list(cli, options)
    },
    onAnswer
  )
  leafCommand<RunOptions>(
    group,
    cli,
    {
      usage: 'forecast',
      text: texts.forecast,
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
  leafCommand<ListOptions>(
    group,
    cli,
    { usage: 'runs', text: texts.runs, options: PAGING, act: options => runs(cli, options) },
    onAnswer
  )
  leafCommand<{ text?: true }>(
    group,
    cli,
    {
      usage: 'show <ID>',
      text: texts.show,
      options: [{ flags: '--text', text: texts.text }],
      act: (options, [id = '']) => show(cli, options, id)
    },
    onAnswer
  )
  addLookingCommands(group, cli, onAnswer)
  addCaptureProxy(group, cli, onAnswer)
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
    const going = resume ?? retry
    if (going !== undefined) {
      const id = await runIdOf(client, going)
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
  return department === undefined ? only : { departmentId: await departmentOf(client, department), only }
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

async function runs(cli: Cli, { limit, after, ...globals }: ListOptions & Globals): Promise<Answer> {
  const { out } = cli
  const page = await inArchive(cli, globals, client => client.captures.runs({ limit, after: after ?? null }))
  const { id, time, kind, period, state, result } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      { title: out.t(time), whole: true },
      { title: out.t(state), whole: true },
      { title: out.t(period), whole: true },
      { title: out.t(kind), whole: true },
      { title: out.t(result) }
    ],
    page.items.map(row => [
      shortId(row.id),
      localTime(row.startedAt, ''),
      out.t(texts.runStates[row.state]),
      row.period,
      out.t(texts.kinds[row.kind]),
      out.t(texts.summary, countsOf(row))
    ])
  )
  return {
    json: { runs: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}

async function channelIds(client: Client, typed: readonly string[]) {
  const ids = await Promise.all(typed.map(each => channelIdOf(client, each)))
  return [...new Set(ids)]
}

async function list(
  cli: Cli,
  { channel, run, limit, after, ...globals }: ListOptions & Globals
): Promise<Answer> {
  const { out } = cli
  const page = await inArchive(cli, globals, async client =>
    client.captures.list({
      channelId: channel === undefined ? null : await channelIdOf(client, channel),
      runId: run === undefined ? null : await runIdOf(client, run),
      limit,
      after: after ?? null
    })
  )
  const { id, time, channel: channelTitle, address, state } = texts.rows
  const table = out.table(
    [
      { title: out.t(id), whole: true },
      { title: out.t(time), whole: true },
      { title: out.t(state), whole: true },
      { title: out.t(channelTitle) },
      { title: out.t(address) }
    ],
    page.items.map(row => [
      shortId(row.id),
      localTime(row.startedAt, ''),
      out.t(texts.states[row.state]),
      row.channelName,
      row.address
    ])
  )
  return {
    json: { captures: page.items, next: page.next },
    lines: listed(out, table, page.items.length, page.next)
  }
}

async function show(cli: Cli, options: Globals & { text?: true }, typed: string): Promise<Answer> {
  const { found, text } = await inArchive(cli, options, async client => {
    const id = await captureIdOf(client, typed)
    const found = await client.captures.find({ id })
    return { found, text: options.text ? await wholeText(client, found) : null }
  })
  if (text !== null) return { json: { capture: found, text }, lines: [visibleLines(text)] }
  return { json: { capture: found }, lines: described(cli.out, found) }
}

const CHUNK = 200_000

async function wholeText(client: Client, { id }: CaptureDetail): Promise<string> {
  let whole = ''
  for (let offset = 0; ; offset += CHUNK) {
    const { text, total } = await client.captures.text({ role: 'text', id, offset, limit: CHUNK })
    whole += text
    if (offset + CHUNK >= total) return whole
  }
}

function runIdOf(client: Client, typed: string): Promise<RunId> {
  return idBeginning(typed, RunId, () => everyRow(after => client.captures.runs({ limit: 500, after })))
}

function described(out: Output, found: CaptureDetail): string[] {
  const facts = factLines([
    [out.t(texts.rows.id), found.id],
    [out.t(texts.rows.channel), found.channelName],
    [out.t(texts.rows.address), found.address],
    [out.t(texts.rows.finalAddress), found.finalAddress ?? '–'],
    [out.t(texts.rows.status), String(found.httpStatus ?? '–')],
    [out.t(texts.rows.time), localTime(found.startedAt, '–')],
    [out.t(texts.rows.viewport), out.t(texts.viewports[found.viewport])],
    [out.t(texts.rows.state), out.t(texts.states[found.state])],
    [
      out.t(texts.rows.reasons),
      found.reasons.map(each => reasonSentence(each, out.language)).join(' ') || '–'
    ],
    [out.t(texts.rows.run), found.runId ?? '–']
  ])
  const files = out.table(
    [
      { title: out.t(texts.rows.file), whole: true },
      { title: out.t(texts.rows.size), whole: true },
      { title: out.t(texts.rows.path), whole: true }
    ],
    found.files.map(file => [
      out.t(texts.roles[file.role]),
      size(file.bytes, out.language),
      objectPath(file.sha256)
    ])
  )
  return found.files.length === 0 ? facts : [...facts, '', ...listed(out, files, files.length, null)]
}
