// `capture`: rounds of captures, and what they came to.
import type { Command } from 'commander'
import {
  type CaptureDetail,
  type RunKind,
  RunKind as RunKindSchema,
  type RunRequest,
  Viewport
} from '#shared/capture.ts'
import { objectPath, RunId } from '#shared/ids.ts'
import { reasonSentence } from '#shared/reasons.ts'
import { exitOfRun, followRun, runLines } from '../capture-run.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { actingCommand, groupCommand, leafCommand } from '../command.ts'
import { factLines, listed, PAGING } from '../listing.ts'
import type { Output } from '../output.ts'
import { channelIdOf } from '../register.ts'
import { visibleLines } from '../terminal.ts'
import { capture as texts } from '../texts/capture.ts'
import { everyRow, idBeginning, localTime, onlyOne, shortId, size } from '../values.ts'
import { addLookingCommands, captureIdOf } from './capture-look.ts'

type RunOptions = {
  readonly channel?: readonly string[]
  readonly all?: true
  readonly due?: true
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
}

async function run(cli: Cli, options: RunOptions & Globals): Promise<Answer> {
  const { channel, all, due, kind, reason, acceptBadCertificates, viewport } = options
  onlyOne({ '--channel': channel, '--all': all, '--due': due })
  const outcome = await inArchive(cli, options, async client => {
    const request: RunRequest = {
      kind: kind ?? (channel === undefined ? 'half-year' : 'single'),
      which: channel === undefined ? (all ? 'all' : 'due') : await channelIds(client, channel),
      reason: reason ?? null,
      acceptBadCertificates: acceptBadCertificates === true,
      ...(viewport === undefined ? {} : { viewport })
    }
    return followRun(cli, client, request)
  })
  return { json: outcome, lines: runLines(outcome, cli.out), exit: exitOfRun(outcome) }
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
