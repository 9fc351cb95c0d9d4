// What the page was answered and what it complained about: the artefact `traffic`.
import type { CDPSession, Protocol } from 'puppeteer-core'
import { cleanLine } from '../clean-text.ts'
import { isSecretHeader } from './http-head.ts'
import { isNeeded } from './lost-parts.ts'

type Response = {
  readonly method: string
  readonly address: string
  readonly type: string
  /** null: no answer; `error` says why. */
  readonly status: number | null
  readonly mediaType: string | null
  /** Of documents only; what would let its holder in somewhere is left out. */
  readonly headers: Readonly<Record<string, string>> | null
  readonly error: string | null
}

type Complaint = {
  readonly level: string
  readonly text: string
  readonly address: string | null
  readonly line: number | null
}

/** As JSON. `omitted` counts what there was beyond the first ones. */
type TrafficFile = {
  readonly format: 'kanalarkiv-traffic/1'
  readonly responses: readonly Response[]
  readonly omittedResponses: number
  readonly console: readonly Complaint[]
  readonly omittedComplaints: number
}

const MOST_RESPONSES = 3_000
const MOST_COMPLAINTS = 500
/** What V8 says of a script that breaks off in a block, a word or a call. */
const BREAKS_OFF =
  /^SyntaxError: (?:Unexpected end of input|Unterminated template|Invalid or unexpected token|missing [)\]}])/
const LEVELS = new Set(['error', 'warning', 'assert'])

type Asked = { readonly method: string; readonly address: string; readonly type: string }

export class TrafficLog {
  readonly #responses: Response[] = []
  readonly #complaints: Complaint[] = []
  readonly #asked = new Map<string, Asked>()
  /** The addresses of scripts that break off, and so did nothing. */
  readonly #broken = new Set<string>()
  readonly #documents = new Set<string>()
  #omittedResponses = 0
  #omittedComplaints = 0

  /** Begins to listen; the console is listened to from now on. */
  static async of(session: CDPSession): Promise<TrafficLog> {
    const log = new TrafficLog(session)
    await Promise.all([session.send('Log.enable'), session.send('Runtime.enable')])
    return log
  }

  private constructor(session: CDPSession) {
    session.on('Network.requestWillBeSent', event => this.#sent(event))
    session.on('Network.responseReceived', ({ requestId, type, response }) =>
      this.#answered(requestId, type, response)
    )
    session.on('Network.loadingFailed', ({ requestId, type, errorText, canceled }) => {
      const asked = this.#asked.get(requestId)
      if (asked === undefined) return
      this.#asked.delete(requestId)
      const error = canceled === true ? 'canceled' : cleanLine(errorText, 100)
      this.#add({ ...asked, type: type.toLowerCase(), status: null, mediaType: null, headers: null, error })
    })
    session.on('Log.entryAdded', ({ entry }) =>
      this.#complain(entry.level, entry.text, entry.url, entry.lineNumber)
    )
    session.on('Runtime.consoleAPICalled', event => {
      const said = event.args.map(({ value, description }) => String(value ?? description ?? '')).join(' ')
      const at = event.stackTrace?.callFrames[0]
      this.#complain(event.type, said, at?.url, at?.lineNumber)
    })
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, url, lineNumber } }) => {
      const isBroken = url !== undefined && BREAKS_OFF.test(exception?.description ?? '')
      if (isBroken && this.#broken.size < MOST_COMPLAINTS) this.#broken.add(url)
      this.#complain('error', `${text} ${exception?.description ?? ''}`, url, lineNumber)
    })
  }

  /** Whether a file of scripts that the page at the address needs breaks off. */
  hasBrokenScript(page: string): boolean {
    const isFile = (url: string) => /^https?:/.test(url) && !this.#documents.has(addressOf(url))
    return [...this.#broken].some(url => isFile(url) && isNeeded(url, page))
  }

  toFile(): Buffer {
    const file: TrafficFile = {
      format: 'kanalarkiv-traffic/1',
      responses: this.#responses,
      omittedResponses: this.#omittedResponses,
      console: this.#complaints,
      omittedComplaints: this.#omittedComplaints
    }
    return Buffer.from(`${JSON.stringify(file, null, 1)}\n`, 'utf8')
  }

  #sent({ requestId, request, type, redirectResponse }: Protocol.Network.RequestWillBeSentEvent): void {
    if (redirectResponse) this.#answered(requestId, type ?? 'Other', redirectResponse)
    if (this.#asked.size > MOST_RESPONSES) return
    this.#asked.set(requestId, {
      method: cleanLine(request.method, 20),
      address: addressOf(request.url),
      type: (type ?? 'Other').toLowerCase()
    })
  }

  #answered(id: string, type: Protocol.Network.ResourceType, response: Protocol.Network.Response): void {
    const asked = this.#asked.get(id)
    if (asked === undefined) return
    this.#asked.delete(id)
    if (type === 'Document' && this.#documents.size < MOST_RESPONSES) this.#documents.add(asked.address)
    this.#add({
      ...asked,
      type: type.toLowerCase(),
      status: response.status,
      mediaType: cleanLine(response.mimeType, 100),
      headers: type === 'Document' ? headersOf(response.headers) : null,
      error: null
    })
  }

  #add(response: Response): void {
    if (this.#responses.length < MOST_RESPONSES) this.#responses.push(response)
    else this.#omittedResponses++
  }

  #complain(level: string, text: string, address: string | undefined, line: number | undefined): void {
    if (!LEVELS.has(level)) return
    if (this.#complaints.length >= MOST_COMPLAINTS) {
      this.#omittedComplaints++
      return
    }
    this.#complaints.push({
      level,
      text: cleanLine(text, 500),
      address: address ? addressOf(address) : null,
      line: line === undefined ? null : line + 1
    })
  }
}

function headersOf(headers: Protocol.Network.Headers): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !isSecretHeader(name))
  return Object.fromEntries(
    kept.slice(0, 100).map(([name, value]) => [cleanLine(name, 100), cleanLine(value, 2000)])
  )
}

const addressOf = (address: string) =>
  cleanLine(address.startsWith('data:') ? address.slice(0, 60) : address, 2000)
