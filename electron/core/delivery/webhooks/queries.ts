// The SQL of webhooks and of what they were told.
import { z } from 'zod'
import { Instant, WebhookDeliveryId, type WebhookId } from '#shared/ids.ts'
import { RecordRef } from '#shared/record.ts'
import {
  Webhook,
  WebhookDelivery,
  type WebhookDeliveryState,
  type WebhookDraft,
  WebhookEvent,
  WebhookOutcome,
  type WebhookProblem
} from '#shared/webhook.ts'
import type { ReadDb, WriteDb } from '../../kernel/db/open.ts'
import { keysetOf, type Page, type Paging, pageOf } from '../../kernel/db/paging.ts'

const WEBHOOK = `SELECT id, name, address, events, content, private_address AS privateAddress, added_at AS addedAt,
  added_by AS addedBy, checked_at AS checkedAt, problem,
  (SELECT count(*) FROM webhook_delivery WHERE webhook_id = webhook.id AND state = 'queued') AS waiting FROM webhook`

function read(row: unknown): Webhook {
  // What the statement selects; `events` is a JSON text.
  const { events, privateAddress, ...rest } = row as { events: string; privateAddress: 0 | 1 }
  return Webhook.parse({ ...rest, events: JSON.parse(events), privateAddress: privateAddress === 1 })
}

/** Those that are told of what happens, by name. */
export function listWebhooks(db: ReadDb): Webhook[] {
  return db.prepare(`${WEBHOOK} WHERE forgotten_at IS NULL ORDER BY name, id`).all().map(read)
}

export function findWebhook(db: ReadDb, id: WebhookId): Webhook | undefined {
  const row = db.prepare(`${WEBHOOK} WHERE id = ? AND forgotten_at IS NULL`).get(id)
  return row === undefined ? undefined : read(row)
}

/** It is told of what comes after the journal's last line. */
export function insertWebhook(
  db: WriteDb,
  { events, privateAddress, ...webhook }: WebhookDraft & Pick<Webhook, 'id' | 'addedAt' | 'addedBy'>
): void {
  db.prepare(
    `INSERT INTO webhook (id, name, address, events, content, private_address, position, added_at, added_by)
     VALUES (@id, @name, @address, @events, @content, @privateAddress, (SELECT coalesce(max(seq), 0) FROM journal),
       @addedAt, @addedBy)`
  ).run({ ...webhook, events: JSON.stringify(events), privateAddress: Number(privateAddress) })
}

/** `problem` null: it took what it was told. */
export function setChecked(db: WriteDb, id: WebhookId, at: Instant, problem: WebhookProblem | null): void {
  db.prepare(
    'UPDATE webhook SET checked_at = iif(@problem IS NULL, @at, checked_at), problem = @problem WHERE id = @id'
  ).run({ id, at, problem })
}

/** What waits for it is given up. */
export function markForgotten(db: WriteDb, id: WebhookId, at: Instant): void {
  db.prepare(
    `UPDATE webhook_delivery SET state = 'gave-up', next_attempt_at = NULL, problem = 'forgotten', settled_at = @at
     WHERE webhook_id = @id AND state = 'queued'`
  ).run({ id, at })
  db.prepare('UPDATE webhook SET forgotten_at = @at WHERE id = @id').run({ id, at })
}

/** The lines of the journal that it is to be told of and nobody has queued, oldest first; no more than `most`. */
export function linesToTell(db: ReadDb, id: WebhookId, most: number): number[] {
  const rows = db
    .prepare(
      `SELECT seq FROM journal WHERE seq > (SELECT position FROM webhook WHERE id = @id)
         AND act IN (SELECT value FROM json_each((SELECT events FROM webhook WHERE id = @id)))
       ORDER BY seq LIMIT +@most`
    )
    .all({ id, most })
  return z
    .array(z.object({ seq: z.int() }))
    .parse(rows)
    .map(({ seq }) => seq)
}

export function insertDelivery(
  db: WriteDb,
  delivery: { id: WebhookDeliveryId; webhookId: WebhookId; line: number; at: Instant }
): void {
  db.prepare(
    `INSERT INTO webhook_delivery (id, webhook_id, seq, state, next_attempt_at, queued_at)
     VALUES (@id, @webhookId, @line, 'queued', @at, @at)`
  ).run(delivery)
  db.prepare('UPDATE webhook SET position = @line WHERE id = @webhookId').run({
    line: delivery.line,
    webhookId: delivery.webhookId
  })
}

const DELIVERY = `SELECT webhook_delivery.id, webhook_id AS webhookId, journal.act AS event, webhook_delivery.seq AS line, state,
  attempts, next_attempt_at AS nextAttemptAt, problem, status, queued_at AS queuedAt, settled_at AS settledAt
  FROM webhook_delivery JOIN journal ON journal.seq = webhook_delivery.seq`

/** Newest first; what is null takes all. */
export function listDeliveries(
  db: ReadDb,
  filter: { webhookId: WebhookId | null; state: WebhookDeliveryState | null } & Paging
): Page<WebhookDelivery> {
  const rows = db
    .prepare(
      `${DELIVERY} WHERE (queued_at, webhook_delivery.id) < (@afterAt, @afterId)
         AND (@webhookId IS NULL OR webhook_id = @webhookId) AND (@state IS NULL OR state = @state)
       ORDER BY queued_at DESC, webhook_delivery.id DESC LIMIT +@limit`
    )
    .all({ ...keysetOf(filter), webhookId: filter.webhookId, state: filter.state })
    .map(row => WebhookDelivery.parse(row))
  return pageOf(rows, filter, row => row.queuedAt)
}

const Due = z.object({
  id: WebhookDeliveryId,
  attempts: z.int(),
  queuedAt: Instant,
  line: z.int(),
  event: WebhookEvent,
  at: Instant,
  about: z.string().nullable()
})
export type Due = z.infer<typeof Due>

/** What waits for it and may be tried at `now`, oldest first, up to one that must wait longer: none overtakes another. Null takes all. */
export function dueDeliveries(db: ReadDb, webhookId: WebhookId, now: Instant | null): Due[] {
  const rows = db
    .prepare(
      `SELECT webhook_delivery.id, attempts, queued_at AS queuedAt, webhook_delivery.seq AS line, journal.act AS event,
         journal.at, journal.about
       FROM webhook_delivery JOIN journal ON journal.seq = webhook_delivery.seq
       WHERE webhook_id = @webhookId AND next_attempt_at IS NOT NULL AND (@now IS NULL OR webhook_delivery.seq < (
           SELECT coalesce(min(seq), 1e18) FROM webhook_delivery WHERE webhook_id = @webhookId AND next_attempt_at > @now))
       ORDER BY webhook_delivery.seq`
    )
    .all({ webhookId, now })
  return z.array(Due).parse(rows)
}

export type Fate = Pick<WebhookDelivery, 'state' | 'nextAttemptAt' | 'problem' | 'status' | 'settledAt'>

export function setFate(db: WriteDb, id: WebhookDeliveryId, fate: Fate): void {
  db.prepare(
    `UPDATE webhook_delivery SET state = @state, next_attempt_at = @nextAttemptAt, problem = @problem, status = @status,
       settled_at = @settledAt, attempts = attempts + 1 WHERE id = @id`
  ).run({ id, ...fate })
}

export function countDeliveries(db: ReadDb): Omit<WebhookOutcome, 'sent'> {
  return WebhookOutcome.omit({ sent: true }).parse(
    db
      .prepare(
        `SELECT count(*) FILTER (WHERE state = 'queued') AS waiting, count(*) FILTER (WHERE state = 'gave-up') AS gaveUp
         FROM webhook_delivery`
      )
      .get()
  )
}

/** The message, comment or capture of an id; null where it is of something else, or of what is gone. */
export function recordOf(db: ReadDb, id: string): RecordRef | null {
  const row = db
    .prepare(
      `SELECT 'message' AS kind, id FROM message WHERE id = @id UNION ALL SELECT 'comment', id FROM comment WHERE id = @id
       UNION ALL SELECT 'capture', id FROM capture WHERE id = @id`
    )
    .get({ id })
  return row === undefined ? null : RecordRef.parse(row)
}
