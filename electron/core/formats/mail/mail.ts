// Reading a mail. Pure: bytes in, what they say out; no database, nothing executed, nothing fetched.
import type { Address, Attachment, Email } from 'postal-mime'
import { MOST_TEXT } from '#shared/comment.ts'
import type { MailAddress, MailProblem, MailView } from '#shared/mail.ts'
import { saidType } from '../media-type.ts'
import { readLetters } from './charset.ts'
import { clean, shortOrNull } from './clean.ts'
import { reportIn } from './delivery-report.ts'
import { mailIn } from './head.ts'
import { readHtml } from './html-text.ts'
import { notificationIn } from './notification.ts'
import { otherWords } from './other-words.ts'
import { isAttachedMail, isOutlookFile, readOutlook } from './outlook.ts'
import { type AttachedFile, type Forwarded, type Mail, type TakeOut, UNREADABLE } from './parsed-mail.ts'
import { receivedTimeOf, timeOf } from './times.ts'

const DEEPEST = 5
/** All mails that lie in one, on every level together. */
const MOST_FORWARDED = 100
/** All files that are taken out of one, on every level together. */
const MOST_FILES = 1_000

/** Where a mail lies in the one that is read, and how many more mails and files are taken out of that. */
type Unpacking = { readonly depth: number; readonly all: { mails: number; files: number } }

const NOTHING: TakeOut = { files: () => [], forwarded: async () => [] }

/**
 * Reads an `.eml` or Outlook `.msg` file. It never throws: what cannot be read is empty, with the problem said, and is
 * for people to read.
 */
export function parseMail(bytes: Uint8Array): Promise<Mail> {
  return read(bytes, { depth: 0, all: { mails: MOST_FORWARDED, files: MOST_FILES } })
}

async function read(bytes: Uint8Array, unpacking: Unpacking): Promise<Mail> {
  const takeOut: TakeOut = {
    files(files, problems) {
      const taken = files.slice(0, unpacking.all.files)
      unpacking.all.files -= taken.length
      if (taken.length < files.length) problems.add('too-many-files')
      return taken
    },
    forwarded: (files, problems) => readForwarded(files, problems, unpacking)
  }
  try {
    return isOutlookFile(bytes)
      ? await readOutlook(bytes, { readHeaders: readInternetMail, takeOut })
      : await readInternetMail(withLineEnds(mailIn(bytes)), takeOut)
  } catch {
    return UNREADABLE
  }
}

/** As old programs ended lines, with CR alone, they are no lines to anybody today. */
function withLineEnds(bytes: Uint8Array): Uint8Array {
  return bytes.includes(LF) || !bytes.includes(CR) ? bytes : bytes.map(byte => (byte === CR ? LF : byte))
}

const [LF, CR] = [10, 13]

async function readForwarded(
  files: readonly Uint8Array[],
  problems: Set<MailProblem>,
  { depth, all }: Unpacking
): Promise<Forwarded[]> {
  if (files.length === 0) return []
  if (depth >= DEEPEST) {
    problems.add('forwarded-too-deep')
    return []
  }
  const forwarded: Forwarded[] = []
  for (const bytes of files) {
    if (all.mails === 0) {
      problems.add('too-many-forwarded')
      break
    }
    all.mails -= 1
    const mail = await read(bytes, { depth: depth + 1, all })
    // Word and Excel wrote their files in the container that Outlook's have: one that is no mail is a file.
    if (!mail.problems.includes('unreadable')) forwarded.push({ bytes, mail })
  }
  return forwarded
}

/** The mail as it is shown: without the bytes of its files. */
export function viewOf(mail: Mail): MailView {
  const {
    forwarded: _,
    isDelivered: __,
    answers: ___,
    isAutomatic: ____,
    otherWords: _____,
    attachments,
    ...rest
  } = mail
  return { ...rest, attachments: attachments.map(({ content: _, ...file }) => file) }
}

async function readInternetMail(bytes: Uint8Array, takeOut: TakeOut = NOTHING): Promise<Mail> {
  const { mail: read, isRepaired, unsure } = await readLetters(bytes)
  const problems = new Set<MailProblem>(isRepaired || unsure.has('letters') ? ['charset-repaired'] : [])
  if (unsure.has('form')) problems.add('text-unread')
  const headerOf = (name: string) => read.headers.find(({ key }) => key === name)?.value
  const sent = timeOf(headerOf('date'))
  if (sent.basis === 'none') problems.add('date-missing')
  if (sent.basis === 'assumed_local') problems.add('date-without-zone')
  const files = takeOut.files(read.attachments, problems).map(fileOf)
  const html = readHtml(read.html ?? '')
  const { text, textFrom } =
    files.length === 0 && isBlank(read) ? bodyAsIs(bytes, read) : textIn(read, html.text, problems)
  const others = textFrom === 'plain' ? otherWords(read.text ?? '', html.text) : null
  if (others !== null) problems.add('html-differs')
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
    remotePictures: html.remotePictures
  }
  const forwarded = await takeOut.forwarded(
    files.filter(isAttachedMail).map(({ content }) => content),
    problems
  )
  const report = reportIn({
    headers: read.headers,
    from,
    text,
    files,
    forwarded: forwarded.map(each => each.mail)
  })
  // What a report sends back is the mail that it is about, and no mail to us.
  const unpacked = /multipart\/report/i.test(headerOf('content-type') ?? '') ? [] : forwarded
  const inside = report === null ? unpacked : forwarded
  return {
    ...mail,
    attachments: files.filter(file => !inside.some(({ bytes }) => bytes === file.content)),
    forwarded: report === null ? unpacked : [],
    notification: report === null ? notificationIn(mail, read.headers) : null,
    report,
    ...(others === null ? {} : { otherWords: others }),
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

function textIn(
  read: Email,
  textOfHtml: string,
  problems: Set<MailProblem>
): Pick<MailView, 'text' | 'textFrom'> {
  const textFrom = textSource(read)
  const whole = textFrom === 'html' ? textOfHtml : (read.text ?? '')
  if (whole.length > MOST_TEXT) problems.add('text-cut')
  return { text: clean(whole.slice(0, MOST_TEXT)), textFrom }
}

const isBlank = ({ text = '', html = '' }: Email) => text.trim() === '' && html.trim() === ''

// Its parts are not told apart as it says, so that nothing of it is read: then it is shown as it stands.
function bodyAsIs(bytes: Uint8Array, { headers }: Email): Pick<MailView, 'text' | 'textFrom'> {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const letters = raw.toString('latin1')
  const end = /\r?\n\r?\n/.exec(letters)
  const after = end === null ? '' : decoded(raw.subarray(end.index + end[0].length)).slice(0, MOST_AS_IS)
  const body =
    after.trim() === '' ? decoded(raw.subarray(endOfHead(letters, headers))).slice(0, MOST_AS_IS) : after
  return { text: clean(body), textFrom: body.trim() === '' ? 'none' : 'plain' }
}

/** Where a head ends that no empty line ends: at the first line that is of none, or at once where nothing in it is what mails say. */
function endOfHead(letters: string, headers: Email['headers']): number {
  if (!headers.some(({ key }) => SAID.has(key))) return 0
  let at = 0
  while (at < letters.length) {
    const next = letters.indexOf('\n', at) + 1 || letters.length
    if (!OF_A_HEAD.test(letters.slice(at, Math.min(next, at + LONGEST_NAME)))) return at
    at = next
  }
  return at
}

const SAID = new Set(['from', 'to', 'cc', 'subject', 'date', 'message-id', 'received', 'content-type'])
/** A field, what goes on with it, the line that a mailbox file begins a mail with, or an empty line. */
const OF_A_HEAD = /^(?:[!-9;-~]+:|[ \t\r\n]|>?From )/
const LONGEST_NAME = 1_000

const MOST_AS_IS = 100_000

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function textSource(read: Email): MailView['textFrom'] {
  if (read.text !== undefined && read.text.trim() !== '') return 'plain'
  return read.html === undefined ? 'none' : 'html'
}

function fileOf({ filename, mimeType, disposition, related, content }: Attachment): AttachedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  return {
    name: shortOrNull(filename, 255),
    mediaType: saidType(shortOrNull(mimeType, 100) ?? '', bytes),
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
