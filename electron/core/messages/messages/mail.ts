// A direct message as a mail to the authority's mailbox (P8b), in RFC 5322 form, ASCII on the wire.
import { canBe } from '#shared/came-in.ts'
import type { MessageRow } from '#shared/message.ts'
import { type AttachedFile, type Envelope, recordMail } from '../../deadlines/outbox/write.ts'
import { swedishTime } from '../../kernel/swedish-time.ts'

/** The bytes of the mail; the original, where the message has one of its own, goes along as it came, with what was attached. */
export function mailOf(
  message: MessageRow,
  { files, ...envelope }: Envelope & { readonly files: readonly AttachedFile[] }
): Promise<Uint8Array> {
  const { createdAt, takenInAt } = message
  const receivedAt = message.receivedAt ?? (canBe(createdAt, takenInAt) ? createdAt : null)
  const received = receivedAt === null ? 'okänt' : swedishTime(receivedAt)
  return recordMail(envelope, {
    about: { 'X-Kanalarkiv-Message': message.id },
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
      message.text === '' ? '(Se den bifogade filen.)' : message.text
    ].join('\n'),
    files
  })
}
