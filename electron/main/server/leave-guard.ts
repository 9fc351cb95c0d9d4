// Leaving the server's page, by closing the window, ending the program or turning to another archive: it is asked about where something
// would be lost by it.
import { app, type BrowserWindow, dialog } from 'electron'
import type { Language } from '../settings.ts'
import { texts } from '../texts.ts'
import type { Downloads } from './downloads.ts'

/** By this name the page keeps what is filled in and not saved (renderer/web-shell.ts). */
const HAS_DRAFTS = `(() => {
  try {
    return Object.keys(JSON.parse(sessionStorage.getItem('kanalarkiv.drafts')).drafts).length > 0
  } catch {
    return false
  }
})()`

type Parts = {
  readonly language: () => Language
  readonly downloads: Downloads
  /** The window, if its page is the program's own. */
  readonly there: () => BrowserWindow | null
}

export class LeaveGuard {
  readonly #parts: Parts
  #isAsked = false
  #mayClose = false
  /** The program is to end, and has asked, or was told to by the system. */
  #isEnding = false

  constructor(parts: Parts) {
    this.#parts = parts
    app.on('before-quit', () => {
      this.#isEnding = true
    })
  }

  /** Guards a window from when it is opened. */
  guard(window: BrowserWindow): void {
    this.#mayClose = false
    window.on('close', event => {
      if (this.#mayClose || this.#isEnding) return
      event.preventDefault()
      void this.leave(window, () => {
        this.#mayClose = true
        window.close()
      })
    })
  }

  /** Does it, after a question where something would be lost. */
  async leave(window: BrowserWindow | null, leave: () => void): Promise<void> {
    if (this.#isAsked) return
    this.#isAsked = true
    const mayBeLeft = await this.#mayBeLeft(window).finally(() => {
      this.#isAsked = false
    })
    if (!mayBeLeft) return
    this.#parts.downloads.end()
    leave()
  }

  async #mayBeLeft(window: BrowserWindow | null): Promise<boolean> {
    const { language, downloads } = this.#parts
    const { leave, cancel } = texts(language())
    const { goesOn, unsaved, end } = leave
    const told = downloads.isGoing ? goesOn : (await this.#hasDrafts()) ? unsaved : null
    if (told === null || window === null) return true
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      ...{ message: told.title, detail: told.text },
      ...{ buttons: [end, cancel], defaultId: 1, cancelId: 1, noLink: true }
    })
    return response === 0
  }

  /** A page that does not answer is not waited for. */
  async #hasDrafts(): Promise<boolean> {
    const page = this.#parts.there()?.webContents
    if (page === undefined) return false
    const asked = page.executeJavaScriptInIsolatedWorld(LEAVE_WORLD, [{ code: HAS_DRAFTS }])
    const late = new Promise(resolve => setTimeout(resolve, PATIENCE, false))
    return (await Promise.race([asked, late]).catch(() => false)) === true
  }
}

/** A world of its own: what the page has made of JavaScript's own functions does not count there. */
const LEAVE_WORLD = 1_001
const PATIENCE = 2_000
