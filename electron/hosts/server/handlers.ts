// The contract as one caller reaches it: over a socket as the window speaks, and as REST for other programs. The router behind both is
// theirs, so that what they may do and what is recorded of it is asked and noted as at the archive's own computer.
import { OpenAPIHandler } from '@orpc/openapi/node'
import { ORPCError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/ws'
import { z } from 'zod'
import { isErrorCode } from '#shared/errors.ts'
import { ImportId } from '#shared/ids.ts'
import type { ImportState } from '#shared/imports.ts'
import type { Session } from '../../core/app/session.ts'
import type { Caller, Context } from '../../core/kernel/context.ts'
import { importRun } from '../../core/messages/intake/imports.ts'
import type { Metrics } from './metrics.ts'
import { statusOf } from './refusals.ts'
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

/** Answers when it has begun, and uses its files until it has ended. */
const GOES_ON = 'imports.start'

export function handlersFor(
  caller: Caller,
  { session, metrics, files }: { session: Session; metrics: Metrics; files: SentFiles }
): Handlers {
  const router = session.routerFor(caller, (path, method) => files.isOf(caller.user, path, method))
  const measured = async <T>({ path, input, next }: Call<T>): Promise<T> => {
    const method = path.join('.')
    const end = method === NEVER_ENDS ? () => undefined : metrics.call(method)
    const use = files.use(caller.user, input, method)
    let refused: string | null = null
    try {
      const result = await next()
      if (method === GOES_ON) use.until(importEnd(session.contextOf(caller), result))
      end('done')
      return result
    } catch (error) {
      const code: string = error instanceof ORPCError ? error.code : 'internal'
      refused = code
      end(code)
      throw error
    } finally {
      await use.end(refused)
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

const Begun = z.object({ id: ImportId })

/** Settles when an import has ended: true where it took its files in. */
function importEnd(ctx: Context, result: unknown): Promise<boolean> {
  const { id } = Begun.parse(result)
  return new Promise(resolve => {
    const unsubscribe = ctx.events.subscribe('event', event => {
      if (event.kind === 'import-ended' && event.importId === id) end(event.state)
    })
    const end = (state: ImportState) => {
      unsubscribe()
      resolve(state === 'finished')
    }
    const { state } = importRun(ctx.db.read, id)
    if (state !== 'running') end(state)
  })
}

/** A refusal as HTTP has it: other programs look at the status first. */
function withStatus(error: unknown): unknown {
  if (!(error instanceof ORPCError) || !isErrorCode(error.code)) return error
  const { code, message, data } = error
  return new ORPCError(code, { message, data, status: statusOf(code) })
}
