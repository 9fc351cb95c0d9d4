// Posts of the authority's own channels, one by one: which there are, what is saved of each, and what became of them since.
import { z } from 'zod'
import { CommentState } from './comment.ts'
import { ChannelId, CommentId, Instant, PostId, PostVisitId } from './ids.ts'

/**
 * What became of a post: `new` and `changed` are saved; `same` as before; `back`: it had vanished; `removed`: gone by a removal that
 * is on file; `not-listed`: it is there, but not in the list; `waiting`: for the next time; `failed`: it could not be saved or looked for.
 */
export const PostBecame = z.enum([
  'new',
  'changed',
  'same',
  'back',
  'vanished',
  'removed',
  'not-listed',
  'waiting',
  'failed'
])
export type PostBecame = z.infer<typeof PostBecame>

/** A post of a channel, as the archive knows it. */
export const ChannelPost = z.strictObject({
  id: PostId,
  channelId: ChannelId,
  address: z.string(),
  /** When it was published, as the list says it. */
  timeShown: z.string().nullable(),
  postedAt: Instant.nullable(),
  /** What became of it the last time that the channel was gone through. */
  became: PostBecame,
  problem: z.string().nullable(),
  firstSeenAt: Instant,
  seenAt: Instant,
  vanishedAt: Instant.nullable(),
  /** The newest record that is saved of it, and how far that has come. */
  commentId: CommentId.nullable(),
  commentState: CommentState.nullable(),
  /** The beginning of its text as it is saved. */
  excerpt: z.string().nullable(),
  /** How many saved comments stand under it, and how many there are by its own page. */
  comments: z.int(),
  commentsShown: z.int().nullable()
})
export type ChannelPost = z.infer<typeof ChannelPost>

/** What became of one post, when its channel was gone through. */
export const PostMet = z.strictObject({
  id: PostId,
  address: z.string(),
  became: PostBecame,
  problem: z.string().nullable(),
  commentId: CommentId.nullable(),
  comments: z.int().nullable(),
  /** Why some comment under it may not have been seen, as the code of a reason. */
  doubt: z.string().nullable()
})

/** One going through of a channel for its posts. What was saved before it ended is kept, however it ended. */
export const PostVisit = z.strictObject({
  id: PostVisitId,
  channelId: ChannelId,
  address: z.string(),
  /** How far back the list was read. */
  since: Instant,
  most: z.int(),
  /** `partial`: a post may not have been seen, or waits to be saved. */
  state: z.enum(['running', 'whole', 'partial', 'refused', 'failed', 'interrupted']),
  /** Why it is not whole: the code of a reason or of a refusal. */
  problem: z.string().nullable(),
  detail: z.string().nullable(),
  /** Posts by others in the list, which are not the channel's. */
  byOthers: z.int(),
  /** What became of each post but for those that are as before. */
  posts: z.array(PostMet),
  /** How many are as before. */
  same: z.int(),
  /** Until when the site is left alone, because it said no. */
  restUntil: Instant.nullable(),
  startedAt: Instant,
  startedBy: z.string(),
  endedAt: Instant.nullable()
})
export type PostVisit = z.infer<typeof PostVisit>

/** A platform, and what is known of its pages: of when, whence, and what is known not to be had. */
export const PlatformInForce = z.strictObject({
  name: z.string(),
  version: z.int(),
  asOf: z.string(),
  whence: z.string(),
  limits: z.strictObject({ sv: z.string(), en: z.string() }).nullable(),
  pause: z.int(),
  most: z.int(),
  /** When and by whom they were told in the place of what is built in; null: they are built in. */
  setAt: Instant.nullable(),
  setBy: z.string().nullable(),
  /** What was told does not fit this version of the program, so that what is built in holds. */
  isLeftAside: z.boolean()
})
export type PlatformInForce = z.infer<typeof PlatformInForce>
