// What a file is, and how its letters are encoded, by what its bytes look like; neither its name nor what was said of it counts. Pure.
import { isCompoundFile, rootNames } from '../mail/compound-file.ts'
import { beginsAsMail } from '../mail/head.ts'
import { mediaTypeOf, UNKNOWN_TYPE } from '../media-type.ts'
import { SNIFFED_BYTES, wideEncodingOf } from './wide.ts'

export { SNIFFED_BYTES }

export const OUTLOOK = 'application/vnd.ms-outlook'

const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** The media type that the bytes themselves tell of. */
export function sniff(bytes: Uint8Array): string {
  const known = mediaTypeOf(bytes)
  if (known !== UNKNOWN_TYPE) return known
  if (ZIP.every((byte, at) => bytes[at] === byte)) return 'application/zip'
  if (isCompoundFile(bytes)) return inCompound(bytes)
  if (beginsAsMail(bytes)) return 'message/rfc822'
  return isText(bytes) ? 'text/plain' : UNKNOWN_TYPE
}

/** Of the programs that keep their files in that container; one that cannot be looked into is taken for Outlook's, and read as such. */
export function inCompound(bytes: Uint8Array): string {
  const names = rootNames(bytes)
  if (names === null || names.has('__properties_version1.0')) return OUTLOOK
  return OFFICE.find(([stream]) => names.has(stream))?.[1] ?? UNKNOWN_TYPE
}

const OFFICE = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint']
] as const

function isText(bytes: Uint8Array): boolean {
  const isWide = isUtf32(bytes) || wideEncodingOf(bytes) !== null
  const controls = bytes
    .subarray(0, SNIFFED_BYTES)
    .filter(byte => byte < 9 || (byte > 13 && byte < 32)).length
  return isWide || controls === 0
}

// The byte-order mark says; without one, what is not UTF-8 is taken for the encoding of older Windows programs. The
// original bytes are kept, so that a wrong guess loses nothing.
export function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const wide = wideEncodingOf(bytes)
  if (wide !== null) return wide
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** Four bytes for each letter, by the mark: in either order. */
export const isUtf32 = (bytes: Uint8Array): boolean =>
  [LITTLE, BIG].some(mark => mark.every((byte, at) => bytes[at] === byte))
const [LITTLE, BIG] = [
  [0xff, 0xfe, 0, 0],
  [0, 0, 0xfe, 0xff]
] as const

/** The letters of such a text. */
export function textOfUtf32(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const isLittle = bytes[0] === LITTLE[0]
  let text = ''
  for (let at = 4; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle)
    text += code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\uFFFD'
  }
  return text
}
