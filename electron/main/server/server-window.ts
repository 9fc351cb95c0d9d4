// The window with the page of a server. Where the server cannot be reached it says so, and comes back by itself; a page that is there
// says so itself, and keeps what is being filled in.
import { join } from 'node:path'
import { BrowserWindow, type Session, type WebContents } from 'electron'
import { webOrigin } from '#shared/server-address.ts'
import type { Log } from '../log.ts'
import { Restarts } from '../restarts.ts'
import { SHUT_IN } from '../security.ts'
import type { Language } from '../settings.ts'
import { bringForward, FRAME } from '../window.ts'
import { type Away, awayAddress } from './away-page.ts'

const FIRST_PAUSE = 2_000
const LONGEST_PAUSE = 30_000
const PATIENCE = 10_000
const LATE = 5_000
/** Chromium's number for a page that was left before it came. */
const LEFT = -3

type Parts = {
  readonly server: string
  readonly session: Session
  readonly log: Log
  readonly language: () => Language
  readonly guard: (window: BrowserWindow) => void
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

  /** To where the archive begins, from whatever page is shown. */
  goHome(): void {
    this.#load()
  }

  #open(): void {
    const { server, session, log, guard } = this.#parts
    const window = new BrowserWindow({
      ...FRAME,
      webPreferences: {
        session,
        preload: join(import.meta.dirname, '../preload/server-preload.cjs'),
        additionalArguments: [`--kanalarkiv-server=${server}`],
        ...SHUT_IN,
        safeDialogs: true
      }
    })
    this.#window = window
    const page = window.webContents
    guard(window)
    // A page that is never there, such as one that leads where it must not, would keep the window from being seen.
    const late = setTimeout(() => window.show(), LATE)
    window.once('ready-to-show', () => {
      // Shown once more it would take the focus from what somebody has turned to.
      clearTimeout(late)
      window.show()
    })
    window.on('closed', () => {
      clearTimeout(late)
      clearTimeout(this.#timer)
      this.#window = null
      this.#isThere = false
    })
    // There is no line with the address: whose page it is stands here, and no page can say otherwise.
    window.on('page-title-updated', event => event.preventDefault())
    page.on('did-navigate', (_event, url, status) => this.#came(url, status))
    page.on('did-finish-load', () => {
      if (this.#isHome) void this.#loaded(page)
    })
    page.on('did-fail-load', (_event, code, _said, url, isMainFrame) => {
      if (isMainFrame && code !== LEFT) this.#away(isCertificate(code) ? 'untrusted' : 'away', { url })
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
    const { pathname } = new URL(url)
    const isFirst = pathname === '/'
    this.#isHome = origin === server && isFirst && status === 200
    if (this.#isHome) this.#pause = FIRST_PAUSE
    if (origin !== server || status < 400 || isAnswered(pathname)) return
    // Whose session has ended is led to where people sign in.
    if (status === 401 && !isFirst) this.#load()
    else if (status === 421) this.#away('no-archive', { url, status })
    else this.#away(status >= 500 && isFirst ? 'away' : 'refused', { url, status })
  }

  /** Any server may answer with some page; ours says whose it is. */
  async #loaded(page: WebContents): Promise<void> {
    const asked = page.executeJavaScriptInIsolatedWorld(WORLD, [{ code: IS_OURS }])
    const isOurs = await asked.catch(() => false)
    if (!this.#isHome || page.isDestroyed()) return
    if (isOurs !== true) return this.#away('no-archive', { url: page.getURL() })
    this.#isThere = true
    this.#parts.onThere()
  }

  /** Says it, and, where time can mend it, looks again and again whether it still is so. */
  #away(why: Away, { url, status = 0 }: { url: string; status?: number }): void {
    const { server, language, log } = this.#parts
    this.#isHome = false
    log.warn({ why, status }, 'the server was not reached')
    const { host } = new URL(webOrigin(url) ?? server)
    void this.#window?.loadURL(awayAddress(why, { host, status }, language())).catch(() => undefined)
    // A page that answers otherwise than ours does not change by being asked again.
    if (why === 'away' || why === 'untrusted' || status === 421) this.#lookAgain()
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

/** The server's own pages for people, which say themselves what was wrong and lead on. */
const isAnswered = (path: string) => path.startsWith('/sign-in') || path === '/first-administrator'

/** A world of its own: what the page has made of JavaScript's own functions does not count there. */
const WORLD = 1_000
const IS_OURS = `document.querySelector('meta[name="kanalarkiv-version"]') !== null`

/** Chromium's numbers for certificates that do not hold. */
const isCertificate = (code: number) => code <= -200 && code > -300
