// What a browser's profile keeps of a login, so that it can be entered in a profile elsewhere: its cookies, and the local storage of the
// page where it was made. Nothing is asked of the network for it.
import type { CDPSession } from 'puppeteer-core'
import type { LentLogin } from '#shared/lent-login.ts'
import { type CaptureBrowser, launchBrowser, puppeteerOf } from './process/browser.ts'

type Kept = Omit<LentLogin, 'profileId'>

/** A cookie of the browser's session ends with it, and is none of a login that lasts. */
const lasts = ({ expires }: { expires?: number | undefined }) => expires !== undefined && expires > 0

/** What the profile in this folder keeps, which the caller holds; `address` is of the web. @throws ArchiveError no-browser, browser-did-not-start */
export async function keptIn(profile: string, address: string, signal: AbortSignal): Promise<Kept> {
  return inProfile(profile, signal, async browser => {
    const { origin } = new URL(address)
    const cookies = (await puppeteerOf(browser).cookies()).filter(lasts)
    const entries = await atOrigin(browser, origin, async session => {
      const found = await session.send('DOMStorage.getDOMStorageItems', { storageId: localOf(origin) })
      return found.entries.map(([key = '', value = '']): [string, string] => [key, value])
    })
    return {
      cookies: cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) => ({
        ...{ name, value, domain, path, expires: expires ?? 0, secure },
        httpOnly: httpOnly ?? false,
        sameSite: sameSite === 'Strict' || sameSite === 'Lax' || sameSite === 'None' ? sameSite : null
      })),
      storage: { origin, entries }
    }
  })
}

/** Enters it in the profile in this folder, which the caller holds. @throws ArchiveError no-browser, browser-did-not-start */
export async function enterKept(
  profile: string,
  { cookies, storage }: Kept,
  signal: AbortSignal
): Promise<void> {
  await inProfile(profile, signal, async browser => {
    await puppeteerOf(browser).setCookie(
      ...cookies.map(({ sameSite, ...cookie }) => (sameSite === null ? cookie : { ...cookie, sameSite }))
    )
    await atOrigin(browser, storage.origin, async session => {
      const storageId = localOf(storage.origin)
      for (const [key, value] of storage.entries)
        await session.send('DOMStorage.setDOMStorageItem', { storageId, key, value })
    })
  })
}

/** Its end is waited for: the profile is whole from then on. */
async function inProfile<T>(
  profile: string,
  signal: AbortSignal,
  work: (browser: CaptureBrowser) => Promise<T>
): Promise<T> {
  const browser = await launchBrowser({ signal, profile })
  try {
    return await work(browser)
  } finally {
    await browser.close()
  }
}

const localOf = (securityOrigin: string) => ({ securityOrigin, isLocalStorage: true })

/** In an empty page of that origin, which is answered here. */
async function atOrigin<T>(
  browser: CaptureBrowser,
  origin: string,
  work: (session: CDPSession) => Promise<T>
): Promise<T> {
  const page = await puppeteerOf(browser).newPage()
  const session = await page.createCDPSession()
  session.on('Fetch.requestPaused', ({ requestId }) => {
    const answer = { requestId, responseCode: 200, responseHeaders: HEADERS, body: '' }
    void session.send('Fetch.fulfillRequest', answer).catch(() => undefined)
  })
  await session.send('Fetch.enable')
  await session.send('DOMStorage.enable')
  await page.goto(`${origin}/`, { waitUntil: 'domcontentloaded' })
  return work(session)
}

const HEADERS = [
  { name: 'content-type', value: 'text/html' },
  { name: 'content-security-policy', value: "default-src 'none'" }
]
