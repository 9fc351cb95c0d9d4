// What a file is by its bytes, in the words of PRONOM: its name, version and key there. What a sender called it does not count.
// The signatures are those of PRONOM, and a key is given only where one of them holds.
import { type FileHandle, open } from 'node:fs/promises'
import { family } from './family.ts'
import type { FileFormat, Looked } from './format.ts'
import { mp4, png } from './parts.ts'
import { pdf } from './pdf.ts'
import { packed } from './zip.ts'

const HEAD = 64 << 10
const TAIL = 128 << 10

/** Null where no signature holds. */
export async function identify(path: string): Promise<FileFormat | null> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const read = (at: number, bytes: number) => piece(file, at, Math.max(0, Math.min(bytes, size - at)))
    const [first, last] = [await read(0, HEAD), await read(Math.max(0, size - TAIL), TAIL)]
    const looked = { path, size, read, head: first.toString('latin1'), tail: last.toString('latin1') }
    for (const known of KNOWN) {
      const format = await known(looked)
      if (format !== null) return format
    }
    return null
  } finally {
    await file.close()
  }
}

async function piece(file: FileHandle, at: number, bytes: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, at)
  return buffer.subarray(0, bytesRead)
}

/** The first bytes in hexadecimal digits, as PRONOM writes its signatures. */
const hex = (head: string) => Buffer.from(head.slice(0, 64), 'latin1').toString('hex')

type Known = (looked: Looked) => FileFormat | null | Promise<FileFormat | null>

const KNOWN: readonly Known[] = [png, jpeg, gif, webp, pdf, packed, mp4, webm, family, mhtml, mail, xml, html]

/** The versions of Exif, by the two last of the four digits that it states. */
const EXIF: Readonly<Record<string, readonly [version: string, key: string]>> = {
  '00': ['2.0', 'x-fmt/398'],
  '10': ['2.1', 'x-fmt/390'],
  '20': ['2.2', 'x-fmt/391'],
  '21': ['2.21', 'fmt/645'],
  ...Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`3${at}`, ['2.3.x', 'fmt/1507'] as const]))
}
const JFIF = [
  ['1.00', 'fmt/42'],
  ['1.01', 'fmt/43'],
  ['1.02', 'fmt/44']
] as const

function jpeg({ head, tail }: Looked): FileFormat | null {
  if (!head.startsWith('\xff\xd8\xff')) return null
  const mediaType = 'image/jpeg'
  if (!tail.includes('\xff\xd9')) return { mediaType, name: 'JPEG', version: null, key: null }
  const start = hex(head)
  const [, minor] = /^ffd8ffe0.{4}4a46494600010([0-2])0[0-2]/.exec(start) ?? []
  if (minor !== undefined) {
    const [version, key] = JFIF[Number(minor)] ?? [null, null]
    return { mediaType, name: 'JPEG File Interchange Format', version, key }
  }
  const name = 'Exchangeable Image File Format (Compressed)'
  const order = /^ffd8ffe1.{4}457869660000(4d4d002a|49492a00)/.exec(start)?.[1]
  if (order === undefined) return { mediaType, name: 'Raw JPEG Stream', version: null, key: 'fmt/41' }
  // The tag, its type and how long it is, in the order of bytes of the file; four digits follow.
  const tag = order === '4d4d002a' ? '\x90\0\0\x07\0\0\0\x0402' : '\0\x90\x07\0\x04\0\0\u000002'
  const at = head.indexOf(tag)
  const [version, key] = EXIF[at < 0 ? '' : head.slice(at + tag.length, at + tag.length + 2)] ?? [null, null]
  return { mediaType, name, version, key }
}

function gif({ head, tail }: Looked): FileFormat | null {
  const [, version = null] = /^GIF(8[79]a)/.exec(head) ?? []
  if (version === null) return null
  const key = tail.slice(-5).includes(';') ? { '87a': 'fmt/3', '89a': 'fmt/4' }[version] : null
  return { mediaType: 'image/gif', name: 'Graphics Interchange Format', version, key: key ?? null }
}

function webp({ head }: Looked): FileFormat | null {
  const [, kind] = /^RIFF.{4}WEBPVP8([ LX])/s.exec(head) ?? []
  const kinds = { ' ': ['Lossy', 'fmt/566'], L: ['Lossless', 'fmt/567'], X: ['Extended', 'fmt/568'] } as const
  if (kind !== ' ' && kind !== 'L' && kind !== 'X') return null
  const [version, key] = kinds[kind]
  return { mediaType: 'image/webp', name: 'WebP', version, key }
}

function webm({ head }: Looked): FileFormat | null {
  if (!/^1a45dfa3(?:..){0,32}4282847765626d4287/.test(hex(head))) return null
  return { mediaType: 'video/webm', name: 'WebM', version: null, key: 'fmt/573' }
}

function mhtml({ head }: Looked): FileFormat | null {
  if (!/MIME-[Vv]ersion: 1\.0[\r\n]{1,2}Content-Type: multipart\/related/.test(head.slice(0, 2100)))
    return null
  return { mediaType: 'multipart/related', name: 'MHTML', version: null, key: 'x-fmt/429' }
}

const FIELDS = [/M(?:IME|ime)-[Vv]ersion: 1\.0/, /To: /, /From: /, /Date: /, /Content-[Tt]ype: /]

/** A mail begins with a field. What only quotes one is a text. */
function mail({ head }: Looked): FileFormat | null {
  const start = head.slice(0, 16_384)
  if (!/^[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]/.test(start) || !FIELDS.every(field => field.test(start)))
    return null
  return { mediaType: 'message/rfc822', name: 'MIME Email', version: '1.0', key: 'fmt/950' }
}

function xml({ head }: Looked): FileFormat | null {
  if (!/^(?:\xef\xbb\xbf)?<\?xml version=["']1\.0["']/.test(head)) return null
  // These are formats of their own, whose versions are told apart by more than the first bytes.
  if (/<(?:\w{1,40}:)?svg[\s>]/.test(head))
    return { mediaType: 'image/svg+xml', name: 'Scalable Vector Graphics', version: null, key: null }
  if (/<html[\s>]/i.test(head)) return null
  return { mediaType: 'application/xml', name: 'Extensible Markup Language', version: '1.0', key: 'fmt/101' }
}

function html({ head, tail }: Looked): FileFormat | null {
  const start = head.slice(0, 1024)
  if (!/^(?:\xef\xbb\xbf)?\s{0,200}</.test(start)) return null
  const page = { mediaType: 'text/html', name: 'Hypertext Markup Language' }
  if (/<!(?:DOCTYPE|doctype) {0,4}(?:HTML|html)>/.test(start))
    return { ...page, version: '5', key: 'fmt/471' }
  if (/<!(?:DOCTYPE|doctype) /.test(start)) return null
  const isWhole = /<(?:HTML|html)[\s>]/.test(start) && /<\/(?:HTML|html|BODY|body)>/.test(tail.slice(-1024))
  return isWhole ? { ...page, version: null, key: 'fmt/96' } : null
}
