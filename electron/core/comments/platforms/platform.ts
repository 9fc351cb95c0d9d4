// What every platform client can do. A client is one file: it knows its platform's addresses and shapes, and nothing of the archive.
import type { AccountKind, PlatformAction } from '#shared/account.ts'
import type { Attachment, Reaction } from '#shared/comment.ts'
import type { Instant } from '#shared/ids.ts'
import type { Answer } from './http.ts'

/** Who wrote a comment, as the platform says it; null is what it does not say. */
type PlatformAuthor = {
  /** Unique among all of the platform. */
  readonly nativeId: string | null
  readonly handle: string | null
  readonly displayName: string | null
  readonly profileUrl: string | null
  readonly email: string | null
  readonly ip: string | null
  readonly userAgent: string | null
}

export type PlatformStatus = 'visible' | 'hidden' | 'held' | 'spam' | 'trash'

/** A comment as one answer shows it. Texts are as they came. */
export type PlatformComment = {
  /** Unique among all of the platform, so that the same comment met twice is known again. */
  readonly nativeId: string
  /** The post it stands under, and the comment it answers, named in the same way. */
  readonly threadId: string
  readonly parentId: string | null
  readonly author: PlatformAuthor
  /** Whether the account itself wrote it. */
  readonly isOwn: boolean
  readonly text: string
  readonly format: 'plain' | 'html'
  /** The text as a visitor reads it, with where its links lead, where it is HTML and that has been read (accounts/readable.ts). */
  readonly readable?: string
  readonly language: string | null
  /** The moment as the platform wrote it. */
  readonly createdRaw: string | null
  readonly editedRaw: string | null
  readonly permalink: string | null
  readonly status: PlatformStatus
  /** Null where the platform does not say. */
  readonly attachments:
    | readonly (Pick<Attachment, 'kind' | 'description'> & { readonly url: string })[]
    | null
  readonly reactions: readonly Reaction[] | null
  /** JSON pointer to the comment in the answer's body. */
  readonly pointer: string
}

/** One answer of the platform, untouched, and the comments in it. */
export type CommentPage = {
  readonly answer: Answer
  readonly comments: readonly PlatformComment[]
  /** How many comments the platform says that these threads hold; a thread's counts in several answers are added up. */
  readonly shown: readonly { readonly threadId: string; readonly count: number }[]
}

/** One answer of the platform, untouched, and the direct messages in it. Each has the shape of a comment whose thread is its conversation. */
export type MessagePage = { readonly answer: Answer; readonly messages: readonly PlatformComment[] }

/** What the platform shows of one comment now. `comment` is null when it is not there any more. */
export type Found = {
  readonly answer: Answer
  readonly comment: PlatformComment | null
  /** The platform answers the same of one that the account may not see (readings/find-surely.ts). */
  readonly mayBeUnseen?: true
}

/** Which comments are read: those of one thread, or of every thread begun or commented since a moment. */
type Which = { readonly thread: string | null; readonly since: Instant | null }

/** Files that prove a comment without the platform, each kept untouched. */
export type Proof = {
  readonly car: Answer
  readonly identity: Answer
  /** Whether the signature was right when it came. */
  readonly isVerified: boolean
}

export interface PlatformClient {
  readonly kind: AccountKind
  readonly actions: readonly PlatformAction[]
  /**
   * Asks who the account is and whether it may moderate.
   * @throws ArchiveError platform-login-refused, platform-forbidden, platform-expired, platform-unreachable and the others of http.ts
   */
  check(): Promise<{ user: string; site: string | null }>
  /** The thread that an address or a native id points at. @throws ArchiveError thread-unknown */
  threadOf(address: string): Promise<string>
  /** Reads comments, an answer at a time, oldest thread page first as the platform orders them. */
  read(which: Which): AsyncGenerator<CommentPage>
  /** Looks at one comment again. */
  find(nativeId: string): Promise<Found>
  /** Does something with one comment. Its outcome is known only when it is looked at again. */
  act(nativeId: string, action: PlatformAction): Promise<Answer>
  /** Reads the direct messages of every conversation, where the platform lets a program do so. */
  messages?(): AsyncGenerator<MessagePage>
  /** The account itself, as authors are named, where it has a stream. */
  ownId?(): Promise<string>
  /** Where edits and removals are noticed by asking: comments, those written last first, and the posts, those changed last first. */
  latest?(page: number): Promise<Latest>
  published?(page: number): Promise<PublishedPage>
  /** What a visitor reads of one of the account's own posts; null where it is not there. */
  said?(postId: string): Promise<string | null>
  /** Signed proof of a comment, where the platform has such a thing. */
  proof?(nativeId: string): Promise<Proof>
}

/** A page of what was written last, with how many comments the platform has: in all, and that visitors see. */
export type Latest = CommentPage & { readonly pages: number; readonly all: number; readonly visible: number }

/** Posts as the platform tells of them. `said` is what a visitor reads of one, in whatever form; `changedAt` when it was last changed. */
export type PublishedPage = {
  readonly posts: readonly {
    readonly address: string
    readonly said: string
    readonly changedRaw: string | null
  }[]
  readonly pages: number
  /** How many there are on all pages. */
  readonly all: number
}

/** What a client is made with. */
export type ClientOptions = {
  readonly address: string
  readonly directory: string | null
  readonly user: string
  readonly secret: string
  readonly signal: AbortSignal
  /** Milliseconds before an answer that does not come is given up; for tests that let it hang. */
  readonly patience?: number
}
