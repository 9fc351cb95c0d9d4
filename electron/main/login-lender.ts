// A login for the server that captures: asked for by a link of its page, made by the person in their own browser, and handed to the page of
// the server that this program is connected to. Where it is connected to none, it is saved as a file, which a person gives to the page.
import { type BrowserWindow, dialog } from 'electron'
import { fill, sentence } from '#shared/errors.ts'
import type { LentAnswer, LoginWanted } from '#shared/lent-login.ts'
import { LastFolder } from './last-folder.ts'
import type { Log } from './log.ts'
import type { Language } from './settings.ts'
import { texts } from './texts.ts'
import { writeWhole } from './whole-file.ts'

type Parts = {
  readonly log: Log
  readonly language: () => Language
  readonly window: () => BrowserWindow | null
  /** Shows the person's browser, and answers when they have closed it. */
  readonly lend: (wanted: LoginWanted) => Promise<LentAnswer>
  /** Hands it to the page of a server; false where there is none. */
  readonly deliver: (wanted: LoginWanted, sealed: string) => boolean
}

/** Of the person alone: it is sealed, and all the same nobody else's business. */
const MODE = 0o600

export class LoginLender {
  readonly #parts: Parts
  readonly #lastFolder = new LastFolder()
  #isAsked = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Asks the person, one thing at a time, however often a page asks. */
  async offer(wanted: LoginWanted): Promise<void> {
    if (this.#isAsked) return
    this.#isAsked = true
    try {
      await this.#lend(wanted)
    } catch (error) {
      this.#parts.log.error({ err: error }, 'a login was not lent')
      await this.#say({ code: 'internal', params: {} })
    } finally {
      this.#isAsked = false
    }
  }

  async #lend(wanted: LoginWanted): Promise<void> {
    const { language, lend, deliver, log } = this.#parts
    const { lendLogin, cancel } = texts(language())
    // With the host in ASCII, so that a look-alike letter is seen.
    const { host, href } = new URL(wanted.address)
    const response = await this.#ask({
      type: 'question',
      message: fill(lendLogin.title, { host }),
      detail: fill(lendLogin.text, { address: href.length > 300 ? `${href.slice(0, 300)}…` : href }),
      buttons: [lendLogin.logIn, cancel],
      ...{ defaultId: 0, cancelId: 1, noLink: true }
    })
    if (response !== 0) return
    const answer = await lend(wanted)
    log.info({ code: 'code' in answer ? answer.code : null }, 'a login was asked for')
    if ('code' in answer) return this.#say(answer)
    if (!deliver(wanted, answer.sealed)) await this.#save(host, answer.sealed)
  }

  async #save(host: string, sealed: string): Promise<void> {
    const { language, window } = this.#parts
    const { lendLogin } = texts(language())
    const name = `${lendLogin.file} ${host.replaceAll(/[^a-z0-9.-]/gi, '-')}.txt`
    const options = { title: lendLogin.save, ...this.#lastFolder.option(name) }
    const shown = window()
    const { filePath } = await (shown === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(shown, options))
    if (filePath === '') return
    this.#lastFolder.chose([filePath], 'file')
    writeWhole(filePath, sealed, MODE)
  }

  async #say({ code, params }: Extract<LentAnswer, { code: unknown }>): Promise<void> {
    const language = this.#parts.language()
    const { notLent } = texts(language).lendLogin
    await this.#ask({ type: 'warning', message: notLent, detail: sentence(code, params, language) })
  }

  async #ask(options: Electron.MessageBoxOptions): Promise<number> {
    const window = this.#parts.window()
    const { response } = await (window === null
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(window, options))
    return response
  }
}
