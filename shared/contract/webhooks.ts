// Webhooks: which programs are told of what, and what became of each telling.
import { z } from 'zod'
import { WebhookId } from '../ids.ts'
import {
  Webhook,
  WebhookDelivery,
  WebhookDeliveryState,
  WebhookDraft,
  WebhookOutcome,
  WebhookSecret
} from '../webhook.ts'
import { base, page, paging } from './base.ts'

const one = z.strictObject({ id: WebhookId })

export const webhooks = {
  list: base.output(z.array(Webhook)),
  /** Puts the secret in the keychain and enters the webhook. It is told of what happens from now on. */
  add: base.input(z.strictObject({ draft: WebhookDraft, secret: WebhookSecret })).output(Webhook),
  /** Tells it that this is a trial, and answers when it has taken that. */
  test: base.input(one).output(Webhook),
  /** Takes the secret out of the keychain, and tells it nothing more. */
  forget: base.input(one).output(z.null()),
  /** Newest first. */
  deliveries: base
    .input(
      z.strictObject({ webhookId: WebhookId.nullable(), state: WebhookDeliveryState.nullable(), ...paging })
    )
    .output(page(WebhookDelivery)),
  /** Tells each of what has happened, and tries what waits at once. */
  send: base.output(WebhookOutcome)
}
