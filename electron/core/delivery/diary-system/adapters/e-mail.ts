// The registry's mailbox: each document is a mail with its files, which somebody there registers. It goes by the outbox.
import type { EmailSettings } from '#shared/diary-system.ts'
import { headerIdFor, queueMail } from '../../../deadlines/outbox/outbox.ts'
import { server } from '../../../deadlines/outbox/server.ts'
import { recordMail } from '../../../deadlines/outbox/write.ts'
import type { Context } from '../../../kernel/context.ts'
import type { DiaryAdapter, DocumentToFile, HandedOver } from './adapter.ts'
import { deliveryJson, deliveryOf, deliveryXml, fourFieldsText } from './delivery-document.ts'

const MIB = 1 << 20

/** The mailbox, as an adapter. */
export function emailAdapter(settings: EmailSettings, ctx: Context): DiaryAdapter {
  return {
    mostBytes: settings.mostMib * MIB,
    // Whether mail can be sent at all; whether it arrives is seen in the outbox.
    check: async () => void server(ctx),
    createCase: null,
    createDocument: document => handOver(document, settings, ctx)
  }
}

/** @throws ArchiveError no-mail-server, package-changed */
async function handOver(
  document: DocumentToFile,
  { mailbox, accessCode }: EmailSettings,
  ctx: Context
): Promise<HandedOver> {
  const { sender } = server(ctx)
  const [{ kind, id }] = document.told.records
  const headerId = headerIdFor(ctx.db.read, id)
  const at = ctx.clock.now()
  const delivery = deliveryOf(document, { at, accessCode })
  const files: { name: string; content: Buffer }[] = [
    { name: 'diarieleverans.json', content: Buffer.from(deliveryJson(delivery)) },
    { name: 'diarieleverans.xml', content: Buffer.from(deliveryXml(delivery)) }
  ]
  for (const { name, read } of document.files) files.push({ name, content: await read() })
  const bytes = await recordMail(
    { mailbox, from: sender, replyTo: null, headerId, at },
    { about: { 'X-Kanalarkiv-Delivery': document.sending }, ...wordsOf(document, accessCode), files }
  )
  const eml = await ctx.objects.put(bytes, 'message/rfc822')
  return {
    kind: 'handed-over',
    reference: headerId,
    objects: [eml],
    within: tx => {
      const about = {
        messageId: kind === 'message' ? id : null,
        commentId: kind === 'comment' ? id : null,
        captureId: kind === 'capture' ? id : null
      }
      queueMail(tx, ctx, { ...about, purpose: 'diary', headerId, sender, recipient: mailbox }, eml)
    }
  }
}

// What somebody wrote, and what their name is, stands in the files alone.
function wordsOf(document: DocumentToFile, accessCode: string | null): { subject: string; text: string } {
  const { told, into, files, leftOut, sending } = document
  const { paragraph } = told
  const secret = paragraph === null ? [] : [`Sekretessmarkerad: ${paragraph} (${accessCode ?? ''})`, '']
  return {
    // Whose channel it came in may be what is secret, and a subject is read by many on its way.
    subject: `Att registrera: ${paragraph === null ? told.publicTitle : `sekretessmarkerad handling, ${sending}`}`,
    text: [
      'Det här är en handling från en av kommunens kanaler i sociala medier, att registrera i diariet.',
      '',
      ...fourFieldsText(document),
      `Ärende: ${into.number ?? (into.title === null ? '–' : `nytt, ${into.title}`)}`,
      '',
      ...secret,
      'Uppgifter som bara är för myndigheten står i diarieleverans.json och diarieleverans.xml.',
      '',
      'Skriv in diarienumret i Kanalarkiv när handlingen är registrerad: på paketets sida, under Skicka till diariet.',
      `Leverans: ${sending}`,
      `Beteckning: ${told.records.map(({ id }) => id).join(', ')}`,
      '',
      'Bifogat, med SHA-256:',
      ...files.map(({ name, sha256 }) => `${name} ${sha256}`),
      ...(leftOut.length === 0 ? [] : ['', `Fick inte plats, och finns i Kanalarkiv: ${leftOut.join(', ')}`])
    ].join('\n')
  }
}
