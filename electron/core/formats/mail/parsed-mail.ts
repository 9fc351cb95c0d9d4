// A mail as it is read, whatever kind of file it came in.
import type { MailAttachment, MailProblem, MailView } from '#shared/mail.ts'

/** An attachment with its bytes. */
export type AttachedFile = MailAttachment & { readonly content: Uint8Array }

/** A mail with its files, and the mails that were forwarded in it, each read as one of its own. */
export type Mail = Omit<MailView, 'attachments'> & {
  readonly attachments: readonly AttachedFile[]
  readonly forwarded: readonly Forwarded[]
  /** Whether a server delivered it, so that From is the word of whoever sent it; a copy of what was sent lies as it was written. */
  readonly isDelivered: boolean
  /** The Message-IDs of what it answers, the nearest first: that of the mail itself, and of those before it. */
  readonly answers: readonly string[]
  /** Whether a program wrote it by itself (RFC 3834), such as for somebody who is away. */
  readonly isAutomatic: boolean
  /** What its HTML says and the text here does not, where that is something. */
  readonly otherWords?: string
}

/** A mail that lies in another, with its bytes. */
export type Forwarded = { readonly bytes: Uint8Array; readonly mail: Mail }

/** What is taken out of a mail, as far as it is: the rest stays in it, and is told of as a problem. */
export interface TakeOut {
  files<File>(all: readonly File[], problems: Set<MailProblem>): File[]
  forwarded(files: readonly Uint8Array[], problems: Set<MailProblem>): Promise<Forwarded[]>
}

/** What is said of a mail that cannot be read. */
export const UNREADABLE: Mail = {
  messageId: null,
  inReplyTo: null,
  from: null,
  sender: null,
  replyTo: [],
  to: [],
  cc: [],
  subject: '',
  sentAt: null,
  sentRaw: null,
  sentBasis: 'none',
  receivedAt: null,
  text: '',
  textFrom: 'none',
  remotePictures: 0,
  attachments: [],
  forwarded: [],
  isDelivered: true,
  answers: [],
  isAutomatic: false,
  notification: null,
  report: null,
  problems: ['unreadable']
}
