// One window of the browser with one page in it, watched for everything that may happen to it.
import type { CDPSession, Page, Protocol } from 'puppeteer-core'
import type { PostHooks } from '../in-page/posts/hooks.ts'
import { FrameAnswers } from '../network/frame-answers.ts'
import { Traffic } from '../network/traffic.ts'
import { bounded, pause, Trouble } from '../trouble.ts'
import { type BareWindow, prepareBareWindow, takeBareWindow } from './bare-window.ts'
import { type CaptureBrowser, type ProxyLogin, puppeteerOf } from './browser.ts'
import type { Deadline } from './deadline.ts'
import { noteFrameTimers } from './frame-timers.ts'
import { type AnswerTo, type Args, expressionOf, programText, type Question, WORLD } from './in-page.ts'
import { type Limits, SCREENS, type Screen } from './limits.ts'
import { SilentFrames } from './silent-frames.ts'
import { onPhone } from './user-agent.ts'
import { watchMemory } from './watch-memory.ts'

/** Only the kind of the dialog and how long its text was; the text may hold anything. */
export type DialogSeen = { readonly type: Protocol.Page.DialogType; readonly textLength: number }

const CLOSE_LIMIT = 2_000
const ABANDON_LIMIT = 200
/** What the browser says of a question that the page went away under. */
const WENT = /Cannot find context|uniqueContextId|context was destroyed|Inspected target navigated/
/** How long a page is waited for that may be held by a script. */
const LEAST_PATIENCE = 1_500
/** So many times as long a page is waited for that is held by no script, and only busy. */
const BUSY = 4
/** So often a page may go away under one question. */
const MOST_GONE = 5

export class PageWindow {
  readonly page: Page
  /** The one session for emulation and pictures: another would quietly undo the emulation. */
  readonly session: CDPSession
  readonly traffic: Traffic
  readonly frameAnswers: FrameAnswers
  readonly limits: Limits
  /** Fires when the work is over before its end; its reason is a `Trouble`. */
  readonly ended: AbortSignal
  readonly mainFrame: string
  readonly userAgent: Protocol.Emulation.SetUserAgentOverrideRequest
  readonly screen: Screen
  readonly dialogs: DialogSeen[] = []
  /** Those that have not answered something. */
  readonly silentFrames = new SilentFrames()
  /** How the platform of the page marks posts and comments, where something is known of that. */
  hooks: PostHooks | null = null
  popups = 0
  isDownload = false
  /** A script of the page did not let go and was ended. */
  hasHung = false
  /** How often the page went to another document. */
  navigations = 0
  /** All of the page has been kept: what it does from then on is not of what was kept, and is not noted. */
  isKept = false
  /** What has been pressed since. */
  readonly pressedWhenKept: string[] = []
  /** What it fetches through; null: as the computer is set. */
  readonly proxy: ProxyLogin | null
  /** How it draws on another machine is not known here. */
  readonly isRemote: boolean
  readonly #browser: CaptureBrowser
  readonly #close: () => Promise<void>
  #world: number | null = null
  #isClosing = false

  private constructor(
    browser: CaptureBrowser,
    bare: BareWindow,
    limits: Limits,
    { screen, ended }: { screen: Screen; ended: AbortSignal }
  ) {
    this.#browser = browser
    this.proxy = browser.proxy
    this.isRemote = browser.isRemote
    this.#close = bare.close
    this.page = bare.page
    this.session = bare.session
    this.mainFrame = bare.mainFrame
    this.screen = screen
    this.userAgent = onPhone(bare.userAgent, screen)
    this.limits = limits
    this.ended = ended
    this.traffic = new Traffic(bare.session, bare.mainFrame)
    this.frameAnswers = new FrameAnswers(bare.session, bare.mainFrame)
    noteFrameTimers(bare.session, bare.timers)
    this.#watch()
  }

  /** Opens a window with nothing remembered in it. */
  static async open(
    browser: CaptureBrowser,
    deadline: Deadline,
    limits: Limits,
    screen: Screen = SCREENS.desktop
  ): Promise<PageWindow> {
    const puppeteer = puppeteerOf(browser)
    if (!puppeteer.connected) throw new Trouble('browser-died')
    const died = () => deadline.end(new Trouble('browser-died'))
    // Not `once`, which `off` would not undo: the browser would hold on to every window it ever had.
    puppeteer.on('disconnected', died)
    deadline.signal.addEventListener('abort', () => puppeteer.off('disconnected', died), { once: true })
    const wait = <T>(work: Promise<T>) =>
      bounded(work, 15_000, deadline.signal, () => new Trouble('browser-died', 'no window'))

    const opening = takeBareWindow(browser)
    const bare = await wait(opening).catch((error: unknown) => {
      // It may still come, and nobody would close it.
      void opening.then(late => late.close()).catch(() => undefined)
      throw error
    })
    bare.session.on('Inspector.targetCrashed', () => deadline.end(new Trouble('page-crashed')))
    bare.page.once('close', () => deadline.end(new Trouble('page-crashed', 'closed itself')))
    const window = new PageWindow(browser, bare, limits, { screen, ended: deadline.signal })
    void watchMemory(bare.session, limits.memory, {
      ended: deadline.signal,
      end: trouble => deadline.end(trouble)
    })
    if (screen.isMobile) await wait(window.#becomePhone())
    return window
  }

  /** Waits for an answer of the browser, no longer than `limit`. */
  within<T>(work: Promise<T>, limit: number, late: () => Error): Promise<T> {
    return bounded(work, limit, this.ended, late)
  }

  /** Asks the page something. A script of the page that does not let the question through is ended, once per question. */
  async ask<Q extends Question>(question: Q, ...args: Args<Q>): Promise<AnswerTo<Q>> {
    const expression = expressionOf(question, args)
    for (let gone = 0; gone < MOST_GONE; gone++) {
      try {
        return await this.#evaluate(expression)
      } catch (error) {
        // The page went elsewhere between finding its world and asking in it.
        if (!isGone(error)) throw error
        this.#world = null
      }
    }
    throw new Trouble('keeps-reloading', `${this.navigations}`)
  }

  /** The same of what must not be done twice; null when the page went away under it. */
  async askOnce<Q extends Question>(question: Q, ...args: Args<Q>): Promise<AnswerTo<Q> | null> {
    try {
      return await this.#evaluate(expressionOf(question, args))
    } catch (error) {
      if (!isGone(error)) throw error
      this.#world = null
      return null
    }
  }

  /** Asks what the page may take its time to answer; no script of its own is ended for it. */
  async askPatiently<Q extends Question>(question: Q, ...args: Args<Q>): Promise<AnswerTo<Q>> {
    return readAnswer(await this.#run(expressionOf(question, args)))
  }

  /** Runs a whole script in our own world of the page. */
  async runScript(script: string): Promise<void> {
    await this.#evaluate<unknown>(`${script}\n;0`)
  }

  /** For moments in which the page is only waited for: the browser makes the next window meanwhile. */
  prepareNext(): void {
    prepareBareWindow(this.#browser)
  }

  /** Closes the window; what does not close at once is left to the browser. */
  async close(): Promise<void> {
    this.#isClosing = true
    const limit = this.ended.aborted ? ABANDON_LIMIT : CLOSE_LIMIT
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, limit)
    await Promise.race([this.#close().catch(() => undefined), promise])
    clearTimeout(timer)
    this.prepareNext()
  }

  /** Ends whatever script of the page runs now. */
  endScript(): void {
    void this.session.send('Runtime.terminateExecution').catch(() => undefined)
  }

  async #evaluate<R>(expression: string): Promise<R> {
    // Once a page has hung it may do so again at each question, so it gets less patience.
    const limit = this.hasHung ? Math.min(LEAST_PATIENCE, this.limits.evaluate) : this.limits.evaluate
    const late = () => new Trouble('script-hung')
    const asking = this.#run(expression)
    try {
      return readAnswer<R>(await this.within(asking, limit, late))
    } catch (error) {
      if (!(error instanceof Trouble) || error.reason.code !== 'script-hung') throw error
      // On a busy machine a page may take long to be drawn, or to take in what it has asked for.
      if (!this.hasHung && !(await this.#isHeldByScript()))
        return readAnswer<R>(await this.within(asking, BUSY * limit, late))
      this.hasHung = true
      this.endScript()
      // The question waited behind the script, and is answered as soon as that has been ended.
      return readAnswer<R>(await this.within(asking, limit, late))
    }
  }

  /**
   * Whether a script does not let go of the page. The browser says how much memory there is also while a script runs, which it
   * interrupts for that; where neither that is answered nor anything else, the page is busy with what is no script, such as pictures.
   */
  async #isHeldByScript(): Promise<boolean> {
    const { session, limits } = this
    const letThrough = session.send('Runtime.evaluate', { expression: '0' }).then(() => false)
    const held = async () => {
      await session.send('Runtime.getHeapUsage')
      await pause(LEAST_PATIENCE, this.ended)
      await session.send('Runtime.getHeapUsage')
      return true
    }
    const late = new Trouble('script-hung')
    return this.within(Promise.race([letThrough, held()]), BUSY * limits.evaluate, () => late).catch(
      error => {
        if (error !== late) throw error
        return true
      }
    )
  }

  /** The number of our own world in the page, where its scripts cannot reach; the program that answers questions is in it. */
  async world(): Promise<number> {
    if (this.#world !== null) return this.#world
    const text = await programText()
    const { executionContextId } = await this.session.send('Page.createIsolatedWorld', {
      frameId: this.mainFrame,
      worldName: WORLD
    })
    readAnswer(
      await this.session.send('Runtime.evaluate', { expression: `${text};0`, contextId: executionContextId })
    )
    this.#world = executionContextId
    return executionContextId
  }

  async #run(expression: string): Promise<Protocol.Runtime.EvaluateResponse> {
    return this.session.send('Runtime.evaluate', {
      expression,
      contextId: await this.world(),
      returnByValue: true,
      awaitPromise: true
    })
  }

  /** As wide as a phone, touched instead of pointed at, and saying so. */
  async #becomePhone(): Promise<void> {
    const { width, height } = this.screen
    await Promise.all([
      this.session.send('Emulation.setDeviceMetricsOverride', {
        width,
        height,
        deviceScaleFactor: 1,
        mobile: false
      }),
      this.session.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 5 }),
      this.session.send('Emulation.setUserAgentOverride', this.userAgent)
    ])
  }

  #watch(): void {
    this.session.on('Page.javascriptDialogOpening', event => {
      if (!this.isKept && this.dialogs.length < 100)
        this.dialogs.push({ type: event.type, textLength: event.message.length })
      const accept = event.type === 'beforeunload'
      void this.session.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined)
    })
    this.session.on('Page.windowOpen', () => {
      if (!this.isKept) this.popups++
    })
    this.page.on('popup', popup => void popup?.close().catch(() => undefined))
    this.session.on('Page.downloadWillBegin', () => {
      this.isDownload = true
    })
    this.session.on('Page.frameNavigated', ({ frame }) => {
      // To be closed, it may be emptied.
      if (frame.id !== this.mainFrame || this.#isClosing) return
      this.#world = null
      if (!this.isKept) this.navigations++
    })
  }
}

const isGone = (error: unknown): boolean => error instanceof Error && WENT.test(error.message)

function readAnswer<R>(response: Protocol.Runtime.EvaluateResponse): R {
  if (response.exceptionDetails) throw new Error(`In the page: ${response.exceptionDetails.text}`)
  // The question is the program's own function, and its answer travels as JSON.
  return response.result.value as R
}
