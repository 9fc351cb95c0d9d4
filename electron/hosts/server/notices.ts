// What platforms tell of changes: each proves that it is the one, by what only it and the configuration know. What it tells of is looked at
// there before it is answered, so that it tells again where that could not be done.
import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { hearNotices } from '../../core/comments/follow/notices/hear.ts'
import { isMetas, readMeta } from '../../core/comments/follow/notices/meta.ts'
import type { Notice } from '../../core/comments/follow/notices/notice.ts'
import { channelOf, isYouTubes, readYouTube } from '../../core/comments/follow/notices/youtube.ts'
import type { Context } from '../../core/kernel/context.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import type { NoticesConfig } from './config-notices.ts'
import { answer, readBytes } from './http.ts'

const MOST = 1_000_000
const LONGEST_CHALLENGE = 300

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** By method and path, for the platforms that the configuration names. `users`: the accounts of the archive, by platform. */
export function noticeRoutes(
  { meta, youtube }: NoticesConfig,
  { ctx, log, users }: { ctx: () => Context; log: Logger; users: (kind: Notice['kind']) => readonly string[] }
): Map<string, Route> {
  const routes = new Map<string, Route>()
  const take = async (
    { request, response }: { request: IncomingMessage; response: ServerResponse },
    isTheirs: (body: Buffer) => boolean,
    read: (body: Buffer) => Notice[] | null
  ) => {
    const body = await readBytes(request, MOST).catch(() => null)
    if (body === null) return answer(response, 413, 'too much')
    if (!isTheirs(body)) return answer(response, 403, 'not signed')
    const notices = read(body)
    if (notices === null) return answer(response, 400, 'not understood')
    try {
      await hearNotices(ctx(), notices)
      answer(response, 200, 'ok')
    } catch (error) {
      if (!(error instanceof ArchiveError))
        log.warn({ err: error }, 'what a platform told of could not be looked at')
      answer(response, 503, 'tell again', { 'retry-after': 60 })
    }
  }
  if (meta !== undefined) {
    routes.set('GET /notices/meta', (request, response) => {
      const asked = askedOf(request)
      const isRight = isSame(asked.get('hub.verify_token') ?? '', meta.verifyToken)
      challenge(response, asked, asked.get('hub.mode') === 'subscribe' && isRight)
    })
    routes.set('POST /notices/meta', (request, response) =>
      take(
        { request, response },
        body => isMetas(body, headerOf(request, 'x-hub-signature-256'), meta.appSecret),
        readMeta
      )
    )
  }
  if (youtube !== undefined) {
    // Anybody may ask its hub to subscribe us to something: only what is of a channel of the archive is taken.
    routes.set('GET /notices/youtube', (request, response) => {
      const asked = askedOf(request)
      const isOurs = users('youtube').includes(channelOf(asked.get('hub.topic') ?? '') ?? '')
      challenge(response, asked, (asked.get('hub.mode') === 'subscribe') === isOurs)
    })
    routes.set('POST /notices/youtube', (request, response) =>
      take(
        { request, response },
        body => isYouTubes(body, headerOf(request, 'x-hub-signature'), youtube.secret),
        readYouTube
      )
    )
  }
  return routes
}

const askedOf = (request: IncomingMessage): URLSearchParams =>
  new URL(request.url ?? '/', 'http://here').searchParams

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' ? value : undefined
}

/** Whoever asks is given back its own words, as text and nothing else. */
function challenge(response: ServerResponse, asked: URLSearchParams, isRight: boolean): void {
  const words = asked.get('hub.challenge') ?? ''
  const isTaken = isRight && words !== '' && words.length <= LONGEST_CHALLENGE
  answer(response, isTaken ? 200 : 404, isTaken ? words : 'not ours')
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'))
