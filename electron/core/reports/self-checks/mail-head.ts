// The head of the journal in a mailbox elsewhere, such as the registry's: whoever has the mail can tell later whether the journal was written anew.
import { randomUUID } from 'node:crypto'
import type { OutgoingMail } from '#shared/outbox.ts'
import { OF_NOTHING, outgoingMail, queueMail } from '../../deadlines/outbox/outbox.ts'
import { server } from '../../deadlines/outbox/server.ts'
import { plainMail } from '../../deadlines/outbox/write.ts'
import type { Context } from '../../kernel/context.ts'
import { record } from '../../kernel/journal/record.ts'
import { wordsOfHead } from '../../kernel/journal/save-head.ts'

/** Queues the mail. @throws ArchiveError no-mail-server */
export async function mailHead(ctx: Context, mailbox: string): Promise<OutgoingMail> {
  const { sender } = server(ctx)
  const { at, title, lines, details } = wordsOfHead(ctx)
  const headerId = `<${randomUUID()}.head@kanalarkiv.invalid>`
  const bytes = await plainMail(
    { from: sender, to: mailbox, headerId, at },
    { subject: title, text: lines.join('\n') }
  )
  const eml = await ctx.objects.put(bytes, 'message/rfc822')
  const id = ctx.db.transact(tx => {
    record(tx, ctx, { act: 'journal.head-mailed', about: null, objects: [eml], details })
    return queueMail(tx, ctx, { ...OF_NOTHING, purpose: 'head', headerId, sender, recipient: mailbox }, eml)
  })
  return outgoingMail(ctx.db.read, id)
}
