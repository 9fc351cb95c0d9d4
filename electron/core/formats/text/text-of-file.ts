// The words in a kept file, to be compared with other words; never shown. Every part of a page or mail is read, also what its
// markup says beside the text. Linear in the length of the file, and for a thread of its own: the file came from outside.
import { beginsAsMail, mailIn } from '../mail/head.ts'
import { textOfHtml } from '../mail/html-text.ts'
import { mediaTypeOf, TAR, TNEF } from '../media-type.ts'
import { packedIn } from './base64.ts'
import { isFolded, unfolded } from './folded.ts'
import { unquoted } from './quoted-printable.ts'
import { encodingOf, isUtf32, SNIFFED_BYTES, sniff, textOfUtf32 } from './sniff.ts'
import { undone } from './undone.ts'
import { uudecoded } from './uudecoded.ts'

/** A text is read so far, and a mail of so many parts with heads so long: what is larger is no text that a person wrote. */
export const MOST_TEXT = 64 << 20
const MOST_PARTS = 10_000
const MOST_HEAD = 1 << 20
/** So deep one text is packed in another, and so many letters of them are unpacked in all. */
const DEEPEST_PACKED = 3
const MOST_PACKED = MOST_TEXT

/** Whether a file of this kind has words that can be read, by its name. */
export function isNamedText(mediaType: string): boolean {
  const type = bareType(mediaType)
  return (
    ['application/json', 'application/xml', 'message/rfc822'].includes(type) ||
    /^(?:text|multipart)\/|^application\/(?:x-)?(?:java|ecma)script$|\+(?:json|xml)$/.test(type)
  )
}

/** The same, also by how it begins: a mail program sends a text or a mail as "some bytes", and a server may call it anything. */
export function hasWords(mediaType: string, head: () => Uint8Array): boolean {
  return isNamedText(mediaType) || [...SNIFFED, ...UNPACKED].includes(sniff(head()))
}
const SNIFFED = ['text/plain', 'message/rfc822']
/** What holds other files as they are: what stands in them so is found, and no more. */
const UNPACKED = [TNEF, TAR]

const bareType = (mediaType: string) => mediaType.toLowerCase().split(';', 1)[0]?.trim() ?? ''

/**
 * `everything` that may be words, or only what is `said` in it: neither fields of a mail nor what markup says beside the text, which are the
 * same in many files; `own` leaves out what hangs on a mail too.
 */
export type HowMuch = 'everything' | 'said' | 'own'

/** Told of each part of a mail, whatever it is called: it may be a document. */
type Beside = (part: {
  readonly beginning: () => Buffer
  readonly whole: () => Buffer
  /** It hangs on the mail, and is not its text. */
  readonly isFile: boolean
}) => void

/** What the file says, or null where it has no words that can be read. @throws RangeError what is too large to be read */
export function textOfFile(
  bytes: Uint8Array,
  mediaType: string,
  much: HowMuch = 'everything',
  beside: Beside = () => undefined
): string | null {
  return textOfWhole(bytes, mediaType, { much, beside, packed: { depth: 0, spent: { letters: 0 } } })
}

function textOfWhole(bytes: Uint8Array, mediaType: string, of: Of): string | null {
  if (!hasWords(mediaType, () => bytes)) return null
  const type = bareType(mediaType)
  const isMail = type.startsWith('multipart/') || type === 'message/rfc822'
  if (isMail || beginsAsMail(bytes)) {
    const text = textOfMime(latin1(mailIn(bytes)), { ...of, depth: 0, parts: { left: MOST_PARTS } })
    return isMail ? text : `${text}\n${decoded(bytes, mediaType)}`
  }
  return textOf(decoded(bytes, mediaType), isNamedText(type) ? type : '', of)
}

/** What of a file is asked for, and how deep it is packed in another as letters. */
type Of = {
  readonly much: HowMuch
  readonly beside: Beside
  readonly packed: { readonly depth: number; readonly spent: { letters: number } }
}

/** Every way in which words may stand in it: as they are shown, as they are written, and without what markup stands among them. */
function textOf(text: string, type: string, of: Of): string {
  // Rich text begins as JSON does.
  const other = unfolded(text)
  const shown =
    other?.said ?? (isJson(type, text) ? textOfJson(text) : isPage(type, text) ? textOfHtml(text) : text)
  if (of.much !== 'everything') return shown
  if (other?.hasObject === true) throw new Error('a text with a file in it')
  const written = undone(shown === text || isPage(type, text) ? text : shown)
  const bare = written.includes('</') ? written.replaceAll(/<\/?[a-z][^<>]{0,500}>/gi, ' ') : written
  const asItStands = other === null && isJson(type, text) ? shown : text
  return [...new Set([shown, other?.beside ?? '', written, bare, asItStands]), ...unpacked(written, of)].join(
    '\n'
  )
}

/** What stands in it as letters of base64, where that is a text; a document within it is told of, and in an address every file. */
function unpacked(text: string, of: Of): string[] {
  const texts: string[] = []
  const { depth, spent } = of.packed
  for (const packed of packedIn(text)) {
    const head = packed.bytes(SNIFFED_BYTES)
    const isText = SNIFFED.includes(sniff(head))
    of.beside({ beginning: () => head, whole: () => packed.bytes(), isFile: packed.isSaid })
    if (!isText) continue
    spent.letters += packed.length
    if (depth === DEEPEST_PACKED || spent.letters > MOST_PACKED)
      throw new RangeError('more is packed than is read')
    texts.push(textOfWhole(packed.bytes(), '', { ...of, packed: { depth: depth + 1, spent } }) ?? '')
  }
  return texts
}

/** The texts that stand in one as letters of base64. */
export function textsPackedIn(text: string): string[] {
  const texts: string[] = []
  for (const packed of packedIn(text))
    if (sniff(packed.bytes(SNIFFED_BYTES)) === 'text/plain') texts.push(decoded(packed.bytes(), ''))
  return texts
}

const isJson = (type: string, text: string) =>
  type === 'application/json' || type.endsWith('+json') || (type === '' && /^\s*[{[]/.test(text))

const isPage = (type: string, text: string) =>
  type === 'text/html' || type === 'application/xhtml+xml' || (type === '' && /^\s*</.test(text))

/** The letters of a text, by what is said of it or by what they look like. @throws RangeError what is too large */
function decoded(bytes: Uint8Array, said: string): string {
  if (bytes.length > MOST_TEXT) throw new RangeError('a longer text than is read')
  if (isUtf32(bytes)) return textOfUtf32(bytes)
  if (isFolded(latin1(bytes.subarray(0, SNIFFED_BYTES)))) return latin1(bytes)
  const wide = /charset="?(utf-16(?:le|be)?)/i.exec(said)?.[1]
  const encoding = /charset="?(?:iso-8859|windows-125|latin)/i.test(said) ? 'windows-1252' : encodingOf(bytes)
  const text = new TextDecoder(wide ?? encoding).decode(bytes)
  // Letters of two bytes may stand in it too.
  return UNPACKED.includes(mediaTypeOf(bytes)) ? `${text}\n${text.replaceAll('\0', '')}` : text
}

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** Every text in it, in order; a file that is no JSON after all is read as it stands. */
function textOfJson(json: string): string {
  const texts: string[] = []
  try {
    JSON.parse(json, (_, value: unknown) => {
      if (typeof value === 'string') texts.push(value)
      return null
    })
  } catch {
    return json
  }
  return texts.join('\n')
}

/** A mail that was forwarded in another lies two levels down. */
const DEEPEST = 20

/** How deep a part lies in a mail, how many more are read of all its parts, and what of them. */
type Place = Of & { readonly depth: number; readonly parts: { left: number } }

/** A mail, or a page that was saved with all its parts. */
function textOfMime(source: string, { depth, ...of }: Place): string {
  const { parts, much, beside } = of
  if (depth > DEEPEST) throw new RangeError('deeper than is read')
  // A part may have no head at all.
  const end = /^\r?\n|\r?\n\r?\n/.exec(source)
  if (end === null) return source
  if (end.index > MOST_HEAD) throw new RangeError('a longer head than is read')
  const head = source.slice(0, end.index).replaceAll(/\r?\n[ \t]+/g, ' ')
  const bodyAt = end.index + end[0].length
  const type = headerOf(head, 'content-type').toLowerCase()
  const boundary = boundaryIn(headerOf(head, 'content-type'))
  const inside = { ...of, depth: depth + 1 }
  if (boundary !== undefined) {
    const { found, around } = partsOf(source, { boundary, bodyAt, parts })
    // Of a mail that came back, often the head alone is there.
    if (found.length === 0 && around.trim() !== '') throw new Error('a mail whose parts are not found')
    const texts = found.map(part => textOfMime(part.replace(/^[ \t]*\r?\n/, ''), inside))
    // What stands in no part is shown by some programs, and kept by all.
    if (much === 'everything') texts.unshift(textOfHead(head), textOfHead(around))
    return texts.join('\n')
  }
  if (type.startsWith('multipart/') && source.slice(bodyAt).trim() !== '')
    throw new Error('a mail that does not say what its parts lie between')
  const [encoding = ''] = headerOf(head, 'content-transfer-encoding')
    .toLowerCase()
    .split(/[\s;(]/, 1)
  const beginning = () => decodedBody(source.slice(bodyAt, bodyAt + SNIFFED_BYTES), encoding)
  if (much === 'own' && hangsOn(head)) return ''
  const said = much === 'everything' ? textOfHead(head) : ''
  const isText = type === '' || CALLED_TEXT.test(type) || type.startsWith('message/')
  const whole = () => decodedBody(source.slice(bodyAt), encoding)
  beside({ beginning, whole, isFile: hangsOn(head) })
  if (!isText && !hasWords(type, beginning)) return said
  const body = whole()
  if (type.startsWith('message/')) return textOfMime(latin1(mailIn(body)), inside)
  const nested = beginsAsMail(body) ? textOfMime(latin1(mailIn(body)), inside) : ''
  const named = type === '' ? 'text/plain' : isNamedText(type) ? bareType(type) : ''
  const packed = uudecoded(body).files.map(file => {
    beside({ beginning: () => file, whole: () => file, isFile: true })
    return textOfWhole(file, '', of) ?? ''
  })
  return [said, nested, textOf(decoded(body, type), named, of), ...packed].join('\n')
}

/** What its parts lie between, with what RFC 2231 lets stand around it. */
function boundaryIn(contentType: string): string | undefined {
  const [, quoted, bare] =
    /\bboundary(?:\*0?\*?)?\s{0,20}=\s{0,20}(?:"([^"]+)|([^;\s]+))/i.exec(contentType) ?? []
  return (quoted ?? bare?.replace(/^[\w-]{0,40}'[\w-]{0,40}'/, ''))?.trimEnd()
}

/** Whatever calls itself JSON or XML; a document of Word is `openxml` and a zip. */
const CALLED_TEXT = /json|(?:^|[^a-z])xml/

/** What stands between the boundaries, of a mail that was cut off also what stands after the last; and what stands before and after all of them. */
function partsOf(
  source: string,
  { boundary, bodyAt, parts }: { boundary: string; bodyAt: number; parts: Place['parts'] }
): { readonly found: string[]; readonly around: string } {
  const line = `--${boundary}`
  const found: string[] = []
  const after = (from: number) => boundaryFrom(source, line, from)
  const first = after(bodyAt)
  let around = source.slice(bodyAt, first < 0 ? source.length : first)
  for (let at = first; at >= 0; ) {
    const next = after(at + line.length)
    const part = source.slice(at + line.length, next < 0 ? source.length : next)
    // Nothing is a part after the last, also where there is more of it.
    if (next < 0 && part.startsWith('--')) {
      around += `\n${part.slice(2)}`
      break
    }
    if (parts.left-- === 0) throw new RangeError('more parts than are read')
    found.push(part)
    at = next
  }
  return { found, around }
}

/** Where the next boundary is; one that only begins so is another mail's. */
function boundaryFrom(source: string, line: string, from: number): number {
  let at = source.indexOf(line, from)
  while (at >= 0 && /[^\s-]/.test(source.charAt(at + line.length)))
    at = source.indexOf(line, at + line.length)
  return at
}

/** Whether a part is a file beside the mail's own text. */
const hangsOn = (head: string) =>
  headerOf(head, 'content-disposition').toLowerCase().startsWith('attachment') ||
  headerOf(head, 'content-type').toLowerCase().startsWith('message/')

/** The fields with their letters as themselves: as bytes, as words that are packed (RFC 2047), and as in addresses. */
function textOfHead(head: string): string {
  const text = decoded(Buffer.from(head, 'latin1'), '')
  return undone(text.replaceAll(/\?=\s+=\?/g, '?==?').replaceAll(PACKED_WORDS, unpackedWord))
}
const PACKED_WORDS = /=\?([\w-]{1,40})\?([bq])\?([^?\s]*)\?=/gi

function unpackedWord(whole: string, charset: string, how: string, packed: string): string {
  const encoding = how.toLowerCase() === 'b' ? 'base64' : 'quoted-printable'
  const bytes = decodedBody(encoding === 'base64' ? packed : packed.replaceAll('_', ' '), encoding)
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return whole
  }
}

const headerOf = (head: string, name: string): string => {
  const line = head.split(/\r?\n/).find(each => each.toLowerCase().startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}

function decodedBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  return unquoted(Buffer.from(body, 'latin1'))
}
