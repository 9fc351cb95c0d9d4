// What a platform itself tells of a channel's posts, between the times that the channel is gone through.
import { hash } from 'node:crypto'
import type { ChannelId, CommentId, Instant, PostId } from '#shared/ids.ts'
import type { Context } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { record } from '../../kernel/journal/record.ts'
import { isOurDoing } from '../readings/our-doing.ts'
import { insertEvent } from '../watch/events.ts'
import { postsThere, setTold, setVanished } from './queries.ts'

export type ToldPost = {
  readonly id: PostId
  readonly channelId: ChannelId
  readonly addressKey: string
  readonly commentId: CommentId | null
  /** When what is saved of it was saved. */
  readonly savedAt: Instant | null
  readonly told: string | null
}

/** The one post of the channel whose address ends so, and that has not vanished. */
export function postByEnd(db: ReadDb, channelId: ChannelId, end: string): ToldPost | null {
  return postsThere(db, channelId, end)[0] ?? null
}

/** Notes that a post says something else, or is gone. What is saved of it stays, and is what it was before. */
export function notePost(ctx: Context, post: ToldPost, what: 'edited' | 'vanished'): void {
  const { id, channelId, commentId } = post
  ctx.db.transact(tx => {
    const at = ctx.clock.now()
    const isOurs = what === 'vanished' && commentId !== null && isOurDoing(tx, commentId)
    record(tx, ctx, {
      act: isOurs ? 'post.gone' : `post.${what}`,
      about: commentId ?? id,
      details: { channel: channelId }
    })
    if (what === 'vanished') setVanished(tx, id, at)
    if (!isOurs) insertEvent(tx, { channelId, what, commentId, postId: id, at })
  })
}

/** What the platform says of a post. `said`: whatever of it a visitor reads; `changedAt`: when it was last changed, by the platform. */
export type Published = { readonly key: string; readonly said: string; readonly changedAt: Instant | null }

/** Notes which of these say something else than when they were saved, or were last told of. */
export function meetPublished(ctx: Context, channelId: ChannelId, published: readonly Published[]): void {
  const there = new Map(postsThere(ctx.db.read, channelId, '').map(post => [post.addressKey, post]))
  for (const { key, said, changedAt } of published) {
    const post = there.get(key)
    if (post === undefined) continue
    const digest = hash('sha256', said)
    if (post.told === digest) continue
    const isNews =
      post.told === null
        ? post.savedAt !== null && changedAt !== null && changedAt > post.savedAt
        : post.told !== digest
    ctx.db.transact(tx => setTold(tx, post.id, digest))
    if (isNews) notePost(ctx, post, 'edited')
  }
}

/** Those that the platform has told of before and that are not among these: it had all there are. */
export function missingAmong(db: ReadDb, channelId: ChannelId, keys: ReadonlySet<string>): ToldPost[] {
  return postsThere(db, channelId, '').filter(
    ({ told, addressKey }) => told !== null && !keys.has(addressKey)
  )
}
