// Texts of a mail that are read by guess, or not at all: in letters that nobody here knows, or packed in a way that its head does not tell.
import { decodeWords } from 'postal-mime'

/** `letters`: it is read as windows-1252, for want of anything better. `form`: it is shown as it stands, packed as it may be. */
export type Unsure = 'letters' | 'form'

/** A part of a mail as postal-mime has it, which it does not show in its types. */
export type ReadPart = {
  readonly headers: readonly { readonly key: string; readonly value: string }[]
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: Readonly<Record<string, string>> }
    readonly multipart: string | false
  }
  readonly contentDisposition: { readonly parsed: { readonly value: string } }
  readonly content: ArrayBuffer | null
  readonly childNodes: readonly ReadPart[]
}

/** What is unsure of the texts of a mail that was read. */
export function unsureIn(part: ReadPart, found = new Set<Unsure>()): Set<Unsure> {
  const { multipart, parsed } = part.contentType
  const forms = new Set(encodingsOf(part).map(formOf))
  if (multipart !== false) {
    // It is to be packed in none (RFC 2045, 6.4), and no part was found within it.
    if (part.childNodes.length === 0 && (forms.has('base64') || forms.has('quoted-printable')))
      found.add('form')
  } else if (TEXTS.test(parsed.value) && part.contentDisposition.parsed.value !== 'attachment') {
    if (forms.size > 1 || forms.has('unknown')) found.add('form')
    const { charset = '' } = parsed.params
    if (charset !== '' && !isKnown(charset) && hasOtherLetters(part.content, charset)) found.add('letters')
  }
  for (const child of part.childNodes) unsureIn(child, found)
  return found
}

const TEXTS = /^text\/(?:plain|html)$/

/** Each that its head says: it is read by the first of them. */
const encodingsOf = ({ headers }: ReadPart) =>
  headers
    .filter(({ key }) => key === 'content-transfer-encoding')
    .map(({ value }) => /[\w-]+/.exec(value.replaceAll(/\([^()]*\)/g, ''))?.[0].toLowerCase() ?? '')

/** Programs write many things of what is packed in no way. */
const AS_IT_STANDS =
  /^(?:|[78]-?bits?|binary|none|identity|text|plain|(?:us-)?ascii|utf-?8|iso-8859-\d{1,2})$/

function formOf(encoding: string): string {
  if (encoding === 'base64' || encoding === 'quoted-printable') return encoding
  if (/^(?:x-)?uu(?:encode|e)?$/.test(encoding)) return 'uuencode'
  return AS_IT_STANDS.test(encoding) ? 'none' : 'unknown'
}

/** Whether the text could be read in the letters of that name, however programs spell it. */
function isKnown(charset: string): boolean {
  const bare = charset.trim().replace(/^x-/i, '')
  const spelt = [charset, bare, bare.replaceAll(/[\s_]/g, '-'), bare.replaceAll(/[\s._-]/g, '')]
  if (spelt.some(isLabel)) return true
  // What reads the mail knows more names, and reads in windows-1252 what has another.
  return /^[\w.:-]{1,40}$/.test(charset) && decodeWords(`=?${charset}?Q?=E5=86?=`) !== 'å†'
}

function isLabel(name: string): boolean {
  try {
    return new TextDecoder(name) !== null
  } catch {
    return false
  }
}

const SHIFTED = /^(?:x-)?(?:unicode-1-1-)?utf-?7/i

/** Letters that are the same by almost every name leave nothing unsure. Those of UTF-7 stand as plain ones behind a plus sign. */
function hasOtherLetters(content: ArrayBuffer | null, charset: string): boolean {
  const isOther = (byte: number) => byte > 126 || (byte < 32 && (byte < 9 || byte > 13))
  const bytes = new Uint8Array(content ?? new ArrayBuffer(0))
  return bytes.some(isOther) || (SHIFTED.test(charset) && bytes.includes(0x2b))
}
