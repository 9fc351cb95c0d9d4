// What listens: it sends each call to the process of the archive whose address it was made to, and looks at nothing of it. Health,
// readiness and metrics are answered here.
import { mkdtempSync, rmSync } from 'node:fs'
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { AggregatorRegistry } from 'prom-client'
import { type ArchiveChild, type Starting, startArchive } from './archive-child.ts'
import type { ServerConfig } from './config.ts'
import { answer, endUnread, limitTime } from './http.ts'
import { passOn } from './pass-on.ts'
import { turnAway } from './turned-away.ts'

export interface Front {
  readonly archives: readonly ArchiveChild[]
  /** Where it listens. */
  readonly port: number
  /** Takes no more calls, and closes every archive in order. */
  close(): Promise<void>
}

/** Where the server, or what tells of it, cannot listen; `code` is the system's. */
export class NoPlace extends Error {
  readonly host: string
  readonly port: number
  readonly code: string

  constructor({ host, port }: ServerConfig['listen'], { code = '' }: NodeJS.ErrnoException) {
    super(code)
    this.name = 'NoPlace'
    this.host = host
    this.port = port
    this.code = code
  }
}

/** Starts every archive's process, and listens. `program` is the file that each is started with. @throws NoPlace */
export async function openFront(
  config: ServerConfig,
  { program, log, onWaiting }: Pick<Starting, 'log' | 'onWaiting'> & { program: string }
): Promise<Front> {
  // Only the user that the server runs as can reach what is in it.
  const folder = mkdtempSync(join(tmpdir(), 'kanalarkiv-server-'))
  const pathOf = (at: number) =>
    process.platform === 'win32' ? `\\\\.\\pipe\\kanalarkiv-${process.pid}-${at}` : join(folder, `${at}.sock`)
  const archives: ArchiveChild[] = []
  const web = createServer((request, response) => void serve(archives, request, response, log))
  limitTime(web)
  web.on('upgrade', (request, line, head) => passLine(archives, { request, line, head }))
  const metrics =
    config.metrics === undefined ? null : createServer((_, response) => void tellMetrics(archives, response))
  try {
    const port = await listen(web, config.listen)
    if (metrics !== null && config.metrics !== undefined) await listen(metrics, config.metrics)
    for (const [at, archive] of config.archives.entries())
      archives.push(
        startArchive(program, archive, { path: pathOf(at), log, browsers: config.browsers, onWaiting })
      )
    return {
      archives,
      port,
      async close() {
        // Lines end with the archives they lead to.
        const closed = [web, ...(metrics === null ? [] : [metrics])].map(end)
        await Promise.all(archives.map(archive => archive.stop()))
        for (const server of [web, metrics]) server?.closeAllConnections()
        await Promise.all(closed)
        rmSync(folder, { recursive: true, force: true })
      }
    }
  } catch (error) {
    web.close()
    metrics?.close()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

const end = (server: Server) => new Promise<void>(done => server.close(() => done()))

function listen(server: Server, { host, port }: ServerConfig['listen']): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', error => reject(new NoPlace({ host, port }, error)))
    server.listen({ host, port }, () => {
      server.removeAllListeners('error')
      // Not a pipe: it was told a port.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

async function serve(
  archives: readonly ArchiveChild[],
  request: IncomingMessage,
  response: ServerResponse,
  log: Logger
): Promise<void> {
  endUnread(request, response)
  if (hasSeveralHosts(request)) return answer(response, 400, 'more than one host')
  if (request.method === 'GET' && request.url === '/healthz') return answer(response, 200, 'ok')
  if (request.method === 'GET' && request.url === '/readyz') {
    const told = await Promise.all(archives.map(archive => archive.ask()))
    const isReady = told.length > 0 && told.every(each => each?.isReady === true)
    return answer(response, isReady ? 200 : 503, isReady ? 'ready' : 'not ready')
  }
  const archive = archiveOf(archives, request)
  if (archive === undefined) return noArchive(request, response, log)
  passOn(archive.path, { request, response }, error => {
    log.warn({ err: error, archive: archive.config.address }, 'an archive does not answer')
    turnAway(request, response, 'startingAgain', { headers: { 'retry-after': 5 } })
  })
}

/** Each is told once: whoever asks may ask for any. */
const MOST_HOSTS = 20
const unknownHosts = new Set<string>()

function noArchive(request: IncomingMessage, response: ServerResponse, log: Logger): void {
  const host = (request.headers.host ?? '').slice(0, 300)
  if (unknownHosts.size < MOST_HOSTS && !unknownHosts.has(host)) {
    unknownHosts.add(host)
    log.warn({ host }, 'no archive has this address: look at address, and at the Host that the proxy sends')
  }
  turnAway(request, response, 'noSuchArchive', { values: { host } })
}

async function tellMetrics(archives: readonly ArchiveChild[], response: ServerResponse): Promise<void> {
  const told = await Promise.all(archives.map(archive => archive.ask()))
  const registry = AggregatorRegistry.aggregate(told.flatMap(each => (each === null ? [] : [each.metrics])))
  answer(response, 200, await registry.metrics(), { 'content-type': registry.contentType })
}

/** Whoever stands in between may have read the other one (RFC 9112, 3.2). */
const hasSeveralHosts = ({ rawHeaders }: IncomingMessage): boolean =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host').length > 1

/** By the host that was asked for: another's address reaches no archive, whatever it leads to. */
function archiveOf(
  archives: readonly ArchiveChild[],
  { headers }: IncomingMessage
): ArchiveChild | undefined {
  return archives.find(({ config }) => new URL(config.address).host === headers.host?.toLowerCase())
}

function passLine(
  archives: readonly ArchiveChild[],
  { request, line, head }: { request: IncomingMessage; line: Duplex; head: Buffer }
): void {
  const archive = hasSeveralHosts(request) ? undefined : archiveOf(archives, request)
  if (archive === undefined)
    return void line.end('HTTP/1.1 421 Misdirected Request\r\nConnection: close\r\n\r\n')
  const { method, url: path, headers } = request
  const onward = httpRequest({ socketPath: archive.path, method, path, headers })
  line.on('error', () => onward.destroy())
  onward.on('error', () => line.destroy())
  onward.on('response', refused => {
    line.end(`HTTP/1.1 ${refused.statusCode} ${refused.statusMessage}\r\nConnection: close\r\n\r\n`)
    refused.resume()
  })
  onward.on('upgrade', (answered, far, farHead) => {
    line.write(`HTTP/1.1 101 Switching Protocols\r\n${headerLines(answered.rawHeaders)}\r\n`)
    line.write(farHead)
    far.write(head)
    far.pipe(line).pipe(far)
    far.on('error', () => line.destroy())
    for (const [one, other] of [
      [far, line],
      [line, far]
    ] as const)
      one.on('close', () => other.destroy())
  })
  onward.end()
}

function headerLines(raw: readonly string[]): string {
  let lines = ''
  for (let at = 0; at + 1 < raw.length; at += 2) lines += `${raw[at]}: ${raw[at + 1]}\r\n`
  return lines
}
