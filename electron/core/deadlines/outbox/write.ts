// Mails that the program writes, in RFC 5322 form, ASCII on the wire.
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import type { Instant } from '#shared/ids.ts'

type Plain = {
  readonly from: string
  readonly to: string
  readonly headerId: string
  readonly at: Instant
}

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
export const inMail = (text: string): string => text.replaceAll(/\r\n|\r|\n/g, '\r\n')

/** The mail that shows that mail arrives. */
export function testMail(mail: Plain): Promise<Uint8Array> {
  return plainMail(mail, {
    subject: 'Prov från Kanalarkiv',
    text: 'Det här mejlet är ett prov. Om du läser det kommer e-post från Kanalarkiv fram hit.'
  })
}

/** A mail of text alone. */
export async function plainMail(
  { from, to, headerId, at }: Plain,
  { subject, text }: { readonly subject: string; readonly text: string }
): Promise<Uint8Array> {
  const mail = new MailComposer({
    from: { name: 'Kanalarkiv', address: from },
    to,
    date: new Date(at),
    messageId: headerId,
    // So that no automatic answer comes back (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
    subject,
    text: inMail(text),
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
