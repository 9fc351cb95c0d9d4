// Waiting for a run to end, as a window would: through the archive's events.

import type { Run } from '#shared/capture.ts'
import type { RunId } from '#shared/ids.ts'
import { findRun } from '../../electron/core/captures/captures/run-queries.ts'
import type { Context } from '../../electron/core/kernel/context.ts'

export async function runEnded(ctx: Context, id: RunId): Promise<Run> {
  const read = () => {
    const run = findRun(ctx.db.read, id)
    if (run === undefined) throw new Error(`no run ${id}`)
    return run
  }
  if (read().state !== 'running') return read()
  await new Promise<void>(resolve => {
    const leave = ctx.events.subscribe('event', event => {
      if (event.kind !== 'run-ended' || event.runId !== id) return
      leave()
      resolve()
    })
  })
  return read()
}
