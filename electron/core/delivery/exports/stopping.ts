// Packages that are being written now, so that a person can stop one. What is stopped leaves nothing but its line in the list.
import type { ExportId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { ArchiveDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'

const going = new WeakMap<ArchiveDb, Map<ExportId, AbortController>>()

/** Does the work with a context that also ends when the package is stopped. */
export async function stoppable<T>(
  ctx: Context,
  id: ExportId,
  work: (ctx: Context) => Promise<T>
): Promise<T> {
  const stop = new AbortController()
  const here = going.get(ctx.db) ?? new Map<ExportId, AbortController>()
  going.set(ctx.db, here.set(id, stop))
  try {
    return await work({ ...ctx, closing: AbortSignal.any([ctx.closing, stop.signal]) })
  } finally {
    here.delete(id)
  }
}

/** Asks what is being written to end; one that has ended is left as it is. */
export function askToStop({ db }: Pick<Context, 'db'>, id: ExportId): void {
  going.get(db)?.get(id)?.abort(new ArchiveError('stopped'))
}
