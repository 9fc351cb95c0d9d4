// A call as REST: whether its caller may make it is asked before its body is read, and what is refused is answered while it comes.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isAllowed, ruleOf } from '#shared/rules.ts'
import type { Session } from '../../core/app/session.ts'
import { ArchiveError } from '../../core/kernel/errors.ts'
import { whoIs } from '../../core/register/roles/users.ts'
import type { Bodies } from './bodies.ts'
import type { Handlers } from './handlers.ts'
import { answer, prepare } from './http.ts'
import { answerRefusal } from './refusals.ts'

/** Answers a call; `path` is its address. */
export async function answerRest(
  { handlers, session, bodies }: { handlers: Handlers; session: Session; bodies: Bodies },
  { path, request, response }: { path: string; request: IncomingMessage; response: ServerResponse }
): Promise<void> {
  prepare(response)
  const [, , noun = '', verb = ''] = path.split('/')
  const method = `${noun}.${verb}`
  const { caller, rest } = handlers
  let read: Awaited<ReturnType<Bodies['read']>> | undefined
  try {
    // The door refuses before it looks at the input.
    if (mayCall(method, handlers, session)) read = await bodies.read(request, caller.user, method)
    Object.assign(request, { body: read?.value ?? {} })
    const { matched } = await rest.handle(request, response, { prefix: '/api', context: {} })
    if (!matched) answer(response, 404, 'no such method')
  } catch (error) {
    // Whoever has gone in the middle is told nothing.
    if (request.destroyed && !request.complete) return void response.destroy()
    if (!(error instanceof ArchiveError) || response.headersSent) throw error
    answerRefusal(response, error)
  } finally {
    read?.release()
  }
}

function mayCall(method: string, { caller }: Handlers, session: Session): boolean {
  const rule = ruleOf(method)
  return rule !== undefined && isAllowed(rule, whoIs(session.contextOf(caller), caller.user).roles)
}
