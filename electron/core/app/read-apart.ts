// A reading of the whole archive takes seconds when there is much in it, and the core has one thread: then it is done in another, through
// a connection of its own that can only read.
import type { Instant } from '#shared/ids.ts'
import type { TellAssessed } from '../delivery/disposal/assess.ts'
import type { Context } from '../kernel/context.ts'
import type { ReadDb } from '../kernel/db/open.ts'
import { askThread } from '../kernel/thread-answer.ts'
import { threadFile } from '../kernel/thread-file.ts'
import { READ, type Reading, type Readings } from './readings-apart.ts'

/** With fewer records, to begin a thread takes longer than the reading. */
const MANY = 20_000

export type ReadAsked = {
  /** The archive's folder. */
  readonly dir: string
  readonly name: Reading
  readonly asked: unknown
  readonly at: Instant
}
/**
 * Reads in this thread where there is little, and in one of its own where there is much, which tells how far it has come. A reading that nobody waits for any more is
 * ended. @throws what the reading refuses; the signal's reason
 */
export async function readApart<Name extends Reading>(
  ctx: Pick<Context, 'dir' | 'db' | 'clock' | 'closing' | 'events'>,
  name: Name,
  asked: Readings[Name]['asked'],
  { signal, many = MANY }: { readonly signal?: AbortSignal | undefined; readonly many?: number } = {}
): Promise<Readings[Name]['answer']> {
  const at = ctx.clock.now()
  if (ctx.db.isAlone || !hasMany(ctx.db.read, many))
    return READ[name](ctx.db.read, asked as never, at, () => undefined)
  const stopping = AbortSignal.any([ctx.closing, ...(signal === undefined ? [] : [signal])])
  const file = threadFile('read-thread', import.meta.dirname)
  const answer = await askThread(file, { dir: ctx.dir, name, asked, at } satisfies ReadAsked, {
    signal: stopping,
    // As the thread tells it.
    onTold: told =>
      ctx.events.publish('event', { kind: 'assess-progress', ...(told as Parameters<TellAssessed>[0]) })
  })
  // What the thread answers is what its reading is declared to give.
  return answer as Readings[Name]['answer']
}

// Whole tables are not counted for this: the numbers of their rows go up by one.
function hasMany(db: ReadDb, many: number): boolean {
  const { most } = db
    .prepare(
      `SELECT max((SELECT coalesce(max(rowid), 0) FROM message), (SELECT coalesce(max(rowid), 0) FROM comment),
         (SELECT coalesce(max(rowid), 0) FROM capture)) AS most`
    )
    .get() as { most: number }
  return most >= many
}
