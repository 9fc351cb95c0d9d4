// Long work that is going on now, such as the writing of a package, by its id, so that a person can stop it.
import type { Context } from './context.ts'
import type { ArchiveDb } from './db/open.ts'
import { ArchiveError } from './errors.ts'

const going = new WeakMap<ArchiveDb, Map<string, AbortController>>()

/** Does the work with a context that also ends when this work is stopped. */
export async function stoppable<T>(ctx: Context, id: string, work: (ctx: Context) => Promise<T>): Promise<T> {
  const stop = new AbortController()
  const here = going.get(ctx.db) ?? new Map<string, AbortController>()
  going.set(ctx.db, here.set(id, stop))
  try {
    return await work({ ...ctx, closing: AbortSignal.any([ctx.closing, stop.signal]) })
  } finally {
    here.delete(id)
  }
}

/** Asks the work to end; one that has ended is left as it is. */
export function askToStop({ db }: Pick<Context, 'db'>, id: string): void {
  going.get(db)?.get(id)?.abort(new ArchiveError('stopped'))
}
