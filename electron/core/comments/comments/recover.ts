// Comments that the program ended in the middle of: one that was being saved is still only noticed, and now says why; one that
// was saved and not yet read back is read back now.
import type { ChannelId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { verifyComments } from './order.ts'
import { setProblem, unexplained, unverified } from './queries.ts'

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

/**
 * Reads back what is saved and was never read back, of one channel or of all. One whose copy is not right stays saved, and a
 * person is told when they open it or verify it themselves.
 */
export async function verifyLeftovers(ctx: Context, channelId: ChannelId | null): Promise<void> {
  for (const id of unverified(ctx.db.read, channelId))
    await verifyComments(ctx, [id]).catch(error => {
      if (!(error instanceof ArchiveError) || error.code !== 'evidence-missing') throw error
      ctx.log.warn({ code: error.code, comment: id }, 'a saved comment could not be verified')
    })
}
