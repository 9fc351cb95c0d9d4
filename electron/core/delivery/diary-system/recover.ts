// What was on its way to the diary when the program ended: it may have been entered, so a person must look.
import type { Context } from '../../kernel/context.ts'
import { noteNotThere } from './outcome.ts'
import { openSendings } from './queries.ts'

/** Marks what had been begun as uncertain; gives how many there were. */
export function interruptDiarySendings(ctx: Context): number {
  const cut = openSendings(ctx.db.read)
  if (cut.length === 0) return 0
  ctx.db.transact(tx => {
    for (const sending of cut) noteNotThere(tx, ctx, sending, { state: 'uncertain', problem: 'interrupted' })
  })
  return cut.length
}
