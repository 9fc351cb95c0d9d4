// The one door: the contract with its checks, who may pass, and what every route reaches the open archive by.
import { type ImplementerInternalWithMiddlewares, implement, onError } from '@orpc/server'
import { type Contract, contract } from '#shared/contract.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { keptIfDone } from '../../kernel/objects/given.ts'
import { noteRead } from '../../register/roles/reading-log.ts'
import { whoIs } from '../../register/roles/users.ts'
import { lookForCarriers } from '../../register/secrecy/carriers/find.ts'
import {
  hiddenFrom,
  openEvents,
  refuseHidden,
  unnamedRefusal,
  withoutHidden
} from '../../register/secrecy/hide.ts'
import { type Paths, refuseFromElsewhere, refuseUnchosen } from '../chosen-paths.ts'
import type { CurrentArchive } from '../current-archive.ts'
import { permit } from '../permit.ts'

// Said by name: written out, the type of every method is longer than the compiler puts into a declaration.
type Os = ImplementerInternalWithMiddlewares<Contract, Record<never, never>, Record<never, never>>

/** What a route is handed; its `os` checks input and output of every method against the contract. */
export interface Door {
  readonly os: Os
  readonly session: CurrentArchive
  ctx(): Context
  db(): ReadDb
  /** Work that takes time and must have ended before the archive is closed. */
  held<T>(work: (ctx: Context) => Promise<T>): Promise<T>
  /** The same of what keeps what somebody gives: where it is refused, nothing of that is kept. */
  given<T>(work: (ctx: Context) => Promise<T>): Promise<T>
}

/** What is asked of the program rather than of the open archive, which may have gone. */
const ALWAYS = new Set([
  ...['archive.current', 'archive.open', 'archive.checkFolder', 'archive.create', 'archive.close'],
  'computer.check',
  ...['backups.connect', 'backups.verifyFolder', 'backups.restore']
])

/** So many milliseconds of a call may go to it; after a large import there is more to look through than one call has time for. */
const LOOK = 500

/**
 * The door to the session's archive. `answer` makes of whatever a verb throws what the caller is to be told;
 * `paths` says which paths of this computer its callers may name.
 */
export function openDoor(session: CurrentArchive, answer: (error: unknown) => never, paths: Paths): Door {
  const held: Door['held'] = work => {
    const { ctx, hold } = session.need()
    return hold(work(ctx))
  }
  return {
    os: implement(contract)
      .use(onError(answer))
      .use(({ path, next }) => {
        permit(session, path)
        return next()
      })
      .use(({ path, next }, input) => {
        if (paths.isRemote) refuseFromElsewhere(path)
        refuseUnchosen(path, input, { ...paths, session })
        return next()
      })
      .use(async ({ path, next }, input) => {
        if (session.current() === null) return next()
        const { ctx } = session.need()
        if (!ALWAYS.has(path.join('.'))) {
          ctx.requireThere()
          // What has come in since the last call may hold the words of a marked record; until it was looked through it is kept in.
          await session.need().hold(lookForCarriers(ctx, LOOK))
        }
        const who = whoIs(ctx, ctx.osUser)
        const hidden = hiddenFrom(ctx.db.read, who.roles)
        refuseHidden(input, hidden, who)
        const result = await asked(next, error => unnamedRefusal(error, ctx.db.read, hidden))
        const method = path.join('.')
        const output =
          method === 'archive.events'
            ? openEvents(
                // What this one method answers with.
                result.output as AsyncIterable<unknown>,
                () => hiddenFrom(ctx.db.read, whoIs(ctx, ctx.osUser).roles)
              )
            : withoutHidden(method, result.output, hidden, who)
        if (session.current() !== null) noteRead(session.need().ctx, { method, input, output })
        return { ...result, output }
      }),
    session,
    ctx: () => session.need().ctx,
    db: () => session.need().ctx.db.read,
    held,
    given: work => held(ctx => keptIfDone(ctx, work))
  }
}

async function asked<T>(next: () => T | PromiseLike<T>, told: (error: unknown) => unknown): Promise<T> {
  try {
    return await next()
  } catch (error) {
    throw told(error)
  }
}
