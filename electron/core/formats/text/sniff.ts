// What a file is, and how its letters are encoded, by what its bytes look like; neither its name nor what was said of it counts. Pure.
import { isCompoundFile } from '../mail/compound-file.ts'
import { beginsAsMail } from '../mail/head.ts'

export const OUTLOOK = 'application/vnd.ms-outlook'

/** So many bytes are looked at. */
export const SNIFFED_BYTES = 4096

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/zip', [0x50, 0x4b, 0x03, 0x04]]
]

/** The media type that the bytes themselves tell of. */
export function sniff(bytes: Uint8Array): string {
  const known = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte))
  if (known !== undefined) return known[0]
  if (isCompoundFile(bytes)) return OUTLOOK
  if (beginsAsMail(bytes)) return 'message/rfc822'
  return isText(bytes) ? 'text/plain' : 'application/octet-stream'
}

function isText(bytes: Uint8Array): boolean {
  const isWide = wideEncodingOf(bytes) !== null
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

function wideEncodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
}
