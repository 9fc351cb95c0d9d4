// Moderation through the platforms: how a comment stands there, and what is done with it.
import { z } from 'zod'
import { PlatformAction } from '../account.ts'
import { CommentDetail } from '../comment.ts'
import { CommentId } from '../ids.ts'
import { PlatformFacts, ProofCheck } from '../moderation.ts'
import { base } from './base.ts'

const one = z.strictObject({ id: CommentId })

export const moderation = {
  /** Null for a comment that was not read in through an account. */
  find: base.input(one).output(PlatformFacts.nullable()),
  /** Does something with a comment that is saved, read back and decided on. Answers when it is seen to have taken. */
  act: base.input(z.strictObject({ id: CommentId, action: PlatformAction })).output(CommentDetail),
  /** Checks the author's signature again, with nothing but what is kept. */
  checkProof: base.input(one).output(ProofCheck),
  /** Notes that somebody has looked at the comment. */
  markRead: base.input(one).output(z.null())
}
