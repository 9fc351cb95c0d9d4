// Requests to an S3 store, signed, and asked again while it does not answer.
import { hash } from 'node:crypto'
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as plain } from 'node:http'
import { Agent as HttpsAgent, request as secure } from 'node:https'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { ArchiveError, errno } from '../../errors.ts'
import { networkTrouble } from '../../network-trouble.ts'
import type { Patience, S3Access } from './settings.ts'
import { readXml, textIn } from './xml.ts'

/** Bytes that are sent, and sent again where they did not come through. */
export type Body = { readonly sha256: string; readonly bytes: number; stream(): Readable }

export type Asked = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** The name of an object; the bucket itself, where it is left out. */
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Body
  readonly signal?: AbortSignal | undefined
}

/** The store did not answer, or broke off. */
export class NoAnswer extends Error {}

/** The store answered that it would not. */
export class Refused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(`${status} ${code}`)
    this.status = status
    this.code = code
  }
}

export interface Requests {
  /** Asks once. @throws NoAnswer, Refused */
  send(asked: Asked): Promise<IncomingMessage>
  /** Asks once, for an answer that is text. @throws NoAnswer, Refused */
  text(asked: Asked): Promise<string>
  /**
   * Does something again and again while the store does not answer, as long as it is worth waiting.
   * @throws ArchiveError files-unreachable, files-refused; the signal's reason
   */
  insist<T>(kind: keyof Patience, work: () => Promise<T>, signal?: AbortSignal): Promise<T>
  /** Since when the store has not answered; null while it does. */
  awaySince(): number | null
}

const PATIENCE: Patience = { keeping: 15 * 60_000, reading: 20_000 }
/** What is silent for so long does not answer. */
const SILENCE = 30_000
/** An answer of which nothing was read for so many times as long is waited for by nobody any more. */
const MOST_WAITS = 120
const LONGEST_PAUSE = 10_000
const PASSING = new Set([408, 429, 500, 502, 503, 504])
const isPassing = (error: unknown) =>
  error instanceof NoAnswer || (error instanceof Refused && PASSING.has(error.status))

type Told = { readonly away: (why: string) => void; readonly back: () => void }

export function openRequests(settings: S3Access, told: Told): Requests {
  const { patience = PATIENCE, silence = SILENCE } = settings
  const isSecure = settings.endpoint.startsWith('https:')
  const agent = isSecure
    ? new HttpsAgent({ keepAlive: true, maxSockets: 32 })
    : new HttpAgent({ keepAlive: true, maxSockets: 32 })
  let since: number | null = null

  async function send(asked: Asked): Promise<IncomingMessage> {
    const { url, headers } = await signed(settings, asked)
    const { method, body, signal } = asked
    const answered = Promise.withResolvers<IncomingMessage>()
    // Whoever fails before it is awaited has failed all the same.
    answered.promise.catch(() => undefined)
    const request = (isSecure ? secure : plain)(url, { method, headers, agent, timeout: silence, signal })
    request.on('response', answered.resolve)
    endIfSilent(request, silence)
    request.on('error', error => {
      const why = isOfDisk(error) ? error : noAnswer(error)
      answered.reject(signal?.aborted ? signal.reason : why)
    })
    if (body === undefined || typeof body === 'string') request.end(body)
    // What goes wrong with the file, too, comes as the request's own error: it is thrown as it is, and waits for nothing.
    else await pipeline(body.stream(), request).catch(() => undefined)
    const response = await answered.promise
    if ((response.statusCode ?? 500) < 300) return response
    throw await refusalIn(response)
  }

  return {
    send,
    async text(asked) {
      return textOf(await send(asked))
    },
    awaySince: () => since,
    async insist(kind, work, signal) {
      let own: number | null = null
      for (let pause = 250; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
        signal?.throwIfAborted()
        try {
          const result = await work()
          if (since !== null) told.back()
          since = null
          return result
        } catch (error) {
          if (!isPassing(error)) throw error instanceof Refused ? refusal(error, settings) : error
          const why = error instanceof Refused ? error.code : networkTrouble(String(error))
          if (since === null) told.away(why)
          since ??= Date.now()
          // Others may be answered meanwhile.
          own ??= Date.now()
          if (Date.now() - Math.min(own, since) + pause > patience[kind])
            throw new ArchiveError('files-unreachable', { address: settings.endpoint, detail: why })
        }
        await sleep(pause, undefined, { signal }).catch(() => undefined)
      }
    }
  }
}

/** Ends a request that is silent, but not one whose answer waits for us: whoever reads it may be busy with what came before. */
function endIfSilent(request: ClientRequest, silence: number): void {
  let answer: IncomingMessage | undefined
  request.on('response', response => {
    answer = response
  })
  request.on('socket', socket => {
    let [waits, read] = [0, socket.bytesRead]
    const onTimeout = () => {
      waits = socket.bytesRead === read ? waits + 1 : 0
      read = socket.bytesRead
      const isOurTurn = answer !== undefined && (answer.complete || answer.readableLength > 0)
      if (isOurTurn && waits < MOST_WAITS) socket.setTimeout(silence)
      else request.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }))
    }
    // Of the socket itself: a request is told of it once.
    socket.on('timeout', onTimeout)
    request.on('close', () => socket.off('timeout', onTimeout))
  })
}

const refusal = ({ code }: Refused, { bucket }: S3Access) =>
  new ArchiveError('files-refused', { bucket, detail: code })

const OF_DISK = new Set(['ENOENT', 'EACCES', 'EPERM', 'EIO', 'EISDIR', 'EMFILE', 'ENFILE', 'EINVAL'])
const isOfDisk = (error: unknown): boolean => OF_DISK.has(errno(error) ?? '')
const noAnswer = (error: Error) => new NoAnswer(`${errno(error) ?? ''} ${error.message}`.trim())

async function signed(settings: S3Access, { method, key, query = {}, headers = {}, body }: Asked) {
  const url = new URL(`${settings.endpoint.replace(/\/$/, '')}/${settings.bucket}${key ? `/${key}` : ''}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  const isText = body === undefined || typeof body === 'string'
  const sent = await new AwsV4Signer({
    method,
    url: url.href,
    headers: {
      ...headers,
      // The store compares what comes with it, and refuses other bytes.
      'x-amz-content-sha256': isText ? hash('sha256', body ?? '') : body.sha256
    },
    accessKeyId: settings.accessKeyId,
    secretAccessKey: settings.secretAccessKey,
    region: settings.region,
    service: 's3'
  }).sign()
  const length = isText ? Buffer.byteLength(body ?? '') : body.bytes
  return {
    url: sent.url,
    headers: {
      ...Object.fromEntries(sent.headers),
      ...(body !== undefined && { 'content-length': String(length) })
    }
  }
}

/** The bytes of an answer. @throws NoAnswer where it breaks off */
export async function* bytesOf(response: IncomingMessage): AsyncGenerator<Buffer> {
  const length = response.headers['content-length']
  let read = 0
  try {
    for await (const chunk of response) {
      read += (chunk as Buffer).length
      yield chunk as Buffer
    }
  } catch (error) {
    throw error instanceof Error && errno(error) !== undefined ? noAnswer(error) : error
  }
  if (length !== undefined && read < Number(length)) throw new NoAnswer('the answer was cut off')
}

const MOST_TEXT = 2 << 20

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of bytesOf(response)) {
    bytes += chunk.length
    if (bytes > MOST_TEXT) throw new NoAnswer('the answer is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

async function refusalIn(response: IncomingMessage): Promise<Refused> {
  const status = response.statusCode ?? 500
  const text = await textOf(response).catch(() => '')
  return new Refused(status, codeIn(text) ?? `HTTP ${status}`)
}

/** What an answer says is wrong; null where it says nothing of the kind, or is no XML. */
export function codeIn(text: string): string | null {
  try {
    const root = readXml(text)
    return root.name === 'Error' ? textIn(root, 'Code') : null
  } catch {
    return null
  }
}
