// Keeps one core process alive: hands windows their ports, starts it again after a crash, asks it to stop at the end.
import { app, MessageChannelMain, type WebContents } from 'electron'
import type { FromCore } from '#shared/core-process.ts'
import type { CaptureId, Sha256 } from '#shared/ids.ts'
import type { LentAnswer, LoginWanted } from '#shared/lent-login.ts'
import type { ReplayAnswer, ReplayPage, ReplayQuestion, ReplayRefusal } from '#shared/replay.ts'
import type { ToldMessage } from '#shared/shell.ts'
import { Watchdog } from '#shared/watchdog.ts'
import { ChosenPaths } from './chosen-paths.ts'
import { type CoreChild, startCore } from './core-child.ts'
import type { Log } from './log.ts'
import { Questions } from './questions.ts'
import { Restarts } from './restarts.ts'

const PATIENCE_MS = 5_000

export interface CoreNews {
  readonly log: Log
  /** An archive was opened, or the open one was closed by a person. */
  readonly onArchive: (dir: string | null) => void
  /** Answers are late or due today. */
  readonly onReminder: (reminder: Extract<FromCore, { kind: 'reminder' }>) => void
  /** An archive that was asked for at start could not be opened. */
  readonly onRefused: (refusal: Extract<FromCore, { kind: 'refused' }>) => void
}

export class CoreProcess {
  readonly #news: CoreNews
  readonly #restarts = new Restarts()
  readonly #windows = new Set<WebContents>()
  readonly #chosen = new ChosenPaths()
  readonly #watchdog = new Watchdog(
    {
      every(ms, work) {
        const timer = setInterval(work, ms)
        return () => clearInterval(timer)
      },
      ask: () => this.#child?.send({ kind: 'ping' }),
      onHung: () => this.#endHung()
    },
    patience()
  )
  #child: CoreChild | undefined
  #archive: string | null = null
  readonly #mayShow = new Questions<boolean>(false)
  readonly #thumbnails = new Questions<Uint8Array<ArrayBuffer> | null>(null)
  readonly #replayPages = new Questions<ReplayPage | ReplayRefusal>({ code: 'internal', params: {} })
  readonly #replayAnswers = new Questions<ReplayAnswer | null>(null)
  readonly #lentLogins = new Questions<LentAnswer>({ code: 'internal', params: {} })
  #hasStarted = false
  #isOpening = false
  #isSwitching = false
  #isAtRest = false
  #stopping: PromiseWithResolvers<void> | undefined

  constructor(news: CoreNews) {
    this.#news = news
  }

  /** The folder of the archive that is open now. */
  get archive(): string | null {
    return this.#archive
  }

  /** Whether an archive is open or being opened. */
  get expectsArchive(): boolean {
    return this.#archive !== null || this.#isOpening
  }

  #start(): void {
    this.#hasStarted = true
    this.#child = startCore({
      onMessage: message => this.#hear(message),
      onLine: line => this.#news.log.pass(line),
      onExit: code => this.#ended(code)
    })
    const child = this.#child
    this.#chosen.tellAll(message => child.send(message))
    if (this.#isAtRest) this.setAtRest(true)
    // One that was open when the last core crashed is opened again, unless opening it is what ends the core.
    const archive = this.#archive
    this.#archive = null
    if (archive !== null) this.open(archive)
  }

  /**
   * Opens an archive before a window is served: those that ask meanwhile wait for it. The core is started for the first
   * archive or the first window that asks, whichever comes first.
   */
  open(dir: string): void {
    this.#isOpening = true
    if (!this.#hasStarted) this.#start()
    this.#child?.send({ kind: 'open', dir })
  }

  /** Opens an archive while a window shows another, or none. */
  switchTo(dir: string): void {
    this.#isSwitching = true
    this.open(dir)
  }

  /** Whether the computer has nothing better to do, as long as nothing else is said. */
  setAtRest(isAtRest: boolean): void {
    this.#isAtRest = isAtRest
    this.#child?.send({ kind: 'rest', isAtRest })
  }

  /** Whether the person may see the file; not when there is no core to ask. */
  mayShow(sha256: Sha256): Promise<boolean> {
    const child = this.#child
    return this.#mayShow.ask(
      child === undefined ? null : ask => child.send({ kind: 'may-show', ask, sha256 })
    )
  }

  /** A picture made small, as a JPEG; null where there is none, or the person may not see it. */
  thumbnail(sha256: Sha256): Promise<Uint8Array<ArrayBuffer> | null> {
    const child = this.#child
    return this.#thumbnails.ask(
      child === undefined ? null : ask => child.send({ kind: 'thumbnail', ask, sha256 })
    )
  }

  /** The page that a capture's web archive begins with, or why it is not shown. */
  replayPage(id: CaptureId): Promise<ReplayPage | ReplayRefusal> {
    const child = this.#child
    return this.#replayPages.ask(
      child === undefined ? null : ask => child.send({ kind: 'replay-page', ask, id })
    )
  }

  /** What that page is answered from there; null where there is no answer, or the person may not see it. */
  replayAnswer(id: CaptureId, question: ReplayQuestion): Promise<ReplayAnswer | null> {
    const child = this.#child
    return this.#replayAnswers.ask(
      child === undefined ? null : ask => child.send({ kind: 'replay-answer', ask, id, question })
    )
  }

  /** Shows the person their own browser for them to log in. The core is started for it where there is none. */
  lendLogin(wanted: LoginWanted): Promise<LentAnswer> {
    if (!this.#hasStarted) this.#start()
    const child = this.#child
    return this.#lentLogins.ask(
      child === undefined ? null : ask => child.send({ kind: 'lend-login', ask, wanted })
    )
  }

  /** A person chose these paths: windows may name them when this has answered. */
  choose(paths: readonly string[]): Promise<void> {
    const child = this.#child
    return this.#chosen.add(paths, child === undefined ? null : message => child.send(message))
  }

  /** Gives a window its port to the core. It may ask as often as it likes. */
  givePort(window: WebContents): void {
    if (this.#stopping !== undefined || window.isDestroyed()) return
    if (!this.#windows.has(window)) {
      this.#windows.add(window)
      window.once('destroyed', () => this.#windows.delete(window))
    }
    if (!this.#hasStarted) this.#start()
    if (this.#child !== undefined) this.#givePort(window, this.#child)
    else this.#restart()
  }

  /** Asks the core to stop in order, and kills it when it takes longer than five seconds. */
  stop(): Promise<void> {
    if (this.#stopping !== undefined) return this.#stopping.promise
    this.#stopping = Promise.withResolvers<void>()
    this.#watchdog.stop()
    if (this.#child === undefined) this.#stopping.resolve()
    else {
      this.#child.send({ kind: 'stop' })
      setTimeout(() => this.#kill('core did not stop in time and is killed'), PATIENCE_MS)
    }
    return this.#stopping.promise
  }

  #hear(message: FromCore): void {
    if (message.kind === 'ready') {
      this.#news.log.info({ corePid: this.#child?.pid }, 'core ready')
      if (this.#stopping === undefined) this.#watchdog.start()
    }
    if (message.kind === 'chosen-known') this.#chosen.hear(message)
    if (message.kind === 'busy') this.#watchdog.busy(message.isBusy)
    this.#watchdog.heard()
    if (message.kind === 'refused') {
      this.#isOpening = false
      this.#isSwitching = false
      this.#news.onRefused(message)
    }
    if (message.kind === 'may-show') this.#mayShow.hear(message.ask, message.may)
    if (message.kind === 'thumbnail') this.#thumbnails.hear(message.ask, message.bytes)
    if (message.kind === 'replay-page') this.#replayPages.hear(message.ask, message.page)
    if (message.kind === 'replay-answer') this.#replayAnswers.hear(message.ask, message.answer)
    if (message.kind === 'lent-login') this.#lentLogins.hear(message.ask, message.answer)
    if (message.kind === 'reminder') this.#news.onReminder(message)
    if (message.kind !== 'archive' || this.#stopping !== undefined) return
    this.#archive = message.dir
    this.#isOpening = false
    this.#news.onArchive(message.dir)
    if (!this.#isSwitching || message.dir === null) return
    // A page did not ask for this archive; a new port is what makes it ask for everything anew.
    this.#isSwitching = false
    for (const window of this.#windows) this.givePort(window)
  }

  #ended(code: number | null): void {
    this.#child = undefined
    this.#mayShow.ended()
    this.#thumbnails.ended()
    this.#replayPages.ended()
    this.#replayAnswers.ended()
    this.#lentLogins.ended()
    this.#watchdog.stop()
    this.#chosen.ended()
    this.#news.log.info({ code }, 'core ended')
    if (this.#stopping !== undefined) this.#stopping.resolve()
    else this.#restart()
  }

  #restart(): void {
    if (this.#restarts.allow(Date.now())) {
      this.#start()
      for (const window of this.#windows) this.givePort(window)
    } else {
      this.#news.log.error('core stopped too often')
      this.#tell({ kind: 'kanalarkiv-core-gone' })
    }
  }

  #tell(message: ToldMessage): void {
    for (const window of this.#windows) window.send('shell:tell', message)
  }

  #givePort(window: WebContents, child: CoreChild): void {
    const { port1, port2 } = new MessageChannelMain()
    child.takePort(port1)
    window.postMessage('shell:port', null, [port2])
  }

  /** Its end is heard as that of any other core, and another is started. */
  #endHung(): void {
    this.#kill('core does not answer and is killed')
    this.#tell({ kind: 'kanalarkiv-core-hung' })
  }

  #kill(why: string): void {
    const pid = this.#child?.pid
    if (pid === undefined) return
    this.#news.log.error({ corePid: pid }, why)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // it ended just now, and its exit has been or will be heard
    }
  }
}

/** How long it may be silent, where a test cannot wait as long as people can. */
function patience(): number | undefined {
  const seconds = app.isPackaged ? Number.NaN : Number(process.env['KANALARKIV_CORE_PATIENCE'])
  return seconds > 0 ? seconds * 1_000 : undefined
}
