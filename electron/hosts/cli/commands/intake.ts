// `intake take` and `account`: messages taken in while one waits, and what became of all that was there.
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type ErrorCode, isErrorCode } from '#shared/errors.ts'
import { ChannelId, type ImportId } from '#shared/ids.ts'
import type { Import, ImportFinding } from '#shared/imports.ts'
import { findingSays } from '#shared/intake-findings.ts'
import { FINDING_KINDS } from '#shared/words/values.ts'
import { type Answer, type Cli, type Client, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { groupIn } from '../contract/commands.ts'
import { idOf } from '../contract/ids.ts'
import { UsageError } from '../errors.ts'
import { EXIT, type ExitCode, exitOf } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { intake as texts } from '../texts/intake.ts'
import { everyRow } from '../values.ts'

type TakeOptions = { readonly channel: string; readonly ownName?: string }

export function addIntakeCommands(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  const group = groupIn(root, cli, 'intake')
  leafCommand<TakeOptions>(
    group,
    cli,
    {
      usage: 'take [PATHS...]',
      text: texts.take,
      options: [
        { flags: '--channel <ID>', text: texts.channel, mandatory: true },
        { flags: '--own-name <NAME>', text: texts.ownName }
      ],
      act: (options, paths) => take(cli, options, paths)
    },
    onAnswer
  )
  leafCommand<{ channel: string }>(
    group,
    cli,
    {
      usage: 'account',
      text: texts.account,
      options: [{ flags: '--channel <ID>', text: texts.channel, mandatory: true }],
      act: options => readAccount(cli, options)
    },
    onAnswer
  )
}

type Found = { readonly run: Import; readonly findings: readonly ImportFinding[] }

async function take(cli: Cli, options: TakeOptions & Globals, paths: readonly string[]): Promise<Answer> {
  if (paths.length === 0) throw new UsageError(texts.pathMissing)
  const found = await inArchive(cli, options, async client => {
    const channelId = await idOf(client, ChannelId, options.channel)
    const request = { channelId, paths: paths.map(path => resolve(path)), ownName: options.ownName ?? null }
    const run = await follow(cli, client, () => client.imports.start(request))
    return { run, findings: await findingsOf(client, run.id) }
  })
  return answerOf(cli, found)
}

async function readAccount(cli: Cli, options: { channel: string } & Globals): Promise<Answer> {
  const found = await inArchive(cli, options, async client => {
    const channelId = await idOf(client, ChannelId, options.channel)
    const run = await follow(cli, client, () => client.imports.readAccount({ channelId }))
    return { run, findings: await findingsOf(client, run.id) }
  })
  return answerOf(cli, found)
}

function answerOf(cli: Cli, found: Found): Answer {
  const { state, unreadable } = found.run
  const problem = found.run.problem ?? (state === 'finished' ? null : 'internal')
  // A script gets its code word; a person beside it, or its log, the sentence.
  if (problem !== null && cli.out.isJson) cli.out.say(endOf(problem, cli.out))
  const exit: ExitCode =
    problem === null ? (unreadable === 0 ? EXIT.done : EXIT.partial) : exitOf(codeOf(problem))
  return { json: jsonOf(found), lines: linesOf(found, cli.out), exit }
}

const codeOf = (problem: string): ErrorCode => (isErrorCode(problem) ? problem : 'internal')

// Listening begins before the import does, so that its end cannot be missed.
async function follow({ out }: Cli, client: Client, start: () => Promise<Import>): Promise<Import> {
  const events = await client.archive.events()
  const progress = out.progress()
  try {
    const { id } = await start()
    for await (const event of events) {
      if (event.kind === 'import-ended' && event.importId === id) break
      if (event.kind !== 'import-progress' || event.importId !== id) continue
      const { doneBytes, totalBytes, phase, seen } = event
      const percent = totalBytes === 0 ? 100 : Math.floor((100 * doneBytes) / totalBytes)
      progress.show(
        doneBytes,
        totalBytes,
        out.t(texts.progress, { doing: out.t(texts[phase]), percent, seen })
      )
    }
    return await client.imports.find({ id })
  } finally {
    progress.end()
    await events.return?.()
  }
}

function findingsOf(client: Client, id: ImportId): Promise<ImportFinding[]> {
  return Array.fromAsync(everyRow(after => client.imports.findings({ id, kind: null, limit: 500, after })))
}

const jsonOf = ({ run, findings }: Found) => ({ import: run, findings })
const MOST_SHOWN = 40

/** What an import came to, for a person. */
function linesOf({ run, findings }: Found, out: Output): string[] {
  const { problem, zoneAssumed: zone, seen, imported, known, skipped, unreadable, unknownFiles } = run
  const lines = [out.t(texts.counts, { seen, imported, known, skipped, unreadable, unknownFiles })]
  if (zone !== null) lines.push(out.t(texts.zone, { zone }))
  for (const { kind, code, place, count } of findings.slice(0, MOST_SHOWN)) {
    const values = { kind: out.t(FINDING_KINDS[kind]), place, says: findingSays(code, out.language), count }
    lines.push(visible(out.t(texts.finding, values)))
  }
  if (findings.length > MOST_SHOWN) lines.push(out.t(texts.moreFindings))
  if (problem !== null) lines.push(endOf(problem, out))
  return lines
}

function endOf(problem: string, out: Output): string {
  if (problem === 'stopped') return out.t(texts.stopped)
  return out.t(texts.endedEarly, { why: out.refusal(codeOf(problem), {}) })
}
