// Webhooks: other programs that are told what happens in the archive, and what became of each telling. They are told that something
// happened and where, and nothing of what it says unless that was chosen.
import { z } from 'zod'
import { Instant, WebhookDeliveryId, WebhookId } from './ids.ts'
import { oneLine } from './one-line.ts'

/** What can be told of: acts of the journal, by the names that they have there. */
export const WEBHOOK_EVENTS = [
  'alert.raised',
  'message.taken-in',
  'mailbox.mail-taken',
  'import.ended',
  'message.routed',
  'message.route-corrected',
  'comment.saved',
  'comments.read',
  'comment.vanished',
  'comment.edited',
  'comment.decided',
  'comment.removed',
  'comment.confirmed-gone',
  'run.ended',
  'round.missed',
  'export.written',
  'disclosure.delivered',
  'disposal.carried-out',
  'backup.failed'
] as const
export const WebhookEvent = z.enum(WEBHOOK_EVENTS)
export type WebhookEvent = z.infer<typeof WebhookEvent>

/** What each telling is signed with. Shorter ones could be guessed. */
export const WebhookSecret = z
  .string()
  .trim()
  .min(16)
  .max(500)
  .refine(text => !/\p{Cc}/u.test(text), 'control-characters')

/** `four-fields`: the four fields of the diary of the record, in the words that anybody may read. */
export const WebhookContent = z.enum(['none', 'four-fields'])

export const WebhookDraft = z.strictObject({
  name: oneLine(100),
  address: z.string().trim().min(1).max(500),
  events: z.array(WebhookEvent).min(1).max(WEBHOOK_EVENTS.length),
  content: WebhookContent,
  /** Whether it may lie on this computer or in a private network, and be spoken to without encryption there. */
  privateAddress: z.boolean()
})
export type WebhookDraft = z.infer<typeof WebhookDraft>

/** Why the last try did not go as it should. */
export const WebhookProblem = z.enum([
  'unreachable',
  'no-answer',
  'private-address',
  'not-secure',
  'refused',
  'moved',
  'secret-missing',
  'gave-up',
  'forgotten'
])
export type WebhookProblem = z.infer<typeof WebhookProblem>

export const Webhook = WebhookDraft.extend({
  id: WebhookId,
  addedAt: Instant,
  addedBy: z.string(),
  /** When it last took what it was told, and what was wrong the last time it did not. */
  checkedAt: Instant.nullable(),
  problem: WebhookProblem.nullable(),
  /** How many tellings wait. */
  waiting: z.int()
})
export type Webhook = z.infer<typeof Webhook>

export const WebhookDeliveryState = z.enum(['queued', 'sent', 'gave-up'])
export type WebhookDeliveryState = z.infer<typeof WebhookDeliveryState>

export const WebhookDelivery = z.strictObject({
  id: WebhookDeliveryId,
  webhookId: WebhookId,
  event: z.string(),
  /** The journal line that it tells of. */
  line: z.int(),
  state: WebhookDeliveryState,
  attempts: z.int(),
  nextAttemptAt: Instant.nullable(),
  problem: WebhookProblem.nullable(),
  /** What the other program answered last, as a status of HTTP. */
  status: z.int().nullable(),
  queuedAt: Instant,
  settledAt: Instant.nullable()
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

/** What a round of tellings came to. */
export const WebhookOutcome = z.strictObject({ sent: z.int(), waiting: z.int(), gaveUp: z.int() })
export type WebhookOutcome = z.infer<typeof WebhookOutcome>
