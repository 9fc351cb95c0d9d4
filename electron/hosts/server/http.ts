// Small things of HTTP that every part of the server needs.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** What every answer carries: nothing of it is guessed at, framed, or told to others. */
const ALWAYS = {
  'x-content-type-options': 'nosniff',
  // With no referrer at all, a browser says of a form of our own that it comes from nowhere (Fetch, "append a request Origin header").
  'referrer-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin'
}

export type Headers = Readonly<Record<string, string | number | readonly string[]>>

export function answer(response: ServerResponse, status: number, body = '', headers: Headers = {}): void {
  const all = {
    ...ALWAYS,
    'cache-control': 'no-store',
    'content-type': 'text/plain; charset=utf-8',
    ...headers,
    'content-length': Buffer.byteLength(body)
  }
  response.writeHead(status, all as Record<string, string | number | string[]>) // Node only reads the lists
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

export function answerJson(response: ServerResponse, status: number, body: object): void {
  answer(response, status, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' })
}

export function redirect(response: ServerResponse, to: string, headers: Headers = {}): void {
  answer(response, 303, '', { ...headers, location: to })
}

/** Sets what every answer carries, where something else writes the answer. */
export function prepare(response: ServerResponse): void {
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value)
}

/** Who asks must say so soon; a large file may be long on its way. */
export function limitTime(server: Server): void {
  server.headersTimeout = 15_000
  server.requestTimeout = 60 * 60_000
}

/** How long what is still sent of a call that was answered is passed over, so that its sender comes to read the answer. */
export const PASSED_OVER_MS = 5_000

/** Ends the line of whoever goes on sending what nobody reads. */
export function endUnread(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    if (request.complete) return
    request.resume()
    setTimeout(() => request.complete || request.socket.destroy(), PASSED_OVER_MS).unref()
  })
}

export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}

/** A short body. @throws Error when it is longer than it may be */
export async function readBytes(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > most) throw new Error('the body is too long')
    parts.push(part)
  }
  return Buffer.concat(parts)
}

export const readText = async (request: IncomingMessage, most: number): Promise<string> =>
  (await readBytes(request, most)).toString('utf8')
