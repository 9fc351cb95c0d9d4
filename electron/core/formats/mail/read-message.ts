// Reading a message file. Pure: bytes in, what they say out; no database, nothing executed, nothing fetched.
import type { Instant } from '#shared/ids.ts'
import { encodingOf, OUTLOOK, sniff } from '../text/sniff.ts'
import { clean } from './clean.ts'
import { readMail } from './mail-apart.ts'
import { isMbox, mailsInMbox } from './mbox.ts'
import type { Mail } from './parsed-mail.ts'

/** What a file says of itself; null is what it does not say. */
export type ReadMessage = {
  readonly mediaType: string
  readonly text: string
  readonly senderName: string | null
  readonly senderAddress: string | null
  readonly sentAt: Instant | null
  /** The whole of it, where it is a mail. */
  readonly mail: Mail | null
}

const MOST_TEXT = 1_000_000
const MAILS = ['message/rfc822', OUTLOOK]

/** Reads `.eml`, `.msg` and plain text by what the bytes look like; anything else is kept and read by people. */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  const mediaType = sniff(bytes)
  if (MAILS.includes(mediaType)) return readMailAsMessage(await readMail(bytes), mediaType)
  const only = isMbox(bytes) ? await onlyMailIn(bytes) : null
  if (only !== null) return readMailAsMessage(await readMail(only), 'message/rfc822')
  const text = mediaType === 'text/plain' ? new TextDecoder(encodingOf(bytes)).decode(bytes) : ''
  // A part of it would pass for all that was written: one that is longer is read in the file itself.
  return {
    mediaType,
    text: text.length > MOST_TEXT ? '' : clean(text),
    senderName: null,
    senderAddress: null,
    sentAt: null,
    mail: null
  }
}

/** The one mail of a mailbox file, as programs save one by itself; null where there are more, which none of them may hide. */
async function onlyMailIn(bytes: Uint8Array): Promise<Uint8Array | null> {
  async function* whole() {
    yield Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  }
  let only: Uint8Array | null = null
  for await (const mail of mailsInMbox(whole(), Number.POSITIVE_INFINITY)) {
    if (only !== null || mail.hasHeading || !isMailFile(mail.bytes)) return null
    only = mail.bytes
  }
  return only
}

function readMailAsMessage(mail: Mail, mediaType: string): ReadMessage {
  const { subject, text, from, sentAt } = mail
  return {
    mediaType,
    text: clean(subject === '' ? text : `${subject}\n\n${text}`).slice(0, MOST_TEXT),
    senderName: from?.name ?? from?.address ?? null,
    senderAddress: from?.address ?? null,
    sentAt,
    mail
  }
}

/** Whether the bytes are a mail, of either form. */
export function isMailFile(bytes: Uint8Array): boolean {
  return MAILS.includes(sniff(bytes))
}
