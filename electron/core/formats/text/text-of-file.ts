// The words in a kept file, to be compared with other words; never shown. Every part of a page or mail is read, also what its
// markup says beside the text. Linear in the length of the file, and for a thread of its own: the file came from outside.
import { textOfHtml } from '../mail/html-text.ts'

/** A text is read so far, and a mail of so many parts with heads so long: what is larger is no text that a person wrote. */
const MOST_TEXT = 64 << 20
const MOST_PARTS = 10_000
const MOST_HEAD = 1 << 20

/** Whether a file of this kind has words that can be read. */
export function hasWords(mediaType: string): boolean {
  const type = bareType(mediaType)
  return (
    ['application/json', 'application/xml', 'message/rfc822'].includes(type) ||
    /^(?:text|multipart)\/|\+(?:json|xml)$/.test(type)
  )
}

const bareType = (mediaType: string) => mediaType.toLowerCase().split(';', 1)[0] ?? ''

/** What the file says, or null where its kind has no words that can be read. @throws RangeError what is too large to be read */
export function textOfFile(bytes: Uint8Array, mediaType: string): string | null {
  if (!hasWords(mediaType)) return null
  const type = bareType(mediaType)
  if (type === 'application/json' || type.endsWith('+json')) return textOfJson(utf8(bytes))
  if (type.startsWith('multipart/') || type === 'message/rfc822')
    return textOfMime(latin1(bytes), { depth: 0, parts: { left: MOST_PARTS } })
  if (type === 'text/html' || type === 'application/xhtml+xml') return textOfMarkup(utf8(bytes))
  return utf8(bytes)
}

const utf8 = (bytes: Uint8Array) => {
  if (bytes.length > MOST_TEXT) throw new RangeError('a longer text than is read')
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
}
const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** The text of a page, and after it the markup, since words may stand in what a picture or a button is called. */
const textOfMarkup = (html: string) => `${textOfHtml(html)}\n${withLetters(html)}`

/** Letters that are written as numbers or names. */
function withLetters(html: string): string {
  const pieces: string[] = []
  for (let at = 0, end = 0; at < html.length; at = end) {
    end = Math.min(at + PIECE, html.length)
    // A letter is not parted: the longest, `&#1114111;`, has ten signs.
    const begun = html.lastIndexOf('&', end)
    if (end < html.length && begun > end - 10 && begun > at) end = begun
    pieces.push(html.slice(at, end).replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, letterOf))
  }
  return pieces.join('')
}
const PIECE = 1 << 20

function letterOf(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name) ?? whole
  const code = Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10)
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
}

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ aring: 'å', auml: 'ä', ouml: 'ö', Aring: 'Å', Auml: 'Ä', Ouml: 'Ö', eacute: 'é', uuml: 'ü' },
    ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
  })
)

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

const DEEPEST = 10

/** How deep a part lies in a mail, and how many more are read of all its parts. */
type Place = { readonly depth: number; readonly parts: { left: number } }

/** A mail, or a page that was saved with all its parts. */
function textOfMime(source: string, { depth, parts }: Place): string {
  const end = /\r?\n\r?\n/.exec(source)
  if (end === null || depth > DEEPEST) return source
  if (end.index > MOST_HEAD) throw new RangeError('a longer head than is read')
  const head = source.slice(0, end.index).replaceAll(/\r?\n[ \t]+/g, ' ')
  const bodyAt = end.index + end[0].length
  const type = headerOf(head, 'content-type').toLowerCase()
  const boundary = /boundary="?([^";]+)/i.exec(headerOf(head, 'content-type'))?.[1]
  const inside = { depth: depth + 1, parts }
  if (boundary !== undefined)
    return partsOf(source, { boundary, bodyAt, parts })
      .map(part => textOfMime(part.replace(/^\r?\n/, ''), inside))
      .join('\n')
  const isText = type === '' || type.startsWith('text/') || type.includes('json') || type.includes('xml')
  if (!isText && !type.startsWith('message/')) return head
  const decoded = decodedBody(source.slice(bodyAt), headerOf(head, 'content-transfer-encoding').toLowerCase())
  if (type.startsWith('message/')) return textOfMime(decoded.toString('latin1'), inside)
  if (decoded.length > MOST_TEXT) throw new RangeError('a longer text than is read')
  const text = decoded.toString(/charset="?(?:iso-8859|windows-125|latin)/.test(type) ? 'latin1' : 'utf8')
  return `${head}\n${type.startsWith('text/html') ? textOfMarkup(text) : text}`
}

/** What stands between the boundaries; of a mail that was cut off also what stands after the last. */
function partsOf(
  source: string,
  { boundary, bodyAt, parts }: { boundary: string; bodyAt: number; parts: Place['parts'] }
): string[] {
  const line = `--${boundary}`
  const found: string[] = []
  for (let at = source.indexOf(line, bodyAt); at >= 0; ) {
    const next = source.indexOf(line, at + line.length)
    const part = source.slice(at + line.length, next < 0 ? source.length : next)
    if (next < 0 && part.startsWith('--')) break
    if (parts.left-- === 0) throw new RangeError('more parts than are read')
    found.push(part)
    at = next
  }
  return found
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

/** What `=C3` stands for, and lines that were broken put together (RFC 2045). */
function unquoted(quoted: Buffer): Buffer {
  let to = 0
  for (let at = 0; at < quoted.length; at++) {
    const byte = quoted[at] ?? 0
    const [next, after] = [quoted[at + 1] ?? 0, quoted[at + 2] ?? 0]
    if (byte !== EQUALS) quoted[to++] = byte
    else if (next === LF) at += 1
    else if (next === CR && after === LF) at += 2
    else if (hexOf(next) >= 0 && hexOf(after) >= 0) {
      quoted[to++] = 16 * hexOf(next) + hexOf(after)
      at += 2
    } else quoted[to++] = byte
  }
  return quoted.subarray(0, to)
}

const [EQUALS, CR, LF] = [0x3d, 0x0d, 0x0a]

function hexOf(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}
