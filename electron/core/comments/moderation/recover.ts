// Actions that the program ended in the middle of: nobody knows whether they took until the comment is looked at again.
import type { Context } from '../../kernel/context.ts'
import { noteNotDone } from './outcome.ts'
import { openActions } from './queries.ts'

/** Marks what had been begun as unknown; gives how many there were. */
export function interruptActions(ctx: Context): number {
  const cut = openActions(ctx.db.read, null).filter(({ state }) => state === 'begun')
  for (const action of cut) noteNotDone(ctx, action, { state: 'unknown', problem: 'interrupted' })
  return cut.length
}
