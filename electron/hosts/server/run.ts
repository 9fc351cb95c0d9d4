// One server from beginning to end: its configuration is read, its archives are opened, it serves, and it is closed in order.
import { hostname } from 'node:os'
import { type ErrorCode, type ErrorParams, isErrorCode, type Language } from '#shared/errors.ts'
import { EXIT, type ExitCode, exitOf } from '../cli/exit-codes.ts'
import { type Text, textIn, type Values } from '../cli/language.ts'
import { openStderrLog } from '../utility/stderr-log.ts'
import type { ArchiveChild, Started } from './archive-child.ts'
import { backupTexts } from './backup-texts.ts'
import { type ArchiveConfig, ConfigMistakes, nameOf, readConfig, type ServerConfig } from './config.ts'
import { type Front, NoPlace, openFront } from './front.ts'
import { ownRefusal } from './own-refusals.ts'
import { takeoverTexts } from './takeover-texts.ts'
import { serverTexts } from './texts.ts'

type How = {
  readonly language: Language
  readonly say: (sentence: string) => void
  /** The file of this program. */
  readonly program: string
}

/** Serves until a signal comes, and answers with the exit code. */
export async function runServer(file: string, how: How): Promise<ExitCode> {
  const t = (text: Text, values: Values = {}) => textIn(how.language, text, values)
  const config = configOf(file, how)
  if (config === null) return EXIT.usage
  for (const secret of config.openSecrets) how.say(t(serverTexts.openSecret, { file: secret }))
  const stopped = signalled()
  const log = openStderrLog()
  let front: Front
  try {
    front = await openFront(config, {
      program: how.program,
      log,
      onWaiting: ({ address }, host) =>
        how.say(t(serverTexts[host === hostname() ? 'waitingHere' : 'waiting'], { address, host }))
    })
  } catch (error) {
    if (!(error instanceof NoPlace)) throw error
    const { host, port, code: detail } = error
    const why = detail === 'EADDRINUSE' ? 'portTaken' : detail === 'EACCES' ? 'portRefused' : 'noSuchHost'
    how.say(t(serverTexts[why], { host, port, detail }))
    // A port comes free again, and a network comes up; a right does not come by itself.
    return detail === 'EACCES' ? EXIT.usage : EXIT.refused
  }
  try {
    for (const archive of front.archives) {
      const started = await archive.started
      if (started.kind !== 'serving') {
        how.say(whyNot(archive, started, how.language))
        return exitAfter(started)
      }
      tellServing(archive, started, how)
    }
    const { host } = config.listen
    how.say(t(serverTexts.listening, { address: `${host}:${front.port}` }))
    await stopped
    how.say(t(serverTexts.stopping))
    return EXIT.done
  } finally {
    await front.close()
  }
}

/** Null when it has mistakes, which are told. */
export function configOf(
  file: string,
  { language, say }: Pick<How, 'language' | 'say'>
): ServerConfig | null {
  try {
    return readConfig(file, language)
  } catch (error) {
    if (!(error instanceof ConfigMistakes)) throw error
    for (const line of [textIn(language, serverTexts.mistakes, { file }), ...error.sentences]) say(line)
    return null
  }
}

/** The archive of that name; where there is one only, it need not be named. Null where there is none, which is told. */
export function archiveNamed(
  { archives }: ServerConfig,
  name: string | undefined,
  { language, say }: Pick<How, 'language' | 'say'>
): ArchiveConfig | null {
  const names = archives.map(nameOf).join(', ')
  const [only, ...others] = archives
  if (name === undefined && others.length === 0) return only ?? null
  const archive = archives.find(one => nameOf(one) === name)
  if (archive !== undefined) return archive
  if (name === undefined) say(textIn(language, backupTexts.several, { names }))
  else say(textIn(language, takeoverTexts.noSuchArchive, { name, names }))
  return null
}

function tellServing({ config: { address } }: ArchiveChild, started: Started, { say, language }: How): void {
  if (started.kind !== 'serving') return
  const { municipality, firstCode } = started
  say(textIn(language, serverTexts.archive, { municipality, address }))
  if (firstCode !== null) say(textIn(language, serverTexts.firstCode, { address, code: firstCode }))
}

/** So what no new start mends ends with the code after which systemd makes none (RestartPreventExitStatus=). */
const BY_HAND: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  ...(['files-in-s3', 'lease-superseded', 'archive-on-network', 'archive-read-only'] as const),
  ...(['not-a-folder', 'not-a-plain-file'] as const),
  ...(['archive-too-new', 'archive-unreleased', 'archive-to-be-renewed', 'migration-edited'] as const)
])

function exitAfter(started: Started): ExitCode {
  if (started.kind === 'not-served') return EXIT.usage
  if (started.kind !== 'refused') return EXIT.refused
  return BY_HAND.has(started.code) ? EXIT.usage : exitOf(started.code)
}

function whyNot({ config: { dir } }: ArchiveChild, started: Started, language: Language): string {
  if (started.kind === 'not-served')
    return textIn(language, serverTexts[started.why], { dir, user: started.user })
  const { code, params }: { code: ErrorCode; params: ErrorParams } =
    started.kind === 'refused' && isErrorCode(started.code) ? started : { code: 'internal', params: {} }
  return textIn(language, serverTexts.notOpened, { dir, why: ownRefusal(code, params, language) })
}

/** The first signal asks for an end in order. */
function signalled(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', process.platform === 'win32' ? 'SIGBREAK' : 'SIGHUP'] as const)
      process.once(signal, () => resolve())
  })
}
