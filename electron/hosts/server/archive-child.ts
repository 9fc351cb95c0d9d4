// The process of an archive, as the server starts it, asks it and ends it; one that ends by itself, or no longer answers, is started again.
import { type ChildProcess, fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import type { Logger } from 'pino'
import { CORE_FLAGS } from '#shared/core-process.ts'
import { Watchdog } from '#shared/watchdog.ts'
import type { ArchiveConfig } from './config.ts'
import type { FromArchive, ToArchive, Told } from './messages.ts'

/** How the process is started: the server's own program, told to be this. */
export const ARCHIVE_PROCESS = '--archive-process'

export type Started = Extract<FromArchive, { kind: 'serving' | 'not-served' | 'refused' }>

export interface ArchiveChild {
  readonly config: ArchiveConfig
  /** Where its HTTP is reached. */
  readonly path: string
  /** What its first start came to. */
  readonly started: Promise<Started>
  /** Null when it does not answer. */
  ask(): Promise<Told | null>
  stop(): Promise<void>
}

const PATIENCE = 2_000
const PAUSE = 1_000
/** One that ends so often does not come right by being started again. */
const MOST_RESTARTS = 5
const SPAN = 60_000
/** As long as a run takes to note its end. */
const STOPPING = 60_000

export type Starting = {
  readonly path: string
  readonly log: Logger
  readonly browsers: readonly string[]
  /** Told which server has the archive, where it is waited for. */
  readonly onWaiting: (archive: ArchiveConfig, host: string) => void
}

export function startArchive(
  program: string,
  config: ArchiveConfig,
  { path, log, browsers, onWaiting }: Starting
): ArchiveChild {
  const asked = new Map<number, (told: Told | null) => void>()
  const first = Promise.withResolvers<Started>()
  let last = 0
  let isStopping = false
  let restarts: number[] = []
  const watchdog = new Watchdog(
    {
      every(ms, work) {
        const timer = setInterval(work, ms)
        return () => clearInterval(timer)
      },
      ask: () => void tell(child, { kind: 'ping' }),
      onHung() {
        log.error({ archive: config.address }, 'the process of an archive does not answer and is killed')
        child.kill('SIGKILL')
      }
    },
    patience()
  )
  let child = begin()

  function begin(): ChildProcess {
    // One that was ended without closing has left its socket, which the next could not listen on.
    if (process.platform !== 'win32') rmSync(path, { force: true })
    const begun = fork(program, [ARCHIVE_PROCESS], {
      execArgv: [...CORE_FLAGS],
      env:
        browsers.length === 0 ? process.env : { ...process.env, KANALARKIV_BROWSER_WS: browsers.join(' ') },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc']
    })
    begun.on('message', (message: FromArchive) => take(message))
    begun.once('exit', code => ended(code))
    begun.once('error', error => log.error({ err: error }, 'the process of an archive could not be started'))
    tell(begun, { kind: 'start', config, path })
    return begun
  }
  function take(message: FromArchive): void {
    if (message.kind === 'told') asked.get(message.number)?.(message.told)
    else if (message.kind === 'pong') watchdog.heard()
    else if (message.kind === 'busy') watchdog.busy(message.isBusy)
    else if (message.kind === 'waiting') {
      log.warn({ archive: config.address, host: message.host }, 'another server has the archive')
      onWaiting(config, message.host)
    } else {
      if (message.kind === 'serving') watchdog.start()
      if (message.kind !== 'serving') log.error({ why: message }, 'an archive is not served')
      first.resolve(message)
    }
  }
  function ended(code: number | null): void {
    watchdog.stop()
    for (const answer of asked.values()) answer(null)
    if (isStopping) return
    first.resolve({ kind: 'refused', code: 'internal', params: {} })
    log.error({ archive: config.address, code }, 'the process of an archive has ended')
    const now = Date.now()
    restarts = [...restarts.filter(at => now - at < SPAN), now]
    if (restarts.length > MOST_RESTARTS) return
    setTimeout(() => {
      if (!isStopping) child = begin()
    }, PAUSE)
  }

  return {
    config,
    path,
    started: first.promise,
    ask() {
      const number = ++last
      return new Promise(resolve => {
        const timer = setTimeout(() => answer(null), PATIENCE)
        const answer = (told: Told | null) => {
          clearTimeout(timer)
          asked.delete(number)
          resolve(told)
        }
        asked.set(number, answer)
        if (!tell(child, { kind: 'ask', number })) answer(null)
      })
    },
    async stop() {
      isStopping = true
      watchdog.stop()
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise<void>(done => child.once('exit', () => done()))
      tell(child, { kind: 'stop' })
      const force = setTimeout(() => child.kill('SIGKILL'), STOPPING)
      await gone
      clearTimeout(force)
    }
  }
}

/** How long it may be silent, where a test cannot wait as long as people can. */
function patience(): number | undefined {
  const seconds = Number(process.env['KANALARKIV_CORE_PATIENCE'])
  return seconds > 0 ? seconds * 1_000 : undefined
}

function tell(child: ChildProcess, message: ToArchive): boolean {
  if (!child.connected) return false
  child.send(message, () => undefined)
  return true
}
