// A run where the window is not looked at: on the program's button in the task bar and, for those who asked for it, by the system's own
// notification when it has ended. It says nothing of what was captured.
import { BrowserWindow, Notification } from 'electron'
import type { RunGoing } from '#shared/shell.ts'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'

type Parts = {
  readonly language: () => Language
  readonly isWanted: () => boolean
  readonly onPressed: () => void
}

export class RunTold {
  readonly #parts: Parts
  #isRunning = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** How far it has come; null when none goes on. */
  tell(run: RunGoing): void {
    for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(run === null ? -1 : partOf(run))
    const hasEnded = this.#isRunning && run === null
    this.#isRunning = run !== null
    // Whoever has the window before them sees it there.
    if (hasEnded && this.#parts.isWanted() && BrowserWindow.getFocusedWindow() === null) this.#notify()
  }

  #notify(): void {
    if (!Notification.isSupported()) return
    const { runEnded, runEndedText } = texts(this.#parts.language())
    const notification = new Notification({ title: runEnded, body: runEndedText })
    notification.on('click', this.#parts.onPressed)
    notification.show()
  }
}

const partOf = ({ done, total }: NonNullable<RunGoing>) => (total === 0 ? 0 : done / total)
