// The window with the page of a server. Where the server cannot be reached it says so, and comes back by itself; a page that is there
// says so itself, and keeps what is being filled in.
import { join } from 'node:path'
import { BrowserWindow, type Session } from 'electron'
import { webOrigin } from '#shared/server-address.ts'
import type { Log } from '../log.ts'
import { Restarts } from '../restarts.ts'
import type { Language } from '../settings.ts'
import { bringForward, FRAME } from '../window.ts'
import { type Away, awayAddress } from './away-page.ts'

const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 30_000
const PATIENCE = 10_000
/** Chromium's number for a page that was left before it came. */
const LEFT = -3

type Parts = {
  readonly server: string
  readonly session: Session
  readonly log: Log
  readonly language: () => Language
  /** The program's own page has come from the server: what is handed over can be delivered to it. */
  readonly onThere: () => void
}

export class ServerWindow {
  readonly #parts: Parts
  readonly #restarts = new Restarts()
  #window: BrowserWindow | null = null
  #isHome = false
  #isThere = false
  #pause = FIRST_PAUSE
  #timer: NodeJS.Timeout | undefined

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** The window, if its page is the program's own. */
  get there(): BrowserWindow | null {
    return this.#isThere ? this.#window : null
  }

  get window(): BrowserWindow | null {
    return this.#window
  }

  /** Brings it to the front, or opens it where there is none. */
  show(): void {
    if (this.#window === null) this.#open()
    else bringForward(this.#window)
  }

  #open(): void {
    const { server, session, log } = this.#parts
    const window = new BrowserWindow({
      ...FRAME,
      webPreferences: {
        session,
        preload: join(import.meta.dirname, '../preload/server-preload.cjs'),
        additionalArguments: [`--kanalarkiv-server=${server}`],
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: false,
        plugins: false,
        safeDialogs: true
      }
    })
    this.#window = window
    const page = window.webContents
    window.once('ready-to-show', () => window.show())
    window.on('closed', () => {
      clearTimeout(this.#timer)
      this.#window = null
      this.#isThere = false
    })
    // There is no line with the address: whose page it is stands here, and no page can say otherwise.
    window.on('page-title-updated', event => event.preventDefault())
    page.on('did-navigate', (_event, url, status) => this.#came(url, status))
    page.on('did-finish-load', () => {
      if (!this.#isHome) return
      this.#isThere = true
      this.#parts.onThere()
    })
    page.on('did-fail-load', (_event, code, _said, url, isMainFrame) => {
      if (isMainFrame && code !== LEFT) this.#away(isCertificate(code) ? 'untrusted' : 'away', url)
    })
    page.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.error({ reason, exitCode }, 'page ended')
      if (reason !== 'clean-exit' && this.#restarts.allow(Date.now())) page.reload()
    })
    this.#load()
  }

  #came(url: string, status: number): void {
    const { server } = this.#parts
    const origin = webOrigin(url)
    this.#isThere = false
    this.#window?.setTitle(origin === null ? 'Kanalarkiv' : `${new URL(origin).host} – Kanalarkiv`)
    const isFirst = origin === server && new URL(url).pathname === '/'
    this.#isHome = isFirst && status === 200
    if (this.#isHome) this.#pause = FIRST_PAUSE
    else if (isFirst && status >= 400) this.#away(status === 421 ? 'no-archive' : 'away', url)
  }

  /** Says it, and looks again and again whether it still is so. */
  #away(why: Away, url: string): void {
    const { server, language, log } = this.#parts
    log.warn({ why }, 'the server was not reached')
    const { host } = new URL(webOrigin(url) ?? server)
    void this.#window?.loadURL(awayAddress(why, host, language())).catch(() => undefined)
    this.#lookAgain()
  }

  #lookAgain(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#look(), this.#pause)
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE)
  }

  /** Asked beside the window, so that what it says stands still meanwhile. */
  async #look(): Promise<void> {
    const { server, session } = this.#parts
    const signal = AbortSignal.timeout(PATIENCE)
    const answered = await session.fetch(`${server}/signed-in`, { signal }).catch(() => null)
    if (this.#window === null) return
    if (answered === null || answered.status >= 500 || answered.status === 421) this.#lookAgain()
    else this.#load()
  }

  #load(): void {
    // What fails is told of by its event.
    void this.#window?.loadURL(`${this.#parts.server}/`).catch(() => undefined)
  }
}

/** Chromium's numbers for certificates that do not hold. */
const isCertificate = (code: number) => code <= -200 && code > -300
