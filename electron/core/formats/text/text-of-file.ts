// The words in a kept file, to be compared with other words; never shown. Every part of a page or mail is read, also what its
// markup says beside the text. Linear in the length of the file.
import { textOfHtml } from '../mail/html-text.ts'

/** What the file says, or null where its kind has no words that can be read. */
export function textOfFile(bytes: Uint8Array, mediaType: string): string | null {
  const [type = ''] = mediaType.toLowerCase().split(';')
  if (type === 'application/json' || type.endsWith('+json')) return textOfJson(utf8(bytes))
  if (type.startsWith('multipart/') || type === 'message/rfc822') return textOfMime(latin1(bytes), 0)
  if (type === 'text/html' || type === 'application/xhtml+xml') return textOfMarkup(utf8(bytes))
  if (type.startsWith('text/') || type === 'application/xml' || type.endsWith('+xml')) return utf8(bytes)
  return null
}

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')

/** The text of a page, and after it the markup, since words may stand in what a picture or a button is called. */
const textOfMarkup = (html: string) => `${textOfHtml(html)}\n${withLetters(html)}`

/** Letters that are written as numbers or names. */
const withLetters = (html: string) =>
  html.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10)
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole
  })

const NAMED: Readonly<Record<string, string>> = {
  ...{ aring: 'å', auml: 'ä', ouml: 'ö', Aring: 'Å', Auml: 'Ä', Ouml: 'Ö', eacute: 'é', uuml: 'ü' },
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
}

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

/** A mail, or a page that was saved with all its parts. */
function textOfMime(source: string, depth: number): string {
  const end = /\r?\n\r?\n/.exec(source)
  if (end === null || depth > DEEPEST) return source
  const head = source.slice(0, end.index).replaceAll(/\r?\n[ \t]+/g, ' ')
  const body = source.slice(end.index + end[0].length)
  const type = headerOf(head, 'content-type').toLowerCase()
  const boundary = /boundary="?([^";]+)/i.exec(headerOf(head, 'content-type'))?.[1]
  if (boundary !== undefined)
    return body
      .split(`--${boundary}`)
      .slice(1, -1)
      .map(part => textOfMime(part.replace(/^\r?\n/, ''), depth + 1))
      .join('\n')
  const isText = type === '' || type.startsWith('text/') || type.includes('json') || type.includes('xml')
  if (!isText && !type.startsWith('message/')) return head
  const decoded = decodedBody(body, headerOf(head, 'content-transfer-encoding').toLowerCase())
  if (type.startsWith('message/')) return textOfMime(decoded.toString('latin1'), depth + 1)
  const text = decoded.toString(/charset="?(?:iso-8859|windows-125|latin)/.test(type) ? 'latin1' : 'utf8')
  return `${head}\n${type.startsWith('text/html') ? textOfMarkup(text) : text}`
}

const headerOf = (head: string, name: string): string => {
  const line = head.split(/\r?\n/).find(each => each.toLowerCase().startsWith(`${name}:`))
  return line?.slice(name.length + 1).trim() ?? ''
}

function decodedBody(body: string, encoding: string): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const letters = body
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(letters, 'latin1')
}
