// Links that open the form for comments from outside the window: a link from the browser, and the global shortcut.
import { resolve } from 'node:path'
import { app, BrowserWindow, globalShortcut, type WebContents } from 'electron'
import { type CommentLink, LINK_SCHEME } from '#shared/comment-link.ts'
import type { Shortcut } from '#shared/shell.ts'

/** Opens the form at once, or when the page that is being loaded asks for it. */
export class CommentLinks {
  #waiting: CommentLink | null = null

  /** Sends it to the window; a page that is not there yet gets it when it asks for its port. */
  open(link: CommentLink): void {
    const [window] = BrowserWindow.getAllWindows()
    this.#waiting = link
    if (window !== undefined && !window.webContents.isLoading()) this.deliver(window.webContents)
  }

  /** To a page that is ready. */
  deliver(page: WebContents): void {
    if (this.#waiting === null) return
    page.send('shell:comment-form', this.#waiting)
    this.#waiting = null
  }
}

/** Has the operating system send links of ours here. A program that is run from source names itself and its folder. */
export function answerLinks(): void {
  const [, script] = process.argv
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  else if (script !== undefined && process.platform === 'win32')
    app.setAsDefaultProtocolClient(LINK_SCHEME, process.execPath, [resolve(script)])
}

/** Sets the shortcut that works whatever program is in front; says whether the system gave it. */
export function setShortcut(shortcut: Shortcut, onPressed: () => void): boolean {
  globalShortcut.unregisterAll()
  return shortcut === 'none' || globalShortcut.register(shortcut, onPressed)
}
