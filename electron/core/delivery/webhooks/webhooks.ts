// Webhooks: entered, tried and forgotten. The secret is in the keychain and nowhere else.
import { randomUUID } from 'node:crypto'
import { WebhookId } from '#shared/ids.ts'
import type { Webhook, WebhookDraft } from '#shared/webhook.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { isPrivateHost } from '../../kernel/private-network.ts'
import { webAddress } from '../../register/register/addresses.ts'
import { requireNoSecretWords } from '../../register/secrecy/typed.ts'
import * as queries from './queries.ts'

/** The name that the secret has in the keychain. */
export const secretOf = (id: WebhookId) => `webhook/${id}`

/** One that is told of what happens. @throws ArchiveError not-found */
export function webhook(db: ReadDb, id: WebhookId): Webhook {
  const found = queries.findWebhook(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}

/** @throws ArchiveError not-a-web-address, not-http, webhook-not-open, no-keychain */
export async function addWebhook(
  ctx: Context,
  { draft, secret }: { draft: WebhookDraft; secret: string }
): Promise<Webhook> {
  const address = webAddress(draft.address)
  const { protocol, hostname, origin } = new URL(address)
  if (!draft.privateAddress && (protocol !== 'https:' || isPrivateHost(hostname)))
    throw new ArchiveError('webhook-not-open', { address: origin.slice(0, 200) })
  requireNoSecretWords(ctx.db.read, [draft.name])
  const id = WebhookId.parse(randomUUID())
  await ctx.secrets.store(secretOf(id), secret)
  ctx.db.transact(tx => {
    const events = [...new Set(draft.events)]
    const added = { addedAt: ctx.clock.now(), addedBy: ctx.actor }
    queries.insertWebhook(tx, { ...draft, address, events, id, ...added })
    record(tx, ctx, {
      act: 'webhook.added',
      about: id,
      details: { name: draft.name, host: hostname, content: draft.content, events: events.join(', ') }
    })
  })
  tellChanged(ctx, 'webhooks')
  return webhook(ctx.db.read, id)
}

/** @throws ArchiveError not-found, no-keychain */
export async function forgetWebhook(ctx: Context, id: WebhookId): Promise<null> {
  webhook(ctx.db.read, id)
  await ctx.secrets.forget(secretOf(id))
  ctx.db.transact(tx => {
    const { name } = webhook(tx, id)
    queries.markForgotten(tx, id, ctx.clock.now())
    record(tx, ctx, { act: 'webhook.forgotten', about: id, details: { name } })
  })
  tellChanged(ctx, 'webhooks')
  return null
}
