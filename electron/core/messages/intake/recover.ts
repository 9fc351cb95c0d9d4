// Imports that were going on when the program ended: what they had entered stays, and each can be made again.
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { endImport, runningImports } from './queries.ts'

/** Marks what was running as interrupted; gives how many there were. */
export function interruptImports(ctx: Context): number {
  const cut = runningImports(ctx.db.read)
  if (cut.length === 0) return 0
  ctx.db.transact(tx => {
    for (const id of cut) {
      endImport(tx, id, { state: 'interrupted', problem: null, at: ctx.clock.now() })
      record(tx, ctx, { act: 'import.interrupted', about: id })
    }
  })
  return cut.length
}
