// Comments, saved before they are removed.
import { z } from 'zod'
import {
  CommentCandidate,
  CommentDetail,
  CommentRow,
  CommentState,
  Decision,
  RemovalBasis,
  RemovalKind
} from '../comment.ts'
import { ChannelId, CommentId } from '../ids.ts'
import { Address } from '../register.ts'
import { base, page, paging } from './base.ts'

export const comments = {
  list: base
    .input(z.strictObject({ channelId: ChannelId.nullable(), state: CommentState.nullable(), ...paging }))
    .output(page(CommentRow)),
  find: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
  /** Opens the page and proposes what looks like comments on it; writes nothing. */
  candidates: base.input(z.strictObject({ address: Address })).output(z.array(CommentCandidate)),
  /** Points a comment out and saves it. An attempt that fails stays `noticed`, with the problem. */
  preserve: base
    .input(
      z.strictObject({
        channelId: ChannelId,
        address: Address,
        /** The CSS selector of the element that holds the comment; null takes the one the address points at. */
        selector: z.string().trim().min(1).max(2000).nullable()
      })
    )
    .output(CommentDetail),
  /** Tries again to save one that is still only noticed. */
  retry: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
  decide: base.input(z.strictObject({ id: CommentId, decision: Decision })).output(CommentDetail),
  /** Reads the saved copy back and re-hashes it; only then may the comment be removed (P9b). */
  clear: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
  confirmRemoved: base
    .input(z.strictObject({ id: CommentId, kind: RemovalKind, basis: RemovalBasis }))
    .output(CommentDetail)
}
