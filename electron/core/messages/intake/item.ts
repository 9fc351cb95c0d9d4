// What a parser says of an export: messages as they stand there, and what could not be used. Data only.
import type { ActorFacts } from '#shared/actor.ts'
import type { FindingKind } from '#shared/imports.ts'
import type { FindingCode } from '#shared/intake-findings.ts'
import type { Platform } from '#shared/register.ts'
import type { PlatformComment } from '../../comments/platforms/platform.ts'

export type Attachment = {
  readonly kind: 'photo' | 'video' | 'audio' | 'gif' | 'sticker' | 'file' | 'link'
  /** As the export names it; never opened as an address, and looked up among the export's own files only. */
  readonly uri: string
  /** Where the export may keep it, when that is not what it is called. */
  readonly at?: readonly string[]
}

/** A text, and what stood there where the two differ. */
export type Text = { readonly text: string; readonly raw: string | null }

/** When it was written, to the letter, and what that is taken to mean. */
export type Written = {
  readonly at: string | null
  readonly raw: string | null
  readonly basis: 'utc' | 'offset' | 'assumed_local' | 'none'
}

export type Folder = 'inbox' | 'requests' | 'filtered' | 'archived' | 'encrypted' | 'other'

export type ImportedMessage = {
  readonly kind: 'dm' | 'comment' | 'live_chat'
  readonly platform: Platform
  /** Whether the authority's own account wrote it. */
  readonly isOwn: boolean
  /** The conversation it is part of; null for what stands alone. */
  readonly thread: string | null
  readonly sender: ActorFacts
  /** That nobody but the sender and the account, or whoever the account writes to, is in the conversation. */
  readonly isBetweenTwo?: boolean
  /** The platform's own id of the message. */
  readonly nativeId: string | null
  readonly written: Written
  readonly body: Text
  readonly replyTo: string | null
  readonly reactions: readonly { readonly reaction: string; readonly by: string | null }[]
  readonly attachments: readonly Attachment[]
  /** What is lacking in it, by code. */
  readonly lacks: readonly string[]
  /** Where it stands in its file: a JSON pointer, or the number of a row. */
  readonly locator: string
}

/** What is known of a conversation. */
export type Thread = {
  readonly platform: Platform
  readonly nativeId: string
  readonly title: string | null
  readonly folder: Folder
  readonly participants: readonly ActorFacts[]
}

export type Read =
  | { readonly is: 'thread'; readonly thread: Thread }
  /** `digest`: what it is known by, where its platform gives it no id (known/keys.ts); worked out in the thread that reads. */
  | { readonly is: 'message'; readonly message: ImportedMessage; readonly digest?: string }
  /** What a visitor wrote in public, as the platform's own interface would show it; and when the export says that it was made. */
  | { readonly is: 'comment'; readonly comment: PlatformComment; readonly madeRaw: string | null }
  /** The bytes of a mail, which is read by itself. */
  | { readonly is: 'mail'; readonly bytes: Uint8Array; readonly locator: string }
  /** One thing seen that is not taken in, with why or where. */
  | { readonly is: 'skipped' | 'unreadable'; readonly code: FindingCode; readonly place: string }
  | { readonly is: 'warning'; readonly code: FindingCode; readonly place: string }

export type Finding = {
  readonly kind: FindingKind
  readonly code: FindingCode
  readonly place: string
}
