// What was said word for word as before can be saved however many who said it before have been disposed of.
import { expect, it } from 'vitest'
import { findComment } from '../../electron/core/comments/comments/queries.ts'
import { carryOut } from '../../electron/core/delivery/disposal/carry-out.ts'
import { proposeDisposal } from '../../electron/core/delivery/disposal/disposals.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { commentIn } from '../helpers/comments.ts'
import { ALL, confirmedCopies, enterRule, twoArchivists } from '../helpers/disposal.ts'

const confirmed = confirmedCopies(async () => {
  const made = await twoArchivists()
  await enterRule(made.ctx)
  const { channelId } = findComment(made.ctx.db.read, made.comment) ?? {}
  if (channelId === undefined) throw new Error('the archive has a comment')
  await commentIn(made.ctx, channelId, 'saved')
  const gone = await commentIn(made.ctx, channelId, 'gone')
  await commentIn(made.ctx, channelId, 'saved')
  const { id } = proposeDisposal(made.ctx, ALL)
  return { ...made, channelId, gone, id }
})

it('is saved again when one of those before is gone', async () => {
  const { mona, id, channelId, gone } = await confirmed()
  await carryOut(mona, id)
  expect(findComment(mona.db.read, gone)).toBeUndefined()
  const again = await commentIn(mona, channelId, 'saved')
  expect(findComment(mona.db.read, again)).toMatchObject({ state: 'saved' })
  expect((await verifyArchive(mona)).findings).toEqual([])
})
