// Whether a file ends before it says itself that it does, as one that was not copied to its end. Pure: what the bytes say, and of a kind
// that does not say where it ends, nothing.
import { crc32 } from 'node:zlib'

/** Whether the bytes, which are of this media type, are not all of such a file. */
export function isCutOff(bytes: Buffer, mediaType: string): boolean {
  return (ENDS[mediaType] ?? (IN_BOXES.test(mediaType) ? endsAsBoxes : undefined))?.(bytes) === false
}

const ENDS: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/png': endsAsPng,
  'image/jpeg': endsAsJpeg,
  'image/gif': endsAsGif,
  'image/webp': bytes => bytes.length >= 20 && bytes.length >= 8 + bytes.readUInt32LE(4),
  'application/pdf': endsAsPdf
}

/** Kinds that are made of boxes (ISO 14496-12, 4.2). */
const IN_BOXES = /^(?:image\/(?:hei[cf]|avif)|video\/(?:mp4|quicktime|3gpp)|audio\/mp4)/

/** Each chunk that a picture must have is as it was written, from the first to the last (PNG 3, 5.3), and it is no larger than that can be. */
function endsAsPng(bytes: Buffer): boolean {
  if (bytes.length < 33 || areaAt(bytes, 16) > bytes.length * MOST_PER_BYTE.png) return false
  let hasPixels = false
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > bytes.length) return false
    const name = bytes.toString('latin1', at + 4, at + 8)
    const isNeeded = /^[A-Z]/.test(name)
    if (isNeeded && crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return false
    if (name === 'IDAT') hasPixels = true
    if (name === 'IEND') return hasPixels
    at = end + 4
  }
  return false
}

/** The pixels that a byte can stand for: of a PNG what its packing does at best, a bit each; of a GIF a code of twelve bits for 4,096. */
const MOST_PER_BYTE = { png: 8 * 1032, gif: 4096 }

const areaAt = (bytes: Buffer, at: number): number => bytes.readUInt32BE(at) * bytes.readUInt32BE(at + 4)

/** After the head comes what is drawn, and in that the mark of the end stands for nothing else (ITU T.81, B.1.1.2). */
function endsAsJpeg(bytes: Buffer): boolean {
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    at += 2 + bytes.readUInt16BE(at + 2)
    if (marker === START_OF_SCAN) return bytes.indexOf(END_OF_JPEG, at) >= 0
  }
  return false
}
const START_OF_SCAN = 0xda
const END_OF_JPEG = Buffer.of(0xff, 0xd9)

/** One picture at the least, and then nothing or the sign of the end (GIF89a, 27). */
function endsAsGif(bytes: Buffer): boolean {
  const tableOf = (flags = 0) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  let hasPixels = false
  if (bytes.length < 13) return false
  if (bytes.readUInt16LE(6) * bytes.readUInt16LE(8) > bytes.length * MOST_PER_BYTE.gif) return false
  for (let at = 13 + tableOf(bytes[10]); at < bytes.length; ) {
    const kind = bytes[at]
    if (kind !== GIF_PICTURE && kind !== GIF_MORE) return hasPixels
    hasPixels ||= kind === GIF_PICTURE
    at += kind === GIF_PICTURE ? 11 + tableOf(bytes[at + 9]) : 2
    for (let size = bytes[at]; size !== 0; size = bytes[at]) {
      if (size === undefined) return false
      at += 1 + size
    }
    at += 1
  }
  return hasPixels
}
const GIF_PICTURE = 0x2c
const GIF_MORE = 0x21

/** The last that is written says where all else lies (ISO 32000-2, 7.5.5); some programs write blanks after it. */
function endsAsPdf(bytes: Buffer): boolean {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] ?? 0) <= BLANK) end -= 1
  return bytes.subarray(Math.max(0, end - AT_END), end).includes('%%EOF')
}
const BLANK = 0x20
const AT_END = 1024

/** What they show lies in a box of its own, of whatever the others are made (ISO 14496-12, 8.1.1 and 8.11.11). */
function endsAsBoxes(bytes: Buffer): boolean {
  if (!['mdat', 'idat'].some(name => bytes.includes(name, 0, 'latin1'))) return false
  let at = 0
  while (at + 16 <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    // The last one may go on to the end; what is no box is what somebody wrote after them.
    const length = size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : size
    if (length < 8) return true
    at += length
  }
  return at <= bytes.length
}
