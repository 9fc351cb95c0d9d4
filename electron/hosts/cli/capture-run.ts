// A capture run as the command line follows it: started, shown as it goes, and summed up when it has ended.

import type { CaptureRow, Run } from '#shared/capture.ts'
import { isErrorCode } from '#shared/errors.ts'
import { reasonSentence } from '#shared/reasons.ts'
import type { Words } from '#shared/refusal-words.ts'
import { CAPTURE_STEPS } from '#shared/words/capture-steps.ts'
import { CAPTURE_STATES } from '#shared/words/values.ts'
import type { Cli, Client } from './cli.ts'
import { EXIT, type ExitCode, exitOf } from './exit-codes.ts'
import type { Output } from './output.ts'
import { visible } from './terminal.ts'
import { capture as texts } from './texts/capture.ts'
import { everyRow, localTime, shortId } from './values.ts'

export type RunOutcome = {
  readonly run: Run
  /** In the order they were begun. */
  readonly captures: readonly CaptureRow[]
  /** The code of what ended the run before its time. */
  readonly problem: string | null
}

/** Has a run begun, shows how it goes and answers when it has ended; null when none was begun. @throws what `begin` throws */
export async function followRun(
  { out, stopper }: Cli,
  client: Client,
  begin: () => Promise<Run | null>
): Promise<RunOutcome | null> {
  // Listening begins before the run does, so that its end cannot be missed.
  const events = await client.archive.events()
  let problem: string | null = null
  const progress = out.progress()
  try {
    const run = await begin()
    if (run === null) return null
    out.note(texts.starting)
    out.note(texts.began, { total: run.total, period: run.period })
    for await (const event of events) {
      if (!('runId' in event) || event.runId !== run.id) continue
      if (event.kind === 'run-ended') {
        problem = event.problem
        break
      }
      const { done, total, channelName: channel, address } = event
      if (event.kind === 'capture-step')
        progress.show(done, total, `${done}/${total} ${channel}: ${stepWord(out, event.step)}`)
      else {
        progress.line(
          visible(
            out.t(texts.ended, { done, total, channel, address, state: out.t(CAPTURE_STATES[event.state]) })
          )
        )
        progress.show(done, total, `${done}/${total}`)
      }
    }
    const rows = await Array.fromAsync(
      everyRow(after => client.captures.list({ channelId: null, runId: run.id, limit: 500, after }))
    )
    return {
      run: await client.captures.findRun({ id: run.id }),
      captures: rows.reverse(),
      problem: stopper.isStopping ? 'stopped' : problem
    }
  } finally {
    progress.end()
    await events.return?.()
  }
}

function stepWord(out: Output, step: string): string {
  const words: Words = CAPTURE_STEPS
  return out.t(words[step] ?? { sv: step, en: step })
}

/** What a run came to, for a person: the counts, why anything is lacking, and what was kept. */
export function runLines({ run, captures, problem }: RunOutcome, out: Output): string[] {
  const counted = countsOf(run)
  const lines = [out.t(texts.summary, counted), ...reasonLines(captures, out)]
  if (run.state === 'finished' && run.failed > 0)
    lines.push(out.t(texts.retryFailed, { failed: run.failed, id: shortId(run.id) }))
  if (run.pauseReason !== null) {
    const until = localTime(run.waitsUntil, '')
    lines.push(out.t(texts.paused[run.pauseReason], { until, id: shortId(run.id) }))
  }
  if (problem === 'stopped') lines.push(out.t(texts.stopped, { kept: counted.complete + counted.partial }))
  else if (problem !== null) {
    const code = isErrorCode(problem) ? problem : 'internal'
    lines.push(out.t(texts.endedEarly, { why: out.refusal(code, {}) }))
  }
  return lines
}

/** Why each address is not complete, as its newest capture says: one that was tried again is told of once. */
export function reasonLines(captures: readonly CaptureRow[], out: Output): string[] {
  const newest = new Map(captures.map(capture => [`${capture.channelId}\n${capture.address}`, capture]))
  return [...newest.values()].flatMap(({ channelName: channel, address, reasons }) =>
    reasons.map(reason =>
      visible(out.t(texts.reasonLine, { channel, address, reason: reasonSentence(reason, out.language) }))
    )
  )
}

/** What a run came to: of its addresses, by the newest capture of each. */
function countsOf({ complete, partial, refused, failed, total }: Run) {
  return { complete, partial, refused, failed, total }
}

/** How many captures came to each end. One that was given up is none of these. */
export function countStates(captures: readonly CaptureRow[]) {
  const of = (state: CaptureRow['state']) => captures.filter(row => row.state === state).length
  return { complete: of('complete'), partial: of('partial'), refused: of('refused'), failed: of('failed') }
}

/** The exit code of a run: what ended it early, else whether every address is complete. */
export function exitOfRun({ run, problem }: RunOutcome): ExitCode {
  if (problem !== null) return isErrorCode(problem) ? early(exitOf(problem)) : EXIT.internal
  return run.complete === run.total ? EXIT.done : EXIT.partial
}

// Something was captured before the run ended, so it is never merely refused.
const early = (exit: ExitCode): ExitCode => (exit === EXIT.refused ? EXIT.partial : exit)
