// Readings that the program ended in the middle of: what they had read is kept, and they say that they were cut off.
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { endReading, runningReadings } from './queries.ts'

/** Marks what was being read as interrupted; gives how many readings there were. */
export function interruptReadings(ctx: Context): number {
  const cut = runningReadings(ctx.db.read, null)
  if (cut.length === 0) return 0
  ctx.db.transact(tx => {
    for (const { id } of cut) {
      endReading(tx, { id, state: 'interrupted', problem: null, at: ctx.clock.now() })
      record(tx, ctx, { act: 'reading.interrupted', about: id })
    }
  })
  return cut.length
}
