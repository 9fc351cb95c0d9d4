// The contract as one caller reaches it: over a socket as the window speaks, and as REST for other programs. The router behind both is
// theirs, so that what they may do and what is recorded of it is asked and noted as at the archive's own computer.
import { OpenAPIHandler } from '@orpc/openapi/node'
import { ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { type ErrorCode, isErrorCode } from '#shared/errors.ts'
import type { Session } from '../../core/app/session.ts'
import type { Caller } from '../../core/kernel/context.ts'
import type { Metrics } from './metrics.ts'
import type { SentFiles } from './sent-files.ts'

type Call<T> = { readonly path: readonly string[]; readonly input: unknown; next(): Promise<T> }
type NoContext = Record<never, never>

export type Handlers = {
  readonly caller: Caller
  readonly router: ReturnType<Session['routerFor']>
  readonly rpc: RPCHandler<NoContext>
  readonly rest: OpenAPIHandler<NoContext>
}

/** Goes on for as long as somebody listens, so its time says nothing. */
const NEVER_ENDS = 'archive.events'

export function handlersFor(
  caller: Caller,
  { session, metrics, files }: { session: Session; metrics: Metrics; files: SentFiles }
): Handlers {
  const router = session.routerFor(caller, (path, method) => files.isOf(caller.user, path, method))
  const measured = async <T>({ path, input, next }: Call<T>): Promise<T> => {
    const method = path.join('.')
    const end = method === NEVER_ENDS ? () => undefined : metrics.call(method)
    let refused: string | null = null
    try {
      const result = await next()
      end('done')
      return result
    } catch (error) {
      const code: string = error instanceof ORPCError ? error.code : 'internal'
      refused = code
      end(code)
      throw error
    } finally {
      await files.noteEnded(caller.user, input, { method, refused })
    }
  }
  let rpc: Handlers['rpc'] | undefined
  let rest: Handlers['rest'] | undefined
  return {
    caller,
    router,
    // Most callers use one of them only.
    get rpc() {
      rpc ??= new RPCHandler(router, { clientInterceptors: [measured] })
      return rpc
    },
    get rest() {
      rest ??= new OpenAPIHandler(router, {
        clientInterceptors: [
          call =>
            measured(call).catch((error: unknown) => {
              throw withStatus(error)
            })
        ]
      })
      return rest
    }
  }
}

const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
  'invalid-input': 400,
  'input-not-json': 400,
  'input-too-slow': 408,
  'input-too-large': 413,
  'inputs-too-many': 429,
  'words-too-short': 400,
  forbidden: 403,
  'user-has-left': 403,
  'record-secret': 403,
  'path-on-server': 403,
  'only-at-the-computer': 403,
  'not-found': 404,
  internal: 500,
  'disk-full': 507,
  'temporary-disk-full': 507,
  'no-room-for-file': 507
}
const REFUSED = 409

export const statusOf = (code: ErrorCode): number => STATUS[code] ?? REFUSED

/** A refusal as HTTP has it: other programs look at the status first. */
function withStatus(error: unknown): unknown {
  if (!(error instanceof ORPCError) || !isErrorCode(error.code)) return error
  const { code, message, data } = error
  return new ORPCError(code, { message, data, status: statusOf(code) })
}
