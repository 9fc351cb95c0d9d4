// A profile in which a person logs in: shown to them, and looked at afterwards.
import { launch, type Page } from 'puppeteer-core'
import type { Platform } from '#shared/register.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { leadsToPrivate } from './network/private-hosts.ts'
import { answerProxy, asksLogin } from './network/proxy-login.ts'
import { wordsFor } from './platforms/words-for.ts'
import { OPEN_PAGE } from './prepare/open-page.ts'
import {
  endGently,
  hasSandbox,
  launchBrowser,
  type ProxyLogin,
  proxyFlags,
  puppeteerOf
} from './process/browser.ts'
import { Deadline } from './process/deadline.ts'
import { findBrowser } from './process/find-browser.ts'
import { LIMITS } from './process/limits.ts'
import { Steps } from './steps.ts'
import { Visit } from './visit.ts'

/** The person types their own password; the proxy's is not theirs to know. */
async function openProxy(page: Page, proxy: ProxyLogin | null): Promise<void> {
  const session = await page.createCDPSession()
  answerProxy(session, proxy)
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.continueRequest', { requestId }).catch(() => undefined)
  })
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }], handleAuthRequests: true })
}

/** Where a profile's channels are logged in to, and whether that may lie in a private network. */
type LoginPage = {
  readonly address: string
  readonly mayBePrivate: boolean
  readonly proxy: ProxyLogin | null
}

/** @throws ArchiveError private-address */
async function requirePublic(address: string, mayBePrivate: boolean): Promise<void> {
  if (!mayBePrivate && (await leadsToPrivate(URL.parse(address)?.hostname ?? '')))
    throw new ArchiveError('private-address', { address })
}

/**
 * Opens the person's own browser, with its window, at the address, and waits until they have closed it. Nothing in it is
 * watched or filled in.
 * @throws ArchiveError private-address, no-browser, browser-did-not-start
 */
export async function logInByHand(
  profile: string,
  { address, mayBePrivate, proxy }: LoginPage,
  signal: AbortSignal
): Promise<void> {
  await requirePublic(address, mayBePrivate)
  const found = findBrowser()
  const browser = await launch({
    executablePath: found.path,
    userDataDir: profile,
    headless: false,
    pipe: true,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-first-run',
      '--no-default-browser-check',
      '--lang=sv-SE',
      ...(await proxyFlags(proxy)),
      ...(hasSandbox ? [] : ['--no-sandbox'])
    ],
    // A browser that says it is steered is refused by many logins, and this one is steered by a person.
    ignoreDefaultArgs: ['--enable-automation', '--disable-popup-blocking']
  }).catch((error: unknown) => {
    const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    throw new ArchiveError('browser-did-not-start', { browser: found.path, detail: detail.slice(0, 200) })
  })
  const closed = Promise.withResolvers<void>()
  browser.once('disconnected', () => closed.resolve())
  // On macOS the program goes on when its last window is closed.
  browser.on('targetdestroyed', () => {
    if (!browser.targets().some(target => target.type() === 'page')) closed.resolve()
  })
  const onEnd = () => closed.resolve()
  signal.addEventListener('abort', onEnd, { once: true })
  try {
    const [page] = await browser.pages()
    if (page !== undefined && asksLogin(proxy)) await openProxy(page, proxy)
    await page?.goto(address, { waitUntil: 'domcontentloaded' }).catch(() => undefined)
    await closed.promise
  } finally {
    signal.removeEventListener('abort', onEnd)
    await endGently(browser)
  }
}

/**
 * Whether the profile is logged in: the address shows no wall, and where the platform's own cookie of a login is known,
 * that is there; and when the first of them ends. Where none is known it is not known either: a cookie that lasts long
 * is not what keeps the login.
 * @throws ArchiveError private-address, no-browser, browser-did-not-start
 */
export async function checkLogin(
  profile: string,
  { address, platform, mayBePrivate, proxy }: LoginPage & { readonly platform: Platform | null },
  signal: AbortSignal
): Promise<{ isLoggedIn: boolean; expiresAt: Date | null }> {
  await requirePublic(address, mayBePrivate)
  const browser = await launchBrowser({ signal, profile, proxy })
  try {
    const deadline = new Deadline(LIMITS.total, signal)
    const request = {
      address,
      acceptBadCertificate: false,
      mayBePrivate,
      ...(platform === null ? {} : { platform })
    }
    const visit = new Visit({ browser, request, deadline, steps: new Steps(() => undefined), limits: LIMITS })
    const isOpen = await visit.run(OPEN_PAGE).then(
      () => visit.found.wall === null,
      () => false
    )
    await visit.page?.window.close()
    deadline.over()
    const { session } = wordsFor(platform, address)
    const host = URL.parse(address)?.hostname ?? ''
    const own = (await puppeteerOf(browser).cookies()).filter(({ domain }) => isOf(host, domain))
    const login = own.filter(({ name }) => session.includes(name))
    const ends = login.flatMap(({ expires }) =>
      expires !== undefined && expires > 0 ? [expires * 1000] : []
    )
    return {
      isLoggedIn: isOpen && (session.length === 0 || login.length > 0),
      expiresAt: ends.length === 0 ? null : new Date(Math.min(...ends))
    }
  } finally {
    await browser.close()
  }
}

function isOf(host: string, domain: string): boolean {
  const plain = domain.replace(/^\./, '')
  return host === plain || host.endsWith(`.${plain}`)
}
