// Reading a message file. Pure: bytes in, what they say out; no database, nothing executed, nothing fetched.
import type { Instant } from '#shared/ids.ts'
import { clean } from './clean.ts'
import { isCompoundFile } from './compound-file.ts'
import { beginsAsMail } from './head.ts'
import { readMail } from './mail-apart.ts'
import type { Mail } from './parsed-mail.ts'

/** What a file says of itself; null is what it does not say. */
export type ReadMessage = {
  readonly mediaType: string
  readonly text: string
  readonly senderName: string | null
  readonly senderAddress: string | null
  readonly sentAt: Instant | null
  /** The whole of it, where it is a mail that can be read. */
  readonly mail: Mail | null
}

const MOST_TEXT = 1_000_000
const OUTLOOK = 'application/vnd.ms-outlook'
const MAILS = ['message/rfc822', OUTLOOK]

/** Reads `.eml`, `.msg` and plain text by what the bytes look like; anything else is kept and read by people. */
export async function readMessage(bytes: Uint8Array): Promise<ReadMessage> {
  const mediaType = sniff(bytes)
  if (MAILS.includes(mediaType)) return readMailAsMessage(await readMail(bytes), mediaType)
  const text =
    mediaType === 'text/plain' ? new TextDecoder(encodingOf(bytes)).decode(bytes).slice(0, MOST_TEXT) : ''
  return { mediaType, text: clean(text), senderName: null, senderAddress: null, sentAt: null, mail: null }
}

function readMailAsMessage(mail: Mail, mediaType: string): ReadMessage {
  const { subject, text, from, sentAt, problems } = mail
  return {
    mediaType,
    text: clean(subject === '' ? text : `${subject}\n\n${text}`).slice(0, MOST_TEXT),
    senderName: from?.name ?? from?.address ?? null,
    senderAddress: from?.address ?? null,
    sentAt,
    mail: problems.includes('unreadable') ? null : mail
  }
}

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]]
]

/** Whether the bytes are a mail, of either form. */
export function isMailFile(bytes: Uint8Array): boolean {
  return MAILS.includes(sniff(bytes))
}

/** The media type that the bytes themselves tell of. */
export function sniff(bytes: Uint8Array): string {
  const known = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))
  if (known !== undefined) return known[0]
  if (isCompoundFile(bytes)) return OUTLOOK
  if (beginsAsMail(bytes)) return 'message/rfc822'
  return isText(bytes) ? 'text/plain' : 'application/octet-stream'
}

function isText(bytes: Uint8Array): boolean {
  const isWide = encodingOf(bytes).startsWith('utf-16')
  const controls = bytes.subarray(0, 4096).filter(byte => byte < 9 || (byte > 13 && byte < 32)).length
  return isWide || controls === 0
}

// The byte-order mark says; without one, what is not UTF-8 is taken for the encoding of older Windows programs. The
// original bytes are kept, so that a wrong guess loses nothing.
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
