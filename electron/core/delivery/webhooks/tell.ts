// Telling webhooks what has happened: what the journal says since the last time is queued, and each telling is tried until it is taken
// or has been tried for five days. A receiver may get one twice, as when its answer was lost; it has the same id then.
import { randomUUID } from 'node:crypto'
import { type Instant, WebhookDeliveryId, type WebhookId } from '#shared/ids.ts'
import type { RecordRef } from '#shared/record.ts'
import type { Webhook, WebhookOutcome } from '#shared/webhook.ts'
import { nextAttempt } from '../../deadlines/outbox/due.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { archiveOwner } from '../../kernel/db/archive-owner.ts'
import type { ReadDb } from '../../kernel/db/open.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { oneByOne } from '../../kernel/one-by-one.ts'
import { requireMayLeave } from '../../register/secrecy/secrecy.ts'
import { fourFields } from '../exports/four-fields.ts'
import { post, type Told } from './post.ts'
import * as queries from './queries.ts'
import { secretOf, webhook } from './webhooks.ts'

const AT_ONCE = 500

type Options = { readonly which: 'due' | 'all'; readonly patience?: number }

/**
 * Queues what has happened, and tries what may be tried; after the round that goes on, which would tell the same. @throws ArchiveError
 * no-keychain
 */
export function tellWebhooks(ctx: Context, options: Options): Promise<WebhookOutcome> {
  const before = rounds.get(ctx.db) ?? Promise.resolve()
  const round = before.catch(() => undefined).then(() => tellAll(ctx, options))
  rounds.set(ctx.db, round)
  return round
}
const rounds = new WeakMap<Context['db'], Promise<unknown>>()

async function tellAll(ctx: Context, { which, patience }: Options): Promise<WebhookOutcome> {
  let sent = 0
  await oneByOne(ctx, queries.listWebhooks(ctx.db.read), async each => {
    queueNews(ctx, each)
    sent += await tellOne(ctx, each, { which, ...(patience === undefined ? {} : { patience }) })
  })
  return { sent, ...queries.countDeliveries(ctx.db.read) }
}

/** Tells it that this is a trial. @throws ArchiveError not-found, webhook-refused, no-keychain */
export async function testWebhook(ctx: Context, id: WebhookId, patience?: number): Promise<Webhook> {
  const to = webhook(ctx.db.read, id)
  const secret = await ctx.secrets.read(secretOf(id))
  const told =
    secret === null
      ? ({ problem: 'secret-missing', status: null } as const)
      : await tell(ctx, to, {
          ...{ secret, patience, id: randomUUID(), event: 'test' },
          said: { event: 'test', line: null, at: ctx.clock.now(), record: null, fields: null }
        })
  note(ctx, to, told)
  if (told.problem !== null)
    throw new ArchiveError('webhook-refused', {
      name: to.name,
      webhookProblem: told.problem,
      status: told.status ?? '–'
    })
  return webhook(ctx.db.read, id)
}

function queueNews(ctx: Context, { id }: Webhook): void {
  for (;;) {
    if (queries.linesToTell(ctx.db.read, id, 1).length === 0) return
    ctx.db.transact(tx => {
      const lines = queries.linesToTell(tx, id, AT_ONCE)
      for (const line of lines)
        queries.insertDelivery(tx, {
          id: WebhookDeliveryId.parse(randomUUID()),
          webhookId: id,
          line,
          at: ctx.clock.now()
        })
      record(tx, ctx, { act: 'webhook.queued', about: id, details: { events: lines.length } })
    })
  }
}

/** How many it took. The first that it does not take ends the round for it: the next would most likely meet the same. */
async function tellOne(ctx: Context, to: Webhook, { which, patience }: Options): Promise<number> {
  const due = queries.dueDeliveries(ctx.db.read, to.id, which === 'due' ? ctx.clock.now() : null)
  if (due.length === 0) return 0
  const secret = await ctx.secrets.read(secretOf(to.id))
  let taken = 0
  for (const delivery of due) {
    if (ctx.closing.aborted) break
    const told: Told =
      secret === null
        ? { problem: 'secret-missing', status: null }
        : await tell(ctx, to, {
            ...{ secret, patience, id: delivery.id, event: delivery.event },
            said: saidOf(ctx.db.read, to, delivery)
          })
    // One that was cut off by the archive's closing was not tried.
    if (ctx.closing.aborted && told.problem !== null) break
    if (queries.findWebhook(ctx.db.read, to.id) === undefined) break
    ctx.db.transact(tx => {
      const fate = fateOf(delivery, told, ctx.clock.now())
      queries.setFate(tx, delivery.id, fate)
      if (fate.state !== 'queued')
        record(tx, ctx, {
          act: fate.state === 'sent' ? 'webhook.told' : 'webhook.gave-up',
          about: to.id,
          details: { event: delivery.event, line: delivery.line, attempts: delivery.attempts + 1 }
        })
    })
    note(ctx, to, told)
    if (told.problem !== null) break
    taken += 1
  }
  tellChanged(ctx, 'webhooks')
  return taken
}

function fateOf({ attempts, queuedAt }: queries.Due, { problem, status }: Told, now: Instant): queries.Fate {
  if (problem === null) return { state: 'sent', nextAttemptAt: null, problem, status, settledAt: now }
  const next = nextAttempt(attempts + 1, queuedAt, now)
  return next === null
    ? { state: 'gave-up', nextAttemptAt: null, problem: 'gave-up', status, settledAt: now }
    : { state: 'queued', nextAttemptAt: next, problem, status, settledAt: null }
}

function note(ctx: Context, to: Webhook, { problem }: Told): void {
  const before = queries.findWebhook(ctx.db.read, to.id)
  if (before === undefined) return
  ctx.db.transact(tx => {
    queries.setChecked(tx, to.id, ctx.clock.now(), problem)
    if (before.problem !== problem)
      record(tx, ctx, {
        act: problem === null ? 'webhook.works' : 'webhook.failed',
        about: to.id,
        details: { problem }
      })
  })
  tellChanged(ctx, 'webhooks')
}

/** What is told of an event, but for which archive it is of. */
type Said = {
  readonly event: string
  readonly line: number | null
  readonly at: Instant
  readonly record: RecordRef | null
  readonly fields: object | null
}

function tell(
  ctx: Context,
  { address, privateAddress }: Webhook,
  how: {
    readonly secret: string
    readonly id: string
    readonly event: string
    readonly patience: number | undefined
    readonly said: Said
  }
): Promise<Told> {
  const { secret, id, event, patience, said } = how
  const { archive, municipality } = archiveOwner(ctx.db.read)
  const body = JSON.stringify({ format: 'kanalarkiv-webhook/1', id, archive, municipality, ...said })
  const timestamp = Math.floor(Date.parse(ctx.clock.now()) / 1000)
  return post({
    ...{ address, privateAddress, secret, id, event, body, timestamp, patience },
    signal: ctx.closing
  })
}

// Put together when it is told: what has been disposed of or marked as secret since is not in it.
function saidOf(db: ReadDb, { content }: Webhook, { event, line, at, about }: queries.Due): Said {
  const of = about === null ? null : queries.recordOf(db, about)
  return { event, line, at, record: of, fields: content === 'none' || of === null ? null : fieldsOf(db, of) }
}

/** The four fields in the words that are registered for anybody to read; null of what is secret, or has none. */
function fieldsOf(db: ReadDb, of: RecordRef): object | null {
  try {
    requireMayLeave(db, of)
    const { text: _, ...fields } = fourFields(db, of, 'registered')
    return fields
  } catch (error) {
    if (error instanceof ArchiveError) return null
    throw error
  }
}
