// Who asks: somebody who has signed in, by the cookie of their browser, or a program by its key. A page of another origin can make a
// browser send the cookie along, so what changes anything must come from our own.
import type { IncomingMessage } from 'node:http'
import { hostname } from 'node:os'
import type { Session } from '../../core/app/session.ts'
import type { Caller } from '../../core/kernel/context.ts'
import type { ArchiveConfig } from './config.ts'
import { type Handlers, handlersFor } from './handlers.ts'
import { cookieOf } from './http.ts'
import { keyNamed } from './keys.ts'
import type { Metrics } from './metrics.ts'
import type { SentFiles } from './sent-files.ts'
import type { Sessions, SignedInSession } from './sessions.ts'
import { keyUser } from './users.ts'

/** `session` null: a program with a key. */
type Visitor = { readonly handlers: Handlers; readonly session: SignedInSession | null }

export interface LetIn {
  /** Undefined: nobody whom we know. `other-origin`: somebody whose browser was sent here by another's page. */
  visitorOf(request: IncomingMessage, asks: 'to-read' | 'to-act'): Visitor | 'other-origin' | undefined
  /** The caller that a user is. One for each, so that what is kept for them is found again. */
  callerOf(user: string, by: Caller['signedIn']['by']): Caller
}

/** With `__Host-`, a browser takes it over https only, for this host alone. */
export const cookieName = (address: string) =>
  address.startsWith('https:') ? '__Host-kanalarkiv' : 'kanalarkiv'

export function openLetIn(
  config: ArchiveConfig,
  { sessions, ...parts }: { session: Session; sessions: Sessions; metrics: Metrics; files: SentFiles }
): LetIn {
  const name = cookieName(config.address)
  const ours = new URL(config.address).origin
  const callers = new Map<string, Caller>()
  const served = new WeakMap<Caller, Handlers>()

  function callerOf(user: string, by: Caller['signedIn']['by']): Caller {
    const known = callers.get(user) ?? { user, signedIn: { host: hostname(), by } }
    callers.set(user, known)
    return known
  }
  function handlersOf(caller: Caller): Handlers {
    const known = served.get(caller) ?? handlersFor(caller, parts)
    served.set(caller, known)
    return known
  }

  return {
    callerOf,
    visitorOf(request, asks) {
      const { origin, authorization } = request.headers
      if (origin !== undefined && origin !== ours) return 'other-origin'
      const key = keyNamed(config.keys, authorization)
      if (key !== undefined)
        return { handlers: handlersOf(callerOf(keyUser(key.name), 'key')), session: null }
      const found = sessions.find(cookieOf(request, name) ?? '')
      if (found === undefined) return undefined
      // A browser says where from whenever something may be changed.
      if (asks === 'to-act' && origin === undefined) return 'other-origin'
      sessions.noteUse(found)
      return { handlers: handlersOf(found.caller), session: found }
    }
  }
}
