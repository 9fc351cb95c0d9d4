// `verify`: the archive, or a package, read again from beginning to end.
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { methodWords } from '#shared/words/methods.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { type Answer, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import { withProgress } from '../long-work.ts'
import type { Output } from '../output.ts'
import { checkPackage } from '../package.ts'
import { visible } from '../terminal.ts'
import { verifying as texts } from '../texts/export.ts'
import { size } from '../values.ts'

export function addVerifyCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<{ package?: string }>(
    root,
    cli,
    {
      usage: 'verify',
      text: methodWords('archive.verify'),
      options: [{ flags: '--package <DIR>', text: texts.package }],
      act: options =>
        options.package === undefined ? verifyArchive(cli, options) : verifyPackage(cli, options.package)
    },
    onAnswer
  )
}

async function verifyArchive(cli: Cli, globals: Globals): Promise<Answer> {
  const { out } = cli
  const verification = await inArchive(cli, globals, client =>
    withProgress(cli, client, () => client.archive.verify())
  )
  const { lines, objects, bytes, findings } = verification
  const right = out.t(texts.archiveRight, { lines, objects, size: size(bytes, out.language) })
  return outcome(out, { verification }, findings, right)
}

async function verifyPackage(cli: Cli, named: string): Promise<Answer> {
  const { out, stopper } = cli
  const dir = resolve(named)
  const folder = await stat(dir).catch(() => null)
  if (folder?.isFile()) throw new ArchiveError('not-a-folder', { dir })
  const stop = new AbortController()
  stopper.whenStopped(async () => stop.abort())
  const check = folder === null ? null : await checkPackage(dir, stop.signal)
  stopper.whenStopped(null)
  if (check === null) throw new UsageError(texts.notAPackage, { dir })
  const { files, bytes, lines, findings } = check
  const right = out.t(texts.packageRight, { files, lines, size: size(bytes, out.language) })
  return outcome(out, { package: dir, verification: check }, findings, right)
}

function outcome(
  out: Output,
  json: object,
  findings: readonly { code: string; what: string }[],
  right: string
): Answer {
  if (findings.length === 0) return { json, lines: [right] }
  const lines = findings.map(finding => findingLine(out, finding))
  return { json, lines: [out.t(texts.wrong, { count: findings.length }), ...lines], exit: EXIT.notVerified }
}

/** A finding in words, on one line. */
export function findingLine(out: Output, { code, what }: { code: string; what: string }): string {
  const words: Readonly<Record<string, { sv: string; en: string }>> = texts.words
  const word = words[code]
  return visible(out.t(texts.finding, { word: word === undefined ? code : out.t(word), what }))
}
