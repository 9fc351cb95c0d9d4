// Comments, saved before they are removed.

import { z } from 'zod'
import { PersonFound, PersonRecord } from '../actor.ts'
import {
  BytesGiven,
  CaptureStop,
  CommentDetail,
  CommentFacts,
  CommentFilter,
  CommentKind,
  CommentListed,
  CommentPile,
  CommentProposal,
  CommentsFound,
  FileGiven,
  MOST_TEXT,
  PicturePlaces,
  RemovalKind,
  TakenComment
} from '../comment.ts'
import { Decision, OwnCategory, OwnCategoryDraft, Registration, RegistrationCorrection } from '../decision.ts'
import { ActorId, CategoryId, ChannelId, CommentId, Instant } from '../ids.ts'
import { OutgoingMail } from '../outbox.ts'
import { Address } from '../register.ts'
import { base, page, paging, seen } from './base.ts'

/** Whose profile the page is opened in; null for none. */
const inProfileOf = ChannelId.nullable().default(null)

export const comments = {
  list: base.input(CommentFilter.extend(paging)).output(page(CommentListed)),
  /** Senders by what is known of them, with how much there is of each. */
  people: base
    .input(z.strictObject({ search: z.string().trim().min(2).max(300) }))
    .output(z.array(PersonFound)),
  person: base.input(z.strictObject({ id: ActorId })).output(PersonFound),
  /** Everything that one sender has written, comments and messages, latest first. */
  ofPerson: base.input(z.strictObject({ id: ActorId, ...paging })).output(page(PersonRecord)),
  find: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
  /** Where some words stand in its pictures; of those of which that is known. */
  places: base
    .input(z.strictObject({ id: CommentId, query: z.string().min(1).max(200) }))
    .output(z.array(PicturePlaces)),
  /** Opens the page, in the channel's profile if there is one, and proposes what looks like comments on it; writes nothing. */
  candidates: base
    .input(
      z.strictObject({
        address: Address,
        channelId: inProfileOf,
        /** With small pictures of them; of a page with a comment that nothing may be kept of there are none. */
        withPictures: z.boolean().default(false)
      })
    )
    .output(CommentsFound),
  /** Opens the page in a window of its own for a person to point at the comment; null when they leave. Writes nothing. */
  pick: base
    .input(z.strictObject({ address: Address, language: z.enum(['sv', 'en']), channelId: inProfileOf }))
    .output(z.strictObject({ selector: z.string().nullable() })),
  /** Points a comment out, saves it and reads the copy back. An attempt that fails stays `noticed`, with the problem. */
  preserve: base
    .input(
      z.strictObject({
        channelId: ChannelId,
        address: Address,
        /** The CSS selector of the element that holds it; null takes the one the address points at. */
        selector: z.string().trim().min(1).max(2000).nullable(),
        /** A visitor's comment; or a post of the authority's own, with every comment under it. */
        kind: CommentKind.default('comment')
      })
    )
    .output(CommentDetail),
  /**
   * Saves many comments under one post in one go: those that the selectors point at, or all that look like comments. What
   * became of each is told, and how many the platform itself says there are.
   */
  saveTogether: base
    .input(
      z.strictObject({
        channelId: ChannelId,
        address: Address,
        selectors: z.array(z.string().trim().min(1).max(2000)).min(1).max(500).nullable()
      })
    )
    .output(CommentPile),
  /** Tries again to save one that is still only noticed; a person may say which one it is another sight of, or that it is none. */
  retry: base
    .input(z.strictObject({ id: CommentId, sameAs: TakenComment.shape.sameAs.default(null) }))
    .output(CommentDetail),
  /** Goes through the page of a saved post again, and saves the comments under it that are not saved yet. */
  saveUnder: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
  /** Reads the saved copy back and re-hashes it; only then can it be decided on (P9b). Saving does it too. */
  verify: base.input(z.strictObject({ id: CommentId })).output(CommentDetail),
  /** What is to become of it. A later decision is a new one, and the newest holds. */
  decide: base
    .input(
      z.strictObject({
        id: CommentId,
        decision: Decision,
        /** Since when the decision that is taken back has held. */
        seen: seen(z.strictObject({ decidedAt: Instant.nullable() }))
      })
    )
    .output(CommentDetail),
  /** How it is registered (OSL 5:1–2). A later word on it is a new one, and says why the one before it does not hold. */
  register: base
    .input(
      z.strictObject({
        id: CommentId,
        registration: Registration,
        correctedBecause: RegistrationCorrection.default(null)
      })
    )
    .output(CommentDetail),
  /**
   * Sends it to a mailbox with its evidence, by the server for outgoing mail. The saved copy is read back first. What is marked
   * as secret does not go by mail.
   */
  sendCopy: base.input(z.strictObject({ id: CommentId, mailbox: z.email() })).output(OutgoingMail),
  /** The same mail as `.eml` (RFC 5322), to be sent by a person. */
  mail: base
    .input(z.strictObject({ id: CommentId, mailbox: z.email() }))
    .output(z.strictObject({ name: z.string(), eml: z.string() })),
  /** What a mail, or what was copied from a page, seems to say, for a person to confirm; writes nothing. */
  propose: base
    .input(
      z.union([
        FileGiven,
        BytesGiven,
        z.strictObject({
          html: z.string().max(MOST_TEXT).nullable(),
          plain: z.string().max(MOST_TEXT).nullable()
        })
      ])
    )
    .output(CommentProposal),
  /** Takes in a comment from a picture, a paste or a mail, as a person has read it, and reads the copy back. */
  take: base.input(TakenComment).output(CommentDetail),
  /** Notes suspected child abuse material: facts and the police report's number. Nothing is opened, nothing copied. */
  noteFacts: base.input(CommentFacts).output(CommentDetail),
  /** Whether captures of the page are stopped, since suspected child abuse material was noted on it; null where none was. */
  captureStop: base.input(z.strictObject({ id: CommentId })).output(CaptureStop.nullable()),
  /** The page may be captured again, by hand and by schedule: what was noted is gone from it. */
  liftCaptureStop: base
    .input(z.strictObject({ id: CommentId, because: z.string().trim().min(1).max(500) }))
    .output(CaptureStop.nullable()),
  /** The grounds that a channel has beside the seven, also those no longer used. */
  categories: base.input(z.strictObject({ channelId: ChannelId })).output(z.array(OwnCategory)),
  /** Proposes a ground; by a records officer, who is the information unit, it is approved at once (P9d). */
  addCategory: base.input(OwnCategoryDraft).output(OwnCategory),
  /** Approves one that somebody else proposed. */
  approveCategory: base.input(z.strictObject({ id: CategoryId })).output(OwnCategory),
  retireCategory: base.input(z.strictObject({ id: CategoryId })).output(OwnCategory),
  /** Notes that a person has removed it in the channel, after its copy is read back once more. */
  remove: base.input(z.strictObject({ id: CommentId, kind: RemovalKind })).output(CommentDetail),
  /**
   * Confirms that it is gone: by looking at its page again, or on the person's word. With `kind` it is noted in the same
   * act what the person has done in the channel.
   */
  confirmGone: base
    .input(
      z.strictObject({
        id: CommentId,
        basis: z.enum(['seen-gone', 'person']),
        kind: RemovalKind.nullable()
      })
    )
    .output(CommentDetail)
}
