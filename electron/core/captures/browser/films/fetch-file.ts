// One file for a film, asked for as the page itself would: with its cookies and the browser's name, and with the bounds of time and size that a
// capture has. The program asks itself, hop by hop, and not the browser: what a browser fetches for us is not held back where an address
// on the web leads on into the authority's own network.
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import type { LookupFunction } from 'node:net'
import { INSIDE, outsideOnly } from '../../../kernel/guarded-lookup.ts'
import { isPrivateHost } from '../../../kernel/private-network.ts'
import type { OpenPage } from '../visit.ts'

export type Fetched =
  | {
      readonly bytes: Buffer
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly mediaType: string
    }
  | { readonly problem: 'private' | 'too-large' | 'not-answered' | 'out-of-time' }

/** `until`: of `performance.now()`; `most`: bytes. */
type Bounds = { readonly most: number; readonly until: number }

type Asking = Bounds & {
  readonly mayBePrivate: boolean
  readonly signal: AbortSignal
  readonly headersFor: (address: string) => Promise<Readonly<Record<string, string>>>
  /** How a name is looked up where nothing within may be asked. */
  readonly lookup?: LookupFunction
}

const MOST_MOVES = 5

export async function fetchFile(page: OpenPage, address: string, bounds: Bounds): Promise<Fetched> {
  const { window, guard, url } = page
  const headersFor = async (of: string) => {
    const { cookies } = await window.within(
      window.session.send('Network.getCookies', { urls: [of] }),
      Math.max(1, bounds.until - performance.now()),
      () => new Error('no cookies')
    )
    const said = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
    return {
      'user-agent': window.userAgent.userAgent,
      referer: `${url.origin}/`,
      ...(said === '' ? {} : { cookie: said })
    }
  }
  return fetchHops(address, { ...bounds, headersFor, mayBePrivate: guard.isOpen, signal: window.ended })
}

/** The same of any address. @throws the signal's reason */
export async function fetchHops(address: string, asking: Asking): Promise<Fetched> {
  const patience = AbortSignal.timeout(Math.max(1, Math.round(asking.until - performance.now())))
  const signal = AbortSignal.any([asking.signal, patience])
  try {
    let url = URL.parse(address)
    for (let moves = 0; moves <= MOST_MOVES; moves++) {
      if (url === null || !/^https?:$/.test(url.protocol)) return { problem: 'not-answered' }
      if (!asking.mayBePrivate && isPrivateHost(url.hostname)) return { problem: 'private' }
      const response = await answerOf(url, asking, signal)
      const { statusCode: status = 0, headers } = response
      if (status >= 300 && status < 400 && headers.location !== undefined) {
        response.destroy()
        url = URL.parse(headers.location, url.href)
        continue
      }
      if (status === 200) return await wholeOf(response, asking.most)
      response.destroy()
      return { problem: 'not-answered' }
    }
    return { problem: 'not-answered' }
  } catch (error) {
    asking.signal.throwIfAborted()
    if (patience.aborted) return { problem: 'out-of-time' }
    return {
      problem: error instanceof Error && 'code' in error && error.code === INSIDE ? 'private' : 'not-answered'
    }
  }
}

async function answerOf(
  url: URL,
  { headersFor, mayBePrivate, lookup = outsideOnly }: Asking,
  signal: AbortSignal
): Promise<IncomingMessage> {
  const headers = { ...(await headersFor(url.href)), accept: '*/*', 'accept-encoding': 'identity' }
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  // A connection of its own: where the name leads is asked at the very connection.
  const options = { headers, signal, agent: false, ...(mayBePrivate ? {} : { lookup }) }
  const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, options, resolve)
  request.on('error', reject)
  request.end()
  return promise
}

async function wholeOf(response: IncomingMessage, most: number): Promise<Fetched> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of response as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > most) return { problem: 'too-large' }
    pieces.push(piece)
  }
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')])
  )
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return { bytes: Buffer.concat(pieces), status: response.statusCode ?? 0, headers, mediaType }
}
