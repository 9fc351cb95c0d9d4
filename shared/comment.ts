// Comments on the municipality's channels: content and sender saved before anything is removed (P4, P7, P9).
import { z } from 'zod'
import { Actor } from './actor.ts'
import { StoredDecision, StoredRegistration } from './decision.ts'
import { ChannelId, CommentId, Instant, Sha256 } from './ids.ts'
import { Address } from './register.ts'

/**
 * `noticed`: pointed out, nothing saved yet; `saved`: content and sender are saved; `verified`: the saved copy has been
 * read back and re-hashed; `decided`: what is to become of it is decided, and where that is to remove it, it may now be
 * removed; `removed`: someone, or the platform's API, has removed it; `gone`: it is confirmed that it is gone.
 */
export const CommentState = z.enum(['noticed', 'saved', 'verified', 'decided', 'removed', 'gone'])
export type CommentState = z.infer<typeof CommentState>

/** How it came in first: read off its page, a picture with typed fields, a mail, the API, an export, or facts alone. */
export const CommentMethod = z.enum(['page', 'picture', 'email', 'api', 'import', 'facts'])
export type CommentMethod = z.infer<typeof CommentMethod>

/** P9a: unpublished (hidden) and deleted are kept apart. */
export const RemovalKind = z.enum(['unpublished', 'deleted'])
export type RemovalKind = z.infer<typeof RemovalKind>

/** Who removed it: a person in the channel, or this program through the platform's API. */
export const RemovalVia = z.enum(['person', 'api'])
export type RemovalVia = z.infer<typeof RemovalVia>

/** How it is known that the comment is gone: the page was looked at again, the API says so, or a person does. */
export const RemovalBasis = z.enum(['seen-gone', 'api', 'person'])
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

export const CommentFileRole = z.enum([
  'comment',
  'context',
  'view',
  'source',
  'original',
  'attachment',
  'provenance',
  'confirmation'
])
export type CommentFileRole = z.infer<typeof CommentFileRole>

export const CommentFile = z.strictObject({
  role: CommentFileRole,
  /** Tells files of one role apart, from 0. */
  position: z.int().min(0),
  sha256: Sha256,
  bytes: z.int().min(0),
  mediaType: z.string()
})
export type CommentFile = z.infer<typeof CommentFile>

/** A removal with how it is known; the last three are null until it is confirmed. */
export const Removal = z.strictObject({
  kind: RemovalKind,
  via: RemovalVia,
  removedBy: z.string(),
  removedAt: Instant,
  basis: RemovalBasis.nullable(),
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable()
})
export type Removal = z.infer<typeof Removal>

const Comment = z.strictObject({
  id: CommentId,
  channelId: ChannelId,
  method: CommentMethod,
  address: Address,
  selector: z.string().max(2000).nullable(),
  state: CommentState,
  content: CommentContent.nullable(),
  problem: z.string().nullable(),
  /** The newest decision: it holds. */
  decision: StoredDecision.nullable(),
  /** The removal that holds; null again when the comment was put back. */
  removal: Removal.nullable(),
  noticedAt: Instant,
  savedAt: Instant.nullable(),
  verifiedAt: Instant.nullable(),
  /** Where only facts are kept: the number of the report to the police. */
  policeNumber: z.string().nullable()
})

export const CommentRow = Comment.extend({ channelName: z.string() })
export type CommentRow = z.infer<typeof CommentRow>

export const CommentDetail = CommentRow.extend({
  /** Who wrote it; null while that is not known at all. */
  sender: Actor.nullable(),
  files: z.array(CommentFile),
  /** Every decision on it, oldest first. */
  decisions: z.array(StoredDecision),
  /** Every removal of it, oldest first. */
  removals: z.array(Removal),
  /** How it is registered: the newest word on it. */
  registration: StoredRegistration.nullable()
})
export type CommentDetail = z.infer<typeof CommentDetail>

/**
 * What is noted of suspected child abuse material, which is never copied: where it was, what a person says it is, what is
 * known of the sender, and the number of the report to the police.
 */
export const CommentFacts = z.strictObject({
  channelId: ChannelId,
  address: Address,
  /** In the person's own words, and nothing quoted. */
  description: z.string().trim().min(1).max(5000),
  authorName: z.string().trim().min(1).max(300).nullable(),
  authorAddress: z.string().trim().min(1).max(2000).nullable(),
  timeShown: z.string().trim().min(1).max(200).nullable(),
  policeNumber: z.string().trim().min(1).max(100)
})
export type CommentFacts = z.infer<typeof CommentFacts>

/** Something on a page that looks like a comment, for a person to choose from. */
export const CommentCandidate = z.strictObject({
  selector: z.string(),
  authorName: z.string().nullable(),
  excerpt: z.string(),
  isLinked: z.boolean()
})
export type CommentCandidate = z.infer<typeof CommentCandidate>
