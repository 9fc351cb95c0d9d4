// Alerts: looked for, seen and done. Each is made once for its cause, whoever looks and however often.
import { randomUUID } from 'node:crypto'
import type { Alert, AlertKind, AlertsRaised } from '#shared/alert.ts'
import { AlertId } from '#shared/ids.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { ArchiveError } from '../../kernel/errors.ts'
import { record } from '../../kernel/journal/record.ts'
import { mailAlerts } from './mail.ts'
import * as queries from './queries.ts'

// So many in one act: a large import must not be in the way of other work.
const AT_ONCE = 500

/** Makes the alerts there is cause for, ends those whose cause is gone, and queues the mails. */
export async function raiseAlerts(ctx: Context): Promise<AlertsRaised> {
  let raised = 0
  for (let made = AT_ONCE; made === AT_ONCE; raised += made) {
    ctx.closing.throwIfAborted()
    made = raiseSome(ctx)
    await new Promise(resolve => setImmediate(resolve))
  }
  const ended = endCauseless(ctx)
  if (raised + ended > 0) tellChanged(ctx, 'alerts')
  return { raised, ended, mails: await mailAlerts(ctx) }
}

function raiseSome(ctx: Context): number {
  const now = ctx.clock.now()
  // Most often there is nothing, and no reason to keep others from writing.
  if (queries.newCauses(ctx.db.read, now, 1).length === 0) return 0
  return ctx.db.transact(tx => {
    const causes = queries.newCauses(tx, now, AT_ONCE)
    const counts: Partial<Record<AlertKind, number>> = {}
    for (const cause of causes) {
      queries.insertAlert(tx, AlertId.parse(randomUUID()), cause, now)
      counts[cause.kind] = (counts[cause.kind] ?? 0) + 1
    }
    if (causes.length > 0) record(tx, ctx, { act: 'alert.raised', about: null, details: counts })
    return causes.length
  })
}

function endCauseless(ctx: Context): number {
  if (!queries.hasCauseless(ctx.db.read)) return 0
  return ctx.db.transact(tx => {
    const ended = queries.endCauseless(tx, ctx.clock.now())
    if (ended > 0) record(tx, ctx, { act: 'alert.ended', about: null, details: { alerts: ended } })
    return ended
  })
}

/** Notes that somebody has seen them; answers of how many that is news. */
export function markSeen(ctx: Context, ids: readonly AlertId[]): { seen: number } {
  const seen = ctx.db.transact(tx => {
    const noted = queries.setSeen(tx, { ids, at: ctx.clock.now(), by: ctx.actor })
    if (noted.length > 0)
      record(tx, ctx, { act: 'alert.seen', about: null, details: { alerts: noted.length } })
    return noted.length
  })
  if (seen > 0) tellChanged(ctx, 'alerts')
  return { seen }
}

/** A person says that there is nothing more to do about it. @throws ArchiveError not-found */
export function markDone(ctx: Context, id: AlertId): Alert {
  ctx.db.transact(tx => {
    alert(tx, id)
    if (queries.setDone(tx, id, ctx.clock.now(), ctx.actor)) record(tx, ctx, { act: 'alert.done', about: id })
  })
  tellChanged(ctx, 'alerts')
  return alert(ctx.db.read, id)
}

function alert(db: Parameters<typeof queries.findAlert>[0], id: AlertId): Alert {
  const found = queries.findAlert(db, id)
  if (found === undefined) throw new ArchiveError('not-found', { what: id })
  return found
}
