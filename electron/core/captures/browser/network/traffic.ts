// What the page asks of the network: whether it is at rest, and how its own document was answered.
import { createHash } from 'node:crypto'
import type { CDPSession, Protocol } from 'puppeteer-core'
import type { Reason } from '#shared/capture.ts'
import { cleanLine } from '../clean-text.ts'
import { pause } from '../trouble.ts'
import { isOfContent, isOfPage, isOfSite, listensForNews } from './calls.ts'
import { clockAhead } from './certificate-and-clock.ts'
import { isShort, isStretch } from './cut-answers.ts'
import { limitOf } from './limits-of-sites.ts'
import { isPart, LostParts } from './lost-parts.ts'
import { secondsToWait } from './retry-after.ts'
import { Rhythm } from './rhythm.ts'
import { Streams } from './streams.ts'

export type Hop = { readonly address: string; readonly status: number; readonly location: string | null }

type Certificate = {
  readonly subject: string
  readonly issuer: string
  readonly names: readonly string[]
  readonly validFrom: string
  readonly validTo: string
  readonly protocol: string
  readonly cipher: string
}

/** How the page's own document was answered. */
export type Answer = {
  readonly address: string
  readonly status: number
  readonly mediaType: string
  readonly remote: string | null
  readonly httpVersion: string | null
  readonly certificate: Certificate | null
  readonly isSecure: boolean
  /** Seconds that this machine's clock was ahead of the server's, by the date of the answer. */
  readonly clockAhead: number | null
  /** Seconds until it may be asked again, when it has said so. */
  readonly retryAfter: number | null
}

/** `retryAfter`: seconds until it may be asked again, when it has said so. */
/** A no to a call of the page; `retryAfter` in seconds. */
export type Limit = { readonly reason: Reason; readonly retryAfter: number | null }

type Asked = {
  readonly type: Protocol.Network.ResourceType
  readonly at: number
  readonly path: string
  /** The whole question: method, address and a digest of what was sent with it. */
  readonly key: string
  readonly url: string
  readonly frame: string | undefined
  readonly loader: string
  readonly session: CDPSession
  /** No stretch of it was asked for. */
  readonly isWhole: boolean
  /** How its answer comes. */
  readonly rhythm: Rhythm
  response: Protocol.Network.Response | null
  /** The bytes of its answer that have come, unpacked. */
  came: number
}

const COUNTED = new Set<Protocol.Network.ResourceType>(['Document', 'Stylesheet', 'Image', 'Font', 'Script'])
const OLD = 8_000
const CALLS = new Set<Protocol.Network.ResourceType>(['XHR', 'Fetch'])
/** Of which half is less than the page shows. */
const MISSED = new Set<Protocol.Network.ResourceType>([...COUNTED, ...CALLS])
/** What comments and posts come in or by. */
const BUILT_ON = new Set<Protocol.Network.ResourceType>(['XHR', 'Fetch', 'Document', 'Script'])
// A call that is older, or made over and over, is a page that listens for news and not one that loads.
const OLD_CALL = 1_500
const REPEATED = 4
/** A call that is older than this is waited for no more, and told of in the end. */
const GIVEN_UP = 8_000
/** An answer of which nothing more has come for so long is read no further, or is a stream. */
const SILENT = 1_500
const QUIET = 150
const MOST_LOST = 200

export class Traffic {
  readonly redirects: Hop[] = []
  answer: Answer | null = null
  /** The network error of the page's own document, if it had one. */
  documentError: string | null = null
  /** What the page built on and did not get, such as `fetch 503`; the first ones. */
  readonly failures: string[] = []
  /** The addresses of pictures that did not come; the first ones. */
  readonly lostPictures = new Set<string>()
  /** Calls for what the page is made of that got no answer, or none but a no: there is no such thing, the site is at fault, or too often; by address. */
  readonly unanswered = new Map<string, string>()
  /** Scripts and style sheets of its own document that did not come. */
  readonly lostParts = new LostParts()
  /** The kind of the first answer that was not all of what it said to be, such as `document`. */
  cutAnswer: string | null = null
  /** The no that the page's own site has given to a call: too many requests. Nothing more is to be asked of it then. */
  limit: Limit | null = null
  /** Calls that were answered as they wanted to be, without what follows the `?`. */
  readonly #answeredCalls = new Set<string>()
  requests = 0
  /** Of them, those for what the page is built on; pictures, fonts and films add nothing to it that is not there. */
  built = 0
  bytes = 0
  readonly #pending = new Map<string, Asked>()
  readonly #asked = new Map<string, number>()
  readonly #mainFrame: string
  #routine: ReadonlySet<string> = new Set()
  #document: string | null = null
  /** The loaders of the documents the page has had, the present one last. */
  readonly #documents: string[] = []
  #changedAt = performance.now()
  #loadedAt = 0
  /** When it last said something through a socket; what is answered there is no answer to a call. */
  #saidAt = Number.NEGATIVE_INFINITY
  /** What it is told as it happens. */
  readonly streams = new Streams()
  /** What is said in the sessions of workers is heard. Where it is not, nothing tells that a worker's script has come. */
  hearsWorkers = false

  constructor(session: CDPSession, mainFrame: string) {
    this.#mainFrame = mainFrame
    this.#follow(session)
    // A frame of another origin moves to a process of its own, and its document ends unseen from here.
    session.on('Page.frameDetached', event => this.#moved(event.frameId))
  }

  /** A frame of another site has a session of its own, and so have those in it. */
  #follow(session: CDPSession): void {
    this.streams.follow(session)
    session.on('sessionattached', child => this.#follow(child))
    session.on('sessiondetached', child => this.#gone(child))
    session.on('Network.requestWillBeSent', event => this.#sent(session, event))
    session.on('Network.responseReceived', event => this.#answered(event))
    session.on('Network.loadingFinished', event => {
      this.bytes += event.encodedDataLength
      this.#finished(event.requestId)
      this.#ended(event.requestId)
    })
    session.on('Network.dataReceived', ({ requestId, dataLength }) => {
      this.#heard(requestId)
      const asked = this.#pending.get(requestId)
      if (asked !== undefined) asked.came += dataLength
    })
    session.on('Network.webSocketFrameSent', () => {
      this.#saidAt = performance.now()
    })
    session.on('Network.loadingFailed', event => {
      if (event.requestId === this.#document && !event.canceled) this.documentError = event.errorText
      this.#failed(event)
      this.#ended(event.requestId)
    })
  }

  /** The id of the request for the document, by which what came is read. */
  get document(): string | null {
    return this.#document
  }

  /** Waits until nothing that matters is on its way and nothing was for `quiet` ms. False when it never came to rest. */
  async settle(limit: number, ended: AbortSignal, quiet = QUIET): Promise<boolean> {
    const start = performance.now()
    for (;;) {
      const now = performance.now()
      const rest = quiet - (now - this.#changedAt)
      if (rest <= 0 && this.underWay() === 0) return true
      if (now - start >= limit) return false
      await pause(Math.max(5, Math.min(rest > 0 ? rest : 15, limit - (now - start))), ended)
    }
  }

  /** How many requests that matter are on their way; of `built`, only those for what the page is built on. */
  underWay(which: 'all' | 'built' = 'all'): number {
    const now = performance.now()
    let count = 0
    for (const asked of this.#pending.values()) {
      if (which === 'built' && !BUILT_ON.has(asked.type)) continue
      const age = now - asked.at
      if (COUNTED.has(asked.type) && age < OLD) count++
      else if (CALLS.has(asked.type) && age < OLD_CALL && (this.#asked.get(asked.key) ?? 0) < REPEATED)
        count++
    }
    return count
  }

  /** What has been asked so far counts as the page's own routine from now on. */
  learnRoutine(): void {
    this.#routine = new Set(this.#asked.keys())
  }

  /** How many calls that began after `time` are on their way, `beyond` the routine or of `any` kind. */
  callsSince(time: number, which: 'beyond' | 'any'): number {
    const oldest = Math.max(time, performance.now() - GIVEN_UP)
    const calls = this.#calls().filter(({ at }) => at >= oldest)
    return calls.filter(({ key }) => which === 'any' || !this.#routine.has(key)).length
  }

  /** The page has come: what it has asked until now it asked of itself. */
  noteLoaded(): void {
    this.#loadedAt = performance.now()
  }

  /**
   * How many calls are on their way, however long they have been; what is asked over and over again is not counted. With `but from
   * the start` neither are those of the page itself that have been open since it came, unless others like them have been answered.
   */
  openCalls(which: 'all' | 'but from the start' = 'all'): number {
    const isFromStart = ({ at, frame, path, url }: Asked) =>
      at < this.#loadedAt && frame === this.#mainFrame && !this.#answeredCalls.has(path) && !isOfContent(url)
    return this.#calls().filter(
      call => (this.#asked.get(call.key) ?? 0) < REPEATED && (which === 'all' || !isFromStart(call))
    ).length
  }

  /** Under way, and neither listening for news nor reporting what the visitor does. */
  #calls(): Asked[] {
    // Of an answer that the page does not read to its end, nothing says that it has ended.
    const now = performance.now()
    return [...this.#pending.values()].filter(
      ({ type, path, rhythm }) =>
        CALLS.has(type) && !listensForNews(path) && (rhythm.pieces === 0 || rhythm.isGoingOn(now, SILENT))
    )
  }

  /** How many answers are coming piece by piece, however long they have been; the page makes something of each piece. */
  comingAnswers(): number {
    return this.#calls().filter(({ rhythm }) => rhythm.pieces > 1).length
  }

  /** Whether something has been said through a socket after `time`. */
  hasSaidSince(time: number): boolean {
    return this.#saidAt >= time
  }

  #sent(session: CDPSession, event: Protocol.Network.RequestWillBeSentEvent): void {
    const isDocument = event.type === 'Document' && event.frameId === this.#mainFrame
    if (isDocument) {
      this.#document = event.requestId
      this.documentError = null
      if (event.redirectResponse) this.#redirected(event.redirectResponse, event.request.url)
    }
    if (!event.redirectResponse) this.requests++
    const path = `${event.request.method} ${event.request.url.split(/[?#]/, 1)[0]}`
    const key = keyOf(event.request)
    this.#asked.set(key, (this.#asked.get(key) ?? 0) + 1)
    const { frameId: frame, loaderId: loader } = event
    const asked: Asked = {
      type: event.type ?? 'Other',
      at: performance.now(),
      path,
      key,
      url: event.request.url,
      frame,
      loader,
      session,
      isWhole: !Object.keys(event.request.headers).some(name => name.toLowerCase() === 'range'),
      rhythm: new Rhythm(),
      response: null,
      came: 0
    }
    if (!event.redirectResponse && BUILT_ON.has(asked.type)) this.built++
    if (COUNTED.has(asked.type)) this.#changedAt = asked.at
    if (this.hearsWorkers || !isOfWorker(event)) this.#pending.set(event.requestId, asked)
  }

  #redirected(response: Protocol.Network.Response, to: string): void {
    if (this.redirects.length >= 50) return
    this.redirects.push({
      address: cleanLine(response.url, 2000),
      status: response.status,
      location: cleanLine(to, 2000)
    })
  }

  #heard(id: string): void {
    this.#pending.get(id)?.rhythm.heard(performance.now())
  }

  #answered({ requestId, type, frameId, loaderId, response }: Protocol.Network.ResponseReceivedEvent): void {
    const asked = this.#pending.get(requestId)
    if (asked !== undefined) asked.response = response
    if (type === 'Document' && frameId === this.#mainFrame) {
      this.answer = answerOf(response)
      // What failed so far was of the document before, and so is what it still had under way.
      this.failures.length = 0
      this.lostPictures.clear()
      this.unanswered.clear()
      this.lostParts.clear()
      this.cutAnswer = null
      this.#documents.push(loaderId)
    } else if (response.status >= 400) this.#note(type, loaderId, String(response.status))
    if (type === 'Image') this.#picture(response.url, response.status >= 400)
    if (asked !== undefined && response.status >= 400) this.#lose(asked, String(response.status))
    if (!CALLS.has(type)) return
    const path = asked?.path ?? ''
    this.#heard(requestId)
    if (response.status < 400) this.#answeredCalls.add(path)
    // What was given before, and is not given to whoever has not logged in or has had enough.
    const isShut = FOR_OTHERS.has(response.status) && this.#answeredCalls.has(path)
    // What is asked for when the page has come, and is of its content, is more of it.
    const at = asked?.at ?? 0
    const isMore =
      FOR_OTHERS.has(response.status) &&
      this.#loadedAt > 0 &&
      at > this.#loadedAt &&
      isOfContent(response.url)
    const isMissed =
      isMore || (isNoAnswer(response.status) && !listensForNews(path) && !path.startsWith('HEAD '))
    this.#heed(response.url, isShut || isMissed ? String(response.status) : null)
    if (response.status === 429 || response.status === 503) this.#limited(response)
    if (response.status >= 400) this.#ended(requestId)
  }

  #finished(id: string): void {
    const asked = this.#pending.get(id)
    if (asked?.response == null || asked.path.startsWith('HEAD ') || this.#isOfFormer(asked.loader)) return
    const { response, type, url } = asked
    if (response.status < 400 && isPart(type)) this.lostParts.find(url)
    // A film is asked for stretch by stretch.
    const isCut = isShort(response, asked.came) || (asked.isWhole && isStretch(response))
    if (isCut && MISSED.has(type) && isOfPage(url, this.answer?.address ?? ''))
      this.cutAnswer ??= type.toLowerCase()
  }

  #failed({ requestId, type, canceled, blockedReason }: Protocol.Network.LoadingFailedEvent): void {
    const asked = this.#pending.get(requestId)
    // What the page itself forbids is shown to nobody, and what is held back here is told of by itself.
    if (asked !== undefined && canceled !== true && blockedReason === undefined) this.#lose(asked, 'failed')
    if (asked !== undefined && CALLS.has(type) && canceled !== true) this.#heed(asked.url, 'failed')
    if (asked !== undefined && type === 'Image' && canceled !== true) this.#picture(asked.url, true)
    const isPage = type === 'Document' && asked?.frame === this.#mainFrame
    // A frame or a script that the page takes away again is not missed; a call it gave up waiting for is.
    const isTakenAway = canceled === true && !CALLS.has(type)
    if (asked !== undefined && !isPage && !isTakenAway) this.#note(type, asked.loader, 'failed')
  }

  /** One that is asked for again and answered then is not missed. */
  #heed(url: string, what: string | null): void {
    if (what === null) this.unanswered.delete(url)
    else if (isOfPage(url, this.answer?.address ?? '') && this.unanswered.size < 100)
      this.unanswered.set(url, what)
  }

  #limited(response: Protocol.Network.Response): void {
    if (!isOfSite(response.url, this.answer?.address ?? '')) return
    const retryAfter = retryAfterOf(response)
    const reason = limitOf({ status: response.status, retryAfter })
    if (reason === null || (this.limit !== null && (this.limit.retryAfter ?? 0) >= (retryAfter ?? 0))) return
    this.limit = { reason, retryAfter }
  }

  #picture(url: string, isLost: boolean): void {
    if (!isLost) this.lostPictures.delete(url)
    else if (this.lostPictures.size < MOST_LOST) this.lostPictures.add(url)
  }

  #note(type: Protocol.Network.ResourceType, loader: string, what: string): void {
    if (!BUILT_ON.has(type) || this.#isOfFormer(loader)) return
    if (this.failures.length < 20) this.failures.push(`${type.toLowerCase()} ${what}`)
  }

  readonly #isOfFormer = (loader: string): boolean => this.#documents.slice(0, -1).includes(loader)

  /** What a frame lacks is told of by the frame. */
  #lose(asked: Asked, what: string): void {
    const { type, url, frame } = asked
    const isOwn = frame === this.#mainFrame || frame === undefined
    if (isPart(type) && isOwn && !this.#isOfFormer(asked.loader))
      this.lostParts.lose(url, `${type.toLowerCase()} ${what}`, this.answer?.address ?? '')
  }

  #moved(frame: string): void {
    for (const [id, asked] of this.#pending) if (asked.frame === frame) this.#ended(id)
  }

  /** A frame of another site that was taken away. */
  #gone(session: CDPSession): void {
    for (const [id, asked] of this.#pending) if (asked.session === session) this.#ended(id)
  }

  #ended(id: string): void {
    const asked = this.#pending.get(id)
    if (asked === undefined) return
    this.#pending.delete(id)
    if (COUNTED.has(asked.type) || CALLS.has(asked.type)) this.#changedAt = performance.now()
  }
}

/** Of a question: the same for two that ask for the same. A site may ask for everything at one address, and say what in the body. */
function keyOf({ method, url, postData }: Protocol.Network.Request): string {
  const asked = `${method} ${url.split('#', 1)[0]}`
  return postData === undefined ? asked : `${asked} ${createHash('sha256').update(postData).digest('base64')}`
}

/** The script that a worker begins with is asked for by no document. */
const isOfWorker = ({ type, loaderId }: Protocol.Network.RequestWillBeSentEvent) =>
  type === 'Script' && loaderId === ''

/** What may be for those only who have logged in, or who ask for it otherwise; who one is is often asked so. */
const FOR_OTHERS = new Set([400, 401, 403])

const isNoAnswer = (status: number) => status >= 400 && !FOR_OTHERS.has(status)

const retryAfterOf = (response: Protocol.Network.Response) =>
  secondsToWait(header(response, 'retry-after'), header(response, 'date'), new Date())

function answerOf(response: Protocol.Network.Response): Answer {
  const tls = response.securityDetails
  return {
    address: cleanLine(response.url, 2000),
    status: response.status,
    mediaType: cleanLine(response.mimeType, 100),
    remote: response.remoteIPAddress
      ? `${response.remoteIPAddress} port ${response.remotePort ?? '?'}`
      : null,
    httpVersion: response.protocol ?? null,
    clockAhead: clockAhead(header(response, 'date'), header(response, 'age'), new Date()),
    retryAfter: retryAfterOf(response),
    // A browser calls its own machine secure over plain http too; here it means a certificate that holds.
    isSecure: tls !== undefined && response.securityState === 'secure',
    certificate: tls
      ? {
          subject: cleanLine(tls.subjectName, 300),
          issuer: cleanLine(tls.issuer, 300),
          names: tls.sanList.slice(0, 50).map(name => cleanLine(name, 300)),
          validFrom: new Date(tls.validFrom * 1000).toISOString(),
          validTo: new Date(tls.validTo * 1000).toISOString(),
          protocol: tls.protocol,
          cipher: tls.cipher
        }
      : null
  }
}

function header({ headers }: Protocol.Network.Response, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}
