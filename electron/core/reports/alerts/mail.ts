// Alerts by mail: one mail to a person, over all that is new to them, and at the most once an hour. How many of what and where:
// what people have written stays in the archive.
import { randomUUID } from 'node:crypto'
import type { AlertKind } from '#shared/alert.ts'
import { Instant } from '#shared/ids.ts'
import { ALERT_COUNTS } from '#shared/words/alerts.ts'
import { OF_NOTHING, queueMail } from '../../deadlines/outbox/outbox.ts'
import { findServer } from '../../deadlines/outbox/read.ts'
import { plainMail } from '../../deadlines/outbox/write.ts'
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { swedishDate } from '../../kernel/swedish-time.ts'
import { type Hidden, hiddenInCopies } from '../../register/secrecy/hide.ts'
import type { ToMail } from './subscription-queries.ts'
import * as queries from './subscription-queries.ts'

const HOUR = 3_600_000

/** Queues the mails; gives how many. Without a server for outgoing mail there are none, and what is new waits for one. */
export async function mailAlerts(ctx: Context): Promise<number> {
  const now = ctx.clock.now()
  const sender = findServer(ctx.db.read)?.sender
  if (sender === undefined) return 0
  const quietSince = Instant.parse(new Date(Date.parse(now) - HOUR).toISOString())
  const due = Map.groupBy(
    queries.alertsToMail(ctx.db.read, { date: swedishDate(now), quietSince }),
    ({ personId }) => personId
  )
  let queued = 0
  for (const alerts of due.values()) if (await mailOne(ctx, alerts, { sender, now })) queued += 1
  return queued
}

async function mailOne(
  ctx: Context,
  alerts: readonly ToMail[],
  { sender, now }: { readonly sender: string; readonly now: Instant }
): Promise<boolean> {
  const [first] = alerts
  if (first === undefined) return false
  const { personId, email } = first
  const headerId = `<${randomUUID()}.alert@kanalarkiv.invalid>`
  const words = wordsOf(alerts, hiddenInCopies(ctx.db.read))
  const eml = await ctx.objects.put(
    await plainMail({ from: sender, to: email, headerId, at: now }, words),
    'message/rfc822'
  )
  return ctx.db.transact(tx => {
    if (alerts.some(({ alertId }) => queries.isTold(tx, alertId, personId))) return false
    record(tx, ctx, {
      act: 'alert.mailed',
      about: personId,
      objects: [eml],
      details: { alerts: alerts.length }
    })
    const mail = { ...OF_NOTHING, purpose: 'alert', headerId, sender, recipient: email } as const
    const mailId = queueMail(tx, ctx, mail, eml)
    for (const { alertId } of alerts) queries.insertTold(tx, alertId, personId, mailId)
    return true
  })
}

/** The subject and text. Pure. */
function wordsOf(alerts: readonly ToMail[], hidden: Hidden): { subject: string; text: string } {
  const places = Map.groupBy(alerts, alert => placeOf(alert, hidden))
  const lines = [...places]
    .toSorted(([one], [other]) => one.localeCompare(other, 'sv'))
    .map(([place, of]) => `- ${place}: ${countsOf(of)}`)
  return {
    subject: `Aviseringar från Kanalarkiv: ${alerts.length === 1 ? 'en ny' : `${alerts.length} nya`}`,
    text: [
      'Hej!',
      '',
      'Det här är nytt i det som du prenumererar på:',
      '',
      ...lines,
      '',
      'Öppna Kanalarkiv och välj Aviseringar för att se vad det gäller.',
      '',
      'Mejlet skickas högst en gång i timmen. Vad som har skrivits står aldrig i det.'
    ].join('\r\n')
  }
}

const OF_THE_ARCHIVE: ReadonlySet<string> = new Set([
  ...['archive-damaged', 'disk-short', 'backup-late', 'receipt-unread']
])

// A name that is kept in is not told of by mail either.
function placeOf({ kind, channels, department }: ToMail, { ids, clear = name => name }: Hidden): string {
  if (department !== null)
    return ids.has(department.id) ? 'En förvaltning med sekretess' : clear(department.name)
  if (OF_THE_ARCHIVE.has(kind)) return 'Arkivet'
  const names = channels.filter(({ id }) => !ids.has(id)).map(({ name }) => clear(name))
  if (names.length < channels.length) names.push('en kanal med sekretess')
  const text = names.join(', ')
  return text === '' ? 'Utan kanal' : `${text.charAt(0).toLocaleUpperCase('sv')}${text.slice(1)}`
}

function countsOf(alerts: readonly ToMail[]): string {
  const kinds: [AlertKind, number][] = [...Map.groupBy(alerts, ({ kind }) => kind)].map(([kind, of]) => [
    kind,
    of.length
  ])
  return kinds
    .map(([kind, count]) => `${count} ${ALERT_COUNTS[kind][count === 1 ? 'one' : 'other']}`)
    .join(', ')
}
