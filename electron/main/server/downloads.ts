// What the server's page has a person save. A browser shows its downloads in a list; here one that ends is told of when it failed, and
// one that goes on is asked about before the program ends.
import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { type BrowserWindow, type DownloadItem, dialog } from 'electron'
import { fill } from '#shared/errors.ts'
import { LastFolder } from '../last-folder.ts'
import type { Log } from '../log.ts'
import type { Language } from '../settings.ts'
import { texts } from '../texts.ts'

const MOST_TRIES = 3
const PAUSE = 2_000

type Parts = {
  readonly log: Log
  readonly language: () => Language
  readonly window: () => BrowserWindow | null
}

export class Downloads {
  readonly #parts: Parts
  readonly #lastFolder = new LastFolder()
  readonly #going = new Set<DownloadItem>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Whether a file is still on its way. */
  get isGoing(): boolean {
    return this.#going.size > 0
  }

  /** Lets the person say where, and follows it until it is there. */
  follow(item: DownloadItem): void {
    const { save } = texts(this.#parts.language())
    item.setSaveDialogOptions({ title: save, ...this.#lastFolder.option(item.getFilename()) })
    this.#going.add(item)
    let tries = 0
    let isGivenUp = false
    item.on('updated', (_event, state) => {
      this.#showProgress()
      if (state !== 'interrupted') return
      tries += 1
      isGivenUp = tries > MOST_TRIES || !item.canResume()
      if (isGivenUp) item.cancel()
      else setTimeout(() => this.#going.has(item) && item.resume(), PAUSE * tries)
    })
    item.once('done', (_event, state) => {
      this.#going.delete(item)
      this.#showProgress()
      const path = item.getSavePath()
      // The person chose no place for it.
      if (path === '') return
      this.#lastFolder.chose([path], 'file')
      const total = item.getTotalBytes()
      // Not every server says how long a file is.
      const isShort = state === 'completed' && total !== 0 && item.getReceivedBytes() !== total
      if (isShort || isGivenUp || state === 'interrupted') void this.#failed(path)
    })
  }

  /** Ends those that go on; nothing of them is left. */
  end(): void {
    for (const item of this.#going) item.cancel()
  }

  async #failed(path: string): Promise<void> {
    const { log, language, window } = this.#parts
    log.warn('a file was not fetched')
    // A part of it would stand there under the name of the whole.
    await rm(path, { force: true }).catch(() => undefined)
    const { title, text } = texts(language()).server.notFetched
    const told = { type: 'warning', message: fill(title, { file: basename(path) }), detail: text } as const
    const shown = window()
    await (shown === null ? dialog.showMessageBox(told) : dialog.showMessageBox(shown, told))
  }

  /** On the taskbar. */
  #showProgress(): void {
    let [received, total] = [0, 0]
    for (const item of this.#going) {
      received += item.getReceivedBytes()
      total += item.getTotalBytes()
    }
    const share = total === 0 ? 2 : received / total
    this.#parts.window()?.setProgressBar(this.isGoing ? share : -1)
  }
}
