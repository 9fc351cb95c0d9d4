// Reading a mail. Pure: bytes in, what they say out; no database, nothing executed, nothing fetched.
import type { Address, Attachment, Email } from 'postal-mime'
import { MOST_TEXT } from '#shared/comment.ts'
import type { MailAddress, MailAttachment, MailProblem, MailView } from '#shared/mail.ts'
import { readLetters } from './charset.ts'
import { clean, shortOrNull } from './clean.ts'
import { reportIn } from './delivery-report.ts'
import { remotePicturesIn, textOfHtml } from './html-text.ts'
import { notificationIn } from './notification.ts'
import { isOutlookFile, readOutlook } from './outlook.ts'
import { receivedTimeOf, timeOf } from './times.ts'

/** An attachment with its bytes. */
export type AttachedFile = MailAttachment & { readonly content: Uint8Array }

/** A mail with its files, and the mails that were forwarded in it, each read as one of its own. */
export type Mail = Omit<MailView, 'attachments'> & {
  readonly attachments: readonly AttachedFile[]
  readonly forwarded: readonly { readonly bytes: Uint8Array; readonly mail: Mail }[]
  /** Whether a server delivered it, so that From is the word of whoever sent it; a copy of what was sent lies as it was written. */
  readonly isDelivered: boolean
  /** The Message-IDs of what it answers, the nearest first: that of the mail itself, and of those before it. */
  readonly answers: readonly string[]
  /** Whether a program wrote it by itself (RFC 3834), such as for somebody who is away. */
  readonly isAutomatic: boolean
}

const DEEPEST = 5
const MOST_FORWARDED = 100

/**
 * Reads an `.eml` or Outlook `.msg` file. It never throws: what cannot be read is empty, with the problem said, and is
 * for people to read.
 */
export async function parseMail(bytes: Uint8Array, depth = 0): Promise<Mail> {
  try {
    if (isOutlookFile(bytes))
      return await readOutlook(bytes, inner => parseMail(inner, depth + 1), depth < DEEPEST)
    return await readInternetMail(bytes, depth)
  } catch {
    return UNREADABLE
  }
}

/** The mail as it is shown: without the bytes of its files. */
export function viewOf(mail: Mail): MailView {
  const { forwarded: _, isDelivered: __, answers: ___, isAutomatic: ____, attachments, ...rest } = mail
  return { ...rest, attachments: attachments.map(({ content: _, ...file }) => file) }
}

const UNREADABLE: Mail = {
  messageId: null,
  inReplyTo: null,
  from: null,
  sender: null,
  replyTo: [],
  to: [],
  cc: [],
  subject: '',
  sentAt: null,
  sentRaw: null,
  sentBasis: 'none',
  receivedAt: null,
  text: '',
  textFrom: 'none',
  remotePictures: 0,
  attachments: [],
  forwarded: [],
  isDelivered: true,
  answers: [],
  isAutomatic: false,
  notification: null,
  report: null,
  problems: ['unreadable']
}

async function readInternetMail(bytes: Uint8Array, depth: number): Promise<Mail> {
  const { mail: read, isRepaired } = await readLetters(withoutMark(bytes))
  const problems = new Set<MailProblem>(isRepaired ? ['charset-repaired'] : [])
  const headerOf = (name: string) => read.headers.find(({ key }) => key === name)?.value
  const sent = timeOf(headerOf('date'))
  if (sent.basis === 'none') problems.add('date-missing')
  if (sent.basis === 'assumed_local') problems.add('date-without-zone')
  const { text, textFrom } = textIn(read, problems)
  const files = read.attachments.map(fileOf)
  const from = addressOf(read.from)
  const mail = {
    messageId: shortOrNull(read.messageId, 998),
    inReplyTo: shortOrNull(read.inReplyTo, 998),
    from,
    sender: addressOf(read.sender),
    replyTo: addressesOf(read.replyTo),
    to: addressesOf(read.to),
    cc: addressesOf(read.cc),
    subject: clean(read.subject ?? '').slice(0, 1000),
    sentAt: sent.at,
    sentRaw: sent.raw,
    sentBasis: sent.basis,
    receivedAt: receivedTimeOf(headerOf('received')),
    isDelivered: isDelivery(headerOf('received')),
    answers: [...idsIn(headerOf('in-reply-to')), ...idsIn(headerOf('references')).toReversed()],
    isAutomatic: isAutomatic(headerOf),
    text,
    textFrom,
    remotePictures: read.html === undefined ? 0 : remotePicturesIn(read.html)
  }
  const inner = files.filter(isMail)
  if (inner.length > 0 && depth >= DEEPEST) problems.add('forwarded-too-deep')
  if (inner.length > MOST_FORWARDED) problems.add('too-many-forwarded')
  const forwarded: { bytes: Uint8Array; mail: Mail }[] = []
  if (depth < DEEPEST)
    for (const { content } of inner.slice(0, MOST_FORWARDED))
      forwarded.push({ bytes: content, mail: await parseMail(content, depth + 1) })
  const report = reportIn({
    headers: read.headers,
    from,
    text,
    files,
    forwarded: forwarded.map(each => each.mail)
  })
  return {
    ...mail,
    attachments: files.filter(file => !forwarded.some(({ bytes }) => bytes === file.content)),
    // What a report is about is no mail to us.
    forwarded: report === null ? forwarded : [],
    notification: report === null ? notificationIn(mail, read.headers) : null,
    report,
    problems: [...problems]
  }
}

// Whoever hands in a mail to send is logged in, and the server says so (RFC 3848).
const isDelivery = (received: string | undefined) =>
  received !== undefined && !/\swith\s+(?:UTF8)?E?SMTPS?A\b/i.test(received)

const MOST_IDS = 100

const idsIn = (header = '') => (header.slice(0, 100_000).match(/<[^<>\s]{1,998}>/g) ?? []).slice(-MOST_IDS)

function isAutomatic(headerOf: (name: string) => string | undefined): boolean {
  const said = headerOf('auto-submitted')?.trim()
  if (said !== undefined) return !/^no\b/i.test(said)
  return (
    headerOf('x-autoreply') !== undefined ||
    headerOf('x-autorespond') !== undefined ||
    /^auto[_-]?reply$/i.test(headerOf('precedence')?.trim() ?? '')
  )
}

const isMail = ({ mediaType, content }: AttachedFile) =>
  mediaType === 'message/rfc822' || mediaType === 'message/global' || isOutlookFile(content)

function textIn(read: Email, problems: Set<MailProblem>): Pick<MailView, 'text' | 'textFrom'> {
  const textFrom = textSource(read)
  const whole = textFrom === 'html' ? textOfHtml(read.html ?? '') : (read.text ?? '')
  if (whole.length > MOST_TEXT) problems.add('text-cut')
  return { text: clean(whole.slice(0, MOST_TEXT)), textFrom }
}

function textSource(read: Email): MailView['textFrom'] {
  if (read.text !== undefined && read.text.trim() !== '') return 'plain'
  return read.html === undefined ? 'none' : 'html'
}

function fileOf({ filename, mimeType, disposition, related, content }: Attachment): AttachedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return {
    name: shortOrNull(filename, 255),
    mediaType: shortOrNull(mimeType, 100) ?? 'application/octet-stream',
    bytes: bytes.length,
    isInline: related === true || disposition === 'inline',
    content: bytes
  }
}

/** Who an address field names; a group counts as its name. */
function addressOf(address: Address | undefined): MailAddress | null {
  if (address === undefined) return null
  const named = { name: shortOrNull(address.name), address: shortOrNull(address.address) }
  return named.name === null && named.address === null ? null : named
}

function addressesOf(addresses: readonly Address[] | undefined): MailAddress[] {
  return (addresses ?? [])
    .flatMap(each => each.group ?? [each])
    .slice(0, 200)
    .flatMap(each => addressOf(each) ?? [])
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return hasMark ? bytes.subarray(3) : bytes
}
