// Everything the page asked the network for and got, as the browser had it: what a WACZ is made of.
import { createHash } from 'node:crypto'
import type { CDPSession, Protocol } from 'puppeteer-core'
import { isSecretBody } from '../../wacz/posted.ts'
import type { Exchange } from '../../wacz/warc.ts'
import { FilmTraffic } from '../films/film-traffic.ts'
import type { PageWindow } from '../process/page-window.ts'
import { bounded } from '../trouble.ts'
import { Bodies } from './bodies.ts'
import { CutAnswers } from './cut-bodies.ts'
import { requestHead, responseHead } from './http-head.ts'
import { LackingAnswers } from './lacking-answers.ts'
import { ATTACHED } from './request-guard.ts'

/** What is not in the WACZ: bodies that were too large, or that the browser no longer had. */
export type Omitted = {
  readonly tooLarge: number
  readonly lost: number
  /** Those that had come, and could not be read in time. */
  readonly late: number
  /** Answers beyond the most that are kept. */
  readonly beyond: number
  /** Those that were still coming, such as streams without an end: nothing that the page shows waits for them. */
  readonly unfinished: number
  /** Stretches of films and sounds. */
  readonly stretches: number
  /** What was sent with a question and is not kept: it was too large, a file, or could have let its holder in. */
  readonly sent: number
}

type Asked = {
  readonly request: Protocol.Network.Request
  readonly type: Protocol.Network.ResourceType
  readonly frame: string | undefined
  readonly at: Date
  /** Which of the exchanges with the same id this is; each redirect is one. */
  readonly hop: number
  response: Protocol.Network.Response | null
}
/** The headers as they really went, by id, one for each hop. */
type Wire = { readonly sent: Protocol.Network.Headers[]; readonly got: Protocol.Network.Headers[] }

type AskedBeside = Pick<Exchange, 'status' | 'mediaType'> & {
  readonly bytes: Buffer
  readonly headers: Protocol.Network.Headers
}

const MOST_BODY = 64 << 20
const MOST_SENT = 1 << 20
const MOST_TOTAL = 1 << 30
/** What the browser itself holds of it, until it has been read. */
const MOST_HELD = 256 << 20
const LAST_WAIT = 5_000
/** So often a call that is asked for again is read, to see whether it is answered otherwise: a page may ask for news every second. */
const MOST_AGAIN = 50
/** Bodies that are read at once: more would hold up what the page itself has to say. */
/** So many addresses tell a reader enough. */
const MOST_TOLD = 20
const AT_ONCE = 8
/** Streams without an end, and what is not of the page. */
const SKIPPED = new Set<Protocol.Network.ResourceType>([
  'EventSource',
  'WebSocket',
  'Preflight',
  'Ping',
  'Prefetch'
])
const PACKED = /^(?:image\/(?!svg|bmp)|video\/|audio\/|font\/woff|application\/(?:zip|gzip|pdf))/i
const CALLS = new Set<Protocol.Network.ResourceType>(['XHR', 'Fetch'])
const NO_BODY = new Set([101, 103, 204, 205, 304])

export class Recorder {
  readonly #window: PageWindow
  readonly #asked = new Map<string, Asked>()
  readonly #wire = new Map<string, Wire>()
  readonly #kept = new Map<string, Promise<Exchange | null>>()
  /** What each call was answered, by the digests of the bodies, and how often it was asked for again. */
  readonly #answered = new Map<string, { readonly bodies: Set<string>; again: number }>()
  readonly #omitted = { tooLarge: 0, lost: 0, late: 0, beyond: 0, unfinished: 0, stretches: 0, sent: 0 }
  readonly #turns = new Turns(AT_ONCE)
  readonly #bodies = new Bodies()
  /** Answers to calls with errors in them. */
  readonly lacking = new LackingAnswers()
  /** Those that break off. */
  readonly cut = new CutAnswers()
  readonly films = new FilmTraffic()
  #bytes = 0
  #isOver = false

  /** Begins to record, before the window has been anywhere. */
  static async of(window: PageWindow): Promise<Recorder> {
    const recorder = new Recorder(window)
    await recorder.#follow(window.session)
    return recorder
  }

  private constructor(window: PageWindow) {
    this.#window = window
  }

  /** Stops, when the last bodies are here; in the order in which they were asked for. */
  async finish(): Promise<{ exchanges: Exchange[]; omitted: Omitted; unanswered: string[] }> {
    const all = Promise.all(this.#kept.values())
    const { ended } = this.#window
    const kept = await bounded(all, LAST_WAIT, ended, () => new Error('late')).catch(() => null)
    ended.throwIfAborted()
    this.#isOver = true
    const exchanges = kept ?? (await this.#whatIsThere())
    this.#omitted.unfinished += this.#asked.size
    return {
      exchanges: exchanges.filter(one => one !== null).sort((one, other) => +one.at - +other.at),
      omitted: this.#omitted,
      unanswered: [...new Set([...this.#asked.values()].map(({ request }) => request.url))].slice(
        0,
        MOST_TOLD
      )
    }
  }

  /** A file that was asked for beside what the page asked for itself, such as all of a film of which a stretch has come. */
  async add(address: string, { bytes, status, headers, mediaType }: AskedBeside): Promise<void> {
    const key = `GET ${address} ${status} `
    if (this.#isOver || this.#kept.has(key)) return
    this.#bytes += bytes.length
    if (this.#bytes > MOST_TOTAL || this.#kept.size >= this.#window.limits.answers) {
      this.#omitted.beyond++
      return
    }
    const at = new Date()
    const body = await this.#bodies.keep(bytes, PACKED.test(mediaType))
    const asked = { url: address, method: 'GET' }
    this.#kept.set(
      key,
      Promise.resolve({
        ...{ address: address.split('#', 1)[0] ?? address, method: 'GET', at, ip: null, status, mediaType },
        ...{ requestHead: requestHead(asked, {}), sent: null, sentType: '', body },
        responseHead: responseHead({ status, statusText: 'OK' }, headers, bytes.length)
      })
    )
  }

  /** When nothing of the exchanges is read any more. */
  async close(): Promise<void> {
    this.#isOver = true
    await this.#bodies.close()
  }

  async #whatIsThere(): Promise<(Exchange | null)[]> {
    const now = Promise.resolve(undefined)
    const there = await Promise.all([...this.#kept.values()].map(one => Promise.race([one, now])))
    this.#omitted.late += there.filter(one => one === undefined).length
    return there.map(one => one ?? null)
  }

  /**
   * Frames of other sites are processes of their own, each with a session of its own. Their documents are asked for in
   * one and come in the other, under one id; ids are never used twice.
   */
  async #follow(session: CDPSession): Promise<void> {
    session.on('Network.requestWillBeSent', event => this.#sent(session, event))
    session.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
      this.#wireOf(requestId).sent.push(headers)
    })
    session.on('Network.responseReceivedExtraInfo', ({ requestId, headers }) => {
      this.#wireOf(requestId).got.push(headers)
    })
    session.on('Network.responseReceived', ({ requestId, response }) => {
      const asked = this.#asked.get(requestId)
      if (asked !== undefined) asked.response = response
      this.films.note(response)
    })
    session.on('Network.loadingFinished', event => this.#finished(session, event.requestId))
    session.on('Network.loadingFailed', ({ requestId }) => this.#drop(requestId))
    this.#window.traffic.hearsWorkers = true
    session.on('sessionattached', child => {
      const asOthers = child.send('Emulation.setUserAgentOverride', this.#window.userAgent)
      void Promise.all([asOthers, this.#follow(child)])
        .catch(() => undefined)
        .then(() => child.send('Runtime.runIfWaitingForDebugger'))
        .catch(() => undefined)
    })
    await Promise.all([
      session.send('Network.enable', {
        maxTotalBufferSize: MOST_HELD,
        maxResourceBufferSize: MOST_BODY,
        maxPostDataSize: MOST_SENT
      }),
      // A service worker would answer from what it has kept, and nothing of it would be seen here.
      session.send('Network.setBypassServiceWorker', { bypass: true }),
      session.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
        filter: [...ATTACHED]
      })
    ])
  }

  #wireOf(id: string): Wire {
    let wire = this.#wire.get(id)
    if (wire === undefined) {
      wire = { sent: [], got: [] }
      this.#wire.set(id, wire)
    }
    return wire
  }

  #sent(session: CDPSession, event: Protocol.Network.RequestWillBeSentEvent): void {
    const { request, type = 'Other', frameId: frame, wallTime, redirectResponse, requestId: id } = event
    let hop = 0
    const before = this.#asked.get(id)
    if (redirectResponse !== undefined && before !== undefined) {
      before.response = redirectResponse
      this.#keep(session, id, before, false)
      hop = before.hop + 1
    }
    if (this.#isOver || !/^https?:/i.test(request.url) || SKIPPED.has(type)) this.#drop(id)
    else this.#asked.set(id, { request, type, frame, at: new Date(wallTime * 1000), hop, response: null })
  }

  #drop(id: string): void {
    this.#asked.delete(id)
    this.#wire.delete(id)
  }

  #finished(session: CDPSession, id: string): void {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    if (asked?.response == null || this.#isOver) return
    if (asked.response.status === 206) {
      this.#omitted.stretches++
      return
    }
    this.#keep(session, id, asked, true)
  }

  #keep(session: CDPSession, id: string, asked: Asked, mayHaveBody: boolean): void {
    const { response, request, hop } = asked
    const sent = sentWith(request)
    const call = `${request.method} ${request.url} ${response?.status} ${sent === 'lost' ? id : digestOf(sent)}`
    if (response === null) return
    const note = (raw: Buffer) => this.#noteAnswer(asked, sent, raw)
    const isAgain = this.#kept.has(call)
    if (isAgain && !this.#mayDiffer(call, asked)) {
      if (this.lacking.isLacking(request.url, sent === 'lost' ? null : sent))
        void readBody(session, id).then(note, () => undefined)
      return
    }
    // What was asked for more than once is kept as it was answered first, and each other answer to a call beside it.
    const key = isAgain ? `${call} ${id}` : call
    if (this.#kept.size >= this.#window.limits.answers) {
      if (!isAgain) this.#omitted.beyond++
      return
    }
    if (!isAgain) this.#answered.set(call, { bodies: new Set(), again: 0 })
    const hasBody = mayHaveBody && request.method !== 'HEAD' && !NO_BODY.has(response.status)
    this.#kept.set(
      key,
      this.#turns
        .take(async () => {
          const raw = hasBody ? await readBody(session, id) : Buffer.alloc(0)
          if (!isAgain || this.lacking.isLacking(request.url, sent === 'lost' ? null : sent)) note(raw)
          if (!this.#isNew(call, raw) && isAgain) {
            this.#kept.delete(key)
            return null
          }
          this.#bytes += raw.length
          if (raw.length > MOST_BODY || this.#bytes > MOST_TOTAL) {
            this.#omitted.tooLarge++
            return null
          }
          const body = await this.#bodies.keep(raw, PACKED.test(response.mimeType))
          if (sent === 'lost') this.#omitted.sent++
          const wire = this.#wire.get(id)
          return {
            address: request.url.split('#', 1)[0] ?? request.url,
            method: request.method,
            at: asked.at,
            ip: response.remoteIPAddress?.replaceAll(/[[\]]/g, '') || null,
            status: response.status,
            mediaType: response.mimeType || 'application/octet-stream',
            requestHead: requestHead(request, wire?.sent[hop] ?? request.headers),
            sent: sent === 'lost' ? null : sent,
            sentType: headerOf(request.headers, 'content-type'),
            responseHead: responseHead(response, wire?.got[hop] ?? response.headers, raw.length),
            body
          }
        })
        .catch(() => {
          // Whether it was answered otherwise than before is not known then; the first answer is there.
          if (isAgain) this.#kept.delete(key)
          else this.#omitted.lost++
          return null
        })
    )
  }

  /** Whether a call that was answered before is read again. */
  #mayDiffer(call: string, { type, hop }: Asked): boolean {
    const before = this.#answered.get(call)
    if (before === undefined || !CALLS.has(type) || hop > 0 || before.again >= MOST_AGAIN) return false
    before.again += 1
    return true
  }

  /** Notes what a call was answered, and says whether it was answered so before. */
  #isNew(call: string, raw: Buffer): boolean {
    const bodies = this.#answered.get(call)?.bodies ?? new Set()
    const { size } = bodies
    return bodies.add(digestOf(raw)).size > size
  }

  #noteAnswer({ type, frame, request, response }: Asked, sent: Buffer | null | 'lost', raw: Buffer): void {
    const site = this.#window.traffic.answer?.address ?? ''
    try {
      // The page's own document is looked at by itself, wherever no web archive is made too.
      if (response !== null && !(type === 'Document' && frame === this.#window.mainFrame))
        this.cut.note({ type, response, raw, site })
      if (!CALLS.has(type)) return
      this.lacking.note(request.url, sent === 'lost' ? null : sent, raw, site)
    } catch {
      // What a site answers may be made so that nothing can be told of it; it is kept all the same.
    }
  }
}

/** So many at once; the others wait for their turn, in order. */
class Turns {
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor(free: number) {
    this.#free = free
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>(resolve => this.#waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next === undefined) this.#free++
      else next()
    }
  }
}

/** What was sent with the question; `lost`: it is not to be had, or not to be kept. */
function sentWith({ hasPostData, postDataEntries = [] }: Protocol.Network.Request): Buffer | null | 'lost' {
  if (hasPostData !== true) return null
  // A file that was chosen by a script has no bytes here.
  if (postDataEntries.length === 0 || postDataEntries.some(({ bytes }) => bytes === undefined)) return 'lost'
  const body = Buffer.concat(postDataEntries.map(({ bytes = '' }) => Buffer.from(bytes, 'base64')))
  return isSecretBody(body) ? 'lost' : body
}

const digestOf = (body: Buffer | null) =>
  body === null ? '' : createHash('sha256').update(body).digest('base64')

const headerOf = (headers: Protocol.Network.Headers, name: string) =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''

async function readBody(session: CDPSession, requestId: string): Promise<Buffer> {
  const { body, base64Encoded } = await session.send('Network.getResponseBody', { requestId })
  return Buffer.from(body, base64Encoded ? 'base64' : 'utf8')
}
