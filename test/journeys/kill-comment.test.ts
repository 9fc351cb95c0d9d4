// Killed between every two steps of saving, deciding on and removing a comment: nothing is removed that was not saved, and nothing
// that was saved is gone.
import { expect, it } from 'vitest'
import type { ChannelId, CommentId } from '#shared/ids.ts'
import { openArchive } from '../../electron/core/app/archive.ts'
import { commentDetail } from '../../electron/core/comments/comments/detail.ts'
import { checkEvidence } from '../../electron/core/comments/comments/evidence.ts'
import { findComments } from '../../electron/core/comments/comments/find.ts'
import { confirmGone, decideComment, removeComment } from '../../electron/core/comments/comments/order.ts'
import { evidenceOf } from '../../electron/core/comments/comments/queries.ts'
import { takeComment } from '../../electron/core/comments/comments/take.ts'
import type { Context } from '../../electron/core/kernel/context.ts'
import { verifyArchive } from '../../electron/core/kernel/journal/verify.ts'
import { newArchive, newChannel } from '../helpers/archive.ts'
import { REMOVE } from '../helpers/comments.ts'
import { endOf } from '../helpers/process.ts'
import { TAKEN } from '../helpers/taken.ts'

const ORDER: readonly string[] = ['none', 'verified', 'decided', 'removed', 'gone']

it('killed between every two steps, is where it had come to, and goes on from there', async () => {
  const seen: string[] = []
  for (let instant = 1; ; instant++) {
    const { archive, ctx, dir, options } = await newArchive()
    const channelId = newChannel(ctx).id
    await archive.close()
    const end = await endOf('comment-until-killed.ts', dir, channelId, String(instant))
    const again = await openArchive(dir, options)
    const { context } = again
    const where = `instant ${instant}`
    expect((await verifyArchive(context)).findings, where).toEqual([])
    const { items } = findComments(context.db.read, { limit: 9, after: null })
    expect(items.length, where).toBeLessThanOrEqual(1)
    // One that was saved and not yet read back has been read back now.
    const state = items[0]?.state ?? 'none'
    expect(ORDER, where).toContain(state)
    if (items[0] !== undefined) await isSaved(context, items[0].id)
    seen.push(state)
    await finish(context, channelId)
    expect((await verifyArchive(context)).findings, where).toEqual([])
    await again.close()
    if (end === 0) break
    expect(end, where).toBe('SIGKILL')
  }
  // Never back, each state at some instant, and whole at the last.
  expect(seen).toEqual(seen.toSorted((one, other) => placeOf(one) - placeOf(other)))
  expect([...new Set(seen)]).toEqual([...ORDER])
  expect(seen.length).toBeGreaterThan(15)
}, 600_000)

const placeOf = (state: string) => ORDER.indexOf(state)

async function isSaved(ctx: Context, id: CommentId): Promise<void> {
  const comment = commentDetail(ctx.db.read, id)
  expect(comment.content?.text).toBe(TAKEN.text)
  expect(comment.verifiedAt).not.toBeNull()
  await checkEvidence(ctx, comment, evidenceOf(ctx.db.read, id))
}

/** Does what is left to do, from wherever it had come to. */
async function finish(ctx: Context, channelId: ChannelId): Promise<void> {
  const { items } = findComments(ctx.db.read, { limit: 9, after: null })
  const { id, state } = items[0] ?? (await takeComment(ctx, { ...TAKEN, channelId }))
  const left = ORDER.slice(placeOf(state) + 1)
  if (left.includes('decided')) decideComment(ctx, id, REMOVE)
  if (left.includes('removed')) await removeComment(ctx, { id, kind: 'deleted', via: 'person' })
  if (left.includes('gone')) await confirmGone(ctx, { id, basis: 'person', kind: null })
  expect(commentDetail(ctx.db.read, id).state).toBe('gone')
  await isSaved(ctx, id)
}
