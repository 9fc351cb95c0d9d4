// Links that open the form for comments from outside the window: a link from the browser, and the global shortcut.
import { resolve } from 'node:path'
import { app, globalShortcut, type WebContents } from 'electron'
import { type CommentLink, LINK_SCHEME } from '#shared/comment-link.ts'
import type { Shortcut, ToldMessage } from '#shared/shell.ts'

/** Opens the form at once, or when a page has come that can. */
export class CommentLinks {
  readonly #page: () => WebContents | null
  #waiting: CommentLink | null = null

  /** `page` answers with the page that is there. */
  constructor(page: () => WebContents | null) {
    this.#page = page
  }

  open(link: CommentLink): void {
    this.#waiting = link
    const page = this.#page()
    if (page !== null) this.deliver(page)
  }

  /** To a page that is ready. */
  deliver(page: WebContents): void {
    if (this.#waiting === null) return
    const message: ToldMessage = { kind: 'kanalarkiv-comment-form', link: this.#waiting }
    page.send('shell:tell', message)
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
