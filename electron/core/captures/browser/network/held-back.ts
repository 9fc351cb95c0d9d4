// What a page sends when it is pressed only to see what comes of it: a press may book, support or mark as read, which is an act on
// somebody else's page. Then nothing that could change anything there is let through; what only asks is.
import type { Protocol } from 'puppeteer-core'

type Sent = Pick<Protocol.Network.Request, 'url' | 'method' | 'postData'>

/** They ask, and change nothing (RFC 9110, 9.2.1). */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Of one address that answers all questions. */
const ANSWERS_ALL = /graphql/i
/** Which question it was, where it is named in what is sent. */
const ASKS = /(?:operationName|friendly_name|doc_id|sha256Hash)"?[:=]"?([\w-]{1,80})/
/** What a page gets no answer to may be its statistics, which go elsewhere. */
const UNANSWERED: ReadonlySet<Protocol.Network.ResourceType> = new Set(['Ping', 'CSPViolationReport'])

export class HeldBack {
  /** How many were held back that may have asked for what a press shows. What the page sent before too, such as its statistics, is not. */
  count = 0
  /** Where all of them were to go that the press itself may have sent. */
  readonly addresses = new Set<string>()
  readonly #before = new Set<string>()
  #isOn = false

  get isOn(): boolean {
    return this.#isOn
  }

  begin(): void {
    this.#isOn = true
    this.count = 0
    this.addresses.clear()
  }

  end(): void {
    this.#isOn = false
  }

  /** Notes what the page sends by itself. */
  note(sent: Sent): void {
    if (!this.#isOn && !SAFE.has(sent.method)) this.#before.add(questionOf(sent))
  }

  /** Whether a request is held back; `page`: the address of the page. */
  holds(sent: Sent, kind: Protocol.Network.ResourceType, page: string): boolean {
    if (!this.#isOn || SAFE.has(sent.method) || isQuery(sent.postData)) return false
    if (this.#before.has(questionOf(sent))) return true
    const isOfSite = siteOf(sent.url) === siteOf(page)
    if ((kind === 'XHR' || kind === 'Fetch') && isOfSite) this.count++
    if (isOfSite || !UNANSWERED.has(kind)) this.addresses.add(addressOf(sent))
    return true
  }
}

const addressOf = ({ url }: Sent): string => url.split(/[?#]/, 1)[0] ?? ''

/** The address, and what is asked there where one answers all questions: by its name, or else by its words. */
function questionOf(sent: Sent): string {
  const address = addressOf(sent)
  if (!ANSWERS_ALL.test(sent.url)) return address
  const said = (sent.postData ?? '').slice(0, 100_000)
  return `${address} ${ASKS.exec(said)?.[1] ?? said}`
}

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
