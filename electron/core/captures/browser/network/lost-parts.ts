// Scripts and style sheets that a page asks for and does not get: what they were to make or to arrange is not on the page.
import type { Protocol } from 'puppeteer-core'
import { isOfSite } from './calls.ts'

/** What counts visits, tells of faults or sells, by its address: nothing of the page is made by it. */
const REPORTS =
  /(?:^|[^a-z])(?:analytics|matomo|piwik|gtag|gtm|googletagmanager|doubleclick|googlesyndication|adservice|fbevents|insight|beacon|telemetry|metrics|rum|hotjar|clarity|pixel|track(?:er|ing)|stats|statistik|siteimprove\w*|sentry|nr-data|newrelic|ads|addthis|sharethis|vizzit)(?:$|[^a-z])/i
/** Letters alone come from there. */
const LETTERS = /^(?:fonts\.|use\.typekit\.)/
const MOST = 100
const PROGRAM = /\.(?:m?js|css)$/

export const isPart = (type: Protocol.Network.ResourceType): boolean =>
  type === 'Script' || type === 'Stylesheet'

export class LostParts {
  readonly #lost = new Map<string, string>()

  /** What became of the first that is still missed, such as `script 500`. */
  get first(): string | null {
    return [...this.#lost.values()][0] ?? null
  }

  /** Another document has come. */
  clear(): void {
    this.#lost.clear()
  }

  /** `page`: the address of the page that it is a part of. */
  lose(url: string, what: string, page: string): void {
    if (this.#lost.size < MOST && isNeeded(url, page)) this.#lost.set(url, what)
  }

  /** What came after all, by another question or from another host, is not missed. */
  find(url: string): void {
    for (const lost of this.#lost.keys()) if (isSame(lost, url)) this.#lost.delete(lost)
  }
}

/** A page that did not get a library from where libraries are kept may take its own copy of it. */
function isSame(lost: string, found: string): boolean {
  if (lost === found) return true
  const [one, other] = [URL.parse(lost), URL.parse(found)]
  if (one === null || other === null || !PROGRAM.test(one.pathname)) return false
  if (one.host === other.host) return one.pathname === other.pathname
  return nameOf(one) === nameOf(other)
}

const nameOf = ({ pathname }: URL): string => pathname.slice(pathname.lastIndexOf('/') + 1)

/** Of its own site all is but what reports; `page`: the address of the page, or of the frame, that asks for it. */
export function isNeeded(url: string, page: string): boolean {
  const { host, pathname } = URL.parse(url) ?? { host: '', pathname: '' }
  return isOfSite(url, page)
    ? !REPORTS.test(pathname)
    : !(LETTERS.test(host) || REPORTS.test(`${host}${pathname}`))
}
