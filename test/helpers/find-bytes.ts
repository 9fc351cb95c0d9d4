// Looks for words in every file of a folder, byte by byte, however a file may have written or packed them.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { constants, gunzipSync, inflateRawSync } from 'node:zlib'
import { pdfPages } from './pdf-text.ts'

/**
 * The files that hold the words: as UTF-8 or UTF-16, in base64 at any place, escaped as in JSON or as in mail, in the text of a PDF that the
 * program wrote, and in what lies packed in a zip or by gzip.
 */
export function filesWith(dir: string, words: string): string[] {
  const forms = formsOf(words)
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(
      path => relative(dir, path).includes(words) || holds(readFileSync(path), { words, forms, depth: 0 })
    )
    .map(path => relative(dir, path))
}

function formsOf(words: string): Buffer[] {
  const bytes = Buffer.from(words)
  const base64 = [0, 1, 2]
    .map(shift =>
      // What stands before and after a place in base64 changes the letters at its ends only.
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .slice(Math.ceil((shift * 4) / 3), -4)
    )
    // Of a short word so little is left that it stands in every picture and font by chance.
    .filter(({ length }) => length >= LEAST_BY_CHANCE)
  const quoted = [...bytes].map(byte =>
    byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)
  )
  const escaped = words.replaceAll(
    /[^ -~]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
  return [
    bytes,
    Buffer.from(words, 'utf16le'),
    ...[...base64, quoted.join(''), escaped].map(text => Buffer.from(text))
  ]
}

const LEAST_BY_CHANCE = 5

/** A zip in a zip in a zip is as deep as anything here goes. */
const DEEPEST = 4

type Sought = { readonly words: string; readonly forms: readonly Buffer[]; readonly depth: number }

function holds(file: Buffer, sought: Sought): boolean {
  if (sought.forms.some(form => file.includes(form))) return true
  if (sought.depth === DEEPEST) return false
  if (file.subarray(0, 5).toString() === '%PDF-') return inPdf(file, sought.words)
  return unpacked(file).some(inner => holds(inner, { ...sought, depth: sought.depth + 1 }))
}

// The browser's own PDF has no text that can be read so, and is looked through as bytes alone.
function inPdf(file: Buffer, words: string): boolean {
  if (!file.includes('Kanalarkiv')) return false
  return pdfPages(file).join(' ').replaceAll(/\s+/g, ' ').includes(words.replaceAll(/\s+/g, ' '))
}

function unpacked(file: Buffer): Buffer[] {
  if (file.subarray(0, 2).equals(GZIP)) return tried(() => gunzipSync(file))
  if (!file.subarray(0, 4).equals(ZIP)) return []
  const found: Buffer[] = []
  for (let at = 0; at >= 0; at = file.indexOf(ZIP, at + 4)) {
    const [method, name, extra] = [8, 26, 28].map(field => file.readUInt16LE(at + field))
    const start = at + 30 + (name ?? 0) + (extra ?? 0)
    const next = file.indexOf(ZIP, start)
    const packed = file.subarray(start, next < 0 ? undefined : next)
    // A length that stands after what it is the length of is not needed: what is packed says where it ends.
    found.push(
      ...(method === 8
        ? tried(() => inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH }))
        : [packed])
    )
  }
  return found
}

const GZIP = Buffer.from('1f8b', 'hex')
const ZIP = Buffer.from('504b0304', 'hex')

function tried(unpack: () => Buffer): Buffer[] {
  try {
    return [unpack()]
  } catch {
    return []
  }
}
