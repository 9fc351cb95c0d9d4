// What goes wrong with one page, as one of the closed reasons; never text from the page.
import { setTimeout as sleep } from 'node:timers/promises'
import { ProtocolError } from 'puppeteer-core'
import type { Reason, ReasonCode } from '#shared/capture.ts'

/** Ends the work on one page. The reason is kept with the capture. */
export class Trouble extends Error {
  readonly reason: Reason

  constructor(code: ReasonCode, detail: string | null = null) {
    super(detail === null ? code : `${code}: ${detail}`)
    this.name = 'Trouble'
    this.reason = { code, detail: detail === null ? null : detail.slice(0, 300) }
  }
}

const CLOSED = /\b(?:target|session|connection) closed\b/i

/**
 * The reason of anything thrown. What is no trouble of a page is told as `fallback`, which says in words what came of it; `internal` says
 * nothing without the name of the error.
 */
export function reasonOf(error: unknown, fallback: ReasonCode = 'internal'): Reason {
  if (error instanceof Trouble) return error.reason
  // What was asked may be refused before the browser is known to be dead.
  if (fallback === 'internal' && error instanceof ProtocolError && CLOSED.test(error.message))
    return { code: 'browser-died', detail: null }
  if (fallback !== 'internal') return { code: fallback, detail: null }
  return { code: fallback, detail: error instanceof Error ? error.name : 'unknown' }
}

/** A browser that has died is known to be dead within this time, in milliseconds. */
const [KNOWN, LOOK] = [1_000, 50]

/** The same of what has ended the work: a window may have been closed in a browser that lives. */
export async function reasonOfEnd(error: unknown, browser: { isAlive(): boolean }): Promise<Reason> {
  const reason = reasonOf(error)
  if (error instanceof Trouble || reason.code !== 'browser-died') return reason
  const until = performance.now() + KNOWN
  while (browser.isAlive() && performance.now() < until) await sleep(LOOK)
  return browser.isAlive() ? { code: 'page-crashed', detail: 'closed itself' } : reason
}

/**
 * Waits for `work`, but not longer than `limit`, and not once `ended` has fired, whose reason is a `Trouble`.
 * `late` makes the error of a time-out.
 */
export async function bounded<T>(
  work: Promise<T>,
  limit: number,
  ended: AbortSignal,
  late: () => Error
): Promise<T> {
  if (ended.aborted) {
    work.catch(() => undefined)
    throw ended.reason
  }
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const end = () => reject(ended.reason)
  const timer = setTimeout(() => reject(late()), limit)
  ended.addEventListener('abort', end, { once: true })
  work.then(resolve, (error: unknown) => {
    // A dead browser fails every call a moment before it is known to be dead.
    setImmediate(() => reject(ended.aborted ? ended.reason : error))
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    ended.removeEventListener('abort', end)
  }
}

/** Waits, unless the work ends before. */
export async function pause(ms: number, ended: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  try {
    await bounded(promise, ms + 1_000, ended, () => new Trouble('internal', 'timer'))
  } finally {
    clearTimeout(timer)
  }
}

const NET: readonly [RegExp, ReasonCode][] = [
  [/NAME_NOT_RESOLVED|NAME_RESOLUTION|ERR_DNS|ICANN_NAME/, 'host-not-found'],
  [/UNSAFE_PORT/, 'port-not-opened'],
  [/CONNECTION_REFUSED|ADDRESS_UNREACHABLE|ADDRESS_INVALID|CONNECTION_FAILED/, 'connection-refused'],
  [/PROXY_AUTH/, 'network-login'],
  [/TUNNEL_CONNECTION|PROXY_CONNECTION/, 'connection-refused'],
  [/TIMED_OUT|INTERNET_DISCONNECTED/, 'no-answer'],
  [/TOO_MANY_REDIRECTS/, 'too-many-redirects'],
  [/CERT_|SSL_|ERR_BAD_SSL/, 'bad-certificate'],
  [/UNSAFE_REDIRECT|URL_SCHEME|INVALID_URL|INVALID_REDIRECT/, 'not-a-web-address'],
  [/INVALID_HTTP_RESPONSE|RESPONSE_HEADERS/, 'connection-lost']
]

/** The reason behind one of Chromium's network errors, such as `net::ERR_CONNECTION_RESET`. */
export function netTrouble(errorText: string): Trouble {
  const [, code] = NET.find(([pattern]) => pattern.test(errorText)) ?? [null, 'connection-lost' as const]
  return new Trouble(code, errorText)
}
