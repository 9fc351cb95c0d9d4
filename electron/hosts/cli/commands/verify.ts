// `verify`: the archive, or a package, read again from beginning to end.
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { TO_DO } from '#shared/words/findings.ts'
import { methodWords } from '#shared/words/methods.ts'
import type { PackageVerification } from '../../../../resources/verify/verify.mjs'
import { verifyReadOnly } from '../../../core/app/verify-read-only.ts'
import { ArchiveError } from '../../../core/kernel/errors.ts'
import { type Answer, archiveNamed, type Cli, type Globals, inArchive } from '../cli.ts'
import { leafCommand } from '../command.ts'
import { UsageError } from '../errors.ts'
import { EXIT } from '../exit-codes.ts'
import type { Text } from '../language.ts'
import { withProgress } from '../long-work.ts'
import type { Output } from '../output.ts'
import { checkPackage, toldOf } from '../package.ts'
import { visible } from '../terminal.ts'
import { verifying as texts } from '../texts/export.ts'
import { stamped as stampedTexts } from '../texts/stamped.ts'
import { size } from '../values.ts'
import { holdAgainst, holdPackage } from '../work/hold-against.ts'
import {
  authoritiesTyped,
  holdAuthorities,
  holdKnown,
  knownLines,
  stampedLines,
  stampsIn,
  stampsInPackage
} from '../work/hold-authorities.ts'

export function addVerifyCommand(root: Command, cli: Cli, onAnswer: (answer: Answer) => void): void {
  leafCommand<Asked>(
    root,
    cli,
    {
      usage: 'verify',
      text: methodWords('archive.verify'),
      options: [
        { flags: '--package <DIR>', text: texts.package },
        { flags: '--against <DIR|HEAD>', text: texts.against },
        { flags: '--authority <SHA256...>', text: stampedTexts.authority }
      ],
      act: options => {
        const { package: named, against } = options
        if (named !== undefined && against !== undefined) throw new UsageError(texts.oneOfTwo)
        return named === undefined ? verifyArchive(cli, options) : verifyPackage(cli, named, options)
      }
    },
    onAnswer
  )
}

type Asked = Globals & {
  readonly package?: string
  readonly against?: string
  readonly authority?: readonly string[]
}

async function verifyArchive(cli: Cli, { against, authority, ...globals }: Asked): Promise<Answer> {
  const { out } = cli
  const expected = authoritiesTyped(authority)
  const { verification, held } = await inArchive(cli, globals, async client => {
    const held =
      against === undefined ? [] : await stoppable(cli, signal => holdAgainst(client, against, signal))
    return { held, verification: await withProgress(cli, client, () => client.archive.verify()) }
  }).catch(async (error: unknown) => {
    const why = against === undefined ? whyUnopened(error) : undefined
    if (why === undefined) throw error
    const dir = archiveNamed(cli, globals)
    const verification = await stoppable(cli, signal => verifyReadOnly(dir, signal)).catch(
      (refused: unknown) => {
        // What kept it from being opened says more than what its files are like.
        throw why === texts.readOnly ? refused : error
      }
    )
    out.note(why)
    return { held: [], verification }
  })
  const { lines, objects, bytes, authorities } = verification
  const stamped = holdAuthorities(stampsIn(authorities), expected)
  const findings = [...held, ...stamped, ...verification.findings]
  const right = out.t(texts.archiveRight, { lines, objects, size: size(bytes, out.language) })
  const json = {
    verification,
    ...(against === undefined ? {} : { against }),
    ...(against === undefined && expected === null ? {} : { held: [...held, ...stamped] })
  }
  const more = against === undefined ? [] : [out.t(texts.againstRight, { against: visible(against) })]
  const always = stampedLines(out, authorities)
  return outcome(out, json, findings, { right, more, always, next: toDoOf(findings) })
}

/**
 * Why an archive that can be read was not opened. A line of a user's that somebody has altered may do that, and must not keep the rest
 * from being named; whoever may read the folder may verify it.
 */
const UNOPENED: Readonly<Record<string, Text>> = {
  'archive-read-only': texts.readOnly,
  'database-damaged': texts.notOpened,
  forbidden: texts.noRole,
  'user-has-left': texts.noRole
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
const whyUnopened = (error: unknown): Text | undefined => UNOPENED[codeOf(error)]

/** What to do about what was found of the archive itself. */
function toDoOf(findings: readonly { code: string }[]): Said[] {
  const toDo: Readonly<Record<string, Said>> = { ...TO_DO, ...HELD_TO_DO }
  return [...new Set(findings.flatMap(({ code }) => toDo[code] ?? []))]
}

type Said = { readonly sv: string; readonly en: string }

/** What to do where two things part that are held against each other. */
const HELD_TO_DO: Readonly<Record<string, Said>> = {
  'head-differs': texts.heldNext,
  'head-missing': texts.heldNext,
  'journal-differs': texts.heldNext,
  'authority-other': texts.authorityNext,
  'authority-missing': texts.authorityNext,
  'authority-unknown': texts.authorityNext
}

/** With `--archive` it is also held against what that archive has recorded of it, and against its journal. */
async function verifyPackage(cli: Cli, named: string, { authority, ...globals }: Asked): Promise<Answer> {
  const { out } = cli
  const expected = authoritiesTyped(authority)
  const dir = resolve(named)
  const folder = await stat(dir).catch(() => null)
  if (folder?.isFile()) throw new ArchiveError('not-a-folder', { dir })
  const check = folder === null ? null : await stoppable(cli, signal => checkPackage(dir, signal))
  if (check === null) throw new UsageError(texts.notAPackage, { dir })
  const { files, bytes, lines } = check
  const stamps = stampsInPackage(check)
  const { held, replacedBy, known } =
    globals.archive === undefined
      ? { held: [], replacedBy: null, known: [] }
      : await inArchive(cli, globals, async client => {
          const { told, replacedBy } = await holdPackage(client, dir, check)
          const known = await client.timestamps.authorities({ forgotten: true })
          return { held: [...told, ...holdKnown(stamps, known)], replacedBy, known }
        })
  const told = [...held, ...holdAuthorities(stamps, expected)]
  const findings = [...check.findings, ...told]
  const right = out.t(globals.archive === undefined ? texts.packageRight : texts.packageAsNoted, {
    files,
    lines,
    size: size(bytes, out.language)
  })
  const replaced = replacedBy === null ? [] : [out.t(texts.replaced, { by: replacedBy })]
  const more = [...replaced, ...(await packageLines(out, check)), ...knownLines(out, stamps, known)]
  const next = [...(check.findings.length > 0 ? [texts.packageNext] : []), ...toDoOf(told)]
  const json = {
    package: dir,
    verification: check,
    ...(told.length > 0 ? { held: told } : {}),
    ...(replacedBy === null ? {} : { replacedBy })
  }
  return outcome(out, json, findings, { right, more, next })
}

/** What was held against what, what there is to compare with what somebody else has noted, and what time stamps and keys say. */
async function packageLines(out: Output, check: PackageVerification): Promise<string[]> {
  const { root: list = 'tagmanifest-sha512.txt', own, head, lines } = check
  const sum = own === null ? [] : [out.t(texts.packageSum, { list, own })]
  const sealed = head === null ? [] : [out.t(texts.packageHead, { lines, head })]
  const { what, more } = await toldOf(check, out.language)
  return [what, ...sum, ...sealed, ...more.map(visible)]
}

async function stoppable<T>({ stopper }: Cli, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  stopper.whenStopped(async () => stop.abort())
  try {
    return await work(stop.signal)
  } finally {
    stopper.whenStopped(null)
  }
}

function outcome(
  out: Output,
  json: object,
  findings: readonly { code: string; what: string }[],
  {
    right,
    more,
    always = [],
    next
  }: {
    readonly right: string
    readonly more: readonly string[]
    readonly always?: readonly string[]
    readonly next: readonly Said[]
  }
): Answer {
  if (findings.length === 0) return { json, lines: [right, ...more, ...always] }
  const lines = findings.map(finding => findingLine(out, finding))
  return {
    json,
    lines: [
      out.t(texts.wrong, { count: findings.length }),
      ...lines,
      ...next.map(text => out.t(text)),
      ...always
    ],
    exit: EXIT.notVerified
  }
}

/** A finding in words, on one line. */
export function findingLine(out: Output, { code, what }: { code: string; what: string }): string {
  const words: Readonly<Record<string, Said>> = texts.words
  const word = words[code]
  return visible(out.t(texts.finding, { word: word === undefined ? code : out.t(word), what }))
}
