// Comments that were being saved when the program ended: still only noticed, and now they say why.
import type { Context } from '../context.ts'
import { record } from '../journal/record.ts'
import { setProblem, unexplained } from './queries.ts'

/** Marks what was being saved as interrupted, in one act; gives how many there were. */
export function interruptComments(ctx: Context): number {
  const cut = unexplained(ctx.db.read)
  if (cut.length === 0) return 0
  ctx.db.transact(tx => {
    for (const id of cut) {
      setProblem(tx, id, 'interrupted')
      record(tx, ctx, { act: 'comment.not-saved', about: id, details: { problem: 'interrupted' } })
    }
  })
  return cut.length
}
