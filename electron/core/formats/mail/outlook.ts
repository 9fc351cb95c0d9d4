// Outlook's own mail files (.msg): read to the same as any other mail.

import type { FieldsData } from '@kenjiuno/msgreader'
import * as reader from '@kenjiuno/msgreader'
import { MOST_TEXT } from '#shared/comment.ts'
import type { MailAddress, MailProblem } from '#shared/mail.ts'
import { saidType } from '../media-type.ts'
import { codePageOf, isKnownPage, lettersOf } from '../text/code-pages.ts'
import { unfolded } from '../text/folded.ts'
import { isRichText, wordsOfRichText } from '../text/rich-text.ts'
import { withoutLast } from '../text/without-last.ts'
import { clean, shortOrNull } from './clean.ts'
import { isCompoundFile, isSound, rootNames } from './compound-file.ts'
import { beginsAsMail } from './head.ts'
import { readHtml } from './html-text.ts'
import { isWholeRtf, unpackedRtf } from './packed-rtf.ts'
import type { AttachedFile, Mail, TakeOut } from './parsed-mail.ts'
import { timeOf } from './times.ts'

/**
 * Whether it is one: Word and Excel wrote their files in the same container. One that is damaged, or of which only the beginning is there,
 * is taken for one, and is found to be none when it is read.
 */
export function isOutlookFile(bytes: Uint8Array): boolean {
  return isCompoundFile(bytes) && (rootNames(bytes)?.has('__properties_version1.0') ?? true)
}

// A CommonJS module: what is its default depends on who bundles it.
type Reader = new (
  bytes: ArrayBuffer
) => {
  parserConfig?: {
    ansiEncoding: string
    propertyObserver: (fields: unknown, tag: number, value: Uint8Array | null) => void
  }
  getFileData(): FieldsData
  getAttachment(which: FieldsData): { content: Uint8Array }
}
const found = reader.default as unknown as Reader | { default: Reader }
const MsgReader: Reader = 'default' in found ? found.default : found

/** The reading of what lies in a mail: its headers, its files, and the mails that were forwarded in it. */
type Readers = {
  readonly readHeaders: (bytes: Uint8Array) => Promise<Mail>
  readonly takeOut: TakeOut
}

/** What stands in a `.msg`, and what hangs on it, for whoever compares words; never shown. */
export type OutlookWords = {
  /** The text, and what it says as a page. */
  readonly said: string
  /** All that stands in its fields: its subject, who sent it to whom, where a meeting is, whose card it is, and what its files are called. */
  readonly about: string
  readonly files: readonly { readonly name: string; readonly take: () => Uint8Array }[]
}

/** @throws where it is damaged, is some other Office file, or has its text in a form that is not read */
export function wordsInOutlook(bytes: Uint8Array): OutlookWords {
  const { msg, said, texts } = openOutlook(bytes)
  const { body = '', attachments = [] } = said
  const html = htmlIn(said) ?? ''
  // It mostly says the same once more, with how the letters look.
  const rtf = said.compressedRtf === undefined ? '' : unpackedRtf(said.compressedRtf)
  const rich = unfolded(rtf)
  return {
    said: [body, readHtml(html).text, html, rich?.said ?? rtf].join('\n'),
    about: [rich?.beside ?? '', ...textsIn(said), ...texts.map(({ text }) => text)].join('\n'),
    files: attachments.filter(hasBytes).map(each => ({
      name: each.fileName ?? each.fileNameShort ?? each.name ?? '',
      take: () => msg.getAttachment(each).content
    }))
  }
}

/** Every text in its fields; what lies in a mail within it is taken out and read by itself. */
function textsIn(fields: unknown): string[] {
  if (typeof fields === 'string') return [fields]
  if (typeof fields !== 'object' || fields === null || ArrayBuffer.isView(fields)) return []
  return Object.entries(fields).flatMap(([name, value]) =>
    name === 'innerMsgContentFields' ? [] : textsIn(value)
  )
}

/** A property that is a text, or several, as it stands in the file: of those the library names only the most common, and cuts at a zero. */
type FieldText = { readonly of: unknown; readonly tag: number; readonly text: string }
const [WIDE_TEXT, WIDE_TEXTS, NARROW_TEXT, NARROW_TEXTS] = [0x00_1f, 0x10_1f, 0x00_1e, 0x10_1e]
/** PidTagBody and PidTagSubject. */
const [BODY, SUBJECT] = [0x10_00, 0x00_37]

/** @throws where it is damaged, or is some other Office file */
function openOutlook(bytes: Uint8Array) {
  if (!isSound(bytes)) throw new Error('not a sound compound file')
  const first = readFields(bytes, 'windows-1252')
  const { messageCodepage, internetCodepage } = first.said
  const number = messageCodepage ?? internetCodepage ?? 1252
  const page = codePageOf(number)
  // Which letters its bytes stand for is written beside them.
  const read = page === 'windows-1252' || !first.isNarrow ? first : readFields(bytes, page)
  return { ...read, isSure: !first.isNarrow || isKnownPage(number) }
}

/** What the library has another name for, or no reading of. */
const IN_LIBRARY: Readonly<Record<string, string>> = { dos: 'cp850', 'iso-2022-jp': 'windows-1252' }

function readFields(bytes: Uint8Array, page: string) {
  const msg = new MsgReader(new Uint8Array(bytes).buffer)
  const texts: FieldText[] = []
  let isNarrow = false
  msg.parserConfig = {
    ansiEncoding: IN_LIBRARY[page] ?? page,
    propertyObserver(of, tag, value) {
      const type = tag & 0xff_ff
      const isWide = type === WIDE_TEXT || type === WIDE_TEXTS
      if (value === null || !(isWide || type === NARROW_TEXT || type === NARROW_TEXTS)) return
      isNarrow ||= !isWide
      // Of several texts there is also a list of how long each is, which has no words.
      const text = isWide
        ? new TextDecoder('utf-16le').decode(value)
        : lettersOf(Buffer.from(value), page, false)
      texts.push({ of, tag: tag >>> 16, text })
    }
  }
  const said = msg.getFileData()
  if (said.error !== undefined || said.dataType !== 'msg') throw new Error('not an Outlook mail')
  const own = (tag: number) => {
    const found = texts.find(each => each.of === said && each.tag === tag)
    return found === undefined ? undefined : withoutLast(found.text, '\0')
  }
  return { msg, said, texts, isNarrow, body: own(BODY), subject: own(SUBJECT) }
}

/** A file that lies at another place has none: a link to it is all that hangs on the mail. */
const hasBytes = ({ dataId, innerMsgContent }: FieldsData): boolean =>
  dataId !== undefined || innerMsgContent === true

const htmlIn = (said: FieldsData): string | undefined =>
  said.bodyHtml ??
  (said.html === undefined
    ? undefined
    : lettersOf(Buffer.from(said.html), codePageOf(said.internetCodepage ?? 65_001), true))

const SMIME = /^IPM\.Note\.SMIME(?:\.|$)/i

/** Reads a `.msg`. @throws where it is damaged, or is some other Office file */
export async function readOutlook(bytes: Uint8Array, { readHeaders, takeOut }: Readers): Promise<Mail> {
  const { msg, said, body, subject, isSure } = openOutlook(bytes)
  // What came over the net is written there as it came; a mail of the sender's own folder has none.
  const headers = await readHeaders(
    new TextEncoder().encode(`${withoutBodyFields(said.headers ?? '')}\r\n\r\n`)
  )
  const html = htmlIn(said)
  const read = readHtml(html ?? '')
  const problems = new Set<MailProblem>()
  const { text, textFrom } = body?.trim()
    ? { text: body, textFrom: 'plain' as const }
    : read.text.trim()
      ? { text: read.text, textFrom: 'html' as const }
      : richTextIn(said, problems)
  if (!isSure || text.includes('\uFFFD')) problems.add('charset-repaired')
  // The words lie in the signed or encrypted file that hangs on it.
  if (textFrom === 'none' && SMIME.test(said.messageClass ?? '')) problems.add('text-unread')
  const sent = headers.sentRaw === null ? timeOf(said.clientSubmitTime ?? said.messageDeliveryTime) : null
  const attached = said.attachments ?? []
  if (!attached.every(hasBytes)) problems.add('files-elsewhere')
  const files = filesIn(msg, takeOut.files(attached.filter(hasBytes), problems))
  const mails = files.filter(({ isMail }) => isMail).map(({ file }) => file.content)
  const forwarded = await takeOut.forwarded(mails, problems)
  return {
    ...headers,
    messageId: headers.messageId ?? shortOrNull(said.messageId, 998),
    from: headers.from ?? senderIn(said),
    to: headers.to.length > 0 ? headers.to : recipientsIn(said, 'to'),
    cc: headers.cc.length > 0 ? headers.cc : recipientsIn(said, 'cc'),
    subject: clean(subject ?? headers.subject).slice(0, 1000),
    ...(sent === null ? {} : { sentAt: sent.at, sentRaw: sent.raw, sentBasis: sent.basis }),
    text: clean(text.slice(0, MOST_TEXT)),
    textFrom,
    remotePictures: read.remotePictures,
    attachments: files
      .map(({ file }) => file)
      .filter(({ content }) => !forwarded.some(({ bytes }) => bytes === content)),
    forwarded,
    problems: [
      ...problems,
      ...headers.problems.filter(problem => sent === null || problem !== 'date-missing'),
      ...(sent?.basis === 'none' ? (['date-missing'] as const) : []),
      ...(text.length > MOST_TEXT ? (['text-cut'] as const) : [])
    ]
  }
}

/** What was written with how its letters look, where it is the only text: Outlook's own mails within an organisation are kept so. */
function richTextIn(
  { compressedRtf }: FieldsData,
  problems: Set<MailProblem>
): Pick<Mail, 'text' | 'textFrom'> {
  if (compressedRtf === undefined) return { text: '', textFrom: 'none' }
  try {
    if (!isWholeRtf(compressedRtf)) problems.add('text-unread')
    const rtf = unpackedRtf(compressedRtf)
    const text = isRichText(rtf) ? wordsOfRichText(rtf).text : rtf
    return { text: text.trim(), textFrom: 'plain' }
  } catch {
    problems.add('text-unread')
    return { text: '', textFrom: 'none' }
  }
}

// The body is not there as the headers describe it.
const withoutBodyFields = (headers: string) =>
  headers
    .replaceAll(/^content-[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?/gim, '')
    .trim()
    .replaceAll(/\r?\n(?:\r?\n)+/g, '\r\n')

function senderIn({
  senderName,
  senderSmtpAddress,
  senderEmail,
  creatorSMTPAddress
}: FieldsData): MailAddress | null {
  // An address of the sender's own organisation is a path in its directory, and no e-mail address.
  const address = [senderSmtpAddress, senderEmail, creatorSMTPAddress].find(each => each?.includes('@'))
  const named = { name: shortOrNull(senderName), address: shortOrNull(address) }
  return named.name === null && named.address === null ? null : named
}

function recipientsIn({ recipients = [] }: FieldsData, type: 'to' | 'cc'): MailAddress[] {
  return recipients
    .filter(({ recipType }) => recipType === type)
    .slice(0, 200)
    .map(({ name, smtpAddress, email }) => ({
      name: shortOrNull(name),
      address: shortOrNull([smtpAddress, email].find(each => each?.includes('@')))
    }))
}

/** Whether what hangs on a mail is a mail: not every program says what it is that it has attached. */
export const isAttachedMail = ({ mediaType, name, content }: AttachedFile): boolean =>
  mediaType === 'message/rfc822' ||
  mediaType === 'message/global' ||
  isOutlookFile(content) ||
  (/\.eml$/i.test(name ?? '') && beginsAsMail(content))

function filesIn(
  msg: InstanceType<Reader>,
  attachments: readonly FieldsData[]
): { file: AttachedFile; isMail: boolean }[] {
  return attachments.map(said => {
    const content = msg.getAttachment(said).content
    const file = {
      name: shortOrNull(said.fileName ?? said.fileNameShort ?? said.name, 255),
      mediaType: saidType(shortOrNull(said.attachMimeTag, 100) ?? '', content),
      bytes: content.length,
      isInline: said.attachmentHidden === true,
      content
    }
    // An object of another program, such as a sheet that was pasted in, lies there in the same way as a mail.
    return { file, isMail: isAttachedMail(file) }
  })
}
