// A direct message as a mail to the authority's mailbox (P8b), in RFC 5322 form, ASCII on the wire.
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { canBe } from '#shared/came-in.ts'
import type { MessageRow } from '#shared/message.ts'
import { type Envelope, inMail } from '../../deadlines/outbox/write.ts'
import { swedishTime } from '../../kernel/swedish-time.ts'

/** The original, where the message has one of its own, and what was attached. */
type Files = readonly { readonly name: string; readonly path: string }[]

/** The bytes of the mail; an original file goes along as it came. */
export async function mailOf(
  message: MessageRow,
  { mailbox, from, replyTo, headerId, at, files }: Envelope & { readonly files: Files }
): Promise<Uint8Array> {
  const { createdAt, takenInAt } = message
  const receivedAt = message.receivedAt ?? (canBe(createdAt, takenInAt) ? createdAt : null)
  const received = receivedAt === null ? 'okänt' : swedishTime(receivedAt)
  const mail = new MailComposer({
    from: { name: 'Kanalarkiv', address: from },
    ...(replyTo === null ? {} : { replyTo }),
    to: mailbox,
    date: new Date(at),
    messageId: headerId,
    // So that no automatic answer comes back (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Kanalarkiv-Message': message.id },
    subject: `Direktmeddelande till ${message.channelName}`,
    text: [
      'Det här är ett direktmeddelande som kommit in till kommunen i sociala medier.',
      '',
      `Kanal: ${message.channelName}`,
      `Avsändare: ${message.senderName ?? 'okänd'}`,
      `Avsändarens adress: ${message.senderAddress ?? 'okänd'}`,
      `Mottaget: ${received}`,
      `Intaget i Kanalarkiv: ${swedishTime(message.takenInAt)}`,
      `Beteckning: ${message.id}`,
      ...(message.route?.diaryNumber ? [`Diarienummer: ${message.route.diaryNumber}`] : []),
      `Originalets SHA-256: ${message.original ?? 'ingår i en export'}`,
      '',
      'Meddelandets text:',
      '',
      message.text === '' ? '(Se den bifogade filen.)' : inMail(message.text)
    ].join('\r\n'),
    // As bytes in base64, also when it is a mail: a mail inside a mail may not be encoded so (RFC 2046, 5.2.1), and what
    // is not encoded can be altered on the way.
    attachments: files.map(({ name, path }) => ({
      filename: name,
      path,
      contentType: 'application/octet-stream'
    })),
    textEncoding: 'quoted-printable'
  })
  return new Uint8Array(await mail.compile().build())
}
