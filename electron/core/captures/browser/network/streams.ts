// What a page is told as it happens: through an EventSource or a WebSocket, which stays open and is never answered to its end.
import type { CDPSession } from 'puppeteer-core'
import type { PendingTimer } from '../in-page/timers/event-names.ts'
import { Rhythm } from './rhythm.ts'

/** One that has given nothing yet is waited for so long from when it was opened, in milliseconds. */
const FIRST = 4_000
/** So long after the page has said something it is waited for what is answered; longer by one that is known to answer. */
const ANSWER = { perhaps: 3_500, known: 8_000 }
/** What keeps a stream open is no question. */
const KEEPS_OPEN = /^(?:\d{0,2}|.{0,30}(?:ping|pong|heartbeat|keep-?alive|"type":6\b).{0,60})$/is
/** What has just given something is waited for at least so long. */
const LEAST = 1_500
/** With so many messages a stream that has changed nothing on the page is talk that nobody sees. */
const TALK = 4

type Stream = {
  readonly kind: string
  readonly openedAt: number
  readonly rhythm: Rhythm
  /** When the page said something through it that nothing has come after. */
  saidAt: number | null
  /** How many more of its questions have been answered than not. */
  answers: number
}

export class Streams {
  /** When one last gave something. */
  gaveAt = Number.NEGATIVE_INFINITY
  readonly #open = new Map<string, Stream>()
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Listens to what is opened in a page, or in a frame of another site, which has a session of its own. */
  follow(session: CDPSession): void {
    session.on('Network.requestWillBeSent', ({ requestId, type, request }) => {
      if (type === 'EventSource') this.opened(requestId, request.url)
    })
    session.on('Network.webSocketCreated', ({ requestId, url }) => this.opened(requestId, url))
    session.on('Network.eventSourceMessageReceived', ({ requestId }) => this.gave(requestId))
    session.on('Network.webSocketFrameReceived', ({ requestId }) => this.gave(requestId))
    session.on('Network.webSocketFrameSent', ({ requestId, response }) =>
      this.said(requestId, response.payloadData)
    )
    for (const end of [
      'Network.webSocketClosed',
      'Network.loadingFinished',
      'Network.loadingFailed'
    ] as const)
      session.on(end, ({ requestId }) => this.closed(requestId))
  }

  opened(id: string, address: string): void {
    const openedAt = this.#now()
    this.#open.set(id, {
      kind: `stream ${address.split(/[?#]/, 1)[0]}`,
      openedAt,
      rhythm: new Rhythm(openedAt),
      saidAt: null,
      answers: 0
    })
  }

  gave(id: string): void {
    this.gaveAt = this.#now()
    const stream = this.#open.get(id)
    stream?.rhythm.heard(this.gaveAt)
    if (stream === undefined) return
    if (stream.saidAt !== null) stream.answers++
    stream.saidAt = null
  }

  said(id: string, words = 'unknown'): void {
    const stream = this.#open.get(id)
    if (stream === undefined || KEEPS_OPEN.test(words)) return
    if (stream.saidAt !== null) stream.answers--
    stream.saidAt = this.#now()
  }

  closed(id: string): void {
    this.#open.delete(id)
  }

  /** Those that are to give something soon, told as timers are: what has been waited for in vain is learned in the same way. */
  toCome(): PendingTimer[] {
    const now = this.#now()
    const isToCome = ({ openedAt, rhythm }: Stream) =>
      (rhythm.pieces === 0 && now - openedAt < FIRST) || rhythm.isGoingOn(now, LEAST)
    return [...this.#open.values()]
      .filter(stream => isToCome(stream) || isAsked(stream, now))
      .map(({ kind }) => ({ kind, in: 0 }))
  }

  /** Whether one that is known to answer has been asked something, and has not answered yet. */
  isAsked(): boolean {
    const now = this.#now()
    return [...this.#open.values()].some(stream => stream.answers > 0 && isAsked(stream, now))
  }

  /** Whether one goes on giving. */
  isGiving(): boolean {
    return this.#giving().length > 0
  }

  /** Whether all that are to give something have given much already. */
  isTalk(): boolean {
    const giving = this.#giving()
    return giving.length === this.toCome().length && giving.every(({ rhythm }) => rhythm.pieces >= TALK)
  }

  #giving(): Stream[] {
    const now = this.#now()
    return [...this.#open.values()].filter(({ rhythm }) => rhythm.isGoingOn(now, LEAST))
  }
}

const isAsked = ({ saidAt, answers }: Stream, now: number): boolean =>
  saidAt !== null && now - saidAt < (answers > 0 ? ANSWER.known : ANSWER.perhaps)
