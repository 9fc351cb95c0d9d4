// Alerts: what somebody is to be told of, in the window and by mail. Of each it is said what and where, and never what
// anybody has written.
import { z } from 'zod'
import { AlertId, ChannelId, CommentId, DepartmentId, Instant, MessageId, PersonId } from './ids.ts'

/**
 * A watched word or a possible personal number in a comment, a question whose answer is late, a comment that went without a decision
 * here, a login that has run out, a half-year round whose day went by, damage that the archive found in itself, a disk that is full soon, a
 * folder that has had no whole backup for eight days, a comment or post that says something else than it did, something that was changed
 * or is gone and of which the saved copy lacks something, and a receipt of the diary that cannot be understood.
 */
export const ALERT_KINDS = [
  'watch-word',
  'personal-number',
  'unanswered',
  'vanished',
  'login-ended',
  'round-missed',
  'archive-damaged',
  'disk-short',
  'backup-late',
  'edited',
  'copy-lacking',
  'receipt-unread'
] as const
export const AlertKind = z.enum(ALERT_KINDS)
export type AlertKind = z.infer<typeof AlertKind>

/** New until somebody has seen it; done when somebody says so, or when its cause is gone. */
export const AlertState = z.enum(['new', 'seen', 'done'])
export type AlertState = z.infer<typeof AlertState>

export const Alert = z.strictObject({
  id: AlertId,
  kind: AlertKind,
  state: AlertState,
  /** Those it concerns, by name. */
  channels: z.array(z.strictObject({ channelId: ChannelId, channelName: z.string() })),
  /** What it is about, where that is a record. */
  commentId: CommentId.nullable(),
  messageId: MessageId.nullable(),
  /** Whose round was missed. */
  departmentId: DepartmentId.nullable(),
  departmentName: z.string().nullable(),
  /** Which kind of login has run out. */
  login: z.enum(['profile', 'account', 'mailbox']).nullable(),
  raisedAt: Instant,
  seenAt: Instant.nullable(),
  seenBy: z.string().nullable(),
  doneAt: Instant.nullable(),
  /** Null where nobody said so: the cause was gone. */
  doneBy: z.string().nullable()
})
export type Alert = z.infer<typeof Alert>

/** Which alerts of a list: `open` are those that are not done. */
export const AlertView = z.enum(['open', 'new', 'done', 'all'])
export type AlertView = z.infer<typeof AlertView>

/** What a look for alerts came to. */
export const AlertsRaised = z.strictObject({
  raised: z.int(),
  /** Whose cause was gone. */
  ended: z.int(),
  /** Mails that were queued. */
  mails: z.int()
})
export type AlertsRaised = z.infer<typeof AlertsRaised>

export const SubscriptionDraft = z.strictObject({
  personId: PersonId,
  /** Null: of every channel. */
  channelId: ChannelId.nullable(),
  kinds: z.array(AlertKind).max(ALERT_KINDS.length)
})
export type SubscriptionDraft = z.infer<typeof SubscriptionDraft>

/** Which alerts a person gets by mail, of a channel or of all. */
export const Subscription = SubscriptionDraft.extend({
  personName: z.string(),
  channelName: z.string().nullable(),
  /** Why no mail goes to this person now. */
  quiet: z.enum(['left', 'no-address']).nullable()
})
export type Subscription = z.infer<typeof Subscription>
