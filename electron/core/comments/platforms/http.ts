// One way to speak to a platform: bounded in time and size, no redirect followed, and every trouble a refusal in words.
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { bodyAtMost } from '../../kernel/body-at-most.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { networkTrouble } from '../../kernel/network-trouble.ts'
import { readAnswer } from './answers/answer-apart.ts'

/** An answer as it came. Where it held the account's own key, that was blotted out, and `blotted` says how often. */
export type Answer = {
  readonly url: string
  readonly status: number
  readonly headers: Headers
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly blotted: number
  /** What it says; undefined when that is no JSON, or only half of it, or more than is read. */
  readonly json: unknown
}

export interface Http {
  /** GET. Tried once more when the platform fails; waited for when it asks for that. */
  get(path: string | URL, query?: Query, options?: Options): Promise<Answer>
  /** Something that changes the platform. Sent once: whether it took is seen by looking again. */
  send(method: 'POST' | 'DELETE', path: string | URL, body?: Body, options?: Options): Promise<Answer>
  /** The answer's JSON. @throws ArchiveError platform-bad-answer */
  read<Schema extends z.ZodType>(answer: Answer, schema: Schema): z.infer<Schema>
}

type Query = Readonly<Record<string, string | number | undefined>>
type Body = { readonly json: object } | { readonly form: Readonly<Record<string, string>> }
type Options = {
  /** Statuses that are answers and no refusals. */
  readonly allow?: readonly number[]
  readonly headers?: Readonly<Record<string, string>>
}

export type HttpOptions = {
  /** The platform's name, for sentences. */
  readonly platform: string
  readonly base: string
  readonly signal: AbortSignal
  readonly patience?: number | undefined
  /** What every request carries. */
  readonly headers: () => Readonly<Record<string, string>>
  /** Blotted out wherever an answer repeats them. */
  readonly secrets: () => readonly string[]
  /** What this platform means by an answer that is not a success; null for what HTTP itself says. */
  readonly trouble?: (answer: Answer) => ArchiveError | null
  /** How many milliseconds the platform asks to be left alone, by this answer; null when it does not. */
  readonly pause?: (answer: Answer) => number | null
}

const PATIENCE = 30_000
const MOST_BYTES = 32 << 20
/** A platform that wants to be left alone for longer is told to the person instead. */
const LONGEST_PAUSE = 60_000
const PAUSES = 3

/** A platform at an address. */
export function httpTo(options: HttpOptions): Http {
  const { platform, base, signal } = options
  const refuse = (code: ArchiveError['code'], params: ArchiveError['params'] = {}) =>
    new ArchiveError(code, { platform, ...params })

  async function once(
    method: string,
    url: URL,
    body: Body | undefined,
    extra: Options
  ): Promise<Omit<Answer, 'json'>> {
    const patience = AbortSignal.timeout(options.patience ?? PATIENCE)
    try {
      const response = await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...options.headers(),
          ...extra.headers,
          ...(body !== undefined && 'json' in body ? { 'content-type': 'application/json' } : {})
        },
        // A redirect could carry the password to somebody else.
        redirect: 'manual',
        signal: AbortSignal.any([signal, patience]),
        ...(body === undefined
          ? {}
          : { body: 'json' in body ? JSON.stringify(body.json) : new URLSearchParams(body.form) })
      })
      const { bytes, blotted } = blot(await bodyOf(response, refuse), options.secrets())
      const mediaType = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() || 'unknown'
      return { url: url.href, status: response.status, headers: response.headers, mediaType, bytes, blotted }
    } catch (error) {
      if (signal.aborted) throw new ArchiveError('stopped')
      if (error instanceof ArchiveError) throw error
      throw refuse('platform-unreachable', {
        detail: patience.aborted ? 'timeout' : networkTrouble(causeOf(error))
      })
    }
  }

  async function ask(
    method: 'GET' | 'POST' | 'DELETE',
    path: string | URL,
    { query = {}, body, ...extra }: Options & { query?: Query; body?: Body | undefined }
  ): Promise<Answer> {
    const url = new URL(path, base)
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(name, String(value))
    let failed = 0
    for (let pauses = 0; ; ) {
      const came = await once(method, url, body, extra)
      const answer = { ...came, json: await readAnswer(came.bytes) }
      if (answer.status < 300 || extra.allow?.includes(answer.status)) return answer
      const pause = pauseOf(answer) ?? options.pause?.(answer) ?? null
      if (pause !== null) {
        if (pause > LONGEST_PAUSE || pauses++ === PAUSES)
          throw refuse('platform-busy', { minutes: Math.max(1, Math.ceil(pause / 60_000)) })
        await sleep(pause, undefined, { signal }).catch(() => undefined)
        continue
      }
      if (answer.status >= 500 && method === 'GET' && failed++ === 0) continue
      throw options.trouble?.(answer) ?? plainTrouble(answer, refuse)
    }
  }

  return {
    get: (path, query = {}, extra = {}) => ask('GET', path, { query, ...extra }),
    send: (method, path, body, extra = {}) => ask(method, path, { body, ...extra }),
    read(answer, schema) {
      const read = schema.safeParse(answer.json)
      if (!read.success) throw refuse('platform-bad-answer', { status: answer.status })
      return read.data
    }
  }
}

type Refuse = (code: ArchiveError['code'], params?: ArchiveError['params']) => ArchiveError

function plainTrouble(answer: Answer, refuse: Refuse): ArchiveError {
  const { status } = answer
  if (status < 400) return refuse('platform-moved', { address: movedTo(answer) })
  if (status === 401) return refuse('platform-login-refused')
  if (status === 403) return refuse('platform-forbidden')
  if (status === 404 || status === 410) return refuse('platform-not-found')
  if (status >= 500) return refuse('platform-failed', { status })
  return refuse('platform-bad-answer', { status })
}

function movedTo({ url, headers }: Answer): string {
  const to = URL.parse(headers.get('location') ?? '', url)
  return to === null ? '?' : `${to.origin}${to.pathname}`.slice(0, 200)
}

/** By `Retry-After` (seconds or a date) and by `RateLimit-Reset` (seconds of the epoch), which come with 429 and 503. */
function pauseOf({ status, headers }: Answer): number | null {
  if (status !== 429 && status !== 503) return null
  const after = headers.get('retry-after')
  if (after !== null) {
    const seconds = Number(after)
    const until = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000
    if (!Number.isNaN(until)) return Math.max(0, until)
  }
  const reset = Number(headers.get('ratelimit-reset') ?? Number.NaN)
  if (!Number.isNaN(reset)) return Math.max(0, reset * 1000 - Date.now())
  return status === 429 ? LONGEST_PAUSE + 1 : null
}

async function bodyOf(response: Response, refuse: Refuse): Promise<Uint8Array> {
  const body = await bodyAtMost(response, MOST_BYTES)
  if (body === null) throw refuse('platform-bad-answer', { status: response.status })
  return body
}

// Some platforms repeat the key in the addresses of the next page. A stored answer must not hold it.
function blot(bytes: Uint8Array, secrets: readonly string[]): { bytes: Uint8Array; blotted: number } {
  let blotted = 0
  const body = Buffer.from(bytes)
  const forms = secrets.flatMap(secret => [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1)
  ])
  for (const form of new Set(forms.filter(each => each.length >= 8)))
    for (let at = body.indexOf(form); at >= 0; at = body.indexOf(form, at + 1)) {
      body.fill('*', at, at + Buffer.byteLength(form))
      blotted++
    }
  return { bytes: body, blotted }
}

/** A code word for what the network says. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}
