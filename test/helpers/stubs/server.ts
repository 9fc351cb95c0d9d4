// A stub of a platform that cannot be run here: a server that speaks its documented shapes, and can be told to fail.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export type Asked = {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly form: URLSearchParams
  /** As it came. */
  readonly body: string
}
export type Said = {
  status?: number
  headers?: Record<string, string>
  json?: unknown
  /** A file instead of JSON. */
  bytes?: Uint8Array
}

/** What the next requests meet instead of an answer. */
export type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly json?: unknown }
  /** The answer stops in the middle, the connection ends in the middle, or nothing ever comes. */
  | 'half-json'
  | 'broken'
  | 'hangs'
  /** What was asked for is done, and nothing ever comes, or the connection ends; or it is all as it should be. */
  | 'does-and-hangs'
  | 'does-and-breaks'
  | 'as-usual'
  /** Something happens at the platform first. */
  | (() => void)

export interface StubServer {
  readonly address: string
  readonly asked: Asked[]
  /** Faults for the next requests, one each. */
  readonly faults: Fault[]
  stop(): Promise<void>
}

/** Starts a stub whose answers `answer` makes. */
export async function startStub(answer: (asked: Asked) => Said): Promise<StubServer> {
  const asked: Asked[] = []
  const faults: Fault[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      const one: Asked = {
        method: request.method ?? '',
        url: new URL(request.url ?? '/', 'http://127.0.0.1'),
        headers: request.headers,
        form: new URLSearchParams(Buffer.concat(chunks).toString()),
        body: Buffer.concat(chunks).toString()
      }
      asked.push(one)
      const fault = faults.shift()
      if (typeof fault === 'function') fault()
      if (fault === 'hangs') return
      if (fault === 'does-and-hangs') return void answer(one)
      if (fault === 'does-and-breaks') {
        answer(one)
        return void request.socket.destroy()
      }
      if (fault === 'broken') return void request.socket.destroy()
      if (fault === 'half-json') return say(response, { json: answer(one).json }, 0.5)
      say(response, typeof fault === 'object' ? fault : answer(one))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return {
    address: `http://127.0.0.1:${at.port}/`,
    asked,
    faults,
    async stop() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}

function say(response: ServerResponse, { status = 200, headers = {}, json, bytes }: Said, part = 1): void {
  if (bytes !== undefined) return void response.writeHead(status, headers).end(bytes)
  const body = json === undefined ? '' : JSON.stringify(json)
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(body.slice(0, Math.ceil(body.length * part)))
}
