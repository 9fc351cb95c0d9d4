// A going through of a channel's posts while it is going on.
import type { Reason } from '#shared/capture.ts'
import type { ChannelId, Instant, PostVisitId } from '#shared/ids.ts'
import type { PlatformWords } from '#shared/platform-words.ts'
import type { OpenBrowser } from '../../captures/captures/logins.ts'

/** A going through that is going on. */
export type Going = {
  readonly id: PostVisitId
  readonly channelId: ChannelId
  readonly address: string
  readonly since: Instant
  readonly most: number
  readonly words: PlatformWords
  readonly open: OpenBrowser
  /** Waits as long as the platform is to be left between two pages. @throws ArchiveError stopped */
  rest(address: string): Promise<void>
}

/** What came of it: why it is not whole, and how long the site is to be left alone. */
export type Shortfall = { readonly reason: Reason; readonly retryAfter: number | null }
