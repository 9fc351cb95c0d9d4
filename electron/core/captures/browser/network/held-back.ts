// What a page sends when it is pressed only to see what comes of it: a press may book, support or mark as read, which is an act on
// somebody else's page. Then nothing that could change anything there is let through; what only asks is.
import type { Protocol } from 'puppeteer-core'

type Sent = Pick<Protocol.Network.Request, 'url' | 'method' | 'postData'>

/** They ask, and change nothing (RFC 9110, 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Of one address that answers all questions. */
const ANSWERS_ALL = /graphql/i

export class HeldBack {
  /** How many were held back that may have asked for what a press shows. What the page sent before too, such as its statistics, is not. */
  count = 0
  readonly #before = new Set<string>()
  #isOn = false

  begin(): void {
    this.#isOn = true
  }

  /** Notes what the page sends by itself. */
  note(sent: Sent): void {
    if (!this.#isOn && !SAFE.has(sent.method)) this.#before.add(addressOf(sent))
  }

  /** Whether a request is held back; `page`: the address of the page. */
  holds(sent: Sent, kind: Protocol.Network.ResourceType, page: string): boolean {
    if (!this.#isOn || SAFE.has(sent.method) || isQuery(sent.postData)) return false
    const mayShow = kind === 'XHR' || kind === 'Fetch'
    const isKnown = this.#before.has(addressOf(sent)) && !ANSWERS_ALL.test(sent.url)
    if (mayShow && !isKnown && siteOf(sent.url) === siteOf(page)) this.count++
    return true
  }
}

const addressOf = ({ url }: Sent): string => url.split(/[?#]/, 1)[0] ?? ''

/** The last two parts of the name: what a site asks is often answered beside it. */
const siteOf = (url: string): string => URL.parse(url)?.hostname.split('.').slice(-2).join('.') ?? ''

/** A question in GraphQL changes nothing, and says that it is one. */
function isQuery(body: string | undefined): boolean {
  if (body === undefined || body.length > 100_000) return false
  try {
    const { query } = JSON.parse(body) as { query?: unknown }
    return typeof query === 'string' && /^\s*(?:query\b|\{)/u.test(query) && !/\bmutation\b/u.test(query)
  } catch {
    return false
  }
}
