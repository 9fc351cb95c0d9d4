// `intake take` and `account`: messages taken in while one waits, and what became of all that was there.
import { type ErrorCode, isErrorCode } from '#shared/errors.ts'
import type { ChannelId, ImportId } from '#shared/ids.ts'
import type { Import, ImportFinding, ImportRequest } from '#shared/imports.ts'
import { findingSays } from '#shared/intake-findings.ts'
import { FINDING_KINDS } from '#shared/words/values.ts'
import type { Answer, At, Cli, Client } from '../cli.ts'
import { EXIT, type ExitCode, exitOf } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { intake as texts } from '../texts/intake.ts'
import { everyRow } from '../values.ts'

type Found = { readonly run: Import; readonly findings: readonly ImportFinding[] }

export const takeExport = (at: At, input: ImportRequest): Promise<Answer> =>
  followed(at, () => at.client.imports.start(input))

export const readAccount = (at: At, input: { channelId: ChannelId }): Promise<Answer> =>
  followed(at, () => at.client.imports.readAccount(input))

async function followed({ cli, client }: At, start: () => Promise<Import>): Promise<Answer> {
  const run = await follow(cli, client, start)
  return answerOf(cli, { run, findings: await findingsOf(client, run.id) })
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
