/** Types of the demo municipality. */

export type DemoPlatform = 'facebook' | 'instagram' | 'youtube' | 'blog' | 'website' | 'linkedin'

/** A channel with all that is needed to enter it in the register. */
export interface DemoChannel {
  readonly slug: string
  readonly platform: DemoPlatform
  readonly name: string
  readonly department: string
  readonly responsible: string
  readonly responsibleEmail: string
  readonly purpose: string
  readonly mandate: { readonly decidedBy: string; readonly decidedOn: string }
  /** Whole addresses to capture. */
  readonly addresses: readonly string[]
  /** Whether the public can write there. */
  readonly dialogue: boolean
}

/** The comment that has to be saved and then removed. */
export interface DemoComment {
  readonly id: number
  readonly channelSlug: string
  readonly pageUrl: string
  readonly permalink: string
  /** The element that holds the comment and nothing else, on both addresses. */
  readonly selector: string
  readonly author: string
  readonly text: string
}

/** A message that waits in the inbox of a channel. */
export interface DemoMessage {
  readonly channelSlug: string
  readonly senderName: string
  readonly senderHandle: string
  /** UTC, ISO 8601. */
  readonly receivedAt: string
  readonly text: string
}

export interface DemoSite {
  readonly origin: string
  readonly channels: readonly DemoChannel[]
  readonly abusive: DemoComment
  readonly directMessages: readonly DemoMessage[]
  /** Opens the page behind the login. */
  readonly demoLogin: { readonly user: string; readonly password: string }
  /** Opens the moderators' page. */
  readonly moderatorToken: string
  /** Lets some time pass: new posts, comments, likes and rows. */
  advance(): void
  /** Deletes a comment for good. Throws if there is none with that number. */
  removeComment(id: number): void
  /** Hides a comment from the public. Throws if there is none with that number. */
  unpublishComment(id: number): void
  /** Stops at once, whatever is still being held open. */
  close(): Promise<void>
}

/** Starts the demo municipality on loopback. `delay`: milliseconds before each answer; 0 unless told. */
export function startDemoSite(options?: {
  port?: number
  now?: () => Date
  delay?: number
}): Promise<DemoSite>
