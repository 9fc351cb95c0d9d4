// A reading of the whole archive takes seconds when there is much in it, and the core has one thread: then it is done in another, through
// a connection of its own that can only read.
import { Worker } from 'node:worker_threads'
import type { ErrorCode, ErrorParams } from '#shared/errors.ts'
import type { Context } from '../kernel/context.ts'
import type { ReadDb } from '../kernel/db/open.ts'
import { ArchiveError } from '../kernel/errors.ts'
import { threadFile } from '../kernel/thread-file.ts'
import { READ, type Reading, type Readings } from './readings-apart.ts'

/** With fewer records, to begin a thread takes longer than the reading. */
const MANY = 20_000

export type ReadAsked = {
  readonly file: string
  readonly name: Reading
  readonly asked: unknown
  readonly at: string
}
export type ReadAnswer =
  | { readonly answer: unknown }
  | { readonly refused: { readonly code: ErrorCode; readonly params: ErrorParams } }
  | { readonly failed: string }

/**
 * Reads in this thread where there is little, and in one of its own where there is much. A reading that nobody waits for any more is
 * ended. @throws what the reading refuses; the signal's reason
 */
export async function readApart<Name extends Reading>(
  ctx: Pick<Context, 'dir' | 'db' | 'clock' | 'closing'>,
  name: Name,
  asked: Readings[Name]['asked'],
  { signal, many = MANY }: { readonly signal?: AbortSignal | undefined; readonly many?: number } = {}
): Promise<Readings[Name]['answer']> {
  const at = ctx.clock.now()
  if (ctx.db.isAlone || !hasMany(ctx.db.read, many)) return READ[name](ctx.db.read, asked as never, at)
  const stopping = AbortSignal.any([ctx.closing, ...(signal === undefined ? [] : [signal])])
  stopping.throwIfAborted()
  const worker = new Worker(threadFile('read-thread', import.meta.dirname), { execArgv: [] })
  const answered = Promise.withResolvers<Readings[Name]['answer']>()
  worker.on('message', (told: ReadAnswer) => {
    // What the thread answers is what its reading is declared to give.
    if ('answer' in told) answered.resolve(told.answer as Readings[Name]['answer'])
    else if ('refused' in told) answered.reject(new ArchiveError(told.refused.code, told.refused.params))
    else answered.reject(new Error(told.failed))
  })
  worker
    .on('error', answered.reject)
    .on('exit', () => answered.reject(new Error('the reading thread has ended')))
  const stop = () => answered.reject(stopping.reason)
  stopping.addEventListener('abort', stop)
  try {
    worker.postMessage({ file: ctx.dir, name, asked, at } satisfies ReadAsked)
    return await answered.promise
  } finally {
    stopping.removeEventListener('abort', stop)
    await worker.terminate()
  }
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
