// A page with an account in a new archive: a stub of Facebook, and comments by different people under one post.
import { onTestFinished } from 'vitest'
import type { CommentRow } from '#shared/comment.ts'
import { addAccount } from '../../../electron/core/comments/accounts/accounts.ts'
import { findComments } from '../../../electron/core/comments/comments/find.ts'
import { readComments } from '../../../electron/core/comments/readings/readings.ts'
import type { Context } from '../../../electron/core/kernel/context.ts'
import { newArchive, newChannel } from '../archive.ts'
import { KEY, startGraph } from '../stubs/graph.ts'

/** Number 2 answers number 1; of number 3 the platform names nobody. */
export const visitorsComment = (n: number) => ({
  id: `2002_${n}`,
  text: `Kommentar ${n}: åäö 🏊`,
  from: n === 3 ? null : { id: `90${n}`, name: `Besökare ${n}` },
  at: '2026-11-20T09:00:00+0000',
  hidden: false,
  parent: n === 2 ? '2002_1' : null
})

export async function newPage(count = 30) {
  const stub = await startGraph('facebook', '1001', 'Kommunens sida')
  onTestFinished(() => stub.stop())
  const comments = Array.from({ length: count }, (_, n) => visitorsComment(n))
  stub.comments.set('2002', comments)
  const made = await newArchive()
  const { ctx } = made
  const { id: channelId } = newChannel(ctx)
  const { account } = await addAccount(ctx, {
    draft: { channelId, kind: 'facebook', address: stub.address, directory: null, user: '1001' },
    secret: KEY
  })
  const read = (thread: string | null = null) => readComments(ctx, { channelId, thread })
  return { ...made, stub, comments, channelId, account, read }
}

export const allComments = (ctx: Context): CommentRow[] =>
  findComments(ctx.db.read, { channelId: null, state: null, limit: 500, after: null }).items

/** The one comment whose text begins like this. */
export function commentSaying(ctx: Context, text: string): CommentRow {
  const found = allComments(ctx).find(({ content }) => content?.text.startsWith(text))
  if (found === undefined) throw new Error(`no comment ${text}`)
  return found
}
