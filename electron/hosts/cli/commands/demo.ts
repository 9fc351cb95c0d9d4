// `demo`: the whole main job on the demo municipality. It is hidden from the help; `npm run demo` runs it.
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { CaptureRow } from '#shared/capture.ts'
import { CATEGORY_NAMES } from '#shared/categories.ts'
import { Instant } from '#shared/ids.ts'
import { reasonSentence } from '#shared/reasons.ts'
import { CAPTURE_STATES } from '#shared/words/values.ts'
import { swedish } from '../../../core/kernel/swedish-time.ts'
import { countStates } from '../capture-run.ts'
import { type Answer, type Cli, type Globals, inSession } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { type DemoOutcome, runDemo } from '../demo/demo.ts'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { visible } from '../terminal.ts'
import { demo as texts } from '../texts/demo.ts'
import { size } from '../values.ts'
import { findingLine } from './verify.ts'

export function addDemoCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<{ into?: string }>(
    root,
    cli,
    {
      usage: 'demo',
      text: texts.run,
      isHidden: true,
      options: [{ flags: '--into <DIR>', text: texts.into }],
      act: options => demo(cli, options)
    },
    onAnswer
  )
}

async function demo(cli: Cli, { into, ...globals }: Globals & { into?: string }): Promise<Answer> {
  const folder = into === undefined ? newFolder() : resolve(into)
  const dir = join(folder, 'arkiv')
  const outcome = await inSession(cli, globals, (client, session) =>
    runDemo(cli, { client, session, dir })
  ).catch(error => {
    if (cli.stopper.isStopping) cli.out.note(texts.keptIn, { dir })
    throw error
  })
  return { json: summary(outcome), lines: report(cli.out, outcome), exit: exitOfDemo(outcome) }
}

// Not the documents folder: that is often kept in step with a cloud, where a database can be destroyed.
function newFolder(): string {
  const stamp = swedish(Instant.parse(new Date().toISOString()), 'yyyyMMdd-HHmmss')
  return join(homedir(), `Kanalarkiv-demo-${stamp}`)
}

function summary({ archive, packageDir, packages, channels, captures, messages, findings }: DemoOutcome) {
  return {
    archive,
    package: packageDir,
    packages,
    channels,
    captures: countStates(captures),
    comments: 1,
    messages,
    verified: findings.length === 0
  }
}

/** What is behind a login is expected to fail; anything else that failed is not. */
function exitOfDemo({ captures, findings }: DemoOutcome): ExitCode {
  if (findings.length > 0) return EXIT.notVerified
  const isExpected = (row: CaptureRow) =>
    row.state === 'complete' || row.state === 'partial' || isBehindLogin(row)
  return captures.every(isExpected) ? EXIT.done : EXIT.partial
}

const isBehindLogin = (row: CaptureRow) => row.reasons.some(({ code }) => code === 'login-required')

function report(out: Output, outcome: DemoOutcome): string[] {
  const { captures, comment, channels, messages, files, bytes, findings } = outcome
  const ground = outcome.category === null ? '' : out.t(CATEGORY_NAMES[outcome.category])
  const lines = [
    '',
    out.heading(out.t(texts.doneTitle)),
    out.t(texts.doneChannels, { count: channels }),
    out.t(texts.doneCaptures, { total: captures.length, ...countStates(captures) }),
    ...captures.filter(row => row.state !== 'complete').flatMap(row => lacking(out, row)),
    visible(out.t(texts.doneComment, { author: comment.content?.authorName ?? '?', ground })),
    out.t(texts.doneMessages, { count: messages, number: outcome.diaryNumber, mailbox: outcome.mailbox }),
    out.t(texts.doneExport, { files, size: size(bytes, out.language) })
  ]
  if (findings.length === 0) lines.push(out.t(texts.verified))
  else {
    lines.push(out.t(texts.notVerified, { count: findings.length }))
    for (const finding of findings) lines.push(`  ${findingLine(out, finding)}`)
  }
  return [
    ...lines,
    '',
    out.heading(out.t(texts.whereTitle)),
    visible(out.t(texts.whereArchive, { dir: outcome.archive })),
    visible(out.t(texts.wherePackage, { dir: outcome.packageDir })),
    visible(out.t(texts.wherePackages, { dir: join(dirname(outcome.archive), 'exports') }))
  ].map((line, at) => (at === 0 ? '' : line))
}

function lacking(out: Output, row: CaptureRow): string[] {
  const state = out.t(CAPTURE_STATES[row.state])
  const lines = row.reasons.map(reason => {
    const values = { channel: row.channelName, state, reason: reasonSentence(reason, out.language) }
    return `  ${visible(out.t(texts.lacking, values).trimStart())}`
  })
  return isBehindLogin(row) ? [...lines, out.t(texts.asItShould)] : lines
}
