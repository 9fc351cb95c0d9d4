// What the browser says that it is: itself, on this kind of computer, as it says when a person looks at its window. Without one it
// would call itself by another name, which some sites answer with another page.
import { arch } from 'node:os'
import type { Protocol } from 'puppeteer-core'
import type { CaptureBrowser } from './browser.ts'
import type { Screen } from './limits.ts'

type UserAgent = Protocol.Emulation.SetUserAgentOverrideRequest

/** The browser writes the weights itself. */
const ACCEPT_LANGUAGE = 'sv-SE,sv,en'
/** A name that is no browser's, as all of them give one beside their own so that nobody relies on the list. */
const GREASE = { brand: 'Not:A-Brand', version: '8' }
/** Names that a browser gives beside that of what it is built of. */
const BRANDS = new Set(['Google Chrome', 'Microsoft Edge'])

/** `own`: what the browser says without a window; `product` such as `Chrome/156.0.8078.108`. */
export function userAgentOf(
  { name, isRemote }: Pick<CaptureBrowser, 'name' | 'isRemote'>,
  { userAgent: own, product }: Pick<Protocol.Browser.GetVersionResponse, 'userAgent' | 'product'>
): UserAgent {
  const full = product.split('/')[1] ?? ''
  const major = full.split('.')[0] ?? ''
  const listed = (version: string, greased: string) => [
    { ...GREASE, version: greased },
    { brand: 'Chromium', version },
    ...(BRANDS.has(name) ? [{ brand: name, version }] : [])
  ]
  return {
    userAgent: own.replace('HeadlessChrome', 'Chrome'),
    acceptLanguage: ACCEPT_LANGUAGE,
    userAgentMetadata: {
      brands: listed(major, GREASE.version),
      fullVersionList: listed(full, `${GREASE.version}.0.0.0`),
      platform: platformIn(own),
      platformVersion: '',
      architecture: isRemote ? '' : arch().startsWith('arm') ? 'arm' : 'x86',
      bitness: '64',
      model: '',
      mobile: false
    }
  }
}

function platformIn(userAgent: string): string {
  if (userAgent.includes('Windows')) return 'Windows'
  return userAgent.includes('Macintosh') ? 'macOS' : 'Linux'
}

/** The same browser on a phone. */
export function onPhone(desktop: UserAgent, { isMobile }: Screen): UserAgent {
  const { userAgent, userAgentMetadata } = desktop
  if (!isMobile || userAgentMetadata === undefined) return desktop
  return {
    ...desktop,
    userAgent: userAgent
      .replace(/\([^()]*\)/, '(Linux; Android 10; K)')
      .replace(/ Safari\//, ' Mobile Safari/'),
    platform: 'Android',
    userAgentMetadata: {
      ...userAgentMetadata,
      platform: 'Android',
      platformVersion: '14',
      architecture: '',
      bitness: '',
      mobile: true
    }
  }
}
