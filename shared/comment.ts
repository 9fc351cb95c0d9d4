// Comments on the municipality's channels: content and sender saved before anything is removed (P4, P7, P9).

import { z } from 'zod'
import { Actor } from './actor.ts'
import { TextPlace } from './capture.ts'
import { Category, Outcome, StoredDecision, StoredRegistration } from './decision.ts'
import { FilePath } from './file-path.ts'
import { Flag } from './flag.ts'
import { ActorId, CategoryId, ChannelId, CommentId, Instant, Sha256 } from './ids.ts'
import { SourceMethod } from './intake.ts'
import { Address } from './register.ts'

/**
 * `noticed`: pointed out, nothing saved yet; `saved`: content and sender are saved; `verified`: the saved copy has been
 * read back and re-hashed; `decided`: what is to become of it is decided, and where that is to remove it, it may now be
 * removed; `removed`: someone, or the platform's API, has removed it; `gone`: it is confirmed that it is gone.
 */
export const CommentState = z.enum(['noticed', 'saved', 'verified', 'decided', 'removed', 'gone'])
export type CommentState = z.infer<typeof CommentState>

/** A visitor's comment; or a post of the authority's own, which goes the same way before it is taken down (P4, P6). */
export const CommentKind = z.enum(['comment', 'post'])
export type CommentKind = z.infer<typeof CommentKind>

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
 * What was read off the page about the comment. All texts are as shown; null means that the program did not find it there.
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

/** Where some words stand in one of a comment's pictures, in its pixels. */
export const PicturePlaces = z.strictObject({
  sha256: Sha256,
  width: z.number(),
  height: z.number(),
  places: z.array(TextPlace)
})
export type PicturePlaces = z.infer<typeof PicturePlaces>

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
  kind: CommentKind,
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

/** A comment in a list: with whether nobody has looked at it yet, and what it was flagged for. */
export const CommentListed = CommentRow.extend({
  isUnread: z.boolean(),
  flags: z.array(Flag),
  /** When an answer is due; null where nothing waits for one. */
  dueAt: Instant.nullable()
})
export type CommentListed = z.infer<typeof CommentListed>

/** What a comment of a list is narrowed by: nobody has looked at it, or it is flagged. */
export const Mark = z.enum(['unread', 'flagged'])
export type Mark = z.infer<typeof Mark>

/** What a comment was seen in; `content` is what that source says, where it is not what was saved first. */
export const CommentSighting = z.strictObject({
  id: z.int(),
  method: SourceMethod,
  name: z.string(),
  fromUrl: z.string().nullable(),
  sha256: Sha256,
  locator: z.string(),
  seenAt: Instant,
  /** When an export says that it was made, so that what it says stood then; null where it does not say. */
  madeAt: Instant.nullable(),
  content: CommentContent.nullable()
})
export type CommentSighting = z.infer<typeof CommentSighting>

/** What became of one comment of many; `problem` is the code of the refusal, null for one that is saved. */
export const PileOutcome = z.strictObject({
  selector: z.string(),
  authorName: z.string().nullable(),
  id: CommentId,
  /** It was there already; what was seen now is kept with it. */
  isKnown: z.boolean(),
  problem: z.string().nullable()
})
export type PileOutcome = z.infer<typeof PileOutcome>

/** Many comments saved in one go: how many the platform says there are, how many were found, and what became of each. */
export const CommentPile = z.strictObject({
  /** As the page itself says; null where it does not. */
  shown: z.int().nullable(),
  found: z.int(),
  /** How many more there are on the page than can be read of one. */
  left: z.int(),
  outcomes: z.array(PileOutcome)
})
export type CommentPile = z.infer<typeof CommentPile>

/** The most characters of one comment's text. More is refused, or cut where it is read off a page or a mail, and then said. */
export const MOST_TEXT = 4_000_000

/** What is known to be lacking in what was saved. */
export const Lacking = z.enum(['truncated', 'no-picture', 'picture-only', 'parent-unknown', 'mail-unread'])
export type Lacking = z.infer<typeof Lacking>

/** When it was written: the words as they stand, and what a point in time rests on. */
const Created = z.strictObject({
  at: Instant.nullable(),
  raw: z.string().nullable(),
  zone: z.string().nullable(),
  basis: z.enum(['utc', 'offset', 'assumed_local', 'relative_range', 'none']),
  /**
   * Where no moment is known: the earliest and the latest that it can have been written, and what that is reckoned from: words
   * such as "2 h" and when they were shown, or the time of the mail that told of it.
   */
  range: z
    .strictObject({ from: Instant.nullable(), to: Instant, basis: z.enum(['relative', 'mail']) })
    .nullable()
})
export type CreatedRange = NonNullable<z.infer<typeof Created>['range']>

/** What hangs on a comment, and whether the file could be had: a link or a stream is never fetched. */
export const Attachment = z.strictObject({
  kind: z.enum(['picture', 'video', 'audio', 'link', 'stream', 'other']),
  url: z.string(),
  /** In the sender's or the platform's words. */
  description: z.string().nullable(),
  state: z.enum(['present', 'missing', 'unreachable', 'blocked', 'too-large', 'not-fetched']),
  sha256: Sha256.nullable()
})
export type Attachment = z.infer<typeof Attachment>

const REACTIONS = ['like', 'comment', 'repost', 'quote'] as const

/** How many reacted in this way when the comment was saved; `comment`: so many answered, by what the platform said. */
export const Reaction = z.strictObject({
  kind: z.enum(REACTIONS),
  count: z.int().min(0)
})
export type Reaction = z.infer<typeof Reaction>

/** Of each kind of reaction, how many there are; null for kinds of which nothing is said, and for none at all. */
export function reactionsOf(
  counts: Readonly<Partial<Record<Reaction['kind'], number | null | undefined>>>
): readonly Reaction[] | null {
  const known = REACTIONS.flatMap(kind => {
    const count = counts[kind]
    return count == null || count < 0 ? [] : [{ kind, count }]
  })
  return known.length === 0 ? null : known
}

/** The comments under a post that are saved with it. */
export const UnderPost = z.strictObject({
  /** When its page was last gone through for them; null: not yet. */
  goneThroughAt: Instant.nullable(),
  /** How many more stood there than can be read of one page. */
  left: z.int(),
  comments: z.array(z.strictObject({ id: CommentId, state: CommentState }))
})

export const CommentDetail = CommentRow.extend({
  /** Of a post: what stands under it. */
  under: UnderPost.nullable(),
  /** The saved post that it was saved with. */
  postId: CommentId.nullable(),
  /** Who wrote it; null while that is not known at all. */
  sender: Actor.nullable(),
  files: z.array(CommentFile),
  /** Every decision on it, oldest first. */
  decisions: z.array(StoredDecision),
  /** Every removal of it, oldest first. */
  removals: z.array(Removal),
  /** What it was seen in, in the order it was seen. */
  sightings: z.array(CommentSighting),
  created: Created,
  /** The platform's own id of it, and of what it stands under; null where that is not known. */
  nativeId: z.string().nullable(),
  thread: z.string().nullable(),
  /** What it answers, where that is known: the platform's id, a link or a name. */
  answers: z.string().nullable(),
  /** The text to the letter as its source has it, where that differs from the text as shown. */
  textRaw: z.string().nullable(),
  /** When its platform says that it was edited last. */
  editedAt: Instant.nullable(),
  lacking: z.array(Lacking),
  /** Null where nothing is known of them. */
  attachments: z.array(Attachment).nullable(),
  reactions: z.array(Reaction).nullable(),
  /** How it is registered: the newest word on it. */
  registration: StoredRegistration.nullable(),
  /** Every word on how it is registered, oldest first. */
  registrations: z.array(StoredRegistration)
})
export type CommentDetail = z.infer<typeof CommentDetail>

const field = (most: number) => z.string().trim().min(1).max(most).nullable()

/** A file by its path. */
export const FileGiven = z.strictObject({ path: FilePath })
/** One as bytes, where it never was a file: of a clipboard, or dragged out of a mail program. */
export const BytesGiven = z.strictObject({
  name: z.string().min(1).max(255),
  base64: z.base64().min(1).max(60_000_000)
})
export type GivenFile = z.infer<typeof FileGiven> | z.infer<typeof BytesGiven>

/** A comment that a person has read off a picture, a paste or a mail, with the originals. Null: it does not say. */
export const TakenComment = z.strictObject({
  channelId: ChannelId,
  /** Its own link, or the post's or the page's. */
  address: Address,
  text: z.string().max(MOST_TEXT),
  author: z.strictObject({
    name: field(300),
    handle: field(300),
    profile: field(2000),
    email: field(320),
    ip: field(100)
  }),
  /** As shown, such as "2 tim". */
  timeShown: field(200),
  permalink: field(2000),
  /** What it answers: a link or a name. */
  answers: field(2000),
  completeness: z.array(Lacking),
  /** Pictures, mails and other files. */
  files: z.array(z.union([FileGiven, BytesGiven])).max(50),
  /** What the clipboard held: as HTML, which carries links, and as plain text. */
  html: z.string().min(1).max(MOST_TEXT).nullable(),
  plain: z.string().min(1).max(MOST_TEXT).nullable(),
  /** The comment it is another sight of; `another` says that it is none of those with the same words. */
  sameAs: z.union([CommentId, z.literal('another')]).nullable()
})
export type TakenComment = z.infer<typeof TakenComment>

/** What a mail or a paste seems to say, for a person to confirm. `basis` is how it is known. */
export const CommentProposal = z.strictObject({
  basis: z.enum(['template', 'sender', 'clipboard', 'none']),
  text: z.string(),
  authorName: z.string().nullable(),
  authorProfile: z.string().nullable(),
  authorEmail: z.string().nullable(),
  authorIp: z.string().nullable(),
  timeShown: z.string().nullable(),
  /** When the mail says that it was sent, to the letter: not the time of the comment, which was there by then. */
  mailSent: z.string().nullable(),
  permalink: z.string().nullable(),
  /** What is known to be lacking in the text. */
  lacking: z.array(Lacking),
  /** Every link there is, with its words: one of them may be the profile or the comment. */
  links: z.array(z.strictObject({ href: z.string(), words: z.string() }))
})
export type CommentProposal = z.infer<typeof CommentProposal>

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

/** Which comments a list shows; null for any. */
export const CommentFilter = z.strictObject({
  channelId: ChannelId.nullable(),
  state: CommentState.nullable(),
  /** Words in text, sender and decision; each must be there, as a whole or as a part of a word. */
  search: z.string().trim().max(500).nullable().default(null),
  /** The ground of the decision that holds: one of the seven, or a channel's own. */
  category: z.union([Category, CategoryId]).nullable().default(null),
  outcome: Outcome.nullable().default(null),
  mark: Mark.nullable().default(null),
  /** Only what somebody still has to do something about; the first that is due comes first, where no words are looked for. */
  unfinished: z.boolean().default(false),
  /** Noticed from then on, and until then. */
  from: Instant.nullable().default(null),
  to: Instant.nullable().default(null),
  actorId: ActorId.nullable().default(null)
})
export type CommentFilter = z.infer<typeof CommentFilter>

/** Where a comment stands in a picture of the page, in that picture's pixels. */
export const CandidatePicture = z.strictObject({
  sheet: z.int().min(0),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number()
})
export type CandidatePicture = z.infer<typeof CandidatePicture>

/** Something on a page that looks like a comment, for a person to choose from. */
export const CommentCandidate = z.strictObject({
  selector: z.string(),
  authorName: z.string().nullable(),
  excerpt: z.string(),
  isLinked: z.boolean(),
  /** Written by a channel of the authority's own, by the address of its sender: such a one stands last, and may be saved all the same. */
  byChannel: z.boolean(),
  /** Null where no pictures were asked for, or it is on none. */
  picture: CandidatePicture.nullable()
})
export type CommentCandidate = z.infer<typeof CommentCandidate>

/** What looks like comments on a page, and how many more there are on it than can be read of one. */
export const CommentsFound = z.strictObject({
  candidates: z.array(CommentCandidate),
  left: z.int(),
  /** Small pictures of the page (JPEG, base64), to choose by: they are kept nowhere. */
  sheets: z.array(z.string())
})
export type CommentsFound = z.infer<typeof CommentsFound>

/** Captures of the page that suspected child abuse material was noted on are stopped until somebody lifts that. */
export const CaptureStop = z.strictObject({
  address: z.string(),
  liftedAt: Instant.nullable(),
  liftedBy: z.string().nullable(),
  because: z.string().nullable()
})
export type CaptureStop = z.infer<typeof CaptureStop>
