// What a program that ended in the middle leaves: captures and runs that say they are running.
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { endCapture, runningCaptures } from './queries.ts'
import { endRun, runningRun } from './run-queries.ts'

/** Marks what was running as interrupted, in one act; gives how many captures and runs there were. */
export function interruptCaptures(ctx: Context): number {
  const captures = runningCaptures(ctx.db.read)
  const run = runningRun(ctx.db.read)
  if (captures.length === 0 && run === null) return 0
  const now = ctx.clock.now()
  ctx.db.transact(tx => {
    for (const id of captures)
      endCapture(tx, {
        id,
        state: 'interrupted',
        reasons: [{ code: 'interrupted', detail: null }],
        finalAddress: null,
        httpStatus: null,
        endedAt: now,
        provenance: null,
        retryAfter: null
      })
    if (run !== null) endRun(tx, run.id, 'interrupted', now)
    record(tx, ctx, {
      act: 'captures.interrupted',
      about: run?.id ?? null,
      details: { captures: captures.length, ids: captures.slice(0, 20).join(' ') }
    })
  })
  return captures.length + (run === null ? 0 : 1)
}
