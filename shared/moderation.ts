// What the program does with comments through the APIs of the platforms, and what the platforms say of them.
import { z } from 'zod'
import { PlatformAction } from './account.ts'
import { CommentContent } from './comment.ts'
import { AccountId, CommentId, Instant } from './ids.ts'
import { PlatformStatus } from './reading.ts'

/** `unknown`: it was sent, or may have been, and what came of it has not been seen yet. */
const ActionState = z.enum(['begun', 'done', 'refused', 'unknown'])

/** One thing done, or tried, with a comment. */
export const ModerationAction = z.strictObject({
  id: z.uuid(),
  commentId: CommentId,
  accountId: AccountId,
  action: PlatformAction,
  state: ActionState,
  /** The code of the refusal that it met. */
  problem: z.string().nullable(),
  statusBefore: PlatformStatus,
  statusAfter: PlatformStatus.nullable(),
  begunAt: Instant,
  begunBy: z.string(),
  endedAt: Instant.nullable()
})
export type ModerationAction = z.infer<typeof ModerationAction>

/** How a comment stands with its platform, and what may be done with it there. */
export const PlatformFacts = z.strictObject({
  commentId: CommentId,
  nativeId: z.string(),
  threadId: z.string(),
  parentId: z.string().nullable(),
  isOwn: z.boolean(),
  /** Where and with what it was written, as the platform said the first time; null is what it does not say. */
  authorIp: z.string().nullable(),
  authorUserAgent: z.string().nullable(),
  createdAt: Instant.nullable(),
  status: PlatformStatus,
  seenAt: Instant,
  goneAt: Instant.nullable(),
  /** Since when it is gone without our doing: its author or the platform removed it. */
  vanishedAt: Instant.nullable(),
  /** Since when the platform gives neither it nor any other to the account: it is gone, or the account may not see it. */
  perhapsGoneAt: Instant.nullable(),
  readAt: Instant.nullable(),
  /** What it has said when it was seen, oldest first; more than one where it was edited. */
  versions: z.array(z.strictObject({ seenAt: Instant, content: CommentContent })),
  actions: z.array(ModerationAction),
  /** What the account of the channel can do with it now. */
  possible: z.array(PlatformAction),
  /** The author's own signature on it, where the platform has such a thing, and when it was checked first. */
  proof: z.strictObject({ cid: z.string(), verifiedAt: Instant }).nullable()
})
export type PlatformFacts = z.infer<typeof PlatformFacts>

/** What a signed proof holds for: who signed, and which words. */
export const ProofCheck = z.strictObject({
  /** The identifier of the signed record (CID), and its address. */
  cid: z.string(),
  nativeId: z.string(),
  /** The author's identifier (DID). */
  signedBy: z.string(),
  text: z.string()
})
export type ProofCheck = z.infer<typeof ProofCheck>
