// Outlook's own mail files (.msg): read to the same as any other mail.

import type { FieldsData } from '@kenjiuno/msgreader'
import * as reader from '@kenjiuno/msgreader'
import { MOST_TEXT } from '#shared/comment.ts'
import type { MailAddress } from '#shared/mail.ts'
import { clean, shortOrNull } from './clean.ts'
import { isCompoundFile, isSound } from './compound-file.ts'
import { remotePicturesIn, textOfHtml } from './html-text.ts'
import type { AttachedFile, Mail } from './parsed-mail.ts'
import { timeOf } from './times.ts'

export const isOutlookFile = isCompoundFile

// A CommonJS module: what is its default depends on who bundles it.
type Reader = new (
  bytes: ArrayBuffer
) => {
  getFileData(): FieldsData
  getAttachment(which: FieldsData): { content: Uint8Array }
}
const found = reader.default as unknown as Reader | { default: Reader }
const MsgReader: Reader = 'default' in found ? found.default : found

/**
 * Reads a `.msg`. `parse` reads headers and mails that lie in it; those are unpacked only where `isUnpacked`.
 * @throws where it is damaged, or is some other Office file
 */
export async function readOutlook(
  bytes: Uint8Array,
  parse: (bytes: Uint8Array) => Promise<Mail>,
  isUnpacked: boolean
): Promise<Mail> {
  if (!isSound(bytes)) throw new Error('not a sound compound file')
  const msg = new MsgReader(bytes.slice().buffer)
  const said = msg.getFileData()
  if (said.error !== undefined || said.dataType !== 'msg') throw new Error('not an Outlook mail')
  // What came over the net is written there as it came; a mail of the sender's own folder has none.
  const headers = await parse(new TextEncoder().encode(`${withoutBodyFields(said.headers ?? '')}\r\n\r\n`))
  const html =
    said.bodyHtml ?? (said.html === undefined ? undefined : lettersOf(said.html, said.internetCodepage))
  const text = said.body?.trim() ? said.body : textOfHtml(html ?? '')
  const sent = headers.sentRaw === null ? timeOf(said.clientSubmitTime ?? said.messageDeliveryTime) : null
  const { forwarded, attachments } = await filesIn(msg, said, parse, isUnpacked)
  return {
    ...headers,
    messageId: headers.messageId ?? shortOrNull(said.messageId, 998),
    from: headers.from ?? senderIn(said),
    to: headers.to.length > 0 ? headers.to : recipientsIn(said, 'to'),
    cc: headers.cc.length > 0 ? headers.cc : recipientsIn(said, 'cc'),
    subject: clean(said.subject ?? headers.subject).slice(0, 1000),
    ...(sent === null ? {} : { sentAt: sent.at, sentRaw: sent.raw, sentBasis: sent.basis }),
    text: clean(text.slice(0, MOST_TEXT)),
    textFrom: textSource(said, html),
    remotePictures: html === undefined ? 0 : remotePicturesIn(html),
    attachments,
    forwarded,
    problems: [
      ...headers.problems.filter(problem => sent === null || problem !== 'date-missing'),
      ...(sent?.basis === 'none' ? (['date-missing'] as const) : []),
      ...(text.length > MOST_TEXT ? (['text-cut'] as const) : [])
    ]
  }
}

// The body is not there as the headers describe it.
const withoutBodyFields = (headers: string) =>
  headers
    .replaceAll(/^content-[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?/gim, '')
    .trim()
    .replaceAll(/\r?\n(?:\r?\n)+/g, '\r\n')

function textSource(said: FieldsData, html: string | undefined): Mail['textFrom'] {
  if (said.body?.trim()) return 'plain'
  return html === undefined ? 'none' : 'html'
}

function lettersOf(bytes: Uint8Array, codepage: number | undefined): string {
  const label = codepage === undefined || codepage === 65001 ? 'utf-8' : `windows-${codepage}`
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

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

async function filesIn(
  msg: InstanceType<Reader>,
  { attachments = [] }: FieldsData,
  parse: (bytes: Uint8Array) => Promise<Mail>,
  isUnpacked: boolean
): Promise<Pick<Mail, 'attachments' | 'forwarded'>> {
  const files: AttachedFile[] = []
  const forwarded: { bytes: Uint8Array; mail: Mail }[] = []
  for (const said of attachments) {
    const content = msg.getAttachment(said).content
    const isMail = said.innerMsgContent === true || isCompoundFile(content)
    const mail = isMail && isUnpacked ? await parse(content) : null
    // A file of Word or Excel may be such a container too, and is no mail.
    if (mail?.problems.includes('unreadable') === false) forwarded.push({ bytes: content, mail })
    else
      files.push({
        name: shortOrNull(said.fileName ?? said.fileNameShort ?? said.name, 255),
        mediaType: shortOrNull(said.attachMimeTag, 100) ?? 'application/octet-stream',
        bytes: content.length,
        isInline: said.attachmentHidden === true,
        content
      })
  }
  return { attachments: files, forwarded }
}
