// The session of one saved page: what it asks the web for is answered from its web archive, and everything else is refused. It is in
// memory, and nothing of it outlives its window.
import { setTimeout as pause } from 'node:timers/promises'
import { type Session, session, type WebContents } from 'electron'
import type { ReplayAnswer, ReplayQuestion } from '#shared/replay.ts'
import { absentPage } from './replay-pages.ts'
import type { Language } from './settings.ts'

/** What a saved page may ask. */
export type Archive = (question: ReplayQuestion) => Promise<ReplayAnswer | null>

const replays = new WeakSet<Session>()
const WEB = ['http', 'https'] as const
/** Where a page or a frame of it may go: the archive, or what is in the page itself. */
const PLACES = /^(?:https?|about|data|blob):/i
/** What a page carries in itself. */
const IN_PAGE = /^(?:data|blob):/i
/** What would tell somebody else about the page, or holds for a visitor's browser only. */
const LEFT_OUT =
  /^(?:strict-transport-security|report-to|reporting-endpoints|nel|content-security-policy-report-only|alt-svc|clear-site-data|refresh)$/i
const NO_BODY = new Set([204, 205, 304])
let last = 0

/** Makes one, with walls behind walls: what does not come to the handler is cancelled, and the network is off. */
export function openReplaySession(archive: Archive, language: Language): Session {
  const own = session.fromPartition(`replay-${++last}`)
  replays.add(own)
  const rest = restAfterAbsent()
  for (const scheme of WEB)
    own.protocol.handle(scheme, request => answer(request, { archive, language, rest }))
  // What the handler does not get: web sockets and whatever else has a scheme of its own.
  own.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !IN_PAGE.test(url) }))
  own.enableNetworkEmulation({ offline: true })
  own.setPermissionRequestHandler((_page, _permission, decide) => decide(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.setDisplayMediaRequestHandler((_request, decide) => decide({}))
  own.setSpellCheckerEnabled(false)
  own.on('will-download', event => event.preventDefault())
  return own
}

/** When its window is closed. */
export async function closeReplaySession(own: Session): Promise<void> {
  for (const scheme of WEB) own.protocol.unhandle(scheme)
  await Promise.all([own.clearStorageData(), own.clearCache()])
}

export const isReplay = (page: WebContents) => replays.has(page.session)

/** Keeps a saved page within its archive. */
export function confineReplay(page: WebContents): void {
  page.setWindowOpenHandler(() => ({ action: 'deny' }))
  page.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  page.on('will-attach-webview', event => event.preventDefault())
  // It must not hold its window open.
  page.on('will-prevent-unload', event => event.preventDefault())
  page.on('will-frame-navigate', event => {
    if (!PLACES.test(event.url)) event.preventDefault()
  })
}

/** So often in vain at once; each time after that waits twice as long as the one before, up to the longest. */
const AT_ONCE = 3
const FIRST_REST = 500
const LONGEST_REST = 30_000
const MOST_REMEMBERED = 1_000

/**
 * A page that waits for news asks again as soon as it is answered, and of what it waited for when it was captured there is no answer: it
 * would ask without end. What it asks for in vain again and again is answered later and later, as news are.
 */
function restAfterAbsent(): (address: string) => Promise<void> {
  const asked = new Map<string, number>()
  return async address => {
    // A page that counts, or tells the time in its question, asks the same.
    const { origin, pathname } = new URL(address)
    const before = asked.get(origin + pathname) ?? 0
    if (asked.size < MOST_REMEMBERED) asked.set(origin + pathname, before + 1)
    if (before < AT_ONCE) return
    const rest = Math.min(FIRST_REST * 2 ** Math.min(before - AT_ONCE, 10), LONGEST_REST)
    await pause(rest, undefined, { ref: false })
  }
}

type Answering = {
  readonly archive: Archive
  readonly language: Language
  readonly rest: ReturnType<typeof restAfterAbsent>
}

async function answer(request: Request, { archive, language, rest }: Answering): Promise<Response> {
  const { headers, method, url } = request
  // A worker would answer in the place of the archive.
  if (headers.get('service-worker') !== null) return Response.error()
  const found = await archive({
    method,
    address: url,
    sent: new Uint8Array(await request.arrayBuffer()),
    sentType: headers.get('content-type') ?? ''
  })
  if (found !== null) return answerOf(found)
  const isPage = method === 'GET' && headers.get('upgrade-insecure-requests') !== null
  if (isPage) return absentPage(url, language)
  await rest(url)
  return Response.error()
}

function answerOf({ status, headers, body }: ReplayAnswer): Response {
  const kept = new Headers()
  for (const [name, value] of headers) if (!LEFT_OUT.test(name)) append(kept, name, value)
  // Names that the page only mentions are not looked up either.
  kept.set('x-dns-prefetch-control', 'off')
  // What is told before the answer itself is no answer.
  if (status < 200 || status > 599) return Response.error()
  return new Response(NO_BODY.has(status) ? null : body, { status, headers: kept })
}

function append(headers: Headers, name: string, value: string): void {
  try {
    headers.append(name, value)
  } catch {
    // it was written with letters that no header can have
  }
}
