// The app's one window.
import { join } from 'node:path'
import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron'
import type { CloseGuard } from './close-guard.ts'
import type { Log } from './log.ts'
import { pageUrl } from './page.ts'
import { Restarts } from './restarts.ts'
import { SHUT_IN } from './security.ts'

/** What the window is like, whatever is in it. */
export const FRAME: BrowserWindowConstructorOptions = {
  // Electron itself keeps size and place of a window that has a name.
  name: 'main',
  windowStatePersistence: true,
  width: 1280,
  height: 860,
  minWidth: 640,
  minHeight: 480,
  show: false,
  title: 'Kanalarkiv'
}

const OPTIONS: BrowserWindowConstructorOptions = {
  ...FRAME,
  webPreferences: {
    preload: join(import.meta.dirname, '../preload/preload.cjs'),
    additionalArguments: [`--kanalarkiv-version=${app.getVersion()}`],
    ...SHUT_IN
  }
}

/** Opens the window; it shows itself when there is something to see. */
export function openWindow(log: Log, guard: CloseGuard): BrowserWindow {
  const window = new BrowserWindow(OPTIONS)
  guard.guard(window)
  const restarts = new Restarts()
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error({ reason, exitCode }, 'page ended')
    if (reason !== 'clean-exit' && restarts.allow(Date.now())) window.webContents.reload()
  })
  void window.loadURL(pageUrl())
  return window
}

/** Brings the window to the front, or opens it where there is none (macOS, with the app still running). */
export function showWindow(log: Log, guard: CloseGuard): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) openWindow(log, guard)
  else bringForward(window)
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  if (!window.isVisible()) window.show()
  window.focus()
}
