// One window of the browser with one page in it, watched for everything that may happen to it.
import type { BrowserContext, CDPSession, Page, Protocol } from 'puppeteer-core'
import { type CaptureBrowser, puppeteerOf } from './browser.ts'
import { type Kit, makeKit } from './in-page/kit.ts'
import { HEIGHT, type Limits, WIDTH } from './limits.ts'
import { Traffic } from './traffic.ts'
import { bounded, Trouble } from './trouble.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Only the kind of the dialog and how long its text was; the text may hold anything. */
export type DialogSeen = { readonly type: Protocol.Page.DialogType; readonly textLength: number }

const CLOSE_LIMIT = 2_000
const ABANDON_LIMIT = 200

export class PageWindow {
  readonly page: Page
  /** The one session for emulation and pictures: another would quietly undo the emulation. */
  readonly session: CDPSession
  readonly traffic: Traffic
  readonly limits: Limits
  /** Fires when the work is over before its end; its reason is a `Trouble`. */
  readonly ended: AbortSignal
  readonly mainFrame: string
  readonly userAgent: string
  readonly dialogs: DialogSeen[] = []
  popups = 0
  isDownload = false
  /** A script of the page did not let go and was ended. */
  hasHung = false
  /** How often the page went to another document. */
  navigations = 0
  readonly #context: BrowserContext
  #world: number | null = null

  private constructor(parts: {
    context: BrowserContext
    page: Page
    session: CDPSession
    mainFrame: string
    userAgent: string
    limits: Limits
    ended: AbortSignal
  }) {
    this.#context = parts.context
    this.page = parts.page
    this.session = parts.session
    this.mainFrame = parts.mainFrame
    this.userAgent = parts.userAgent
    this.limits = parts.limits
    this.ended = parts.ended
    this.traffic = new Traffic(parts.session, parts.mainFrame)
    this.#watch()
  }

  /** Opens a window with nothing remembered in it. */
  static async open(browser: CaptureBrowser, life: Life, limits: Limits): Promise<PageWindow> {
    const puppeteer = puppeteerOf(browser)
    if (!puppeteer.connected) throw new Trouble('browser-died')
    const died = () => life.end(new Trouble('browser-died'))
    puppeteer.once('disconnected', died)
    life.signal.addEventListener('abort', () => puppeteer.off('disconnected', died), { once: true })
    const wait = <T>(work: Promise<T>) =>
      bounded(work, 15_000, life.signal, () => new Trouble('browser-died', 'no window'))

    const context = await wait(puppeteer.createBrowserContext({ downloadBehavior: { policy: 'deny' } }))
    try {
      // A window of its own: pages in the background of a window are drawn late or never.
      const page = await wait(context.newPage({ type: 'window' }))
      const session = await wait(page.createCDPSession())
      session.on('Inspector.targetCrashed', () => life.end(new Trouble('page-crashed')))
      page.once('close', () => life.end(new Trouble('page-crashed', 'closed itself')))
      const [tree, version] = await wait(setUp(session))
      return new PageWindow({
        context,
        page,
        session,
        limits,
        ended: life.signal,
        mainFrame: tree.frameTree.frame.id,
        userAgent: version.userAgent
      })
    } catch (error) {
      void context.close().catch(() => undefined)
      throw error
    }
  }

  /** Waits for an answer of the browser, no longer than `limit`. */
  within<T>(work: Promise<T>, limit: number, late: () => Error): Promise<T> {
    return bounded(work, limit, this.ended, late)
  }

  /**
   * Asks the page something. `question` is sent as source text, so it may use only the kit and its arguments. A script
   * of the page that does not let the question through is ended, once per question.
   */
  async evaluate<A extends readonly Json[], R>(
    question: (kit: Kit, ...args: A) => R | Promise<R>,
    ...args: A
  ): Promise<R> {
    const expression = `(${question})((${makeKit})(), ...${JSON.stringify(args)})`
    try {
      return await this.#ask<R>(expression)
    } catch (error) {
      // The page went elsewhere between finding its world and asking in it.
      if (!(error instanceof Error) || !/Cannot find context|uniqueContextId/.test(error.message)) throw error
      this.#world = null
      return await this.#ask<R>(expression)
    }
  }

  /** Closes the window; what does not close at once is left to the browser. */
  async close(): Promise<void> {
    const limit = this.ended.aborted ? ABANDON_LIMIT : CLOSE_LIMIT
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, limit)
    await Promise.race([this.#context.close().catch(() => undefined), promise])
    clearTimeout(timer)
  }

  async #ask<R>(expression: string): Promise<R> {
    // Once a page has hung it may do so again at each question, so it gets less patience.
    const limit = this.hasHung ? Math.min(1_500, this.limits.evaluate) : this.limits.evaluate
    const late = () => new Trouble('script-hung')
    const asking = this.#run(expression)
    try {
      return readAnswer<R>(await this.within(asking, limit, late))
    } catch (error) {
      if (!(error instanceof Trouble) || error.reason.code !== 'script-hung') throw error
      this.hasHung = true
      void this.session.send('Runtime.terminateExecution').catch(() => undefined)
      // The question waited behind the script, and is answered as soon as that has been ended.
      return readAnswer<R>(await this.within(asking, limit, late))
    }
  }

  async #run(expression: string): Promise<Protocol.Runtime.EvaluateResponse> {
    this.#world ??= (
      await this.session.send('Page.createIsolatedWorld', {
        frameId: this.mainFrame,
        worldName: 'kanalarkiv'
      })
    ).executionContextId
    return this.session.send('Runtime.evaluate', {
      expression,
      contextId: this.#world,
      returnByValue: true,
      awaitPromise: true
    })
  }

  #watch(): void {
    this.session.on('Page.javascriptDialogOpening', event => {
      if (this.dialogs.length < 100) this.dialogs.push({ type: event.type, textLength: event.message.length })
      const accept = event.type === 'beforeunload'
      void this.session.send('Page.handleJavaScriptDialog', { accept }).catch(() => undefined)
    })
    this.session.on('Page.windowOpen', () => {
      this.popups++
    })
    this.page.on('popup', popup => void popup?.close().catch(() => undefined))
    this.session.on('Page.downloadWillBegin', () => {
      this.isDownload = true
    })
    this.session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== this.mainFrame) return
      this.#world = null
      this.navigations++
    })
  }
}

/** The life of the work on one address: whoever ends it first says why. */
export class Life {
  readonly #controller = new AbortController()
  readonly #timer: NodeJS.Timeout
  readonly #stop: AbortSignal
  readonly #onStop = () => this.end(new Trouble('stopped'))

  constructor(limit: number, stop: AbortSignal) {
    this.#stop = stop
    this.#timer = setTimeout(() => this.end(new Trouble('time-out', `${limit} ms`)), limit)
    if (stop.aborted) this.#onStop()
    else stop.addEventListener('abort', this.#onStop, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  end(trouble: Trouble): void {
    this.#controller.abort(trouble)
  }

  /** No more is to come, and nothing listens any longer. */
  over(): void {
    clearTimeout(this.#timer)
    this.#stop.removeEventListener('abort', this.#onStop)
    this.end(new Trouble('internal', 'over'))
  }
}

function readAnswer<R>(response: Protocol.Runtime.EvaluateResponse): R {
  if (response.exceptionDetails) throw new Error(`In the page: ${response.exceptionDetails.text}`)
  // The question is our own function, and its answer travels as JSON.
  return response.result.value as R
}

async function setUp(session: CDPSession) {
  const [tree, version] = await Promise.all([
    session.send('Page.getFrameTree'),
    session.send('Browser.getVersion'),
    session.send('Page.enable'),
    session.send('Network.enable'),
    session.send('Inspector.enable'),
    session.send('Emulation.setDeviceMetricsOverride', {
      width: WIDTH,
      height: HEIGHT,
      deviceScaleFactor: 1,
      mobile: false
    }),
    session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-reduced-motion', value: 'reduce' }]
    }),
    session.send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Stockholm' }),
    session.send('Emulation.setLocaleOverride', { locale: 'sv-SE' })
  ])
  await session.send('Emulation.setUserAgentOverride', {
    userAgent: version.userAgent,
    acceptLanguage: 'sv-SE,sv;q=0.9,en;q=0.8'
  })
  return [tree, version] as const
}
