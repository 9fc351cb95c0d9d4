// Reminders by mail: to the mailbox of each department that has not confirmed its part this half-year (P3).
import { randomUUID } from 'node:crypto'
import type { Reminded } from '#shared/attestation.ts'
import type { Instant } from '#shared/ids.ts'
import { OF_NOTHING, queueMail } from '../../deadlines/outbox/outbox.ts'
import { server } from '../../deadlines/outbox/server.ts'
import { plainMail } from '../../deadlines/outbox/write.ts'
import { type Context, tellChanged } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { halfYearInWords } from '../../kernel/swedish-time.ts'
import { hiddenInCopies } from '../../register/secrecy/hide.ts'
import { attestationStatus } from './attestations.ts'
import * as queries from './queries.ts'

/**
 * Queues the mails; each is an act of its own. With `quietSince`, departments that were reminded after it are left in
 * peace. @throws ArchiveError no-mail-server
 */
export async function remindOfAttestations(
  ctx: Context,
  quietSince: Instant | null = null
): Promise<Reminded> {
  const { sender } = server(ctx)
  const { period, departments } = attestationStatus(ctx)
  const isQuiet = (remindedAt: Instant | null) =>
    quietSince !== null && remindedAt !== null && remindedAt > quietSince
  const due = departments.filter(({ state, remindedAt }) => state !== 'attested' && !isQuiet(remindedAt))
  const { ids, clear = name => name } = hiddenInCopies(ctx.db.read)
  let queued = 0
  for (const { departmentId, departmentName, mailbox } of due) {
    if (mailbox === null) continue
    const headerId = `<${randomUUID()}.attestation@kanalarkiv.invalid>`
    const at = ctx.clock.now()
    const bytes = await plainMail(
      { from: sender, to: mailbox, headerId, at },
      // A name that is kept in is not told of by mail either.
      reminder(ids.has(departmentId) ? 'Förvaltningen' : clear(departmentName), period)
    )
    const eml = await ctx.objects.put(bytes, 'message/rfc822')
    const isQueued = ctx.db.transact(tx => {
      // Another round may have been quicker.
      if (isQuiet(queries.remindedAt(tx, departmentId, period))) return false
      record(tx, ctx, {
        act: 'attestation.reminded',
        about: departmentId,
        objects: [eml],
        details: { period }
      })
      const mail = { ...OF_NOTHING, purpose: 'reminder', headerId, sender, recipient: mailbox } as const
      const mailId = queueMail(tx, ctx, mail, eml)
      queries.insertReminder(tx, { departmentId, period, mailId, remindedAt: at })
      return true
    })
    if (isQueued) queued += 1
  }
  if (queued > 0) tellChanged(ctx, 'register')
  const withoutMailbox = due.flatMap(({ mailbox, departmentName }) =>
    mailbox === null ? [departmentName] : []
  )
  return { queued, withoutMailbox }
}

// How many channels there are is not said either: one of them may be kept in.
function reminder(department: string, period: string) {
  return {
    subject: `Intyga förvaltningens kanaler i sociala medier, ${halfYearInWords(period)}`,
    text: [
      `${department} har ännu inte intygat sin del av registret över kommunens kanaler i sociala medier för ${halfYearInWords(period)}.`,
      'Gå igenom förvaltningens kanaler i registret tillsammans med den som håller registret: stämmer kanalerna, adresserna, de ansvariga och besluten?',
      'Förvaltningen intygar i Kanalarkiv, under Kanaler och Intyg, eller på den blankett som skrivs ut där.'
    ].join('\n\n')
  }
}
