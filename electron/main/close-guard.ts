// Closing the window, or ending the program by its menu, while a run goes on: it is asked whether the run shall end, or go on with the program beside the clock.
import { app, BrowserWindow, dialog, Menu, nativeImage, Tray } from 'electron'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

export class CloseGuard {
  readonly #language: () => Language
  readonly #saveComment: () => void
  #isRunning = false
  /** The program is to end, and has asked, or was told to by its menu or the system. */
  #isEnding = false
  #tray: Tray | null = null

  /** `saveComment` brings the window back with the form for comments. */
  constructor(language: () => Language, saveComment: () => void) {
    this.#language = language
    this.#saveComment = saveComment
    app.on('before-quit', () => {
      this.#isEnding = true
    })
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  set isRunning(isRunning: boolean) {
    this.#isRunning = isRunning
  }

  /** Guards a window from when it is opened. */
  guard(window: BrowserWindow): void {
    window.on('close', event => {
      if (!this.#isRunning || this.#isEnding) return
      event.preventDefault()
      void this.#ask(window)
    })
    window.on('show', () => {
      this.#tray?.destroy()
      this.#tray = null
    })
  }

  /** Ends the program, after a question where a run would be cut off. */
  quit(): void {
    const window = BrowserWindow.getAllWindows().find(each => each.isVisible())
    if (this.#isRunning && window !== undefined) void this.#ask(window)
    else app.quit()
  }

  async #ask(window: BrowserWindow): Promise<void> {
    const { runGoesOn, runGoesOnText, keepRunning, endRun, cancel } = texts(this.#language())
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: runGoesOn,
      detail: runGoesOnText,
      buttons: [keepRunning, endRun, cancel],
      defaultId: 0,
      cancelId: 2,
      noLink: true
    })
    if (response === 0) this.#hide(window)
    else if (response === 1) app.quit()
  }

  /** A window that nothing leads back to would be lost: where the system has no such place it is only made small. */
  #hide(window: BrowserWindow): void {
    const { showWindow, saveComment, close } = texts(this.#language())
    try {
      this.#tray = new Tray(trayIcon())
    } catch {
      window.minimize()
      return
    }
    const show = () => window.show()
    this.#tray.setToolTip('Kanalarkiv')
    this.#tray.on('click', show)
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: showWindow, click: show },
        { label: saveComment, click: this.#saveComment },
        { label: close, click: () => app.quit() }
      ])
    )
    window.hide()
  }
}

const SIZE = 32

/** A box with its lid, drawn here, since the program has no picture of its own. Blue, green, red and how much it covers. */
function trayIcon() {
  const pixels = Buffer.alloc(SIZE * SIZE * 4)
  for (let y = 4; y < 28; y += 1)
    for (let x = 3; x < 29; x += 1) {
      const isGap = y === 11 || y === 12
      const isHandle = y > 16 && y < 20 && x > 11 && x < 20
      if (isGap || (y > 12 && (x < 5 || x > 26))) continue
      pixels.set(isHandle ? [255, 255, 255, 255] : [128, 90, 11, 255], (y * SIZE + x) * 4)
    }
  return nativeImage.createFromBitmap(pixels, { width: SIZE, height: SIZE })
}
