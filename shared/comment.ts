// Comments on the municipality's channels: content and sender saved before anything is removed (P4, P7, P9).
import { z } from 'zod'
import { Actor } from './actor.ts'
import { ChannelId, CommentId, Instant, Sha256 } from './ids.ts'
import { Address } from './register.ts'

/** The seven grounds of the guidelines, P4 and P9d, in their order. */
export const Category = z.enum(['a', 'b', 'c', 'd', 'e', 'f', 'g'])
export type Category = z.infer<typeof Category>

/**
 * `noticed`: pointed out, nothing saved yet; `preserved`: content and sender are saved; `cleared`: decided, and the
 * saved copy has been read back and re-hashed, so it may now be removed; `removed`: gone from the channel.
 */
export const CommentState = z.enum(['noticed', 'preserved', 'cleared', 'removed'])
export type CommentState = z.infer<typeof CommentState>

/** P9a: unpublished (hidden) and deleted are kept apart. */
export const RemovalKind = z.enum(['unpublished', 'deleted'])
export type RemovalKind = z.infer<typeof RemovalKind>

/** How it is known that the comment is gone: the page was looked at again, or a person says so. */
export const RemovalBasis = z.enum(['seen-gone', 'person'])
export type RemovalBasis = z.infer<typeof RemovalBasis>

/**
 * What was read off the page about the comment. All texts are as shown; null means that the page did not show it.
 * Nothing is guessed.
 */
export const CommentContent = z.strictObject({
  text: z.string(),
  authorName: z.string().nullable(),
  authorAddress: z.string().nullable(),
  timeShown: z.string().nullable(),
  timeMachine: z.string().nullable(),
  permalink: z.string().nullable()
})
export type CommentContent = z.infer<typeof CommentContent>

export const CommentFileRole = z.enum(['comment', 'context', 'view', 'source', 'provenance', 'confirmation'])
export type CommentFileRole = z.infer<typeof CommentFileRole>

export const CommentFile = z.strictObject({
  role: CommentFileRole,
  sha256: Sha256,
  bytes: z.int().min(0),
  mediaType: z.string()
})
export type CommentFile = z.infer<typeof CommentFile>

export const Decision = z.strictObject({
  category: Category,
  note: z.string().trim().max(2000).nullable(),
  /** What is known about the sender, or that it cannot be known; needed where the page showed no sender (P9b). */
  senderNote: z.string().trim().min(1).max(500).nullable()
})
export type Decision = z.infer<typeof Decision>

const Comment = z.strictObject({
  id: CommentId,
  channelId: ChannelId,
  address: Address,
  selector: z.string().max(2000).nullable(),
  state: CommentState,
  content: CommentContent.nullable(),
  problem: z.string().nullable(),
  decision: Decision.extend({ decidedBy: z.string(), decidedAt: Instant }).nullable(),
  removal: z
    .strictObject({ kind: RemovalKind, basis: RemovalBasis, confirmedBy: z.string(), confirmedAt: Instant })
    .nullable(),
  noticedAt: Instant,
  preservedAt: Instant.nullable(),
  clearedAt: Instant.nullable()
})

export const CommentRow = Comment.extend({ channelName: z.string() })
export type CommentRow = z.infer<typeof CommentRow>

export const CommentDetail = CommentRow.extend({
  /** Who wrote it; null while that is not known at all. */
  sender: Actor.nullable(),
  files: z.array(CommentFile)
})
export type CommentDetail = z.infer<typeof CommentDetail>

/** Something on a page that looks like a comment, for a person to choose from. */
export const CommentCandidate = z.strictObject({
  selector: z.string(),
  authorName: z.string().nullable(),
  excerpt: z.string(),
  isLinked: z.boolean()
})
export type CommentCandidate = z.infer<typeof CommentCandidate>
