// Mails that the program writes, in RFC 5322 form, ASCII on the wire.
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Instant } from '#shared/ids.ts'

type Plain = {
  readonly from: string
  readonly to: string
  readonly headerId: string
  readonly at: Instant
}

type Words = { readonly subject: string; readonly text: string }
type Headers = Readonly<Record<string, string>>
type Attached = {
  readonly headers?: Headers
  readonly attachments?: { filename: string; path?: string; content?: Buffer; contentType: string }[]
}

/** What goes along with a record, by the name that it has there. */
export type AttachedFile = { readonly name: string } & (
  | { readonly path: string }
  | { readonly content: Buffer }
)

/** From where to where a record is mailed. */
export type Envelope = {
  readonly mailbox: string
  readonly from: string
  /** Who answers for the channel; null where they have no address. */
  readonly replyTo: string | null
  /** The Message-ID: it ties the mail to the record, and makes a second sending of it recognisable. */
  readonly headerId: string
  readonly at: Instant
}

/** A text as it stands in a mail, where every line ends with CR and LF and neither is alone (RFC 5322, 2.3). */
const inMail = (text: string): string => text.replaceAll(/\r\n|\r|\n/g, '\r\n')

/** The mail that shows that mail arrives. */
export function testMail(mail: Plain): Promise<Uint8Array> {
  return plainMail(mail, {
    subject: 'Prov från Kanalarkiv',
    text: 'Det här mejlet är ett prov. Om du läser det kommer e-post från Kanalarkiv fram hit.'
  })
}

/** A mail of text alone. */
export const plainMail = (mail: Plain, words: Words): Promise<Uint8Array> => composed(mail, words)

/**
 * A record as a mail: `about` is a header that says which record it is. Its files go along as bytes in base64, also what is text or
 * a mail: a mail inside a mail may not be encoded so (RFC 2046, 5.2.1), and what is not encoded can be altered on the way.
 */
export function recordMail(
  { mailbox, ...envelope }: Envelope,
  { about, files, ...words }: Words & { readonly about: Headers; readonly files: readonly AttachedFile[] }
): Promise<Uint8Array> {
  const contentType = 'application/octet-stream'
  const attachments = files.map(({ name, ...from }) => ({ filename: name, ...from, contentType }))
  return composed({ ...envelope, to: mailbox }, { ...words, headers: about, attachments })
}

async function composed(
  { from, to, replyTo = null, headerId, at }: Plain & { readonly replyTo?: string | null },
  { subject, text, headers = {}, attachments = [] }: Words & Attached
): Promise<Uint8Array> {
  const mail = new MailComposer({
    from: { name: 'Kanalarkiv', address: from },
    ...(replyTo === null ? {} : { replyTo }),
    to,
    date: new Date(at),
    messageId: headerId,
    // So that no automatic answer comes back (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
    subject,
    text: inMail(text),
    attachments,
    textEncoding: 'quoted-printable'
  })
  return new Uint8Array(await mail.compile().build())
}

/** The same mail to another mailbox: its own From, To, Date and Message-ID are replaced, and nothing else. */
export function withAddresses(
  bytes: Uint8Array,
  { sender, recipient, headerId, at }: { sender: string; recipient: string; headerId: string; at: Instant }
): Uint8Array {
  const mail = Buffer.from(bytes)
  const end = mail.indexOf('\r\n\r\n')
  const headers = mail
    .subarray(0, end)
    .toString('latin1')
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter(line => !/^(from|to|date|message-id):/i.test(line))
  const own = [
    `From: Kanalarkiv <${sender}>`,
    `To: ${recipient}`,
    `Message-ID: ${headerId}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`
  ]
  return Buffer.concat([Buffer.from([...own, ...headers].join('\r\n'), 'latin1'), mail.subarray(end)])
}
