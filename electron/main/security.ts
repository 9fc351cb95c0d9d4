// What no page may do, whatever it contains: leave our origin, open windows, use the machine's devices, download.
import { app, type Session, type WebContents } from 'electron'
import { isOwnPage } from './page.ts'
import { confineReplay, isReplay } from './replay-session.ts'

/** What the page of every window is shut in with, whosever it is: no Node, no plug-ins, and nothing sent away to be spelt. */
export const SHUT_IN = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  plugins: false
} as const

const ALLOWED = 'clipboard-sanitized-write'

/** Refuses every permission but copying text to the clipboard. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_page, permission, answer) => answer(permission === ALLOWED))
  session.setPermissionCheckHandler((_page, permission) => permission === ALLOWED)
  session.setDevicePermissionHandler(() => false)
}

/** Nothing is saved but through our own dialogs. */
export function denyDownloads(session: Session): void {
  session.on('will-download', event => event.preventDefault())
}

/** Keeps every page, also one we never meant to open, where it is; a saved page within its archive. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, page) => (isReplay(page) ? confineReplay(page) : confine(page)))
}

function confine(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
  page.on('will-navigate', event => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  page.on('will-frame-navigate', event => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  page.on('will-redirect', event => event.preventDefault())
  page.on('will-attach-webview', event => event.preventDefault())
}
