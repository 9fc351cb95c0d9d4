// The addresses of signing in and out.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Context } from '../../core/kernel/context.ts'
import type { ArchiveConfig } from './config.ts'
import type { FirstCode } from './first-administrator.ts'
import { cookieOf, readText, redirect } from './http.ts'
import { cookieName, type LetIn } from './let-in.ts'
import type { Metrics } from './metrics.ts'
import { failedPage, firstAdministratorPage, showPage, signedOutPage } from './pages.ts'
import type { Sessions, SignedInSession } from './sessions.ts'
import { ClockDiffers, isOfClient, type SignIn } from './sign-in.ts'
import type { Door } from './turned-away.ts'
import { enterUser, hasLeft, makeAdministrator, signedInUser } from './users.ts'

export type SignInParts = {
  readonly config: ArchiveConfig
  readonly signIn: SignIn
  readonly sessions: Sessions
  readonly letIn: LetIn
  readonly first: FirstCode | null
  readonly metrics: Metrics
  readonly log: Logger
  /** The archive as the server itself acts in it. */
  readonly ctx: () => Context
  readonly door: Door
}

export const PROVIDER_SILENT =
  'the sign-in provider does not answer, or not as such a provider does: see issuer'
const CLIENT_REFUSED = 'the sign-in provider refuses the server itself: look at clientId and clientSecretFile'

type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** The routes by method and address. */
export function signInRoutes(parts: SignInParts): ReadonlyMap<string, Route> {
  const { config, sessions, signIn, log } = parts
  const names = cookiesOf(config)

  async function begin(_: IncomingMessage, response: ServerResponse): Promise<void> {
    const { to, attempt } = await signIn.begin()
    redirect(response, to, { 'set-cookie': names.set('attempt', attempt) })
  }

  async function comeBack(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const person = await signIn.complete(searchOf(request), names.get(request, 'attempt'))
    const user = signedInUser(person.claim)
    enterUser(parts.ctx(), { user, name: person.name, given: person.given })
    const forget = names.clear('attempt')
    if (hasLeft(parts.ctx(), user)) throw new Error('the user has left')
    const caller = parts.letIn.callerOf(user, 'sign-in')
    const id = sessions.begin({ caller, name: person.name, idToken: person.idToken })
    log.info({ user }, 'signed in')
    parts.metrics.signIn('done')
    const to = parts.first !== null && !parts.first.isUsed ? '/first-administrator' : '/'
    redirect(response, to, { 'set-cookie': [names.set('session', id), forget] })
  }

  async function out(
    request: IncomingMessage,
    response: ServerResponse,
    isEverywhere: boolean
  ): Promise<void> {
    const visitor = parts.letIn.visitorOf(request, 'to-act')
    if (visitor === 'other-origin') return parts.door.otherOrigin(request, response)
    const session = visitor?.session ?? null
    if (session !== null) {
      if (isEverywhere) sessions.endAllOf(session.caller.user)
      else sessions.end(names.get(request, 'session') ?? '')
      log.info({ user: session.caller.user, isEverywhere }, 'signed out')
    }
    const to = await whereToEnd(session)
    redirect(response, to, { 'set-cookie': names.clear('session') })
  }

  // A provider that does not answer must not keep somebody from signing out here.
  async function whereToEnd(session: SignedInSession | null): Promise<string> {
    const back = new URL('/signed-out', config.address).href
    const to = await signIn.endAt(session?.idToken, back).catch(() => null)
    return to ?? '/signed-out'
  }

  return new Map<string, Route>([
    [
      'GET /sign-in',
      (request, response) => begin(request, response).catch(failed('providerGone', parts, request, response))
    ],
    [
      'GET /sign-in/callback',
      (request, response) => comeBack(request, response).catch(failed('failed', parts, request, response))
    ],
    ['GET /signed-out', (request, response) => showPage(request, response, signedOutPage())],
    ['POST /sign-out', (request, response) => out(request, response, false)],
    ['POST /sign-out-everywhere', (request, response) => out(request, response, true)],
    ['GET /first-administrator', (request, response) => firstForm(request, response, parts)],
    ['POST /first-administrator', (request, response) => becomeFirst(request, response, parts)]
  ])
}

function failed(
  why: 'failed' | 'providerGone',
  { config, log, metrics }: SignInParts,
  request: IncomingMessage,
  response: ServerResponse
) {
  return (error: unknown) => {
    const issuer = config.signIn?.issuer
    const refused = isOfClient(error) ? CLIENT_REFUSED : 'sign-in refused'
    log.warn({ err: error, issuer }, why === 'failed' ? refused : PROVIDER_SILENT)
    metrics.signIn('refused')
    showPage(request, response, failedPage(error instanceof ClockDiffers ? 'clockDiffers' : why))
  }
}

function firstForm(request: IncomingMessage, response: ServerResponse, { letIn, first }: SignInParts): void {
  const visitor = letIn.visitorOf(request, 'to-read')
  if (typeof visitor !== 'object' || visitor.session === null) redirect(response, '/sign-in')
  else if (first === null || first.isUsed) redirect(response, '/')
  else showPage(request, response, firstAdministratorPage(visitor.session.name, false))
}

async function becomeFirst(
  request: IncomingMessage,
  response: ServerResponse,
  { letIn, first, ctx, log, door }: SignInParts
): Promise<void> {
  const visitor = letIn.visitorOf(request, 'to-act')
  if (visitor === 'other-origin') return door.otherOrigin(request, response)
  if (visitor === undefined || visitor.session === null) return redirect(response, '/sign-in')
  if (first === null || first.isUsed) return redirect(response, '/')
  const { caller, name } = visitor.session
  const code = new URLSearchParams(await readText(request, 1000)).get('code') ?? ''
  if (!first.use(code)) {
    log.warn({ user: caller.user }, 'a wrong code for the first administrator')
    return showPage(request, response, firstAdministratorPage(name, true))
  }
  makeAdministrator(ctx(), caller.user)
  log.info({ user: caller.user }, 'the first administrator')
  redirect(response, '/')
}

const searchOf = ({ url = '' }: IncomingMessage): string => {
  const at = url.indexOf('?')
  return at < 0 ? '' : url.slice(at)
}

/** The two cookies: that of a session, and that of an attempt to sign in, which comes back from another origin. */
function cookiesOf({ address, sessionHours }: ArchiveConfig) {
  const session = cookieName(address)
  const full = { session, attempt: `${session}-attempt` }
  const seconds = { session: Math.round(sessionHours * 3600), attempt: 600 }
  const rest = `Path=/; HttpOnly; SameSite=Lax${address.startsWith('https:') ? '; Secure' : ''}`
  type Which = keyof typeof full
  return {
    get: (request: IncomingMessage, which: Which) => cookieOf(request, full[which]),
    set: (which: Which, value: string) => `${full[which]}=${value}; Max-Age=${seconds[which]}; ${rest}`,
    clear: (which: Which) => `${full[which]}=; Max-Age=0; ${rest}`
  }
}
