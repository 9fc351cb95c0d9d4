// One archive and all that is reached of it over the network: it is opened, served, and closed in order.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, ListenOptions } from 'node:net'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { AccountKind } from '#shared/account.ts'
import { ROLES } from '#shared/user.ts'
import type { Session } from '../../core/app/session.ts'
import { accountRows } from '../../core/comments/accounts/accounts.ts'
import type { Context } from '../../core/kernel/context.ts'
import { errno } from '../../core/kernel/errors.ts'
import type { Holder } from '../../core/kernel/lease/engine.ts'
import type { Loss } from '../../core/kernel/lease/keep.ts'
import { whoIs } from '../../core/register/roles/users.ts'
import { appVersion } from '../cli/place.ts'
import { Bodies } from './bodies.ts'
import type { ArchiveConfig } from './config.ts'
import { sendPackage, sendPicture, sendThumbnail } from './downloads.ts'
import { FirstCode } from './first-administrator.ts'
import { openHeld } from './held.ts'
import { answer, answerJson, endUnread, limitTime, redirect } from './http.ts'
import { type LetIn, openLetIn } from './let-in.ts'
import { Lines } from './lines.ts'
import { type Metrics, openMetrics } from './metrics.ts'
import { noticeRoutes } from './notices.ts'
import { openApiText } from './openapi.ts'
import { answerRest } from './rest.ts'
import { SentFiles } from './sent-files.ts'
import { Sessions } from './sessions.ts'
import { SignIn } from './sign-in.ts'
import { PROVIDER_SILENT, signInRoutes } from './sign-in-routes.ts'
import { type Door, openDoor } from './turned-away.ts'
import { enterUser, hasAdministrator, keyUser } from './users.ts'
import { openWebPage } from './web-page.ts'

export interface ArchiveServer {
  /** The code that makes somebody the first administrator; null where there is one. */
  readonly firstCode: string | null
  readonly municipality: string
  readonly metrics: Metrics
  /** Settles when another may have the archive; never without a lease. */
  readonly lost: Promise<Loss>
  /** Whether calls can be answered. */
  isReady(): boolean
  listen(where: ListenOptions): Promise<AddressInfo | string>
  /** Takes no more calls, ends the lines, stops what goes on, in order, and closes the archive. */
  close(): Promise<void>
}

const EVERY = 20_000

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

type Opening = {
  readonly log: Logger
  readonly now?: () => number
  /** Told who has the archive, where it is waited for. */
  readonly onHeld?: (by: Holder) => void
  /** Whether this process is ended where it goes on without its lease. */
  readonly isEnding?: boolean
}

/** Opens the archive and readies what serves it. @throws NotServed; ArchiveError what opening or making an archive refuses */
export async function openArchiveServer(
  config: ArchiveConfig,
  { log, now = Date.now, onHeld = () => undefined, isEnding = false }: Opening
): Promise<ArchiveServer> {
  const held = await openHeld(config, { log, onHeld, isEnding })
  const { session, lease } = held
  const { ctx } = session.need()
  for (const { name, roles } of config.keys)
    enterUser(ctx, { user: keyUser(name), name, given: { roles, of: ROLES } })
  const sessions = new Sessions({
    longest: config.sessionHours * 3_600_000,
    idle: config.idleMinutes * 60_000,
    now
  })
  const metrics = openMetrics(new URL(config.address).host, {
    sessions: () => sessions.size,
    filesAwaySince: () => ctx.objects.elsewhere?.awaySince() ?? null,
    copiedAt: config.copy?.by === 'kanalarkiv' ? held.copiedAt : null
  })
  const files = new SentFiles({
    ...{ mostBytes: config.mostMegabytes * 1_000_000, now },
    // By its code alone: a file is called what somebody called it.
    onFault: error => log.warn({ code: errno(error) }, 'a sent file could not be removed yet')
  })
  const letIn = openLetIn(config, { session, sessions, metrics, files })
  const made = isFirstNeeded(config, ctx) ? FirstCode.make() : null
  const first = made?.first ?? null
  const signIn = config.signIn === undefined ? null : new SignIn(config.signIn, config.address, now)
  // It may be down without keeping the server from starting; whoever starts the server hears of it before anybody signs in.
  signIn
    ?.ask()
    .catch((error: unknown) => log.warn({ err: error, issuer: config.signIn?.issuer }, PROVIDER_SILENT))
  const own = () => session.need().ctx
  const door = openDoor(config.address, log, now)
  const routes = new Map<string, Route>([
    ...(signIn === null
      ? []
      : signInRoutes({ config, signIn, sessions, letIn, first, metrics, log, ctx: own, door })),
    ...(config.notices === undefined
      ? []
      : noticeRoutes(config.notices, { ctx: own, log, users: usersOf(own) }))
  ])
  let wasThere = true
  // The folder of an archive that is open may be moved away, its disk be pulled out, or its lease be lost.
  const isThere = () => {
    try {
      ctx.requireThere()
      wasThere = true
    } catch (error) {
      if (wasThere) log.error({ err: error }, 'the archive is not ours to serve any more')
      wasThere = false
    }
    return wasThere
  }
  const network = openNetwork({ config, letIn, sessions, metrics, log, routes, session, files, door })
  return {
    firstCode: made?.code ?? null,
    municipality: session.current()?.municipality ?? '',
    metrics,
    lost: lease?.lost ?? new Promise(() => undefined),
    isReady: () => session.current() !== null && !ctx.closing.aborted && isThere(),
    listen: network.listen,
    async close() {
      await network.close()
      await files.close()
      await held.close()
    }
  }
}

/** What the accounts of the archive are called at their platforms. */
const usersOf = (ctx: () => Context) => (kind: AccountKind) =>
  accountRows(ctx().db.read, null).flatMap(account => (account.kind === kind ? [account.user] : []))

/** Where a group gives the role, its people have it by themselves. */
function isFirstNeeded({ signIn }: ArchiveConfig, ctx: Context): boolean {
  if (signIn === undefined || Object.values(signIn.roles).flat().includes('administrator')) return false
  return !hasAdministrator(ctx)
}

type Served = {
  readonly config: ArchiveConfig
  readonly letIn: LetIn
  readonly sessions: Sessions
  readonly metrics: Metrics
  readonly log: Logger
  readonly routes: ReadonlyMap<string, Route>
  readonly session: Session
  readonly files: SentFiles
  readonly door: Door
}

function openNetwork(served: Served) {
  const { sessions, session, log } = served
  const lines = new Lines()
  const serve = pageServer(served, lines)
  const http = createServer((request, response) => {
    endUnread(request, response)
    serve(request, response).catch((error: unknown) => {
      log.error({ err: error }, 'an answer failed')
      if (response.headersSent) response.destroy()
      else answer(response, 500, 'internal')
    })
  })
  limitTime(http)
  http.on('upgrade', (request, line, head) => upgrade(served, lines, { request, line, head }))
  const sweep = setInterval(() => {
    sessions.sweep(({ caller }) => whoIs(session.need().ctx, caller.user).leftOn !== null)
    lines.sweep()
    void served.files.sweep()
  }, EVERY)
  sweep.unref()
  return {
    listen: (where: ListenOptions) =>
      new Promise<AddressInfo | string>((resolve, reject) => {
        http.once('error', reject)
        http.listen(where, () => {
          http.off('error', reject)
          resolve(http.address() ?? '')
        })
      }),
    async close() {
      clearInterval(sweep)
      const closed = new Promise<void>(done => http.close(() => done()))
      for (const socket of lines.all()) socket.close(1001)
      http.closeIdleConnections()
      // A line that does not answer the goodbye is not waited for.
      const patience = setTimeout(() => {
        for (const socket of lines.all()) socket.terminate()
        http.closeAllConnections()
      }, 3_000)
      await closed
      clearTimeout(patience)
    }
  }
}

/** What is answered at each address. */
function pageServer({ config, letIn, routes, session, files, door }: Served, lines: Lines) {
  const page = openWebPage(config.signIn?.issuer)
  const bodies = new Bodies()
  let document: Promise<string> | undefined
  const sendDocument = async (response: ServerResponse) => {
    document ??= openApiText(appVersion())
    answer(response, 200, await document, { 'content-type': 'application/json; charset=utf-8' })
  }
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
    const asked = `${request.method} ${path}`
    const route = routes.get(asked)
    if (route !== undefined) return route(request, response)
    const visitor = letIn.visitorOf(
      request,
      request.method === 'GET' || request.method === 'HEAD' ? 'to-read' : 'to-act'
    )
    if (visitor === 'other-origin') return door.otherOrigin(request, response)
    if (visitor === undefined) {
      // A person is led to the sign-in; a program is told that it has no key.
      if (path === '/' && config.signIn !== undefined) return redirect(response, '/sign-in')
      return door.signInFirst(request, response)
    }
    const { handlers } = visitor
    const { user } = handlers.caller
    if (asked === 'GET /api/openapi.json') return sendDocument(response)
    if (asked === 'GET /signed-in') return answerJson(response, 200, { name: visitor.session?.name ?? user })
    if (asked === 'POST /files' || asked === 'POST /folders') {
      // Whoever has no role may call nothing that takes a file.
      if (!hasRole(session.contextOf(handlers.caller))) return answer(response, 403, 'no role')
      return asked === 'POST /files' ? files.take(user, request, response) : files.open(user, response)
    }
    const [, verb, part = ''] = /^(HEAD|PATCH|DELETE) \/files\/([0-9a-f-]+)$/.exec(asked) ?? []
    if (verb === 'HEAD') return files.said(user, part, response)
    if (verb === 'DELETE') return files.withdraw(user, part, response)
    if (verb === 'PATCH' && !hasRole(session.contextOf(handlers.caller)))
      return answer(response, 403, 'no role')
    if (verb === 'PATCH') return files.goOn(user, part, request, response)
    const [, kind, name = ''] =
      /^GET \/(objects|thumbnails|packages|fetch)\/([0-9a-f-]+)(?:\.zip)?$/.exec(asked) ?? []
    if (kind === 'objects') return sendPicture(name, handlers, session, response)
    if (kind === 'thumbnails') return sendThumbnail(name, handlers, session, response)
    if (kind === 'packages') return sendPackage(name, handlers, session, { request, response })
    if (kind === 'fetch') return files.send(user, name, response)
    if (path === EVENTS) {
      if (lines.hasAll(handlers.caller)) return answer(response, 429, 'too many lines are open')
      lines.count(handlers.caller, response)
    }
    if (path.startsWith('/api/'))
      return answerRest({ handlers, session, bodies }, { path, request, response })
    if (request.method === 'GET' && page.serve(path, response)) return
    answer(response, 404, 'not found')
  }
}

/** The one call whose answer goes on for as long as somebody listens. */
const EVENTS = '/api/archive/events'

/** A line of a window: from our own page, of somebody who has signed in. */
function upgrade(
  { letIn, sessions, metrics, session: archive, door }: Served,
  lines: Lines,
  asked: { request: IncomingMessage; line: Duplex; head: Buffer }
): void {
  const { request, line } = asked
  const visitor = request.url === '/rpc' ? letIn.visitorOf(request, 'to-act') : undefined
  if (visitor === undefined || visitor === 'other-origin') {
    if (visitor === 'other-origin') door.noteOrigin(request)
    refuse(line, visitor === undefined ? '401 Unauthorized' : '403 Forbidden')
    return
  }
  const { handlers, session } = visitor
  if (lines.hasAll(handlers.caller)) {
    refuse(line, '429 Too Many Requests')
    return
  }
  const { caller } = handlers
  lines.open(asked, { caller, hasRole: hasRole(archive.contextOf(caller)) }, (socket, calls) => {
    metrics.sockets.inc()
    const ending = { end: () => socket.close(SESSION_ENDED) }
    session?.lines.add(ending)
    socket.on('message', () => session !== null && sessions.noteUse(session))
    socket.on('close', () => {
      metrics.sockets.dec()
      session?.lines.delete(ending)
    })
    void handlers.rpc.upgrade(calls, { context: {} })
  })
}

const refuse = (line: Duplex, status: string) =>
  line.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)

/** Told to a window whose session has ended: it is to sign in again. */
const SESSION_ENDED = 4401

const hasRole = (ctx: Context): boolean => whoIs(ctx, ctx.osUser).roles.length > 0
