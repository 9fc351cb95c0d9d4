// Mail that the archive sends, by the authority's own server. The password is in the keychain, never here.
import { z } from 'zod'
import { CaptureId, CommentId, Instant, MessageId, OutgoingMailId, Sha256 } from './ids.ts'

const name = z
  .string()
  .trim()
  .min(1)
  .max(253)
  .regex(/^[A-Za-z0-9.:[\]_-]+$/, 'not-a-host')

/** Where a mail server answers. `none` is for a server on this computer alone. */
export const ServerAddress = z.strictObject({
  host: name,
  port: z.int().min(1).max(65_535),
  /** `tls` from the first byte (465, 993), or `starttls`, which is required and not only tried (587, 143). */
  security: z.enum(['tls', 'starttls', 'none'])
})
export type ServerAddress = z.infer<typeof ServerAddress>

export const MailServerDraft = ServerAddress.extend({
  /** Null where the server asks for no login. */
  user: z.string().trim().min(1).max(200).nullable(),
  /** The address that mail comes from, and that reports of failure go to. */
  sender: z.email().max(254)
})
export type MailServerDraft = z.infer<typeof MailServerDraft>
/** The server as it was shown, without what is noted of it. */
export const MailServerShown = MailServerDraft.strip()

export const MailServer = MailServerDraft.extend({
  savedAt: Instant,
  savedBy: z.string(),
  /** When the server last answered as it should, and what was wrong the last time it did not (a refusal's code). */
  checkedAt: Instant.nullable(),
  problem: z.string().nullable()
})
export type MailServer = z.infer<typeof MailServer>

export const OutgoingState = z.enum([
  'queued',
  'sending',
  'accepted',
  'unknown',
  'refused',
  'arrived',
  'bounced'
])
export type OutgoingState = z.infer<typeof OutgoingState>

/** Why the last attempt did not go as it should. */
const OutgoingProblem = z.enum([
  'unreachable',
  'not-secure',
  'login-refused',
  'password-missing',
  'busy',
  'recipient-refused',
  'sender-refused',
  'content-refused',
  'too-large',
  'no-answer',
  'gave-up',
  'delayed',
  'not-delivered',
  'marked-secret',
  'interrupted'
])
export type OutgoingProblem = z.infer<typeof OutgoingProblem>

/**
 * What a mail is for: a message or a comment copied to the mailbox, a document for the diary to register, the day's reminder, alerts, the
 * journal's last seal, or a trial of the server.
 */
const OutgoingPurpose = z.enum(['copy', 'diary', 'reminder', 'alert', 'head', 'test'])

export const OutgoingMail = z.strictObject({
  id: OutgoingMailId,
  purpose: OutgoingPurpose,
  /** What is copied, or is to be registered: a message, a comment or a capture. */
  messageId: MessageId.nullable(),
  commentId: CommentId.nullable(),
  captureId: CaptureId.nullable(),
  /** The Message-ID of the mail, with its angle brackets. */
  headerId: z.string(),
  sender: z.string(),
  recipient: z.string(),
  eml: Sha256,
  state: OutgoingState,
  attempts: z.int(),
  nextAttemptAt: Instant.nullable(),
  handedOverAt: Instant.nullable(),
  problem: OutgoingProblem.nullable(),
  reply: z.string().nullable(),
  queuedAt: Instant,
  queuedBy: z.string(),
  settledAt: Instant.nullable(),
  settledBasis: z.enum(['server', 'report', 'mailbox', 'person']).nullable()
})
export type OutgoingMail = z.infer<typeof OutgoingMail>

/** The mail of the archive in numbers: what waits to be sent, and what a person must see to. */
export const OutboxCounts = z.strictObject({ waiting: z.int(), trouble: z.int() })
export type OutboxCounts = z.infer<typeof OutboxCounts>
