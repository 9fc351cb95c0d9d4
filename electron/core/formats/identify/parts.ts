// Files that are a row of parts, each with its length and its name: which parts there are tells the version.
import { MEDIA_TYPE_BYTES, mediaTypeOf } from '../media-type.ts'
import type { FileFormat, Looked } from './format.ts'

/** More parts than any such file has in earnest. */
const MOST = 100_000

export async function png(looked: Looked): Promise<FileFormat | null> {
  if (!looked.head.startsWith('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')) return null
  const name = 'Portable Network Graphics'
  const parts = await chunks(looked)
  if (parts === null) return { mediaType: 'image/png', name, version: null, key: null }
  if (parts.has('acTL') && parts.has('fcTL'))
    return { mediaType: 'image/apng', name: `Animated ${name}`, version: null, key: 'fmt/935' }
  const [version, key] = parts.has('iTXt')
    ? ['1.2', 'fmt/13']
    : ['iCCP', 'sPLT', 'sRGB'].some(part => parts.has(part))
      ? ['1.1', 'fmt/12']
      : ['1.0', 'fmt/11']
  return { mediaType: 'image/png', name, version, key }
}

/** The names of the parts of a PNG; null when it does not end as one. */
async function chunks({ size, read }: Looked): Promise<Set<string> | null> {
  const names = new Set<string>()
  let at = 8
  for (let count = 0; count < MOST && at + 12 <= size; count++) {
    const start = await read(at, 8)
    const name = start.toString('latin1', 4)
    names.add(name)
    at += start.readUInt32BE(0) + 12
    if (name === 'IEND') return at <= size && at >= size - 4 ? names : null
  }
  return null
}

const BRANDS = /^.{4}ftyp.{0,64}(?:mp42|mp41|isom|iso2)/s

export async function mp4({ head, size, read }: Looked): Promise<FileFormat | null> {
  const mediaType = mediaTypeOf(Buffer.from(head.slice(0, MEDIA_TYPE_BYTES), 'latin1'))
  // Others are of the same family, and say so among the brands that they name beside their own.
  if (!BRANDS.test(head) || !(mediaType === 'video/mp4' || mediaType === 'audio/mp4')) return null
  const format = { mediaType, name: 'MPEG-4 Media File', version: null }
  let at = 0
  for (let count = 0; count < MOST && at + 16 <= size; count++) {
    const start = await read(at, 16)
    const said = start.readUInt32BE(0)
    const length = said === 1 ? Number(start.readBigUInt64BE(8)) : said
    if (start.toString('latin1', 4, 8) === 'moov') return { ...format, key: 'fmt/199' }
    if (length < 8) break
    at += length
  }
  return { ...format, key: null }
}
