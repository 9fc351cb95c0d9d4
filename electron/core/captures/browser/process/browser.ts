// One browser process: started with a profile of its own, and ended without leaving anything behind.
import { lookup } from 'node:dns/promises'
import { tmpdir } from 'node:os'
import { connect, launch, type Browser as Puppeteer } from 'puppeteer-core'
import { isAlmostFull } from '../../../kernel/bytes-free.ts'
import { ArchiveError } from '../../../kernel/errors.ts'
import { refuseRuledOut } from './browser-policies.ts'
import { addressesElsewhere, browsersElsewhere } from './browsers-elsewhere.ts'
import { findBrowser } from './find-browser.ts'
import { HEIGHT, WIDTH } from './limits.ts'
import { predictNothing } from './predict-nothing.ts'
import { newProfile, removeProfile, removeProfileNow } from './temporary-profile.ts'

/** A running browser. `close` never hangs: it asks, waits a little, then kills; the profile is removed. */
export interface CaptureBrowser {
  readonly name: string
  readonly version: string
  /** It runs on another machine, and how it was started is not known here. */
  readonly isRemote: boolean
  /** Its windows remember a login, and what they come to know is kept. */
  readonly hasLogin: boolean
  /** What its windows fetch through; null: as the computer is set. */
  readonly proxy: ProxyLogin | null
  isAlive(): boolean
  /** It gives no window any more: where there are others elsewhere, the next jobs go to them. */
  leaveAlone(): void
  close(): Promise<void>
}

/** A proxy, and what to answer when it asks who is there. */
export type ProxyLogin = {
  readonly host: string
  readonly port: number
  readonly login: { readonly user: string; readonly password: string } | null
}

export type LaunchOptions = {
  readonly signal?: AbortSignal
  readonly isVisible?: boolean
  readonly profile?: string
  readonly proxy?: ProxyLogin | null
}

/** As root there is no sandbox to be had; only then is it left out. */
export const hasSandbox = process.getuid?.() !== 0

const START_LIMIT = 30_000
const CLOSE_LIMIT = 3_000
const GENTLE_LIMIT = 20_000

const FEATURES = [
  // Some versions have these already but leave them off: what a page on the web may not reach within a private network.
  'LocalNetworkAccessChecks',
  'LocalNetworkAccessChecksWebSockets',
  'LocalNetworkAccessChecksWebRTC',
  // Three minutes after its start, a browser begins a process of 40 MB to see how fast models run here, and keeps it; where it
  // is turned off it does so all the same, but it can be told to wait.
  'LogOnDeviceMetricsOnStartup:on_device_startup_metric_delay/365d'
]

// Software drawing and fixed fonts make the same page give the same pixels; the rest keeps the browser from calling
// home, from slowing windows that nobody looks at, and from asking for anything.
const FLAGS = [
  '--disable-gpu',
  '--hide-scrollbars',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--mute-audio',
  '--autoplay-policy=user-gesture-required',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--deny-permission-prompts',
  `--enable-features=${FEATURES.join(',')}`,
  // A page whose scripts want more is ended by the browser, long before the machine has none left.
  '--js-flags=--max-old-space-size=2048',
  '--lang=sv-SE',
  `--window-size=${WIDTH},${HEIGHT}`
]

/**
 * The password is not among them: others on the computer can read what a program was started with. What comes through a proxy comes from the
 * web, wherever the proxy lies: without that, the browser would take each page for one from within, and let it ask other computers there.
 */
export async function proxyFlags(proxy: ProxyLogin | null | undefined): Promise<string[]> {
  if (proxy == null) return []
  const found = await lookup(proxy.host.replaceAll(/[[\]]/g, ''), { all: true }).catch(() => [])
  const places = found.map(({ address, family }) => (family === 6 ? `[${address}]` : address))
  const isOfWeb = places.map(place => `${place}:${proxy.port}=public`).join(',')
  return [
    `--proxy-server=http://${proxy.host}:${proxy.port}`,
    ...(isOfWeb === '' ? [] : [`--ip-address-space-overrides=${isOfWeb}`])
  ]
}

const insides = new WeakMap<CaptureBrowser, Puppeteer>()

/**
 * Starts the browser with a fresh temporary profile; or with one in which a person has logged in, which is kept, and
 * which the caller holds; or, where `KANALARKIV_BROWSER_WS` says so, uses one of those that run elsewhere. A profile lies here, so
 * its browser runs here in any case. @throws ArchiveError no-browser, browser-ruled-out, browser-did-not-start
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<CaptureBrowser> {
  const remote = addressesElsewhere()
  if (remote.length > 0 && options.profile === undefined) return connectToOne(remote, options)
  const found = findBrowser()
  // Such a browser starts and is silent; it would be waited for until the time was up.
  await refuseRuledOut(found.name)
  options.signal?.throwIfAborted()
  const profile = options.profile ?? (await newProfile())
  const isKept = options.profile !== undefined
  try {
    await predictNothing(profile)
    const puppeteer = await launch({
      executablePath: found.path,
      userDataDir: profile,
      headless: options.isVisible !== true,
      // A pipe ends with this process however it ends, and no other program can listen in on it.
      pipe: true,
      defaultViewport: null,
      waitForInitialPage: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: START_LIMIT,
      args: [...FLAGS, ...(await proxyFlags(options.proxy)), ...(hasSandbox ? [] : ['--no-sandbox'])],
      // The browser's own blocker is wanted: a page may otherwise open windows without end.
      ignoreDefaultArgs: ['--disable-popup-blocking', '--enable-automation'],
      ...(options.signal === undefined ? {} : { signal: options.signal })
    })
    return await running(found.name, puppeteer, { dir: profile, isKept, proxy: options.proxy ?? null })
  } catch (error) {
    // Before the profile is removed, which gives room again. A browser without room ends in any way, and says little of why.
    const isFull = !isKept && isAlmostFull(tmpdir())
    if (!isKept) await removeProfile(profile)
    options.signal?.throwIfAborted()
    if (isFull) throw new ArchiveError('temporary-disk-full', { dir: tmpdir() })
    throw new ArchiveError('browser-did-not-start', { browser: found.path, detail: firstLine(error) })
  }
}

const elsewhere = browsersElsewhere()

/** The browser elsewhere that has the fewest jobs of ours, of those that answer. @throws ArchiveError browser-did-not-start */
async function connectToOne(addresses: readonly string[], options: LaunchOptions): Promise<CaptureBrowser> {
  let refusal: unknown
  for (const address of elsewhere.inOrder(addresses, Date.now())) {
    // Counted before it answers, so that two that begin at once do not take the same.
    const end = elsewhere.begin(address)
    try {
      const leaveAlone = () => elsewhere.leave(address, Date.now())
      return await connectBrowser(address, options, { end, leaveAlone })
    } catch (error) {
      end()
      options.signal?.throwIfAborted()
      elsewhere.leave(address, Date.now())
      refusal ??= error
    }
  }
  throw refusal
}

/**
 * A browser that others run, in contexts of our own, which are closed afterwards; it runs on. Its address may hold a key
 * and is therefore named by its host only.
 */
async function connectBrowser(
  endpoint: string,
  { signal, proxy = null }: LaunchOptions,
  job: { readonly end: () => void; readonly leaveAlone: () => void }
): Promise<CaptureBrowser> {
  const host = URL.parse(endpoint)?.host ?? 'KANALARKIV_BROWSER_WS'
  try {
    const puppeteer = await connectInTime(endpoint)
    signal?.throwIfAborted()
    const others = new Set(puppeteer.browserContexts())
    const version = await puppeteer.version()
    const end = async () => {
      const own = puppeteer.browserContexts().filter(context => !others.has(context))
      await within(
        CLOSE_LIMIT,
        Promise.allSettled(own.map(context => context.close())).then(() => undefined)
      )
      await puppeteer.disconnect()
      job.end()
    }
    const name = version.split('/', 1)[0] ?? 'browser'
    const about = { name, version, isRemote: true, hasLogin: false, proxy }
    return browserOf(puppeteer, { ...about, leaveAlone: job.leaveAlone }, end)
  } catch (error) {
    signal?.throwIfAborted()
    const detail = firstLine(error).replaceAll(endpoint, host)
    throw new ArchiveError('browser-did-not-start', { browser: host, detail })
  }
}

/** A machine that is gone may not even refuse. */
async function connectInTime(endpoint: string): Promise<Puppeteer> {
  const connecting = connect({
    browserWSEndpoint: endpoint,
    defaultViewport: null,
    protocolTimeout: 180_000
  })
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error('no answer')), START_LIMIT)
  try {
    return await Promise.race([connecting, late.promise])
  } catch (error) {
    connecting.then(
      tooLate => tooLate.disconnect(),
      () => undefined
    )
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** The puppeteer browser inside; only this folder may touch it. */
export function puppeteerOf(browser: CaptureBrowser): Puppeteer {
  const puppeteer = insides.get(browser)
  if (puppeteer === undefined) throw new TypeError('Not a browser that launchBrowser made.')
  return puppeteer
}

type Profile = { readonly dir: string; readonly isKept: boolean; readonly proxy: ProxyLogin | null }

async function running(name: string, puppeteer: Puppeteer, profile: Profile): Promise<CaptureBrowser> {
  const pid = puppeteer.process()?.pid
  const killAtExit = () => {
    kill(pid)
    if (!profile.isKept) removeProfileNow(profile.dir)
  }
  process.once('exit', killAtExit)
  const end = async () => {
    if (profile.isKept) await endGently(puppeteer)
    else await within(CLOSE_LIMIT, puppeteer.close())
    kill(pid)
    await within(CLOSE_LIMIT, hasEnded(puppeteer.process()))
    if (!profile.isKept) await removeProfile(profile.dir)
    process.off('exit', killAtExit)
  }
  const version = await puppeteer.version().catch(async (error: unknown) => {
    await end()
    throw error
  })
  const about = { name, version, isRemote: false, proxy: profile.proxy, hasLogin: profile.isKept }
  return browserOf(puppeteer, { ...about, leaveAlone: () => undefined }, end)
}

/** The browser as the rest of the program has it; however often it is closed, it is ended once. */
function browserOf(
  puppeteer: Puppeteer,
  about: Omit<CaptureBrowser, 'isAlive' | 'close'>,
  end: () => Promise<void>
): CaptureBrowser {
  let closing: Promise<void> | undefined
  const browser: CaptureBrowser = {
    ...about,
    isAlive: () => puppeteer.connected,
    close: () => {
      closing ??= end()
      return closing
    }
  }
  insides.set(browser, puppeteer)
  return browser
}

/**
 * Ends a browser whose profile is kept: it writes what it remembers when it ends, after it has stopped answering, and puppeteer
 * would kill it at that. Only one that does not end is killed.
 */
export async function endGently(puppeteer: Puppeteer): Promise<void> {
  const end = async () => {
    // One that is too busy to be asked does not answer this either.
    const session = await puppeteer
      .target()
      .createCDPSession()
      .catch(() => null)
    void session?.send('Browser.close').catch(() => undefined)
    await hasEnded(puppeteer.process())
  }
  await within(GENTLE_LIMIT, end())
  await within(CLOSE_LIMIT, puppeteer.close())
}

/** Kills the browser and its children; puppeteer starts it as the leader of a process group except on Windows. */
function kill(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

async function hasEnded(child: ReturnType<Puppeteer['process']>): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return
  await new Promise(resolve => child.once('exit', resolve))
}

async function within(limit: number, work: Promise<void>): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, limit)
  await Promise.race([work.catch(() => undefined), promise])
  clearTimeout(timer)
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return (message.split('\n')[0] ?? '').slice(0, 200)
}
