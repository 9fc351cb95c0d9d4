// The commands of a server that are not serving: taking an archive over, and writing Litestream's configuration.
import type { Language } from '#shared/errors.ts'
import { swedishClock } from '#shared/swedish-clock.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { EXIT, type ExitCode, exitOf } from '../cli/exit-codes.ts'
import { type Text, textIn, type Values } from '../cli/language.ts'
import { openStderrLog } from '../utility/stderr-log.ts'
import { nameOf } from './config.ts'
import { isByLitestream, litestreamYaml, writeForOwner } from './litestream.ts'
import { ownRefusal } from './own-refusals.ts'
import { NotServed } from './own-session.ts'
import { archiveNamed, configOf } from './run.ts'
import { isMovable, LitestreamFailed, type Movable, type Taken, takeOver } from './takeover.ts'
import { takeoverTexts } from './takeover-texts.ts'
import { serverTexts } from './texts.ts'

type How = { readonly language: Language; readonly say: (sentence: string) => void }

/** `takeover --config FILE --archive NAME`. */
export async function runTakeover(file: string, name: string, { language, say }: How): Promise<ExitCode> {
  const t = (text: Text, values: Values = {}) => say(textIn(language, text, values))
  const config = configOf(file, { language, say })
  if (config === null) return EXIT.usage
  const archive = archiveNamed(config, name, { language, say })
  if (archive === null) return EXIT.usage
  if (isMovable(archive)) return takeAndTell(archive, { language, say })
  t(takeoverTexts.notSet, { name })
  return EXIT.usage
}

async function takeAndTell(archive: Movable, { language, say }: How): Promise<ExitCode> {
  const t = (text: Text, values: Values = {}) => say(textIn(language, text, values))
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    const taken = await takeOver(archive, {
      log: openStderrLog(),
      onHeld: ({ host }) => t(takeoverTexts.waiting, { host }),
      onHas: () => t(takeoverTexts.has),
      signal: stopping.signal
    })
    tell(taken, archive, t)
    return EXIT.done
  } catch (error) {
    if (error instanceof LitestreamFailed) t(takeoverTexts.litestreamFailed, { detail: error.message })
    else if (error instanceof NotServed) t(serverTexts[error.why], { dir: archive.dir, user: error.user })
    else if (error instanceof ArchiveError) {
      const why = ownRefusal(error.code, error.params, language)
      t(takeoverTexts.notTaken, { name: nameOf(archive), why })
      return exitOf(error.code)
    } else throw error
    return EXIT.refused
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
}

/** What was brought, and from when to when something may be missing. */
function tell(taken: Taken, { dir }: Movable, t: (text: Text, values?: Values) => void): void {
  const { municipality, lines, last, files, missingFiles: missing, stoppedBy, passedBy } = taken
  t(takeoverTexts.done, { municipality, dir, lines })
  if (passedBy.length > 0) t(takeoverTexts.passedBy, { folders: passedBy.join(', ') })
  // The old server may have had no more lines later than the copy was made, too.
  const counted = last?.lines === lines ? last.linesAt : null
  const hadAll = counted !== null && counted > taken.copiedAt ? counted : null
  const from = momentOf(hadAll ?? taken.copiedAt)
  if (hadAll !== null) t(takeoverTexts.nothingMissing, { to: from })
  if (stoppedBy === null) t(takeoverTexts.unknownEnd, { from })
  else t(takeoverTexts.mayBeMissing, { from, to: momentOf(stoppedBy) })
  if (last?.lines != null && last.lines > lines)
    t(takeoverTexts.linesMissing, { count: last.lines - lines, first: lines + 1, last: last.lines })
  if (missing > 0) t(takeoverTexts.filesMissing, { missing, files })
  else t(takeoverTexts.filesThere, { files })
}

/** By the clock in Sweden, to the second. */
const momentOf = (at: string) =>
  swedishClock('sv-SE', { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at))

/** `litestream --config FILE --to FILE`. */
export function runLitestream(file: string, to: string, { language, say }: How): ExitCode {
  const config = configOf(file, { language, say })
  if (config === null) return EXIT.usage
  const isAny = config.archives.some(isByLitestream)
  if (isAny) writeForOwner(to, litestreamYaml(config.archives))
  say(textIn(language, isAny ? takeoverTexts.litestreamWritten : takeoverTexts.litestreamNone, { to }))
  return isAny ? EXIT.done : EXIT.usage
}
