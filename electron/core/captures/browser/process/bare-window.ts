// Empty windows, set up and ready for a page. The next one is made while the browser has nothing else to do, since
// making it takes as long as a good part of a capture.
import type { CDPSession, Page, Protocol } from 'puppeteer-core'
import { type CaptureBrowser, puppeteerOf } from './browser.ts'
import { timersText, WORLD, witnessText } from './in-page.ts'
import { HEIGHT, WIDTH } from './limits.ts'
import { userAgentOf } from './user-agent.ts'

/** Pages that ask are told to move less. */
export const REDUCED_MOTION = { name: 'prefers-reduced-motion', value: 'reduce' }

export type BareWindow = {
  readonly page: Page
  readonly session: CDPSession
  readonly mainFrame: string
  readonly userAgent: Protocol.Emulation.SetUserAgentOverrideRequest
  /** What notes the timers of its documents. */
  readonly timers: string
  close(): Promise<void>
}

const spares = new WeakMap<CaptureBrowser, Promise<BareWindow | null>>()

/** An empty window with nothing remembered in it: the one made ready, if it is still alive, or a new one. */
export async function takeBareWindow(browser: CaptureBrowser): Promise<BareWindow> {
  const spare = spares.get(browser)
  spares.delete(browser)
  const ready = await spare
  if (ready && (await answers(ready))) return ready
  return openBareWindow(browser)
}

/** Makes the next window ready, unless one is. */
export function prepareBareWindow(browser: CaptureBrowser): void {
  if (spares.has(browser) || !browser.isAlive()) return
  spares.set(
    browser,
    openBareWindow(browser).catch(() => null)
  )
}

/**
 * Whether the browser has a window ready that answers, or makes one, within `limit` milliseconds. One that does not may be alive and
 * kept busy by a page, also by one whose window has been closed.
 */
export async function givesWindow(browser: CaptureBrowser, limit: number): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(() => late.resolve(false), limit)
  const given = await Promise.race([makeReady(browser), late.promise])
  clearTimeout(timer)
  return given
}

async function makeReady(browser: CaptureBrowser): Promise<boolean> {
  const spare = spares.get(browser)
  const ready = await spare
  if (ready && (await answers(ready))) return true
  if (spares.get(browser) === spare) spares.delete(browser)
  prepareBareWindow(browser)
  return (await spares.get(browser)) != null
}

const used = new WeakSet<CaptureBrowser>()
/** Its first page comes as soon as the browser is there. */
const FIRST_LIMIT = 500

/**
 * The page that a browser of our own begins with: nobody has been there, and its profile is as empty as a context of its own.
 * It is emptied and not closed, since a browser without a window may end.
 */
async function firstPage(browser: CaptureBrowser): Promise<Page | null> {
  if (browser.hasLogin || browser.isRemote || used.has(browser)) return null
  used.add(browser)
  const target = await puppeteerOf(browser)
    .waitForTarget(each => each.type() === 'page', { timeout: FIRST_LIMIT })
    .catch(() => null)
  return (await target?.page()) ?? null
}

async function openBareWindow(browser: CaptureBrowser): Promise<BareWindow> {
  const first = await firstPage(browser)
  const emptied = async () => void (await first?.goto('about:blank'))
  const begun = first === null ? null : await ready(browser, first, emptied).catch(() => null)
  if (begun !== null) return begun
  const puppeteer = puppeteerOf(browser)
  const context = browser.hasLogin
    ? puppeteer.defaultBrowserContext()
    : await puppeteer.createBrowserContext({
        downloadBehavior: { policy: 'deny' },
        ...(browser.isRemote && browser.proxy !== null
          ? { proxyServer: `http://${browser.proxy.host}:${browser.proxy.port}` }
          : {})
      })
  try {
    // A window of its own: pages in the background of a window are drawn late or never.
    const page = await context.newPage({ type: 'window' })
    return await ready(browser, page, () => (browser.hasLogin ? page.close() : context.close()))
  } catch (error) {
    // The context of a login is the browser's own, and stays.
    if (!browser.hasLogin) void context.close().catch(() => undefined)
    throw error
  }
}

async function ready(browser: CaptureBrowser, page: Page, close: () => Promise<void>): Promise<BareWindow> {
  const session = await page.createCDPSession()
  const { id } = page.browserContext()
  // A context of our own has been told when it was made.
  if (id === undefined) await session.send('Browser.setDownloadBehavior', { behavior: 'deny' })
  // Granting nothing denies all else, without a question that would stay open.
  const nothing = { permissions: [], ...(id === undefined ? {} : { browserContextId: id }) }
  const [facts] = await Promise.all([
    setUp(browser, session),
    session.send('Browser.grantPermissions', nothing)
  ])
  return { page, session, ...facts, close }
}

async function answers({ page, session }: BareWindow): Promise<boolean> {
  if (page.isClosed()) return false
  const { promise, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), 500)
  const answer = session.send('Runtime.evaluate', { expression: '1' }).catch(() => null)
  const got = await Promise.race([answer, promise])
  clearTimeout(timer)
  return got !== null
}

async function setUp(browser: CaptureBrowser, session: CDPSession) {
  const [timers, witness] = await Promise.all([timersText(), witnessText()])
  const [tree, version] = await Promise.all([
    session.send('Page.getFrameTree'),
    session.send('Browser.getVersion'),
    session.send('Page.enable'),
    session.send('Network.enable'),
    session.send('Inspector.enable'),
    session.send('Page.setPrerenderingAllowed', { isAllowed: false }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: timers }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: witness, worldName: WORLD }),
    session.send('Emulation.setDeviceMetricsOverride', {
      width: WIDTH,
      height: HEIGHT,
      deviceScaleFactor: 1,
      mobile: false
    }),
    session.send('Emulation.setEmulatedMedia', { features: [REDUCED_MOTION] }),
    session.send('Emulation.setTimezoneOverride', { timezoneId: 'Europe/Stockholm' }),
    session.send('Emulation.setLocaleOverride', { locale: 'sv-SE' })
  ])
  const userAgent = userAgentOf(browser, version)
  await session.send('Emulation.setUserAgentOverride', userAgent)
  return { mainFrame: tree.frameTree.frame.id, userAgent, timers }
}
